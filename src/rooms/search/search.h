/* search: one search over everything public, and for staff over what they may see. Other rooms put their records in as
 * documents, one for each language of a record, in the save that changes them; it knows no room. Persons are never in
 * it: they are found in the people search, whose looks are journalled.
 *
 * search_document (a record in one language, its text whole), search_face (what kind, whose, behind which permission),
 * search_part, search_place, search_posting (the index), search_word ("did you mean"). All of it is made of other rows:
 * in no package, and made again by `kotipolku search`. How and why so: docs/decisions/search.md. */
#pragma once
#include "auth/permissions.h"
#include "base/by_name.h"
#include "base/task.h"

/* Kinds of record that are found: code, what a list of them is called. A new one: a row here and one in
 * rooms/searched.c, search_put() in the saves of its room and search_drop() where a record goes. */
/* clang-format off */
#define SEARCH_KINDS(K) \
    K(SERVICE,     service,     N_("Services")) \
    K(PUBLICATION, publication, N_("Publications and materials")) \
    K(COURSE,      course,      N_("Courses of orientation")) \
    K(OPERATION,   operation,   N_("Projects that everybody sees")) \
    K(PROJECT,     project,     N_("Projects")) \
    K(GROUP,       group,       N_("Groups")) \
    K(PROVIDER,    provider,    N_("Schools, employers and services")) \
    K(INSTRUMENT,  instrument,  N_("Questionnaires")) \
    K(MODULE,      module,      N_("Modules"))
/* clang-format on */
enum search_kind {
#define K(NAME, code, name) SEARCH_##NAME,
    SEARCH_KINDS(K)
#undef K
        SEARCH__N
};

/* permission: PERM_PUBLIC for everybody; else who has it and, when project is not 0, works there (an admin sees every
 * project's). language: ISO 639-3 or a tag of ours; "" none in particular. version: the record's.
 * text: plain, shown in part; also: what it is found by besides and what is not shown (names in other languages). */
struct search_document {
    enum search_kind kind;
    enum permission permission;
    int64_t record, version, project;
    struct str language, title, text, also;
} ONLY_BY_NAME;
enum { SEARCH_TEXT_MOST = 100 * 1000 }; /* bytes of a text that are kept */
/* The record is found by this in this language from the commit on, and no more by what it said before. */
void search_put(struct task *t, const struct search_document *given);
/* It is not found any more; language "": in none. */
void search_drop(struct task *t, enum search_kind kind, int64_t record, struct str language);

/* For the rooms' functions that say which of their records the index has otherwise than they are. */
struct search_records {
    int64_t *at;
    size_t n, cap;
};

/* Now and then, by the server (or with the program's search_tend, by a command): puts parts of the index together. In
 * how many seconds it wants to be asked again. */
int64_t search_often(struct task *t);
void search_tend(struct task *t);
/* Forgets everything; searched.c puts it in again. In transactions of its own. */
void search_forget_all(struct task *t);

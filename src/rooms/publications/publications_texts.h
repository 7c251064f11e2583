/* publications_texts: the texts of a publication, each saved one a version, and lists of publications for staff. Only
 * this room. */
#pragma once
#include "rooms/decided.h"
#include "rooms/publications/publications.h"

enum { PUBLICATION_NOTE_MOST = 1000, PUBLICATION_VERSIONS_MOST = 200 /* listed */ };

struct publication_text {
    int64_t number;
    struct str title, summary, body, basis, staff_name;
    struct instant saved_at;
};
struct publication_texts {
    struct publication_text *at;
    size_t n, cap;
};

enum { PUBLICATION_STEPS_MOST = 50 };
struct decideds publications_steps(struct task *t, int64_t publication);

bool publications_reviews_in(const struct task *t, int64_t project);
bool publications_publishes_in(const struct task *t, int64_t project);

/* ---- reading (staff) */
struct publications {
    struct publication *at;
    size_t n, cap;
    int64_t all;
};
struct publication_filter {
    int64_t project;
    struct str kind, state; /* "": any */
};
struct publications publications_listed(
    struct task *t, const struct publication_filter *f, int64_t start, int64_t limit);
/* number 0: the newest. False: there is none. */
bool publications_text(
    struct task *t, int64_t publication, struct str tag, int64_t number, struct publication_text *ret_text);
struct publication_texts publications_versions(struct task *t, int64_t publication, struct str tag);

/* ---- writing */
/* Text of the source language (basis empty) or a translation. number: the one that was read; CONFLICT: there is a newer
 * one. The same text once more is no new version. INVALID: title. */
enum outcome publications_put_text(struct task *t, int64_t publication, struct str tag,
    const struct publication_text *text, struct problems *ret_problems) MUST_USE;
/* The text of this version becomes the newest one once more. */
enum outcome publications_bring_back(struct task *t, int64_t publication, struct str tag, int64_t number) MUST_USE;

/* activity: what the files of the report "activity" share. Only for the files of this room. */
#pragma once
#include "rooms/reports/report_table.h"

struct activity_scope {
    int64_t project, organisation;
    struct str from, to;
};
/* Points into *s. */
struct activity_scope activity_scope(const struct report_scope *s);

/* Columns of the tables by month, kind, group and language. */
enum {
    KEY,
    NAME,
    LANGUAGE,
    SESSIONS,
    MINUTES,
    VISITS,
    PERSON_MINUTES,
    VISITORS,
    CONTACTS,
    CONTACT_MINUTES,
    TALKS,
    TALK_MINUTES,
    TALK_PERSON_MINUTES,
    NEWCOMERS,
    TIMED,
    COLUMNS
};

/* ---- contacts by topic (activity_topics.c). A topic is a text people write: those that fold alike are one. */

enum { TOPIC_KEY, TOPIC_NAME, TOPIC_CONTACTS, TOPIC_MINUTES, TOPIC_COLUMNS };
extern const struct report_column activity_topic_columns[TOPIC_COLUMNS];

struct topic {
    struct str folded, name; /* name: the spelling that was written most */
    int64_t n, minutes, most;
    struct strs spellings;
};
struct topics {
    struct topic *at;
    size_t n, cap;
    size_t *slots, slots_n; /* open addressing: index + 1 */
};
void activity_topic_add(struct task *t, struct topics *all, struct str topic, int64_t n, int64_t minutes);
/* The commonest, then all others together. */
void activity_topics_put(struct task *t, struct topics *all, struct report_table *table);
/* Contacts in these days; language "*": any; topic: the key of a line, "" any. */
struct figure_rows activity_contacts(struct task *t, const struct activity_scope *s, const struct figure_wanted *w,
    struct str language, struct str topic);

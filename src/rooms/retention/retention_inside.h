/* retention_inside: what the files of this room share: tables and columns of the categories, and what is done to one
 * person. */
#pragma once
#include "db/emptied.h"
#include "rooms/retention/retention.h"

/* See retention.def. */
struct retention_table {
    enum retention_category category;
    const char *table, *person, *by_person, *by_day, *kept, *gone;
};
extern const struct retention_table retention_tables[];
extern const size_t retention_tables_n;
/* Some rows of a table lose more. */
struct retention_extra {
    enum retention_category category;
    const char *table, *by_person, *gone;
};
extern const struct retention_extra retention_extras[];
extern const size_t retention_extras_n;
struct retention_column {
    const char *table, *column;
};
extern const struct retention_column retention_child_columns[];
extern const size_t retention_child_columns_n;
/* Tables that look as if they were about persons. */
struct retention_other {
    const char *table, *why;
};
extern const struct retention_other retention_others[];
extern const size_t retention_others_n;

bool retention_has_person(const struct retention_table *x); /* its rows are found by a person */
bool retention_has_days(const struct retention_table *x);   /* … by their own day */
const char *retention_where(const struct retention_table *x);

/* Rows of theirs in this category: that would be deleted, or hold something that would go. add_n: as many as ids. */
void retention_records(struct task *t, const struct db_tables *all, enum retention_category category,
    const struct db_ids *ids, int64_t *add_n);
/* In a write transaction; the number of records that were deleted or emptied. */
int64_t retention_empty(
    struct task *t, const struct db_tables *all, enum retention_category category, const struct db_ids *ids);
/* Each becomes a fact without a name, with all files that were merged into hers; see retention_fact.c. */
int64_t retention_anonymise(struct task *t, const struct db_tables *all, const struct db_ids *persons);
/* The first day that is not due, of a category whose rows have clocks of their own. */
struct day retention_cutoff(struct task *t, enum retention_category category);
/* Of the rows of this table, no more than `most`. */
int64_t retention_empty_rows(
    struct task *t, const struct db_tables *all, const struct retention_table *x, struct day before, int64_t most);
void retention_count_rows(struct task *t, enum retention_category category, int64_t *ret_persons, int64_t *ret_records);

/* When the clocks of a person begin; see retention_clock_facts. */
struct retention_clocks {
    int64_t person, spells, copies;
    struct day ended, touched, funded, to_ask;
};
/* Why the category of hers must stay today; HOLD_NONE: it is due. *ret_until: the day from which on it need not, "":
 * not known. asked: she herself asks: the house's own term does not hold. Not of ROWS and KEPT. */
enum retention_hold retention_held(struct task *t, enum retention_category category, const struct retention_clocks *c,
    const struct retention_term *term, bool asked, struct day *ret_until);
/* Does this category concern her at all: who takes part, or who never did. */
bool retention_concerns(enum retention_category category, const struct retention_clocks *c);
const char *retention_hold_code(enum retention_hold hold);
/* Looks at everybody, in transactions of its own: the run becomes a preview. */
void retention_fill(struct task *t, int64_t run);
/* false: she is nobody any more. */
bool retention_clocks_of(struct task *t, int64_t person, struct retention_clocks *ret);
/* Is it still so, now that it is to be done? */
bool retention_still_due(
    struct task *t, const struct retention_clocks *c, enum retention_category category, bool asked);
/* A part of long work has memory of its own, so that how much there is does not matter. Zero at first. */
struct retention_portion {
    struct arena *outer, **slot;
};
void retention_portion_begin(struct task *t, struct retention_portion *p);
void retention_portion_end(struct task *t, struct retention_portion *p);

/* emptied: rows of any table, found by a condition, as what looks after the end of data needs them (rooms/retention):
 * counted, emptied of what stands in some of their columns, taken away, or given another number. Which tables, columns
 * and conditions there are, is a table of constants (retention.def), which a test holds against the database. Rooms use
 * their .sql instead. */
#pragma once
#include "db/tables.h"

struct db_ids {
    int64_t *at;
    size_t n, cap;
};

/* where: a condition. Of ids, "= $1" in it means one of them, "<> $1" none of them; with `before` (not ""), $1 is that
 * day or instant. most: rows at once, 0: all; of those found by `before`. */
struct db_some {
    const char *table, *where;
    struct db_ids ids;
    struct str before;
    int64_t most;
};
int64_t db_some_count(struct task *t, const struct db_some *some);
/* How many different values the column has in them. */
int64_t db_some_distinct(struct task *t, const struct db_some *some, const char *column);
/* In a write transaction. The number of rows. */
int64_t db_some_drop(struct task *t, const struct db_some *some);
/* The columns (names between blanks) have nothing in them afterwards: NULL; where it may not be: an empty text, 0, no
 * bytes (of a column called …_key or …_hash), an empty secret. Only rows that have something there are counted. */
int64_t db_some_empty(struct task *t, const struct db_table *table, const struct db_some *some, const char *columns);
/* How many rows that would empty. */
int64_t db_some_filled(struct task *t, const struct db_table *table, const struct db_some *some, const char *columns);

/* Rows of many tables, counted for each of many ids at once: of `where`, or of those in which one of the columns has
 * something ("": all). */
struct db_rows_of {
    const struct db_table *table;
    const char *where, *columns;
};
/* add_n: as many as ids, in their order; what was found is added. */
void db_count_each(
    struct task *t, const struct db_rows_of *list, size_t nlist, const struct db_ids *ids, int64_t *add_n);

/* The column says to.at[i] where it said from.at[i]. */
void db_some_point(
    struct task *t, const char *table, const char *column, const struct db_ids *from, const struct db_ids *to);

/* emptied: rows of any table, found by a condition, as what looks after the end of data needs them (rooms/retention):
 * counted, emptied of what stands in some of their columns, taken away, or given another number. Which tables, columns
 * and conditions there are, is a table of constants (retention.def), which a test holds against the database. Rooms use
 * their .sql instead. */
#pragma once
#include "db/tables.h"

/* where: a condition in which $1 is `id`, or, of `before` (not ""), that day or instant. */
struct db_some {
    const char *table, *where;
    int64_t id;
    struct str before;
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
/* The column says `to` where it said `from`. */
void db_some_point(struct task *t, const char *table, const char *column, int64_t from, int64_t to);

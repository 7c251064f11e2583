/* tables: a database as tables, columns and rows, whatever they are about: for what copies all of them (backup). Only
 * what lies in the database itself is known here, so a new table needs no word. Values travel as they are stored:
 * secrets stay sealed. Rooms use their .sql instead. */
#pragma once
#include "db/db.h"

enum { TABLE_COLUMNS = 96 };
struct db_table {
    struct str name;
    const struct db_column *columns; /* DB_INT, DB_TEXT, DB_BYTES, DB_REAL */
    unsigned ncolumns;
    const struct db_stmt *read; /* all rows, in an order that is the same on both engines */
    const struct db_stmt *add;
};
struct db_tables {
    struct db_table *at;
    size_t n, cap;
};
/* By name; schema_version is one of them. In a transaction. Fails for a column of a kind the program never makes. */
struct db_tables db_tables(struct task *t);
struct db_table *db_tables_find(const struct db_tables *all, struct str name); /* NULL: none of this name */
/* True: the same columns in the same order. */
bool db_table_same(const struct db_table *x, const struct db_table *y);

/* Away with all rows, those too that migrations put in. In a write transaction, references not looked after. */
bool db_tables_empty(struct task *t, const struct db_tables *all, struct buf *ret_why);
/* Puts in one row, later or at once as db_add(). values: as many as columns. */
void db_table_add(struct task *t, const struct db_table *table, const struct db_value *values);

/* While many rows are put in, indexes and references would be looked after row by row, and a row could come before the
 * one it refers to. Takes them off; ret_again: what makes them anew. Outside a transaction, false and *ret_why. */
bool db_ties_cut(struct task *t, struct strs *ret_again, struct buf *ret_why);
bool db_ties_make(struct task *t, const struct strs *again, struct buf *ret_why);

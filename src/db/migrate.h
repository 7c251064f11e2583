/* migrate: the shape of the embedded migrations that tools/embed makes of migrations/NNNN_name.sql. The functions that
 * bring a database up to date stand in db.h; test helpers use migrate_sql() to build a database of their own. */
#pragma once
#include "db/db.h"

struct embedded_migration {
    int number;
    const char *name; /* "0003_projects_people" */
    const char *sql;  /* with the tokens {id} {int} {bytes} {text} {real} {strict} */
};
extern const struct embedded_migration db_migrations[]; /* by number, ascending */
extern const unsigned db_migrations_n;

/* Writes `sql` with the tokens as `engine` spells them. Braces inside quoted text are left alone. */
void migrate_sql(enum db_engine engine, const char *sql, struct buf *out);

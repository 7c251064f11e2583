/* statement: how generated code (tools/sqlc) turns C values into parameters and columns into C values.
 * For generated code only; rooms see the typed functions. A NULL in a column without `?` reads as what `?` would give
 * where the C type has such a value (text, day, id); for int, bool and real it is a bug of the statement and fails. */
#pragma once
#include "db/db.h"

#define DB_ARG static inline __attribute__((unused)) struct db_value

DB_ARG db_arg_int(int64_t v) { return (struct db_value){ .type = DB_INT, .i = v }; }
DB_ARG db_arg_int_or_null(int64_t v) { return (struct db_value){ .type = DB_INT, .i = v, .null = v == INT_NONE }; }
DB_ARG db_arg_id(int64_t v) { return (struct db_value){ .type = DB_INT, .i = v }; }
DB_ARG db_arg_id_or_null(int64_t v) { return (struct db_value){ .type = DB_INT, .i = v, .null = v == 0 }; }
DB_ARG db_arg_bool(bool v) { return (struct db_value){ .type = DB_BOOL, .i = v }; }
DB_ARG db_arg_bool_or_null(enum yesno v)
{
    return (struct db_value){ .type = DB_BOOL, .i = v == YES, .null = v == YESNO_UNKNOWN };
}
DB_ARG db_arg_real(double v) { return (struct db_value){ .type = DB_REAL, .d = v }; }
DB_ARG db_arg_text(struct str v) { return (struct db_value){ .type = DB_TEXT, .s = v }; }
DB_ARG db_arg_text_or_null(struct str v) { return (struct db_value){ .type = DB_TEXT, .s = v, .null = v.n == 0 }; }
DB_ARG db_arg_name(struct str v) { return db_arg_text(v); }
DB_ARG db_arg_name_or_null(struct str v) { return db_arg_text_or_null(v); }
DB_ARG db_arg_bytes(struct str v) { return (struct db_value){ .type = DB_BYTES, .s = v }; }
DB_ARG db_arg_bytes_or_null(struct str v) { return (struct db_value){ .type = DB_BYTES, .s = v, .null = v.n == 0 }; }
DB_ARG db_arg_secret(struct str v) { return (struct db_value){ .type = DB_SECRET, .s = v }; }
DB_ARG db_arg_secret_or_null(struct str v) { return (struct db_value){ .type = DB_SECRET, .s = v, .null = v.n == 0 }; }
/* Days, instants and clocks come by address: the text stays where the caller has it. */
DB_ARG db_arg_day(const struct day *v) { return db_arg_text(day_str(v)); }
DB_ARG db_arg_day_or_null(const struct day *v) { return db_arg_text_or_null(day_str(v)); }
DB_ARG db_arg_instant(const struct instant *v) { return db_arg_text(instant_str(v)); }
DB_ARG db_arg_instant_or_null(const struct instant *v) { return db_arg_text_or_null(instant_str(v)); }
DB_ARG db_arg_clock(const struct clock *v) { return db_arg_text(clock_str(v)); }
DB_ARG db_arg_clock_or_null(const struct clock *v) { return db_arg_text_or_null(clock_str(v)); }

int64_t db_id(struct task *t, struct db_rows *rows, unsigned col);
int64_t db_integer(struct task *t, struct db_rows *rows, unsigned col);
int64_t db_integer_or_none(struct task *t, struct db_rows *rows, unsigned col);
bool db_bool(struct task *t, struct db_rows *rows, unsigned col);
enum yesno db_bool_or_none(struct task *t, struct db_rows *rows, unsigned col);
double db_double(struct task *t, struct db_rows *rows, unsigned col);
struct str db_copy(struct task *t, struct db_rows *rows, unsigned col); /* in the arena */
struct day db_day(struct task *t, struct db_rows *rows, unsigned col);
struct instant db_instant(struct task *t, struct db_rows *rows, unsigned col);
struct clock db_clock(struct task *t, struct db_rows *rows, unsigned col);
/* These mark that the task has seen somebody (task.h). */
struct str db_name(struct task *t, struct db_rows *rows, unsigned col);        /* in the arena */
struct str db_name_view(struct task *t, struct db_rows *rows, unsigned col);   /* until the next step */
struct str db_secret(struct task *t, struct db_rows *rows, unsigned col);      /* opened, in the arena */
struct str db_secret_view(struct task *t, struct db_rows *rows, unsigned col); /* opened; until the next step */

/* good_sql: made by tools/sqlc from good.sql; change that file. */
#include "good_sql.h"
#include "db/statement.h"
#include "sql_numbers.h"

static void take_visit(struct task *t, struct db_rows *rows, unsigned c, struct good_sql_visit_row *row)
{
    row->id = db_id(t, rows, c + 0);
    row->name = db_copy(t, rows, c + 1);
    row->case_ = db_integer_or_none(t, rows, c + 2);
}

static void view_visit(struct task *t, struct db_rows *rows, unsigned c, struct good_sql_visit_row *row)
{
    row->id = db_id(t, rows, c + 0);
    row->name = db_text(rows, c + 1);
    row->case_ = db_integer_or_none(t, rows, c + 2);
}

static void take_secret_visit(struct task *t, struct db_rows *rows, unsigned c, struct good_sql_secret_visit_row *row)
{
    row->note = db_secret(t, rows, c + 0);
    row->photo = db_copy(t, rows, c + 1);
    row->day = db_day(t, rows, c + 2);
}

static void view_secret_visit(struct task *t, struct db_rows *rows, unsigned c, struct good_sql_secret_visit_row *row)
{
    row->note = db_secret_view(t, rows, c + 0);
    row->photo = db_text(rows, c + 1);
    row->day = db_day(t, rows, c + 2);
}

static void take_counted(struct task *t, struct db_rows *rows, unsigned c, struct good_sql_counted_row *row)
{
    row->total = db_integer(t, rows, c + 0);
    take_visit(t, rows, c + 1, &row->visit);
}

static const struct db_column find_params[] = { { "person", DB_INT, false } };
static const struct db_column find_columns[] = { { "id", DB_INT, false }, { "name", DB_TEXT, false }, { "phone", DB_SECRET, true }, { "born", DB_TEXT, true }, { "ok", DB_BOOL, true }, { "n", DB_INT, true }, { "mine", DB_BOOL, false }, { "at_", DB_TEXT, false }, { "begins", DB_TEXT, true }, { "photo", DB_BYTES, false }, { "share", DB_REAL, false } };
extern const struct db_stmt good_sql_find_stmt;
const struct db_stmt good_sql_find_stmt = {
    .room = "good", .name = "find", .kind = DB_ONE,
    .sql =
        "SELECT id, name, phone, born, ok, n,   mine, at, begins, photo, share \n"
        "FROM p WHERE id = $1 AND name <> 'it''s; $7' AND x IS DISTINCT FROM 3",
    .number = SQL_good_find, .nparams = 1, .ncolumns = 11, .params = find_params, .columns = find_columns,
    .file = "good.sql", .line = 9
};

static void take_find(struct task *t, struct db_rows *rows, struct good_sql_find_row *row)
{
    row->id = db_id(t, rows, 0);
    row->name = db_copy(t, rows, 1);
    row->phone = db_secret(t, rows, 2);
    row->born = db_day(t, rows, 3);
    row->ok = db_bool_or_none(t, rows, 4);
    row->n = db_integer_or_none(t, rows, 5);
    row->mine = db_bool(t, rows, 6);
    row->at_ = db_instant(t, rows, 7);
    row->begins = db_clock(t, rows, 8);
    row->photo = db_copy(t, rows, 9);
    row->share = db_double(t, rows, 10);
}

bool good_sql_find(struct task *t, int64_t person, struct good_sql_find_row *ret_row)
{
    const struct db_value args[] = {
        db_arg_id(person),
    };
    struct db_rows *rows = db_run(t, &good_sql_find_stmt, args);
    bool found = db_step(t, rows);
    if (found)
        take_find(t, rows, ret_row);
    db_done(rows);
    return found;
}

static const struct db_column names_params[] = { { "case", DB_TEXT, true }, { "after", DB_BYTES, false }, { "limit", DB_INT, false } };
static const struct db_column names_columns[] = { { "id", DB_INT, false }, { "double", DB_TEXT, false } };
extern const struct db_stmt good_sql_names_stmt;
const struct db_stmt good_sql_names_stmt = {
    .room = "good", .name = "names", .kind = DB_MANY,
    .sql =
        "SELECT id, max(name, \"a,b\") FROM p WHERE a > $1 AND b > $2 GROUP BY 1 HAVING count(*) > 1 ORDER BY n LIMIT $3",
    .number = SQL_good_names, .nparams = 3, .ncolumns = 2, .params = names_params, .columns = names_columns,
    .file = "good.sql", .line = 16
};

static void take_names(struct task *t, struct db_rows *rows, struct good_sql_names_row *row)
{
    row->id = db_id(t, rows, 0);
    row->double_ = db_copy(t, rows, 1);
}

struct good_sql_names_rows good_sql_names(struct task *t, struct str case_, struct str after, int64_t limit)
{
    const struct db_value args[] = {
        db_arg_text_or_null(case_),
        db_arg_bytes(after),
        db_arg_int(limit),
    };
    struct db_rows *rows = db_run(t, &good_sql_names_stmt, args);
    struct good_sql_names_rows list = { 0 };
    while (db_step(t, rows)) {
        LIST_ADD(t->a, &list, (struct good_sql_names_row){ 0 });
        take_names(t, rows, &list.at[list.n - 1]);
    }
    db_done(rows);
    return list;
}

static const struct db_column all_columns[] = { { "id", DB_INT, false }, { "n", DB_SECRET, false }, { "b", DB_BYTES, false } };
extern const struct db_stmt good_sql_all_stmt;
const struct db_stmt good_sql_all_stmt = {
    .room = "good", .name = "all", .kind = DB_EACH,
    .sql =
        "SELECT p.* FROM p",
    .number = SQL_good_all, .nparams = 0, .ncolumns = 3, .columns = all_columns,
    .file = "good.sql", .line = 19
};

static void view_all(struct task *t, struct db_rows *rows, struct good_sql_all_row *row)
{
    row->id = db_id(t, rows, 0);
    row->n = db_secret_view(t, rows, 1);
    row->b = db_text(rows, 2);
}

static void walk_all(struct task *t, struct db_rows *rows, bool (*row)(void *x, const struct good_sql_all_row *r), void *x)
{
    struct good_sql_all_row r = { 0 };
    bool more = true;
    while (more && db_step(t, rows)) {
        view_all(t, rows, &r);
        more = row(x, &r);
    }
    db_done(rows);
}

void good_sql_all(struct task *t, bool (*row)(void *x, const struct good_sql_all_row *r), void *x)
{
    struct db_rows *rows = db_run(t, &good_sql_all_stmt, NULL);
    walk_all(t, rows, row, x);
}

void good_sql_all_few(struct task *t, bool (*row)(void *x, const struct good_sql_all_row *r), void *x)
{
    struct db_rows *rows = db_run_few(t, &good_sql_all_stmt, NULL);
    walk_all(t, rows, row, x);
}

void good_sql_all_straight(struct task *t, bool (*row)(void *x, const struct good_sql_all_row *r), void *x)
{
    struct db_rows *rows = db_run_straight(t, &good_sql_all_stmt, NULL);
    walk_all(t, rows, row, x);
}

static const struct db_column made_params[] = { { "name", DB_TEXT, false } };
static const struct db_column made_columns[] = { { "id", DB_INT, false } };
extern const struct db_stmt good_sql_made_stmt;
const struct db_stmt good_sql_made_stmt = {
    .room = "good", .name = "made", .kind = DB_ONE,
    .sql =
        "INSERT INTO p (name, path) VALUES ($1, '\\') RETURNING id",
    .number = SQL_good_made, .nparams = 1, .ncolumns = 1, .params = made_params, .columns = made_columns,
    .file = "good.sql", .line = 22
};

static void take_made(struct task *t, struct db_rows *rows, struct good_sql_made_row *row)
{
    row->id = db_id(t, rows, 0);
}

bool good_sql_made(struct task *t, struct str name, struct good_sql_made_row *ret_row)
{
    const struct db_value args[] = {
        db_arg_text(name),
    };
    struct db_rows *rows = db_run(t, &good_sql_made_stmt, args);
    bool found = db_step(t, rows);
    if (found)
        take_made(t, rows, ret_row);
    db_done(rows);
    return found;
}

static const struct db_column mark_params[] = { { "d", DB_TEXT, false }, { "c", DB_TEXT, true }, { "i", DB_TEXT, false }, { "r", DB_REAL, false }, { "s", DB_SECRET, true }, { "b", DB_BOOL, true } };
extern const struct db_stmt good_sql_mark_stmt;
const struct db_stmt good_sql_mark_stmt = {
    .room = "good", .name = "mark", .kind = DB_EXEC,
    .sql =
        "INSERT INTO x VALUES ($1, $2, $3, $4, $5, $6)",
    .together = &(const struct db_stmt){ .room = "good", .name = "mark", .kind = DB_ADD, .sql =
        "INSERT INTO x VALUES ($1, $2, $3, $4, $5, $6)", .many =
        "INSERT INTO x SELECT added.p1, added.p2, added.p3, added.p4, added.p5, added.p6 FROM unnest($1, $2, $3, $4, $5, $6) AS added(p1, p2, p3, p4, p5, p6)", .number = SQL_NUMBERS_N + SQL_good_mark, .nparams = 6, .params = mark_params, .file = "good.sql", .line = 26 },
    .number = SQL_good_mark, .nparams = 6, .ncolumns = 0, .params = mark_params,
    .file = "good.sql", .line = 26
};

void good_sql_mark(struct task *t, struct day d, struct clock c, struct instant i, double r, struct str s, enum yesno b)
{
    const struct db_value args[] = {
        db_arg_day(&d),
        db_arg_clock_or_null(&c),
        db_arg_instant(&i),
        db_arg_real(r),
        db_arg_secret_or_null(s),
        db_arg_bool_or_null(b),
    };
    struct db_rows *rows = db_run(t, &good_sql_mark_stmt, args);
    db_step(t, rows);
    db_done(rows);
}

static const struct db_column claim_params[] = { { "id", DB_INT, false }, { "id_10", DB_INT, false }, { "id_11", DB_INT, false } };
extern const struct db_stmt good_sql_claim_stmt;
const struct db_stmt good_sql_claim_stmt = {
    .room = "good", .name = "claim", .kind = DB_COUNT,
    .sql =
        "DELETE FROM x WHERE \"id\" IN ($1, $2, $3) OR $1 = 12",
    .together = &(const struct db_stmt){ .room = "good", .name = "claim", .kind = DB_ADD, .sql =
        "DELETE FROM x WHERE \"id\" IN ($1, $2, $3) OR $1 = 12", .many =
        "DELETE FROM x USING unnest($1, $2, $3) AS added(p1, p2, p3) WHERE \"id\" IN (added.p1, added.p2, added.p3) OR added.p1 = 12", .number = SQL_NUMBERS_N + SQL_good_claim, .nparams = 3, .params = claim_params, .file = "good.sql", .line = 29 },
    .number = SQL_good_claim, .nparams = 3, .ncolumns = 0, .params = claim_params,
    .file = "good.sql", .line = 29
};

int64_t good_sql_claim(struct task *t, int64_t id, int64_t id_10, int64_t id_11)
{
    const struct db_value args[] = {
        db_arg_id(id),
        db_arg_id(id_10),
        db_arg_id(id_11),
    };
    struct db_rows *rows = db_run(t, &good_sql_claim_stmt, args);
    db_step(t, rows);
    int64_t changed = db_changed(rows);
    db_done(rows);
    return changed;
}

static const struct db_column put_params[] = { { "id", DB_INT, false }, { "name", DB_TEXT, false }, { "phone", DB_SECRET, true }, { "same_id", DB_INT, false } };
extern const struct db_stmt good_sql_put_stmt;
const struct db_stmt good_sql_put_stmt = {
    .room = "good", .name = "put", .kind = DB_ADD,
    .sql =
        "INSERT INTO p (id, name, values_, phone, place)\n"
        "VALUES ($1, $2, 'values ($1) ) it''s', coalesce($3, (SELECT max(q) FROM x WHERE x.n = $4)), 0)\n"
        "ON CONFLICT (id) DO UPDATE SET name = excluded.name",
    .many =
        "INSERT INTO p (id, name, values_, phone, place)\n"
        "SELECT added.p1, added.p2, 'values ($1) ) it''s', coalesce(added.p3, (SELECT max(q) FROM x WHERE x.n = added.p4)), 0 FROM unnest($1, $2, $3, $4) AS added(p1, p2, p3, p4)\n"
        "ON CONFLICT (id) DO UPDATE SET name = excluded.name",
    .number = SQL_good_put, .nparams = 4, .ncolumns = 0, .params = put_params,
    .file = "good.sql", .line = 32
};

void good_sql_put(struct task *t, int64_t id, struct str name, struct str phone, int64_t same_id)
{
    const struct db_value args[] = {
        db_arg_id(id),
        db_arg_text(name),
        db_arg_secret_or_null(phone),
        db_arg_id(same_id),
    };
    db_add(t, &good_sql_put_stmt, args);
}

static const struct db_column put_all_params[] = { { "id", DB_INT, false }, { "name", DB_TEXT, false }, { "born", DB_TEXT, true }, { "at", DB_TEXT, false }, { "case", DB_INT, true }, { "ok", DB_BOOL, true }, { "share", DB_REAL, false } };
extern const struct db_stmt good_sql_put_all_stmt;
const struct db_stmt good_sql_put_all_stmt = {
    .room = "good", .name = "put_all", .kind = DB_EXEC,
    .sql =
        "INSERT INTO p (id, name, born, at, n, ok, share) VALUES ($1, $2, $3, $4, $5, $6, $7)",
    .together = &(const struct db_stmt){ .room = "good", .name = "put_all", .kind = DB_ADD, .sql =
        "INSERT INTO p (id, name, born, at, n, ok, share) VALUES ($1, $2, $3, $4, $5, $6, $7)", .many =
        "INSERT INTO p (id, name, born, at, n, ok, share) SELECT added.p1, added.p2, added.p3, added.p4, added.p5, added.p6, added.p7 FROM unnest($1, $2, $3, $4, $5, $6, $7) AS added(p1, p2, p3, p4, p5, p6, p7)", .number = SQL_NUMBERS_N + SQL_good_put_all, .nparams = 7, .params = put_all_params, .file = "good.sql", .line = 38 },
    .number = SQL_good_put_all, .nparams = 7, .ncolumns = 0, .params = put_all_params,
    .file = "good.sql", .line = 38
};

void good_sql_put_all_named(struct task *t, const struct good_sql_put_all_args *v)
{
    const struct db_value args[] = {
        db_arg_id(v->id),
        db_arg_text(v->name),
        db_arg_day_or_null(&v->born),
        db_arg_instant(&v->at),
        db_arg_int_or_null(v->case_),
        db_arg_bool_or_null(v->ok),
        db_arg_real(v->share),
    };
    struct db_rows *rows = db_run(t, &good_sql_put_all_stmt, args);
    db_step(t, rows);
    db_done(rows);
}

static const struct db_column look_params[] = { { "a", DB_INT, false }, { "b", DB_INT, false }, { "c", DB_INT, false }, { "d", DB_INT, false }, { "e", DB_INT, false }, { "f", DB_INT, false }, { "g", DB_INT, false } };
static const struct db_column look_columns[] = { { "n", DB_INT, false } };
extern const struct db_stmt good_sql_look_stmt;
const struct db_stmt good_sql_look_stmt = {
    .room = "good", .name = "look", .kind = DB_ONE,
    .sql =
        "SELECT n FROM p WHERE n IN ($1, $2, $3, $4, $5, $6, $7)",
    .number = SQL_good_look, .nparams = 7, .ncolumns = 1, .params = look_params, .columns = look_columns,
    .file = "good.sql", .line = 42
};

static void take_look(struct task *t, struct db_rows *rows, struct good_sql_look_row *row)
{
    row->n = db_integer(t, rows, 0);
}

bool good_sql_look_named(struct task *t, const struct good_sql_look_args *v, struct good_sql_look_row *ret_row)
{
    const struct db_value args[] = {
        db_arg_int(v->a),
        db_arg_int(v->b),
        db_arg_int(v->c),
        db_arg_int(v->d),
        db_arg_int(v->e),
        db_arg_int(v->f),
        db_arg_int(v->g),
    };
    struct db_rows *rows = db_run(t, &good_sql_look_stmt, args);
    bool found = db_step(t, rows);
    if (found)
        take_look(t, rows, ret_row);
    db_done(rows);
    return found;
}

static const struct db_column look_at_all_params[] = { { "a", DB_INT, false }, { "b", DB_INT, false }, { "c", DB_INT, false }, { "d", DB_INT, false }, { "e", DB_INT, false }, { "f", DB_INT, false }, { "g", DB_INT, false } };
static const struct db_column look_at_all_columns[] = { { "n", DB_INT, false } };
extern const struct db_stmt good_sql_look_at_all_stmt;
const struct db_stmt good_sql_look_at_all_stmt = {
    .room = "good", .name = "look_at_all", .kind = DB_EACH,
    .sql =
        "SELECT n FROM p WHERE n IN ($1, $2, $3, $4, $5, $6, $7)",
    .number = SQL_good_look_at_all, .nparams = 7, .ncolumns = 1, .params = look_at_all_params, .columns = look_at_all_columns,
    .file = "good.sql", .line = 45
};

static void view_look_at_all(struct task *t, struct db_rows *rows, struct good_sql_look_at_all_row *row)
{
    row->n = db_integer(t, rows, 0);
}

static void walk_look_at_all(struct task *t, struct db_rows *rows, bool (*row)(void *x, const struct good_sql_look_at_all_row *r), void *x)
{
    struct good_sql_look_at_all_row r = { 0 };
    bool more = true;
    while (more && db_step(t, rows)) {
        view_look_at_all(t, rows, &r);
        more = row(x, &r);
    }
    db_done(rows);
}

void good_sql_look_at_all_named(struct task *t, const struct good_sql_look_at_all_args *v, bool (*row)(void *x, const struct good_sql_look_at_all_row *r), void *x)
{
    const struct db_value args[] = {
        db_arg_int(v->a),
        db_arg_int(v->b),
        db_arg_int(v->c),
        db_arg_int(v->d),
        db_arg_int(v->e),
        db_arg_int(v->f),
        db_arg_int(v->g),
    };
    struct db_rows *rows = db_run(t, &good_sql_look_at_all_stmt, args);
    walk_look_at_all(t, rows, row, x);
}

void good_sql_look_at_all_few_named(struct task *t, const struct good_sql_look_at_all_args *v, bool (*row)(void *x, const struct good_sql_look_at_all_row *r), void *x)
{
    const struct db_value args[] = {
        db_arg_int(v->a),
        db_arg_int(v->b),
        db_arg_int(v->c),
        db_arg_int(v->d),
        db_arg_int(v->e),
        db_arg_int(v->f),
        db_arg_int(v->g),
    };
    struct db_rows *rows = db_run_few(t, &good_sql_look_at_all_stmt, args);
    walk_look_at_all(t, rows, row, x);
}

void good_sql_look_at_all_straight_named(struct task *t, const struct good_sql_look_at_all_args *v, bool (*row)(void *x, const struct good_sql_look_at_all_row *r), void *x)
{
    const struct db_value args[] = {
        db_arg_int(v->a),
        db_arg_int(v->b),
        db_arg_int(v->c),
        db_arg_int(v->d),
        db_arg_int(v->e),
        db_arg_int(v->f),
        db_arg_int(v->g),
    };
    struct db_rows *rows = db_run_straight(t, &good_sql_look_at_all_stmt, args);
    walk_look_at_all(t, rows, row, x);
}

static const struct db_column lists_params[] = { { "low", DB_INT, false }, { "high", DB_INT, false }, { "after", DB_TEXT, false }, { "before", DB_TEXT, false }, { "person", DB_INT, false }, { "limit", DB_INT, false }, { "start", DB_INT, false } };
static const struct db_column lists_columns[] = { { "person", DB_INT, false }, { "id", DB_INT, false }, { "name", DB_TEXT, false }, { "group_name", DB_TEXT, false }, { "day", DB_TEXT, false } };
extern const struct db_stmt good_sql_lists_stmt;
const struct db_stmt good_sql_lists_stmt = {
    .room = "good", .name = "lists", .kind = DB_MANY,
    .sql =
        "SELECT p.id, p.other_id, p.name, g.name, coalesce(p.day, p.name) FROM p JOIN g ON g.id = p.group_id\n"
        "WHERE p.n BETWEEN $1 AND $2 AND p.key > $3 AND p.key <= $4 AND p.low <> $2 AND (p.id = $5 OR p.other_id = $5) LIMIT $6 OFFSET $7",
    .number = SQL_good_lists, .nparams = 7, .ncolumns = 5, .params = lists_params, .columns = lists_columns,
    .file = "good.sql", .line = 48
};

static void take_lists(struct task *t, struct db_rows *rows, struct good_sql_lists_row *row)
{
    row->person = db_id(t, rows, 0);
    row->id = db_id(t, rows, 1);
    row->name = db_copy(t, rows, 2);
    row->group_name = db_copy(t, rows, 3);
    row->day = db_day(t, rows, 4);
}

struct good_sql_lists_rows good_sql_lists_named(struct task *t, const struct good_sql_lists_args *v)
{
    const struct db_value args[] = {
        db_arg_int(v->low),
        db_arg_int(v->high),
        db_arg_text(v->after),
        db_arg_text(v->before),
        db_arg_id(v->person),
        db_arg_int(v->limit),
        db_arg_int(v->start),
    };
    struct db_rows *rows = db_run(t, &good_sql_lists_stmt, args);
    struct good_sql_lists_rows list = { 0 };
    while (db_step(t, rows)) {
        LIST_ADD(t->a, &list, (struct good_sql_lists_row){ 0 });
        take_lists(t, rows, &list.at[list.n - 1]);
    }
    db_done(rows);
    return list;
}

static const struct db_column visit_params[] = { { "id", DB_INT, false } };
static const struct db_column visit_columns[] = { { "id", DB_INT, false }, { "name", DB_TEXT, false }, { "case", DB_INT, true } };
extern const struct db_stmt good_sql_visit_stmt;
const struct db_stmt good_sql_visit_stmt = {
    .room = "good", .name = "visit", .kind = DB_ONE,
    .sql =
        "SELECT v.id, v.name, v.\"case\" FROM visit v WHERE v.id = $1",
    .number = SQL_good_visit, .nparams = 1, .ncolumns = 3, .params = visit_params, .columns = visit_columns,
    .file = "good.sql", .line = 54
};

bool good_sql_visit(struct task *t, int64_t id, struct good_sql_visit_row *ret_row)
{
    const struct db_value args[] = {
        db_arg_id(id),
    };
    struct db_rows *rows = db_run(t, &good_sql_visit_stmt, args);
    bool found = db_step(t, rows);
    if (found)
        take_visit(t, rows, 0, ret_row);
    db_done(rows);
    return found;
}

static const struct db_column visits_params[] = { { "person", DB_INT, false } };
static const struct db_column visits_columns[] = { { "id", DB_INT, false }, { "name", DB_TEXT, false }, { "case", DB_INT, true } };
extern const struct db_stmt good_sql_visits_stmt;
const struct db_stmt good_sql_visits_stmt = {
    .room = "good", .name = "visits", .kind = DB_MANY,
    .sql =
        "SELECT v.id, v.name, v.\"case\" FROM visit v WHERE v.person_id = $1",
    .number = SQL_good_visits, .nparams = 1, .ncolumns = 3, .params = visits_params, .columns = visits_columns,
    .file = "good.sql", .line = 58
};

struct good_sql_visit_rows good_sql_visits(struct task *t, int64_t person)
{
    const struct db_value args[] = {
        db_arg_id(person),
    };
    struct db_rows *rows = db_run(t, &good_sql_visits_stmt, args);
    struct good_sql_visit_rows list = { 0 };
    while (db_step(t, rows)) {
        LIST_ADD(t->a, &list, (struct good_sql_visit_row){ 0 });
        take_visit(t, rows, 0, &list.at[list.n - 1]);
    }
    db_done(rows);
    return list;
}

static const struct db_column all_visits_columns[] = { { "id", DB_INT, false }, { "name", DB_TEXT, false }, { "case", DB_INT, true } };
extern const struct db_stmt good_sql_all_visits_stmt;
const struct db_stmt good_sql_all_visits_stmt = {
    .room = "good", .name = "all_visits", .kind = DB_EACH,
    .sql =
        "SELECT v.id, v.name, v.\"case\" FROM visit v",
    .number = SQL_good_all_visits, .nparams = 0, .ncolumns = 3, .columns = all_visits_columns,
    .file = "good.sql", .line = 62
};

static void walk_all_visits(struct task *t, struct db_rows *rows, bool (*row)(void *x, const struct good_sql_visit_row *r), void *x)
{
    struct good_sql_visit_row r = { 0 };
    bool more = true;
    while (more && db_step(t, rows)) {
        view_visit(t, rows, 0, &r);
        more = row(x, &r);
    }
    db_done(rows);
}

void good_sql_all_visits(struct task *t, bool (*row)(void *x, const struct good_sql_visit_row *r), void *x)
{
    struct db_rows *rows = db_run(t, &good_sql_all_visits_stmt, NULL);
    walk_all_visits(t, rows, row, x);
}

void good_sql_all_visits_few(struct task *t, bool (*row)(void *x, const struct good_sql_visit_row *r), void *x)
{
    struct db_rows *rows = db_run_few(t, &good_sql_all_visits_stmt, NULL);
    walk_all_visits(t, rows, row, x);
}

void good_sql_all_visits_straight(struct task *t, bool (*row)(void *x, const struct good_sql_visit_row *r), void *x)
{
    struct db_rows *rows = db_run_straight(t, &good_sql_all_visits_stmt, NULL);
    walk_all_visits(t, rows, row, x);
}

static const struct db_column whole_visits_params[] = { { "person", DB_INT, false } };
static const struct db_column whole_visits_columns[] = { { "total", DB_INT, false }, { "id", DB_INT, false }, { "name", DB_TEXT, false }, { "case", DB_INT, true }, { "note", DB_SECRET, true }, { "photo", DB_BYTES, false }, { "day", DB_TEXT, false }, { "last", DB_TEXT, true } };
extern const struct db_stmt good_sql_whole_visits_stmt;
const struct db_stmt good_sql_whole_visits_stmt = {
    .room = "good", .name = "whole_visits", .kind = DB_MANY,
    .sql =
        "SELECT count(*) OVER (), v.id, v.name, v.\"case\", v.note, v.photo, v.day, p.last FROM visit v JOIN p ON p.id = v.person_id\n"
        "WHERE v.person_id = $1",
    .number = SQL_good_whole_visits, .nparams = 1, .ncolumns = 8, .params = whole_visits_params, .columns = whole_visits_columns,
    .file = "good.sql", .line = 65
};

static void take_whole_visits(struct task *t, struct db_rows *rows, struct good_sql_whole_visits_row *row)
{
    row->total = db_integer(t, rows, 0);
    take_visit(t, rows, 1, &row->visit);
    take_secret_visit(t, rows, 4, &row->secret_visit);
    row->last = db_day(t, rows, 7);
}

struct good_sql_whole_visits_rows good_sql_whole_visits(struct task *t, int64_t person)
{
    const struct db_value args[] = {
        db_arg_id(person),
    };
    struct db_rows *rows = db_run(t, &good_sql_whole_visits_stmt, args);
    struct good_sql_whole_visits_rows list = { 0 };
    while (db_step(t, rows)) {
        LIST_ADD(t->a, &list, (struct good_sql_whole_visits_row){ 0 });
        take_whole_visits(t, rows, &list.at[list.n - 1]);
    }
    db_done(rows);
    return list;
}

static const struct db_column whole_visits_of_all_columns[] = { { "id", DB_INT, false }, { "name", DB_TEXT, false }, { "case", DB_INT, true }, { "note", DB_SECRET, true }, { "photo", DB_BYTES, false }, { "day", DB_TEXT, false } };
extern const struct db_stmt good_sql_whole_visits_of_all_stmt;
const struct db_stmt good_sql_whole_visits_of_all_stmt = {
    .room = "good", .name = "whole_visits_of_all", .kind = DB_EACH,
    .sql =
        "SELECT v.id, v.name, v.\"case\", v.note, v.photo, v.day FROM visit v",
    .number = SQL_good_whole_visits_of_all, .nparams = 0, .ncolumns = 6, .columns = whole_visits_of_all_columns,
    .file = "good.sql", .line = 70
};

static void view_whole_visits_of_all(struct task *t, struct db_rows *rows, struct good_sql_whole_visits_of_all_row *row)
{
    view_visit(t, rows, 0, &row->visit);
    view_secret_visit(t, rows, 3, &row->secret_visit);
}

static void walk_whole_visits_of_all(struct task *t, struct db_rows *rows, bool (*row)(void *x, const struct good_sql_whole_visits_of_all_row *r), void *x)
{
    struct good_sql_whole_visits_of_all_row r = { 0 };
    bool more = true;
    while (more && db_step(t, rows)) {
        view_whole_visits_of_all(t, rows, &r);
        more = row(x, &r);
    }
    db_done(rows);
}

void good_sql_whole_visits_of_all(struct task *t, bool (*row)(void *x, const struct good_sql_whole_visits_of_all_row *r), void *x)
{
    struct db_rows *rows = db_run(t, &good_sql_whole_visits_of_all_stmt, NULL);
    walk_whole_visits_of_all(t, rows, row, x);
}

void good_sql_whole_visits_of_all_few(struct task *t, bool (*row)(void *x, const struct good_sql_whole_visits_of_all_row *r), void *x)
{
    struct db_rows *rows = db_run_few(t, &good_sql_whole_visits_of_all_stmt, NULL);
    walk_whole_visits_of_all(t, rows, row, x);
}

void good_sql_whole_visits_of_all_straight(struct task *t, bool (*row)(void *x, const struct good_sql_whole_visits_of_all_row *r), void *x)
{
    struct db_rows *rows = db_run_straight(t, &good_sql_whole_visits_of_all_stmt, NULL);
    walk_whole_visits_of_all(t, rows, row, x);
}

static const struct db_column counted_of_params[] = { { "person", DB_INT, false } };
static const struct db_column counted_of_columns[] = { { "total", DB_INT, false }, { "id", DB_INT, false }, { "name", DB_TEXT, false }, { "case", DB_INT, true } };
extern const struct db_stmt good_sql_counted_of_stmt;
const struct db_stmt good_sql_counted_of_stmt = {
    .room = "good", .name = "counted_of", .kind = DB_MANY,
    .sql =
        "SELECT count(*) OVER (), v.id, v.name, v.\"case\" FROM visit v WHERE v.person_id = $1",
    .number = SQL_good_counted_of, .nparams = 1, .ncolumns = 4, .params = counted_of_params, .columns = counted_of_columns,
    .file = "good.sql", .line = 73
};

struct good_sql_counted_rows good_sql_counted_of(struct task *t, int64_t person)
{
    const struct db_value args[] = {
        db_arg_id(person),
    };
    struct db_rows *rows = db_run(t, &good_sql_counted_of_stmt, args);
    struct good_sql_counted_rows list = { 0 };
    while (db_step(t, rows)) {
        LIST_ADD(t->a, &list, (struct good_sql_counted_row){ 0 });
        take_counted(t, rows, 0, &list.at[list.n - 1]);
    }
    db_done(rows);
    return list;
}

static const struct db_column counted_of_all_columns[] = { { "person", DB_INT, false }, { "total", DB_INT, false }, { "id", DB_INT, false }, { "name", DB_TEXT, false }, { "case", DB_INT, true } };
extern const struct db_stmt good_sql_counted_of_all_stmt;
const struct db_stmt good_sql_counted_of_all_stmt = {
    .room = "good", .name = "counted_of_all", .kind = DB_MANY,
    .sql =
        "SELECT v.person_id, count(*) OVER (), v.id, v.name, v.\"case\" FROM visit v",
    .number = SQL_good_counted_of_all, .nparams = 0, .ncolumns = 5, .columns = counted_of_all_columns,
    .file = "good.sql", .line = 77
};

static void take_counted_of_all(struct task *t, struct db_rows *rows, struct good_sql_counted_of_all_row *row)
{
    row->person = db_id(t, rows, 0);
    take_counted(t, rows, 1, &row->counted);
}

struct good_sql_counted_of_all_rows good_sql_counted_of_all(struct task *t)
{
    struct db_rows *rows = db_run(t, &good_sql_counted_of_all_stmt, NULL);
    struct good_sql_counted_of_all_rows list = { 0 };
    while (db_step(t, rows)) {
        LIST_ADD(t->a, &list, (struct good_sql_counted_of_all_row){ 0 });
        take_counted_of_all(t, rows, &list.at[list.n - 1]);
    }
    db_done(rows);
    return list;
}


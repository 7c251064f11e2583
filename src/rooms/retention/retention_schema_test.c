/* Tests of retention.def against the schema of both engines: no table with something personal is forgotten, each of its
 * columns is a fact or goes, and every condition runs. */
#include "rooms/retention/retention_inside.h"
#include "tests/people_testing.h"

#define RUN_SQL(t, ...) test_sql((t), str_z((t)->a, str_fmt((t)->a, __VA_ARGS__)))
#define COUNT(t, ...)   test_number((t), str_z((t)->a, str_fmt((t)->a, "SELECT count(*) FROM " __VA_ARGS__)))

/* Columns that name somebody, or lead to her. */
static const char *const telling[] = { "person_id", "child_id", "participation_id", "talk_id", "plan_id", "guidance_id",
    "follow_up_id", "referral_id", "story_id", "kept_id", "low_id", "family_id", "given_names", "family_name", "phone",
    "email", "address", "birth_date", "birth_month" };

static bool one_of(const char *name, const char *const *list, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (strcmp(name, list[i]) == 0)
            return true;
    return false;
}

/* It has such a column, or bytes, in which secrets are: no code of one (…_hash). */
static bool looks_personal(const struct db_table *table)
{
    for (unsigned i = 0; i < table->ncolumns; i++)
        if (one_of(table->columns[i].name, telling, sizeof telling / sizeof *telling) ||
            (table->columns[i].type == DB_BYTES && !str_ends(str_of(table->columns[i].name), S("_hash"))))
            return true;
    return false;
}

static const struct retention_table *row_of(struct str table)
{
    for (size_t i = 0; i < retention_tables_n; i++)
        if (str_is(table, retention_tables[i].table))
            return &retention_tables[i];
    return NULL;
}

static bool is_other(struct str table)
{
    for (size_t i = 0; i < retention_others_n; i++)
        if (str_is(table, retention_others[i].table))
            return true;
    return false;
}

RULE(every_table_with_something_personal_has_its_category)
{
    struct db_tables all = db_tables(t);
    struct strs stray = { 0 };

    for (size_t i = 0; i < all.n; i++) {
        struct str name = all.at[i].name;
        bool stands = row_of(name) != NULL || is_other(name);
        if (looks_personal(&all.at[i]) && !stands)
            strs_add(t->a, &stray, name);
        if (row_of(name) != NULL && is_other(name))
            fail_msg("%.*s is both", STR_ARG(name));
    }
    if (stray.n > 0)
        fail_msg("%s: look as if they were about persons: give each a row T in retention.def, in the category whose "
                 "purpose it serves (or N with the reason why it is not)",
            str_z(t->a, strs_join(t->a, &stray, S(" "))));
    for (size_t i = 0; i < retention_others_n; i++)
        if (db_tables_find(&all, str_of(retention_others[i].table)) == NULL)
            fail_msg("there is no table %s", retention_others[i].table);
}

/* How often the name stands among names between blanks. */
static size_t times(struct task *t, const char *names, const char *name)
{
    struct strs list = strs_split(t->a, str_of(names), ' ');
    size_t n = 0;

    for (size_t i = 0; i < list.n; i++)
        n += str_is(list.at[i], name);
    return n;
}

static void has_all(struct task *t, const struct db_table *table, const char *names)
{
    struct strs list = strs_split(t->a, str_of(names), ' ');

    for (size_t i = 0; i < list.n; i++) {
        bool found = str_is(list.at[i], "*");
        for (unsigned k = 0; k < table->ncolumns && !found; k++)
            found = str_is(list.at[i], table->columns[k].name);
        if (!found)
            fail_msg("%.*s has no column %.*s", STR_ARG(table->name), STR_ARG(list.at[i]));
    }
}

RULE(every_column_of_rows_that_stay_is_a_fact_or_goes)
{
    struct db_tables all = db_tables(t);

    for (size_t i = 0; i < retention_tables_n; i++) {
        const struct retention_table *x = &retention_tables[i];
        const struct db_table *table = db_tables_find(&all, str_of(x->table));
        if (table == NULL) {
            fail_msg("there is no table %s", x->table);
            return;
        }
        has_all(t, table, x->kept);
        has_all(t, table, x->gone);
        for (unsigned k = 0; x->kept[0] != '\0' && x->kept[0] != '*' && k < table->ncolumns; k++) {
            const char *column = table->columns[k].name;
            if (times(t, x->kept, column) + times(t, x->gone, column) != 1)
                fail_msg("%s.%s stands %zu times in kept and gone of retention.def", x->table, column,
                    times(t, x->kept, column) + times(t, x->gone, column));
        }
    }
}

RULE(every_condition_of_the_table_runs)
{
    struct db_tables all = db_tables(t);
    int64_t persons, records;

    int64_t two[] = { 5, 6 }, n[] = { 0, 0 };
    const struct db_ids ids = { two, 2, 2 };

    for (enum retention_category c = 0; c < RETENTION__N; c++) {
        retention_records(t, &all, c, &ids, n);
        assert_int_equal(n[0] + n[1], 0);
        assert_int_equal(retention_empty(t, &all, c, &ids), 0);
        retention_count_rows(t, c, &persons, &records);
        assert_int_equal(persons + records, 0);
    }
    for (size_t i = 0; i < retention_tables_n; i++)
        if (retention_has_days(&retention_tables[i]))
            assert_int_equal(retention_empty_rows(t, &all, &retention_tables[i], DAY("2026-01-01"), 7), 0);
}

/* How SQLite would find the rows; fails when it would look at each of a table. */
static void by_an_index(struct task *t, const char *table, const char *where)
{
    static const struct db_column columns[] = { { "id", DB_INT, false }, { "parent", DB_INT, false },
        { "none", DB_INT, false }, { "detail", DB_TEXT, false } };
    struct buf *b = task_buf(t, 4000);
    struct db_stmt s = { .room = "db",
        .name = "plan",
        .kind = DB_MANY,
        .number = db_statements_n,
        .ncolumns = 4,
        .columns = columns,
        .file = __FILE__,
        .line = __LINE__ };

    buf_fmt(b, "EXPLAIN QUERY PLAN SELECT count(*) FROM %s WHERE ", table);
    for (; *where; where++)
        if (str_starts(str_of(where), S("$1"))) {
            BUF_LIT(b, "5");
            where++;
        } else {
            buf_ch(b, *where);
        }
    s.sql = str_z(t->a, buf_view(b));
    struct db_rows *rows = db_run_once(t, &s, NULL);
    while (db_step(t, rows)) {
        struct str how = db_text(rows, 3);
        if (str_starts(how, S("SCAN ")) && !str_starts(how, S("SCAN few")))
            fail_msg("%s is walked through for each person (%.*s): give it an index", table, STR_ARG(how));
    }
    db_done(rows);
}

RULE(no_table_is_walked_through_for_a_person)
{
    for (size_t i = 0; i < retention_tables_n && db_engine(t->db) == DB_SQLITE; i++)
        if (retention_has_person(&retention_tables[i]))
            by_an_index(t, retention_tables[i].table, retention_where(&retention_tables[i]));
    for (size_t i = 0; i < retention_extras_n && db_engine(t->db) == DB_SQLITE; i++)
        if (retention_extras[i].by_person[0])
            by_an_index(t, retention_extras[i].table, retention_extras[i].by_person);
}

RULE(every_category_has_its_words_and_limits)
{
    for (enum retention_category c = 0; c < RETENTION__N; c++) {
        const struct retention_row *row = &retention_rows[c];
        assert_int_equal(retention_by_code(str_of(row->code)), c);
        assert_true(row->least <= row->months && row->months <= row->most);
        assert_true(row->name[0] && row->what[0] && row->purpose[0] && row->why[0] && row->basis[0] && row->whose[0]);
        bool has_table = c == RETENTION_VISITORS; /* the rows of all others */
        for (size_t i = 0; i < retention_tables_n; i++)
            has_table = has_table || retention_tables[i].category == c;
        if (!has_table)
            fail_msg("the category %s has no table", row->code);
    }
    assert_int_equal(retention_by_code(S("nonsense")), RETENTION__N);
}

RULE(what_is_hers_in_two_ways_is_one_record)
{
    struct db_tables all = db_tables(t);
    int64_t project = project_new(t, "P1"), her = person_made(t, project, "Amina", "Kept", "1990-05-05");
    int64_t other = person_made(t, project, "Hodan", "Other", "1990-05-05");
    int64_t voice = 0, imports = 0;
    RUN_SQL(t,
        "INSERT INTO voice_idea (id, group_id, project_id, kind, state, shown, words, picture, person_id, made_on, "
        "answer, version) VALUES (7, 1, %lld, 'trip', 'heard', 1, 'w', '', %lld, '2026-01-01', '', 1)",
        (long long)project, (long long)her);
    RUN_SQL(t, "INSERT INTO voice_vote (idea_id, person_id, voted_on) VALUES (7, %lld, ''), (7, %lld, '')",
        (long long)her, (long long)other);
    RUN_SQL(t, "INSERT INTO exchange_import (id, kind, state, file_names, started_at, rows_new, rows_same, "
               "rows_changed, rows_doubtful, rows_rejected, folder, version) VALUES (3, 'persons', 'done', '', '', 0, "
               "0, 0, 0, 0, '', 1)");
    RUN_SQL(t,
        "INSERT INTO exchange_change (import_id, what, row_id, second_id, before) SELECT 3, 'participation', id, "
        "person_id, CAST('x' AS {bytes}) FROM people_participation WHERE person_id = %lld",
        (long long)her);
    RUN_SQL(t,
        "INSERT INTO exchange_change (import_id, what, row_id, second_id, before) VALUES (3, 'attendance', 9, %lld, "
        "CAST('x' AS {bytes})), (3, 'person', %lld, 0, CAST('x' AS {bytes}))",
        (long long)her, (long long)her);
    retention_records(t, &all, RETENTION_VOICE, &(struct db_ids){ &her, 1, 1 }, &voice);
    retention_records(t, &all, RETENTION_IMPORTS, &(struct db_ids){ &her, 1, 1 }, &imports);
    assert_int_equal(voice, 3); /* the idea and two votes */
    assert_int_equal(imports, 3);
    (void)retention_anonymise(t, &all, &(struct db_ids){ &her, 1, 1 });
    assert_int_equal(COUNT(t, "voice_vote"), 0);
    assert_int_equal(COUNT(t, "exchange_change"), 0);
}

RULES(what_is_hers_in_two_ways_is_one_record, every_table_with_something_personal_has_its_category,
    every_column_of_rows_that_stay_is_a_fact_or_goes, every_condition_of_the_table_runs,
    no_table_is_walked_through_for_a_person, every_category_has_its_words_and_limits)

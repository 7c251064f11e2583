/* Tests of an import on its way: files in an archive, cells and columns mended, rejected rows as a workbook that is
 * sent again, what a stop of the server leaves. Jobs run on a second connection, as in the server. */
#include <string.h>
#include "db/db.h"
#include "exchange_stage_sql.h"
#include "rooms/exchange/exchange_jobs.h"
#include "rooms/exchange/exchange_rejected.h"
#include "rooms/tables/tables.h"
#include "tests/db_testing.h"

struct text {
    const char *name, *csv;
};

/* ---- archives */

static struct exchange_file archive(struct task *t, const struct text *texts, size_t n)
{
    struct archive_writer *w = archive_new(t);

    for (size_t i = 0; i < n; i++)
        archive_add(w, str_of(texts[i].name), str_of(texts[i].csv));
    return (struct exchange_file){ S("data/package.zip"), -1, archive_end(w) };
}

RULE(a_package_comes_as_one_archive)
{
    struct exchange_result result;
    struct text texts[] = { { "project/people.csv", "person,given_names\na,Aino\n" },
        { "project/children.csv", "child,parents\nc,a\n" }, { "project/datapackage.json", "{}" },
        { "__MACOSX/project/._people.csv", "\x01" }, { "project/readme.txt", "Hello" } };
    struct exchange_file file = archive(t, texts, 5);

    assert_int_equal(exchange_import_package(t, &file, 1, NULL, &result), DONE);
    assert_int_equal(result.n[EXCHANGE_NEW], 2);
    assert_int_equal(result.notes.n, 1);
    assert_str(result.notes.at[0].file, "readme.txt");
    assert_str(result.files.at[0].file, "people.csv");
}

static void refused(struct task *t, struct exchange_file file, const char *name, const char *reason)
{
    struct exchange_result result;

    assert_int_equal(exchange_import_package(t, &file, 1, NULL, &result), INVALID);
    assert_int_equal(result.rejections.n, 1);
    assert_str(result.rejections.at[0].file, name);
    assert_str(result.rejections.at[0].reason, reason);
    assert_true(result.rejections.at[0].hint.n > 0);
    test_rollback(t);
}

RULE(archives_with_tricks_are_refused_in_words)
{
    static const struct {
        struct text texts[2];
        const char *name, *reason;
    } cases[] = {
        { { { "../people.csv", "person\na\n" } }, "../people.csv",
            "The file's path in the archive leads elsewhere or too deep." },
        { { { "/etc/people.csv", "person\na\n" } }, "/etc/people.csv",
            "The file's path in the archive leads elsewhere or too deep." },
        { { { "a/b/people.csv", "person\na\n" } }, "a/b/people.csv",
            "The file's path in the archive leads elsewhere or too deep." },
        { { { "people.csv", "person\na\n" }, { "old/people.csv", "person\nb\n" } }, "people.csv",
            "The package has this file twice." },
        { { { "holiday.csv", "a\n" } }, "holiday.csv", "The package has no file of this name." },
        { { { "people.xlsx", "PK" } }, "people.xlsx", "A workbook inside an archive is not read." },
        { { { "readme.txt", "x" } }, "package.zip", "The archive holds no file of the package." },
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        refused(t, archive(t, cases[i].texts, cases[i].texts[1].name ? 2 : 1), cases[i].name, cases[i].reason);

    struct exchange_file file = archive(t, cases[0].texts, 1);
    refused(t, (struct exchange_file){ S("package.zip"), -1, str_part(file.bytes, 0, file.bytes.n / 2) }, "package.zip",
        "The archive (ZIP) is damaged.");
    struct text locked = { "people.csv", "person\na\n" };
    file = archive(t, &locked, 1);
    char *bytes = (char *)(uintptr_t)file.bytes.p;
    bytes[6] |= 1; /* the format's mark of a password, in both headers */
    bytes[str_find(file.bytes, S("PK\001\002")) + 8] |= 1;
    refused(t, file, "people.csv", "The file is protected by a password.");
    refused(t, (struct exchange_file){ S("p.zip"), -1, S("x") }, "p.zip", "The archive (ZIP) is damaged.");
}

/* ---- an import through the browser */

struct staging {
    struct task own;
    int64_t import;
};

/* Stages files as an upload does, and goes over to the job's own connection: rules after this read through s->own. */
static void stage(struct task *t, struct staging *s, const struct exchange_file *files, size_t n)
{
    enum { PIECE = 7 }; /* so that every file has several */
    struct exchange_file first = { S("projects.csv"), -1, S("project,name\nP1,Silta\n") };
    struct exchange_result result;

    assert_int_equal(exchange_import_package(t, &first, 1, NULL, &result), DONE);
    int64_t project = test_number(t, "SELECT id FROM projects_project");
    s->import = id_new();
    exchange_stage_sql_add_import(t, s->import, project, S("package"), 0, t->now, S("en"));
    for (size_t i = 0; i < n; i++)
        for (size_t from = 0, piece = 0; from < files[i].bytes.n; from += PIECE, piece++)
            exchange_stage_sql_add_piece(
                t, s->import, (int64_t)i, (int64_t)piece, files[i].name, str_part(files[i].bytes, from, PIECE));
    test_commit(t);
    test_read_only(t);
    s->own = *t;
    s->own.db = test_connect(t);
    exchange_job_check(&s->own, s->import);
    db_begin_write(&s->own);
}

/* Checks again with what was mended. */
static void check_again(struct staging *s)
{
    assert_int_equal(exchange_stage_sql_begin_work(&s->own, s->import, S("checking"), S("preview"), S("en")), 1);
    db_commit(&s->own);
    exchange_job_check(&s->own, s->import);
    db_begin_write(&s->own);
}

static struct staged staged(struct staging *s)
{
    struct staged one;

    assert_int_equal(exchange_staged(&s->own, s->import, &one), DONE);
    return one;
}

static struct exchange_file csv_file(const char *name, const char *csv)
{
    return (struct exchange_file){ str_of(name), -1, str_of(csv) };
}

/* The cells of the first new row. */
static struct str first_new(struct staging *s)
{
    struct preview_lines lines = exchange_preview(&s->own, s->import, EXCHANGE_NEW, 0, 10);
    struct strs cells = { 0 };

    assert_true(lines.n >= 1);
    struct preview_changes list = exchange_changes(&s->own, lines.at[0].cells);
    for (size_t i = 0; i < list.n; i++)
        strs_add(s->own.a, &cells, list.at[i].after);
    return strs_join(s->own.a, &cells, S(" · "));
}

RULE(a_list_is_mended_whole)
{
    struct exchange_file file = csv_file("people.csv", "person,languages\na,som;qq;ara\n");
    struct staging s;

    stage(t, &s, &file, 1);
    struct preview_lines lines = exchange_preview(&s.own, s.import, EXCHANGE_REJECTED, 0, 10);
    assert_int_equal(lines.n, 1);
    assert_str(lines.at[0].cells, "som;qq;ara");
    exchange_mend(&s.own, s.import, lines.at[0].file, 2, S("languages"), S("som;fin;ara"));
    check_again(&s);
    assert_int_equal(exchange_preview(&s.own, s.import, EXCHANGE_NEW, 0, 10).n, 1);
    assert_str(first_new(&s), "a · som;fin;ara");
}

RULE(an_unknown_column_is_read_as_another_or_left_out)
{
    struct exchange_file file = csv_file("people.csv", "person,birth_dat,shoe_size\na,1990-04-03,42\n");
    struct staging s;

    stage(t, &s, &file, 1);
    assert_int_equal(staged(&s).n[EXCHANGE_REJECTED], 2);
    exchange_mend(&s.own, s.import, S("people.csv"), 1, S("birth_dat"), S("birth_date"));
    exchange_mend(&s.own, s.import, S("people.csv"), 1, S("shoe_size"), S(""));
    check_again(&s);
    assert_int_equal(staged(&s).n[EXCHANGE_REJECTED], 0);
    assert_str(first_new(&s), "a · 1990-04-03");
}

RULE(a_wrong_cell_says_whose_row_it_is_and_what_it_may_have_meant)
{
    struct exchange_file file = csv_file("people.csv",
        "sep=;\nperson;given_names;birth_date;gender\na;Ĺsa;3/4/1990;woman\n"
        "b;Bo;12/25/1988;wman\n");
    struct staging s;

    stage(t, &s, &file, 1);
    struct preview_lines lines = exchange_preview(&s.own, s.import, EXCHANGE_REJECTED, 0, 10);
    assert_int_equal(lines.n, 4);
    static const char *const means[][3] = { { "given_names", "a · Ĺsa", "Åsa" },
        { "birth_date", "a · Ĺsa", "1990-03-04" }, { "birth_date", "b · Bo", "1988-12-25" },
        { "gender", "b · Bo", "woman" } };
    for (size_t i = 0; i < 4; i++) {
        assert_str(lines.at[i].column, means[i][0]);
        assert_str(lines.at[i].who, means[i][1]);
        assert_str(lines.at[i].suggestion, means[i][2]);
        assert_int_equal(lines.at[i].may_stay, i == 0);
        exchange_mend(&s.own, s.import, lines.at[i].file, lines.at[i].line, lines.at[i].column,
            i == 0 ? lines.at[i].cells : lines.at[i].suggestion);
    }
    check_again(&s);
    assert_int_equal(staged(&s).n[EXCHANGE_REJECTED], 0);
    assert_str(first_new(&s), "a · Ĺsa · 1990-03-04 · woman");
    struct preview_lines noticed = exchange_noticed(&s.own, s.import);
    assert_int_equal(noticed.n, 1);
    assert_str(noticed.at[0].cells, "The separator was a semicolon.");
}

struct changed {
    struct task *t;
    struct str lines;
};

/* "line column before>after" of each cell of a changed row. */
static void keep_changes(void *x, const struct exchange_row *row)
{
    struct changed *c = x;
    struct arena *a = c->t->a;
    struct preview_changes list = { 0 };

    if (row->before)
        list = exchange_changes(c->t, exchange_change_lines(a, row));
    for (size_t i = 0; i < list.n; i++)
        c->lines = str_fmt(a, "%.*s%lld %.*s %.*s>%.*s\n", STR_ARG(c->lines), (long long)row->line,
            STR_ARG(list.at[i].column), STR_ARG(list.at[i].before), STR_ARG(list.at[i].after));
}

RULE(a_changed_row_shows_what_is_and_what_will_be)
{
    struct exchange_result result;
    struct exchange_file before[] = { csv_file("people.csv", "person,given_names,gender\na,A,man\nb,B,woman\n"),
        csv_file("projects.csv", "project,name\nP,Silta\n"),
        csv_file("participations.csv", "participation,person,project,heard_from\nt,a,P,friend\n"),
        csv_file("contacts.csv", "contact,project,date,person\nk,P,2026-01-02,a\nl,P,2026-01-02,a\n") };
    struct exchange_file after[] = { csv_file("people.csv", "person,given_names,gender\na,A,woman\nb,,\n"),
        csv_file("participations.csv", "participation,person,project,heard_from\nt,a,P,\n"),
        csv_file("contacts.csv", "contact,project,date,person\nk,P,2026-01-03,b\nl,P,2026-01-02,a\n") };
    struct changed seen = { t, S("") };
    struct exchange_options o = { .row = keep_changes, .row_x = &seen };

    assert_int_equal(exchange_import_package(t, before, 4, NULL, &result), DONE);
    assert_int_equal(exchange_import_package(t, after, 3, &o, &result), DONE);
    assert_str(seen.lines, "2 gender man>woman\n2 date 2026-01-02>2026-01-03\n2 person a>b\n");
}

/* The rows of a sheet as "cell|cell|…" lines. */
static struct str sheet_text(struct task *t, struct str bytes, const char *name)
{
    struct remark why;
    struct book *b = book_open(t, bytes, &why);
    struct row row;
    struct str all = S("");

    assert_non_null(b);
    for (size_t i = 0; i < book_sheets(b); i++) {
        struct rows *rows = str_is(book_sheet_name(b, i), name) ? book_rows(b, i) : NULL;
        while (rows && rows_next(rows, &row) == ROWS_ROW) {
            for (size_t k = 0; k < row.n; k++)
                all = str_fmt(t->a, "%.*s%s%.*s", STR_ARG(all), k ? "|" : "", STR_ARG(row.at[k]));
            all = str_fmt(t->a, "%.*s\n", STR_ARG(all));
        }
    }
    return all;
}

RULE(a_file_in_another_alphabet_is_read_anew_when_somebody_says_so)
{
    struct exchange_file file = csv_file(
        "people.csv", "person,given_names,gender\na,\xDD\xC7\xD8\xE3\xC9,\nb,\xDA\xE1\xED,wman\n");
    struct staging s;

    stage(t, &s, &file, 1);
    struct preview_lines lines = exchange_preview(&s.own, s.import, EXCHANGE_REJECTED, 0, 10);
    assert_int_equal(lines.n, 4);
    assert_int_equal(lines.at[3].line, 0);
    assert_str(lines.at[3].suggestion, "windows-1256");
    exchange_mend(&s.own, s.import, S("people.csv"), 0, S(""), S("windows-1256"));
    check_again(&s);
    assert_int_equal(staged(&s).n[EXCHANGE_REJECTED], 1);
    assert_int_equal(staged(&s).left_out, 0);
    struct str people = sheet_text(t, exchange_rejected_book(&s.own, s.import), "people");
    assert_true(str_find(people, S("|b|علي|wman\n")) > 0);
}

static const struct text wrong[] = {
    { "people.csv", "municipality;person;gender;birth_date;postcode\n091;a;woman;1990;\n005;b;wman;1990-02-30;=1+1\n;c;"
                    "man;;\n;d;mn;;+358 40\n" },
    { "participations.csv", "participation,person,entry_date\nt1,b,2026-01-01\nt2,nobody,2026-01-02\n" },
    { "groups.csv", "group,nam\ng,Somali\n" },
};

static void stage_wrong(struct task *t, struct staging *s)
{
    struct exchange_file files[3];

    for (size_t i = 0; i < 3; i++)
        files[i] = csv_file(wrong[i].name, wrong[i].csv);
    stage(t, s, files, 3);
}

RULE(rejected_rows_come_whole_with_their_reasons)
{
    struct staging s;

    stage_wrong(t, &s);
    struct str book = exchange_rejected_book(&s.own, s.import);
    assert_str(sheet_text(t, book, "people"),
        "line|column|reason|hint|municipality|person|gender|birth_date|postcode\n"
        "3|birth_date; gender|birth_date: This is no day of the calendar. gender: This is not in the value list of the "
        "column.|"
        "Write days as 2026-11-22. Did you mean \"woman\"?|005|b|wman|1990-02-30|=1+1\n"
        "5|gender|This is not in the value list of the column.|Did you mean \"man\"?||d|mn||+358 40\n");
    assert_str(sheet_text(t, book, "participations"), "line|column|reason|hint|participation|person|entry_date\n"
                                                      "3|person|No row of people.csv has this key.|Add the row to "
                                                      "people.csv, or correct the key.|t2|nobody|2026-01-02\n");
    assert_str(sheet_text(t, book, "groups"), "");
    assert_str(sheet_text(t, book, "rejected"),
        "file|line|column|reason|hint\ngroups.csv|1|nam|groups.csv has no column of this name.|Did you mean \"name\"?\n"
        "groups.csv|1|name|This column is missing; no row can be read without it.|Add the column.\n");
}

RULE(the_workbook_of_rejected_rows_is_taken_again)
{
    struct staging s;
    struct exchange_result result;
    struct exchange_mend at[] = { { S("people"), S("gender"), S("woman"), 2 },
        { S("people"), S("birth_date"), S("1990-02-03"), 2 }, { S("people"), S("gender"), S("man"), 3 },
        { S("participations"), S("person"), S("d"), 2 } };
    struct exchange_mends mends = { at, 4, 4 };

    stage_wrong(t, &s);
    struct exchange_file book = { S("rejected.xlsx"), -1, exchange_rejected_book(&s.own, s.import) };
    struct exchange_options o = { .project = staged(&s).project };
    assert_int_equal(exchange_import_package(&s.own, &book, 1, &o, &result), INVALID);
    assert_int_equal(result.rejections.n, 4); /* the cells alone: no column and no sheet too many */
    o.mends = &mends;
    assert_int_equal(exchange_import_package(&s.own, &book, 1, &o, &result), DONE);
    assert_int_equal(result.n[EXCHANGE_NEW], 3);
    assert_str(result.notes.at[0].text,
        "The columns line, column, reason and hint of a file of rejected rows were passed over.");
}

RULE(rows_left_out_stay_in_the_workbook)
{
    struct staging s;

    stage_wrong(t, &s);
    exchange_mend(&s.own, s.import, S("people.csv"), 5, S(""), S(""));
    check_again(&s);
    assert_int_equal(staged(&s).left_out, 1);
    struct str people = sheet_text(t, exchange_rejected_book(&s.own, s.import), "people");
    assert_true(str_find(people, S("\n5||The row was left out of the import.|||d|mn||+358 40\n")) > 0);
}

/* Much longer than one piece, and than the square of the pieces would fit into a job's memory. */
RULE(a_large_file_is_put_together_again)
{
    struct staging s = { .import = id_new() };
    char *piece = arena_alloc(t->a, 256 * 1024);

    memset(piece, 'x', 256 * 1024);
    exchange_stage_sql_add_import(t, s.import, 0, S("people.csv"), 0, t->now, S("en"));
    for (int64_t i = 0; i < 40; i++)
        exchange_stage_sql_add_piece(t, s.import, 0, i, S("people.csv"), (struct str){ piece, 256 * 1024 });
    struct staged_files files = exchange_staged_files(t, s.import);
    assert_int_equal(files.n, 1);
    assert_int_equal(files.at[0].bytes.n, 40 * 256 * 1024);
}

RULES(a_package_comes_as_one_archive, archives_with_tricks_are_refused_in_words, a_list_is_mended_whole,
    an_unknown_column_is_read_as_another_or_left_out, rejected_rows_come_whole_with_their_reasons,
    the_workbook_of_rejected_rows_is_taken_again, rows_left_out_stay_in_the_workbook,
    a_large_file_is_put_together_again, a_wrong_cell_says_whose_row_it_is_and_what_it_may_have_meant,
    a_changed_row_shows_what_is_and_what_will_be, a_file_in_another_alphabet_is_read_anew_when_somebody_says_so)

/* Tests of every way in which a backup may be another than the one that was written, and of what it knows of the
 * journal. */
#include "tests/backup_testing.h"

/* ---- a file that is another than was written */

/* Refused with a sentence; so is the restore, and the database's bytes stay. */
static void refused(struct place *p, const char *what, const char *says)
{
    struct backup_summary s;
    p->why.n = 0;
    if (backup_verify(p->t, in(p, "bad"), NULL, &s, &p->why))
        fail_msg("%s: it was taken for whole", what);
    if (p->why.n < 20 || (says && str_find(buf_view(&p->why), str_of(says)) < 0))
        fail_msg("%s: %.*s", what, STR_ARG(buf_view(&p->why)));
}

TEST(a_file_that_was_cut_anywhere_is_refused)
{
    struct place p;
    struct str all;
    small(&p, &all);
    size_t head = (size_t)str_find(all, S("\n\n")) + 2, block = SEALED_BLOCK + 17;
    assert_true(all.n > head + 3 * block);
    for (size_t n = 0; n < head + 40; n++) {
        write_file(in(&p, "bad"), str_part(all, 0, n), S(""));
        refused(&p, "cut in the first lines", NULL);
    }
    for (size_t n = head; n < all.n; n += block)
        for (int d = -1; d <= 1; d++) {
            write_file(in(&p, "bad"), str_part(all, 0, n + (size_t)d), S(""));
            refused(&p, "cut at a block", "cut");
        }
    write_file(in(&p, "bad"), str_part(all, 0, all.n - 1), S(""));
    refused(&p, "cut at the end", "cut");
    write_file(in(&p, "bad"), all, S("x"));
    refused(&p, "something behind its end", "damaged");
    write_file(in(&p, "bad"), all, str_part(all, head, all.n));
    refused(&p, "its blocks twice", "damaged");
    place_end(&p);
}

TEST(a_file_of_which_any_byte_is_another_is_refused)
{
    struct place p;
    struct str all;
    small(&p, &all);
    size_t head = (size_t)str_find(all, S("\n\n")) + 2, block = SEALED_BLOCK + 17;
    char *bytes = (char *)(uintptr_t)all.p;
    for (size_t i = 0; i < all.n; i += i < head + 20 ? 1 : block / 5) {
        bytes[i] ^= 1;
        write_file(in(&p, "bad"), all, S(""));
        refused(&p, str_fmt(p.t->a, "byte %zu", i).p, NULL);
        bytes[i] ^= 1;
    }
    for (size_t i = 1; i <= 17; i++) { /* the last block's seal */
        bytes[all.n - i] ^= (char)128;
        write_file(in(&p, "bad"), all, S(""));
        refused(&p, "the end", "damaged");
        bytes[all.n - i] ^= (char)128;
    }
    struct str swapped = str_copy(p.t->a, all);
    memcpy((char *)(uintptr_t)swapped.p + head, all.p + head + block, block);
    memcpy((char *)(uintptr_t)swapped.p + head + block, all.p + head, block);
    write_file(in(&p, "bad"), swapped, S(""));
    refused(&p, "two blocks the other way round", "damaged");
    write_file(in(&p, "bad"), all, S(""));
    struct backup_summary s;
    expect(&p, backup_verify(p.t, in(&p, "bad"), NULL, &s, &p.why)); /* and as it was it is good */
    place_end(&p);
}

TEST(a_foreign_file_a_newer_one_and_another_key_are_called_what_they_are)
{
    struct place p;
    struct str all;
    small(&p, &all);
    write_file(in(&p, "bad"), S("SQLite format 3 and so on, a few bytes long"), S(""));
    refused(&p, "foreign", "is no backup of Kotipolku");
    write_file(in(&p, "bad"), S(""), S(""));
    refused(&p, "empty", "is no backup of Kotipolku");
    struct str rest = str_part(all, strlen("kotipolku backup 2"), all.n);
    write_file(in(&p, "bad"), S("kotipolku backup 3"), rest);
    refused(&p, "newer form", "newest program");
    write_file(in(&p, "bad"), S("kotipolku backup 1"), rest);
    refused(&p, "called one of the older form", "is damaged");
    size_t at = (size_t)str_find(all, S("schema ")), end = (size_t)str_find(all, S("\nbegan"));
    struct buf *newer = task_buf(p.t, all.n + 100);
    buf_str(newer, str_part(all, 0, at));
    BUF_LIT(newer, "schema 5000");
    buf_str(newer, str_part(all, end, all.n));
    write_file(in(&p, "bad"), buf_view(newer), S(""));
    refused(&p, "newer schema", "schema 5000, newer than this program knows");
    const struct keys *own = p.t->keys;
    p.t->keys = keys_open(in(&p, "other.key").p, true, &p.why);
    write_file(in(&p, "bad"), all, S(""));
    refused(&p, "another key", "is not in the key file");
    keys_free((struct keys *)(uintptr_t)p.t->keys);
    p.t->keys = own;
    place_end(&p);
}

/* A whole file under our own seal that is of no database of ours: the seal alone is not believed. */
struct forged {
    struct task *t;
    struct buf *out;
};
static bool keep_bytes(void *x, const void *p, size_t n)
{
    struct forged *f = x;
    buf_put(f->out, p, n);
    return true;
}
static bool seal_bytes(void *x, const void *p, size_t n) { return sealed_add(x, p, n); }

static void forge(struct place *p, int schema, const struct db_table *table, int rows, int64_t chain)
{
    static const struct db_value values[] = { { DB_TEXT, .s = { "a", 1 } }, { DB_TEXT, .s = { "b", 1 } } };
    struct forged f = { p->t, task_buf(p->t, 1 << 20) };
    struct sealed_out *o = sealed_begin(p->t, S("kotipolku backup 1"),
        str_fmt(p->t->a, "schema %d\nbegan 2026-11-22T08:30:00Z\nprogram 0\n", schema), keep_bytes, &f);
    struct records_out *r = records_out_new(p->t, seal_bytes, o);
    if (table) {
        assert_true(records_table(r, table));
        for (int i = 0; i < rows; i++)
            assert_true(records_row(r, table, values));
        assert_true(records_table_end(r));
    }
    assert_true(records_chain(r, &(struct backup_chain){ .seq = chain }));
    assert_true(records_end(r, (struct instant){ "2026-11-22T08:30:00Z" }) && sealed_end(o));
    write_file(in(p, "bad"), buf_view(f.out), S(""));
}

static void cannot_be_proven(struct place *p, const char *says)
{
    struct backup_summary s;
    p->why.n = 0;
    expect(p, backup_verify(p->t, in(p, "bad"), NULL, &s, &p->why));
    if (backup_prove(p->t, str_of(p->url[0]), in(p, "bad"), NULL, &s, &p->why))
        fail_msg("proven, though: %s", says);
    if (str_find(buf_view(&p->why), str_of(says)) < 0)
        fail_msg("%.*s", STR_ARG(buf_view(&p->why)));
}

TEST(a_file_that_is_whole_and_fits_no_schema_is_refused)
{
    static const struct db_column columns[] = { { "name", DB_TEXT, false }, { "value", DB_TEXT, false } };
    struct db_table table = { .name = S("settings_value"), .columns = columns, .ncolumns = 2 };
    struct place p;
    struct str all;
    small(&p, &all);
    forge(&p, db_schema_newest(), NULL, 0, 0);
    cannot_be_proven(&p, "is missing");
    forge(&p, 13, NULL, 0, 0);
    cannot_be_proven(&p, "which no program ever had");
    forge(&p, db_schema_newest(), &table, 1, 0);
    cannot_be_proven(&p, "is missing");
    table.name = S("sqlite_master");
    forge(&p, db_schema_newest(), &table, 0, 0);
    cannot_be_proven(&p, "the table sqlite_master is not of the schema");
    table.name = S("journal");
    forge(&p, db_schema_newest(), &table, 0, 0);
    cannot_be_proven(&p, "the table journal is not of the schema");
    place_end(&p);
}

/* What is written behind the last block shows even when that one is full. */
TEST(a_stream_whose_last_block_is_full_ends_there)
{
    struct place p;
    place_begin(&p);
    for (int more = 0; more < 2; more++) {
        struct forged f = { p.t, task_buf(p.t, 1 << 20) };
        struct sealed_head head;
        struct str got, bytes = many_bytes(p.t, SEALED_BLOCK);
        struct sealed_out *o = sealed_begin(p.t, S("x"), S(""), keep_bytes, &f);
        assert_true(sealed_add(o, bytes.p, bytes.n) && sealed_end(o));
        write_file(in(&p, "bad"), buf_view(f.out), more ? S("x") : S(""));
        int fd = open(in(&p, "bad").p, O_RDONLY);
        struct sealed_in *i = sealed_open(p.t, fd, S("bad"), &head, &p.why);
        assert_non_null(i);
        assert_int_equal(sealed_next(i, &got, &p.why), more ? SEALED_BAD : SEALED_MORE);
        if (!more)
            assert_true(str_eq(got, bytes));
        assert_int_equal(sealed_next(i, &got, &p.why), SEALED_END);
        close(fd);
    }
    place_end(&p);
}

/* Without the seal: the checksums alone notice each byte that is another. */
struct once {
    struct str bytes;
    bool given;
};
static bool give_once(void *x, struct str *ret_bytes)
{
    struct once *o = x;
    *ret_bytes = o->bytes;
    return !o->given && (o->given = true);
}

TEST(a_record_of_which_any_byte_is_another_is_noticed_by_its_checksums)
{
    static const struct db_column columns[] = { { "n", DB_INT, true }, { "t", DB_TEXT, true }, { "r", DB_REAL, true } };
    const struct db_table table = { .name = S("things"), .columns = columns, .ncolumns = 3 };
    const struct db_value rows[][3] = { { { DB_INT, .i = -7 }, { DB_TEXT, .s = S("seven") }, { DB_REAL, .d = 0.5 } },
        { { DB_INT, .i = 1000 }, { DB_TEXT, .null = true }, { DB_REAL, .null = true } } };
    struct place p;
    place_begin(&p);
    struct forged f = { p.t, task_buf(p.t, 1 << 20) };
    struct records_out *r = records_out_new(p.t, keep_bytes, &f);
    assert_true(records_table(r, &table));
    size_t rows_begin = f.out->n;
    assert_true(records_row(r, &table, rows[0]) && records_row(r, &table, rows[1]));
    assert_true(records_table_end(r));
    size_t table_end = f.out->n;
    assert_true(records_chain(r, &(struct backup_chain){ .seq = 3, .hash = S("abc") }));
    assert_true(records_end(r, (struct instant){ "2026-11-22T08:30:00Z" }));
    for (size_t i = 0; i <= f.out->n; i++)
        for (int bit = 0; bit < 8; bit++) {
            struct once once = { buf_view(f.out), false };
            struct task own = *p.t;
            enum records_kind kind;
            bool chain = false;
            own.a = arena_new(1 << 20);
            if (i < f.out->n)
                f.out->p[i] ^= (char)(1 << bit);
            struct records_in *in = records_in_new(&own, give_once, &once);
            do {
                kind = records_next(in);
                chain |= kind == RECORD_CHAIN;
            } while (kind != RECORD_BAD && kind != RECORD_END);
            if (i >= rows_begin && i < table_end && chain)
                fail_msg("byte %zu, bit %d: noticed behind its table", i, bit);
            if (kind != (i < f.out->n ? RECORD_BAD : RECORD_END))
                fail_msg("byte %zu, bit %d", i, bit);
            if (i < f.out->n)
                f.out->p[i] ^= (char)(1 << bit);
            arena_free(own.a);
        }
    place_end(&p);
}

/* Whole, sealed by us, of the right schema, and yet its rows do not come out as they stand in it: two are in another
 * order than a database gives them in. */
TEST(rows_that_come_out_otherwise_than_they_went_in_are_no_proof)
{
    struct place p;
    struct str all;
    small(&p, &all);
    for (int swapped = 0; swapped < 2; swapped++) {
        struct db_value row[2][2] = { { { DB_TEXT, .s = S("a") }, { DB_TEXT, .s = S("1") } },
            { { DB_TEXT, .s = S("b") }, { DB_TEXT, .s = S("2") } } };
        struct forged f = { p.t, task_buf(p.t, 1 << 20) };
        struct backup_summary s;
        struct backup_chain chain;
        db_begin_read(p.t);
        struct db_tables tables = db_tables(p.t);
        struct sealed_out *o = sealed_begin(p.t, S("kotipolku backup 1"),
            str_fmt(p.t->a, "schema %d\nbegan 2026-11-22T08:30:00Z\n", db_schema_newest()), keep_bytes, &f);
        struct records_out *r = records_out_new(p.t, seal_bytes, o);
        for (size_t i = 0; i < tables.n; i++) {
            const struct db_table *table = &tables.at[i];
            struct db_value values[TABLE_COLUMNS];
            records_table(r, table);
            struct db_rows *rows = db_run_once(p.t, table->read, NULL);
            while (db_step(p.t, rows)) {
                for (unsigned c = 0; c < table->ncolumns; c++)
                    values[c] = db_value(rows, c);
                records_row(r, table, values);
            }
            db_done(rows);
            if (str_is(table->name, "settings_value")) {
                records_row(r, table, row[swapped]);
                records_row(r, table, row[!swapped]);
            }
            records_table_end(r);
        }
        chain.seq = journal_end(p.t, &chain.hash);
        records_chain(r, &chain);
        assert_true(records_end(r, (struct instant){ "2026-11-22T08:30:00Z" }) && sealed_end(o));
        db_rollback(p.t->db);
        write_file(in(&p, "bad"), buf_view(f.out), S(""));
        if (swapped)
            cannot_be_proven(&p, "the table settings_value came out otherwise than it went in");
        else
            expect(&p, backup_prove(p.t, str_of(p.url[0]), in(&p, "bad"), NULL, &s, &p.why));
    }
    place_end(&p);
}

/* ---- packed pieces */

static struct str packed(struct place *p, struct str bytes)
{
    struct forged f = { p->t, task_buf(p->t, 4 << 20) };
    struct packed_out *o = packed_out_new(p->t, keep_bytes, &f);
    assert_true(packed_add(o, bytes.p, bytes.n) && packed_end(o));
    return buf_view(f.out);
}

/* All that comes out; *ret_bad: it stopped at a bad piece. */
static struct str unpacked(struct place *p, struct str bytes, bool *ret_bad)
{
    struct once once = { bytes, false };
    struct packed_in *in = packed_in_new(p->t, give_once, &once);
    struct buf *all = task_buf(p->t, 4 << 20);
    struct str piece;
    while (packed_more(in, &piece))
        buf_str(all, piece);
    assert_false(packed_more(in, &piece));
    *ret_bad = packed_bad(in);
    return buf_view(all);
}

TEST(what_was_packed_comes_out_as_it_went_in_and_what_repeats_is_small)
{
    static const size_t sizes[] = { 0, 1, 1000, PACKED_PIECE - 1, PACKED_PIECE, PACKED_PIECE + 1,
        2 * PACKED_PIECE + 7 };
    struct place p;
    bool bad;
    place_begin(&p);
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        struct str mixed = many_bytes(p.t, sizes[i]), same = str_copy(p.t->a, mixed);
        for (size_t k = 0; k < same.n; k++)
            ((char *)(uintptr_t)same.p)[k] = "Aino Esimerkki "[k % 15];
        assert_true(str_eq(unpacked(&p, packed(&p, mixed), &bad), mixed) && !bad);
        assert_true(str_eq(unpacked(&p, packed(&p, same), &bad), same) && !bad);
        assert_true(packed(&p, mixed).n <= mixed.n + 3 * PACKED_HEAD);
        assert_true(same.n < 1000 || packed(&p, same).n < same.n / 10);
    }
    place_end(&p);
}

TEST(a_piece_that_is_cut_or_says_another_length_is_bad)
{
    static const struct {
        size_t at;
        char is;
    } other[] = { { 0, 1 }, { 1, 8 }, { 2, 1 }, { 2, 3 }, { 3, 1 }, { 3, 0 }, { 4, 1 }, { 6, 64 }, { 7, 0 }, { 7, 1 } };
    struct place p;
    bool bad;
    place_begin(&p);
    struct str good = packed(&p, str_copy(p.t->a, S("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")));
    assert_true(good.n < 40);
    for (size_t n = 1; n < good.n; n++) {
        (void)unpacked(&p, str_part(good, 0, n), &bad);
        assert_true(bad);
    }
    for (size_t i = 0; i < sizeof other / sizeof *other; i++) {
        struct str one = str_copy(p.t->a, good);
        ((char *)(uintptr_t)one.p)[other[i].at] = other[i].is;
        (void)unpacked(&p, one, &bad);
        if (!bad)
            fail_msg("byte %zu is %d", other[i].at, other[i].is);
    }
    place_end(&p);
}

/* The end of the chain that a backup has carried away tells of rows that were taken off since. */
TEST(a_journal_that_does_not_go_on_from_its_backup_is_noticed)
{
    struct place p;
    struct str all;
    struct backup_summary s;
    small(&p, &all);
    expect(&p, backup_verify(p.t, in(&p, "good"), NULL, &s, &p.why));
    db_begin_write(p.t);
    assert_true(journal_goes_on(p.t, s.chain, s.chain_hash));
    journal_write(p.t, JOURNAL_CHANGE, "person", 5, S(""));
    assert_true(journal_goes_on(p.t, s.chain, s.chain_hash));
    assert_false(journal_goes_on(p.t, s.chain + 1, s.chain_hash));
    test_sql(p.t, "DELETE FROM journal");
    test_sql(p.t, "DELETE FROM journal_head"); /* which `check` alone takes for a new house */
    for (int i = 0; i < 400; i++)
        journal_write(p.t, JOURNAL_CHANGE, "person", i, S("phone"));
    p.t->now = (struct instant){ "2026-11-23T08:30:00Z" };
    assert_true(journal_goes_on(p.t, s.chain, s.chain_hash)); /* the very same rows make the very same chain */
    test_sql(p.t, "DELETE FROM journal");
    test_sql(p.t, "DELETE FROM journal_head");
    for (int i = 0; i < 400; i++)
        journal_write(p.t, JOURNAL_CHANGE, "person", i, S("phone"));
    assert_false(journal_goes_on(p.t, s.chain, s.chain_hash));
    db_rollback(p.t->db);
    place_end(&p);
}

TESTS(a_file_that_was_cut_anywhere_is_refused, a_file_of_which_any_byte_is_another_is_refused,
    a_foreign_file_a_newer_one_and_another_key_are_called_what_they_are,
    a_file_that_is_whole_and_fits_no_schema_is_refused, rows_that_come_out_otherwise_than_they_went_in_are_no_proof,
    what_was_packed_comes_out_as_it_went_in_and_what_repeats_is_small,
    a_piece_that_is_cut_or_says_another_length_is_bad, a_stream_whose_last_block_is_full_ends_there,
    a_record_of_which_any_byte_is_another_is_noticed_by_its_checksums,
    a_journal_that_does_not_go_on_from_its_backup_is_noticed)

/* str_test: views of text and growing bytes (str, strs, buf). */
#include "base/buf.h"
#include "base/test.h"

TEST(texts_are_compared_by_bytes_then_length)
{
    assert_true(str_eq(S("äiti"), str_of("äiti")));
    assert_true(str_eq(str_of(NULL), S("")));
    assert_false(str_eq(S("a"), S("ab")));
    assert_true(str_cmp(S("a"), S("ab")) < 0);
    assert_true(str_cmp(S("b"), S("ab")) > 0);
    assert_true(str_cmp((struct str){ 0 }, S("")) == 0);
    assert_true(str_cmp(S("\x7f"), S("\xc3")) < 0);
    assert_true(str_starts(S("people.csv"), S("people")));
    assert_true(str_ends(S("people.csv"), S(".csv")));
    assert_false(str_ends(S("csv"), S("people.csv")));
    assert_true(str_starts((struct str){ 0 }, S("")));
    assert_int_equal(str_find(S("kotipolku"), S("polku")), 4);
    assert_int_equal(str_find(S("kotipolku"), S("polut")), -1);
    assert_int_equal(str_find(S(""), S("")), 0);
}

TEST(parts_are_clipped_and_blanks_trimmed)
{
    assert_str(str_part(S("abc"), 1, 9), "bc");
    assert_str(str_part(S("abc"), 9, 1), "");
    assert_str(str_part(S("abc"), 1, SIZE_MAX), "bc");
    assert_str(str_trim(S(" \t\r\n a b \n")), "a b");
    assert_str(str_trim(S("   ")), "");
    assert_str(str_trim((struct str){ 0 }), "");
}

TEST(cutting_gives_every_piece_also_empty_ones)
{
    static const struct {
        const char *text, *pieces[4];
    } rows[] = {
        { "a,b,c", { "a", "b", "c" } },
        { "", { "" } },
        { ",", { "", "" } },
        { "a,", { "a", "" } },
        { "ab", { "ab" } },
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct str rest = str_of(rows[i].text), piece;
        size_t n = 0;
        while (str_cut(&rest, ',', &piece)) {
            assert_non_null(rows[i].pieces[n]);
            assert_str(piece, rows[i].pieces[n++]);
        }
        assert_null(rows[i].pieces[n]);
    }
    struct str none = { 0 }, piece;
    assert_true(str_cut(&none, ',', &piece));
    assert_false(str_cut(&none, ',', &piece));
}

TEST(whole_numbers_are_read_without_losing_any)
{
    static const struct {
        const char *text;
        bool is_int;
        int64_t value;
    } rows[] = {
        { "0", true, 0 },
        { "-0", true, 0 },
        { "007", true, 7 },
        { "-42", true, -42 },
        { "9223372036854775807", true, INT64_MAX },
        { "-9223372036854775808", true, INT64_MIN },
        { "9223372036854775808", false, 0 },
        { "-9223372036854775809", false, 0 },
        { "99999999999999999999", false, 0 },
        { "", false, 0 },
        { "-", false, 0 },
        { "+1", false, 0 },
        { " 1", false, 0 },
        { "1 ", false, 0 },
        { "1.0", false, 0 },
        { "--1", false, 0 },
        { "0x1", false, 0 },
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        int64_t v = 99;
        assert_int_equal(str_int(str_of(rows[i].text), &v), rows[i].is_int);
        assert_true(v == (rows[i].is_int ? rows[i].value : 99));
    }
}

TEST(copies_live_in_the_arena)
{
    struct arena *a = arena_new(1 << 20);
    char x[] = "first";
    struct str copy = str_copy(a, str_of(x));
    x[0] = 'F';
    assert_str(copy, "first");
    assert_string_equal(str_z(a, str_part(copy, 0, 2)), "fi");
    assert_str(str_fmt(a, "%d-%.*s", 5, STR_ARG(copy)), "5-first");
    struct str wide = str_fmt(a, "%0700d", 1);
    assert_int_equal(wide.n, 700);
    assert_int_equal(wide.p[699], '1');
    struct strs list = { 0 };
    for (int i = 0; i < 100; i++)
        strs_add(a, &list, str_fmt(a, "%d", i));
    assert_int_equal(list.n, 100);
    for (int i = 0; i < 100; i++)
        assert_true(str_eq(list.at[i], str_fmt(a, "%d", i)));
    arena_free(a);
}

TEST(a_buf_grows_and_keeps_its_bytes)
{
    struct buf b;
    buf_init(&b, 100000);
    assert_int_equal(buf_view(&b).n, 0);
    buf_z(&b, "a");
    buf_ch(&b, ' ');
    buf_int(&b, -12);
    BUF_LIT(&b, " lit ");
    buf_str(&b, S("str"));
    buf_fmt(&b, " %s=%d", "n", 3);
    buf_fmt(&b, "%s", "");
    assert_str(buf_view(&b), "a -12 lit str n=3");
    for (int i = 0; i < 5000; i++)
        buf_int(&b, i % 10);
    assert_false(buf_full(&b));
    assert_int_equal(b.n, 17 + 5000);
    assert_int_equal(b.p[17 + 4999], '9');
    buf_free(&b);
    buf_init(&b, 30);
    buf_int(&b, INT64_MIN);
    assert_str(buf_view(&b), "-9223372036854775808");
    buf_free(&b);
}

TEST(a_full_buf_stays_full_and_drops_what_follows)
{
    struct buf b;
    buf_init(&b, 5);
    buf_z(&b, "12345");
    assert_false(buf_full(&b));
    buf_z(&b, "");
    assert_false(buf_full(&b));
    buf_z(&b, "6");
    assert_true(buf_full(&b));
    assert_str(buf_view(&b), "12345");
    buf_free(&b);

    buf_init(&b, 5);
    buf_fmt(&b, "%s", "123456");
    assert_true(buf_full(&b));
    buf_ch(&b, 'x'); /* would fit, but a gap must not go unseen */
    assert_str(buf_view(&b), "");
    buf_free(&b);

    buf_init(&b, 0);
    buf_ch(&b, 'x');
    assert_true(buf_full(&b));
    buf_free(&b);
}

TEST(a_list_is_split_without_blanks_and_empty_pieces_and_joined_again)
{
    struct arena *a = arena_new(100000);
    struct strs list = strs_split(a, S(" City ;; Parish;"), ';'), none = strs_split(a, S(""), ';');
    assert_int_equal(list.n, 2);
    assert_str(list.at[0], "City");
    assert_str(list.at[1], "Parish");
    assert_str(strs_join(a, &list, S(", ")), "City, Parish");
    assert_int_equal(none.n, 0);
    assert_str(strs_join(a, &none, S(";")), "");
    arena_free(a);
}

TEST(an_address_holds_only_what_needs_no_escape)
{
    struct arena *a = arena_new(100000);
    assert_str(str_percent(a, S("Ab9-._~"), ""), "Ab9-._~");
    assert_str(str_percent(a, S("a b&c=d/?#%+"), ""), "a%20b%26c%3Dd%2F%3F%23%25%2B");
    assert_str(str_percent(a, S("ä"), ""), "%C3%A4");
    assert_str(str_percent(a, (struct str){ "x\0y", 3 }, "@"), "x%00y");
    assert_str(str_percent(a, S("o@kotipolku.example?cc=x"), "@"), "o@kotipolku.example%3Fcc%3Dx");
    assert_str(str_percent(a, S(""), ""), "");
    arena_free(a);
}

TESTS(an_address_holds_only_what_needs_no_escape, a_list_is_split_without_blanks_and_empty_pieces_and_joined_again,
    texts_are_compared_by_bytes_then_length, parts_are_clipped_and_blanks_trimmed,
    cutting_gives_every_piece_also_empty_ones, whole_numbers_are_read_without_losing_any, copies_live_in_the_arena,
    a_buf_grows_and_keeps_its_bytes, a_full_buf_stays_full_and_drops_what_follows)

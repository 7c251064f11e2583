/* Tests of archives: where names lead, bytes out of packed files, and hostile ones: bombs, passwords, damage, too many
 * files. */
#include "base/test.h"
#include "rooms/tables/tables.h"
#include <zip.h>

static struct task *begin(void)
{
    struct task *t = test_task();
    t->lang = lang_get(LANG_en);
    return t;
}

struct packed {
    const char *name;
    struct str bytes;
    const char *password;
};

/* An archive as other programs make it. */
static struct str pack(struct task *t, const struct packed *files, size_t n)
{
    zip_source_t *all = zip_source_buffer_create(NULL, 0, 0, NULL);
    zip_source_keep(all);
    zip_t *zip = zip_open_from_source(all, ZIP_TRUNCATE, NULL);
    assert_non_null(zip);
    for (size_t i = 0; i < n; i++) {
        zip_int64_t at = zip_file_add(
            zip, files[i].name, zip_source_buffer(zip, files[i].bytes.p, files[i].bytes.n, 0), ZIP_FL_ENC_UTF_8);
        assert_true(at >= 0);
        if (files[i].password)
            assert_int_equal(zip_file_set_encryption(zip, (zip_uint64_t)at, ZIP_EM_AES_256, files[i].password), 0);
    }
    assert_int_equal(zip_close(zip), 0);
    zip_stat_t st;
    assert_int_equal(zip_source_stat(all, &st), 0);
    char *p = arena_alloc(t->a, st.size);
    assert_int_equal(zip_source_open(all), 0);
    assert_int_equal(zip_source_read(all, p, st.size), (zip_int64_t)st.size);
    zip_source_close(all);
    zip_source_free(all);
    return (struct str){ p, st.size };
}

static struct archive *opened(struct task *t, struct str bytes)
{
    enum archive_trouble trouble;
    struct archive *z = archive_open(t, bytes, -1, &trouble);
    assert_non_null(z);
    return z;
}

TEST(names_lead_to_the_archive_or_one_folder_of_it)
{
    static const struct {
        const char *name;
        enum archive_place place;
    } cases[] = {
        { "people.csv", ARCHIVE_FILE },
        { "package/people.csv", ARCHIVE_FILE },
        { "package\\people.csv", ARCHIVE_FILE },
        { "Äidit/people.csv", ARCHIVE_FILE },
        { "package/", ARCHIVE_FOLDER },
        { "a/b/", ARCHIVE_FOLDER },
        { "a/b/people.csv", ARCHIVE_STRAY },
        { "../people.csv", ARCHIVE_STRAY },
        { "a/../people.csv", ARCHIVE_STRAY },
        { "..\\people.csv", ARCHIVE_STRAY },
        { "/people.csv", ARCHIVE_STRAY },
        { "C:people.csv", ARCHIVE_STRAY },
        { "a//people.csv", ARCHIVE_STRAY },
        { "./people.csv", ARCHIVE_STRAY },
        { "a/\x01people.csv", ARCHIVE_STRAY },
        { "", ARCHIVE_STRAY },
        { "__MACOSX/package/._people.csv", ARCHIVE_HIDDEN },
        { ".DS_Store", ARCHIVE_HIDDEN },
        { "package/Thumbs.db", ARCHIVE_HIDDEN },
        { "__MACOSX/../../people.csv", ARCHIVE_STRAY },
        { "..", ARCHIVE_STRAY },
        { "../", ARCHIVE_STRAY },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        if (archive_place(str_of(cases[i].name)) != cases[i].place)
            fail_msg("%s", cases[i].name);
}

TEST(rows_come_out_of_an_entry)
{
    struct task *t = begin();
    struct str csv = S("person;given_names\r\na;M\xE4rta\r\n");
    struct archive *z = opened(
        t, pack(t, (struct packed[]){ { "a.txt", S("x"), NULL }, { "package/people.csv", csv, NULL } }, 2));
    struct row row;
    assert_int_equal(archive_entries(z), 2);
    assert_str(archive_name(z, 1), "package/people.csv");
    assert_int_equal(archive_find_part(z, "a.txt"), 0);
    assert_int_equal(archive_find_part(z, "package\\PEOPLE.csv"), 1);
    assert_int_equal(archive_find_part(z, "people.csv"), 2);
    assert_int_equal(archive_size(z, 1), csv.n);
    struct rows *rs = rows_csv_entry(t, archive_read(z, 1));
    assert_int_equal(rows_next(rs, &row), ROWS_ROW);
    assert_int_equal(rows_next(rs, &row), ROWS_ROW);
    assert_str(row.at[1], "Märta");
    assert_int_equal(rows_next(rs, &row), ROWS_END);
    assert_int_equal(rows_taken(rs), csv.n);
    test_task_end(t);
}

TEST(a_bomb_is_refused_while_it_is_unpacked)
{
    struct task *t = begin();
    struct str zeros = { calloc(1, 40 << 20), 40 << 20 };
    assert_non_null(zeros.p);
    memset((char *)(uintptr_t)zeros.p, '\n', zeros.n);
    struct archive *z = opened(t, pack(t, (struct packed[]){ { "people.csv", zeros, NULL } }, 1));
    struct row row;
    struct rows *rs = rows_csv_entry(t, archive_read(z, 0));
    enum rows_step step;
    while ((step = rows_next(rs, &row)) == ROWS_ROW) {}
    assert_int_equal(step, ROWS_REFUSED);
    assert_string_equal(rows_refusal(rs)->msgid, "The archive (ZIP) is too large when unpacked.");
    assert_true(rows_taken(rs) < 10 << 20);
    free((void *)(uintptr_t)zeros.p);
    test_task_end(t);
}

TEST(a_password_and_damage_are_named)
{
    struct task *t = begin();
    struct archive *z = opened(t, pack(t, (struct packed[]){ { "people.csv", S("person\na\n"), "secret" } }, 1));
    assert_null(archive_read(z, 0));
    assert_int_equal(archive_trouble(z), ARCHIVE_PROTECTED);

    struct str good = pack(
        t, (struct packed[]){ { "people.csv", S("person,given_names\na,Aino\nb,Bertta\n"), NULL } }, 1);
    char *bad = arena_alloc(t->a, good.n);
    memcpy(bad, good.p, good.n);
    bad[30 + 10 + 8] ^= 0x55; /* inside the packed bytes, after the header and the name */
    z = opened(t, (struct str){ bad, good.n });
    struct rows *rs = rows_csv_entry(t, archive_read(z, 0));
    struct row row;
    enum rows_step step;
    while ((step = rows_next(rs, &row)) == ROWS_ROW) {}
    assert_int_equal(step, ROWS_REFUSED);
    assert_string_equal(rows_refusal(rs)->msgid, "The archive (ZIP) is damaged.");
    enum archive_trouble trouble;
    assert_null(archive_open(t, str_part(good, 0, good.n / 2), -1, &trouble));
    assert_int_equal(trouble, ARCHIVE_DAMAGED);
    test_task_end(t);
}

TEST(too_many_files_are_too_many)
{
    struct task *t = begin();
    struct packed *files = NEW_N(t->a, struct packed, ARCHIVE_ENTRIES + 1);
    for (size_t i = 0; i <= ARCHIVE_ENTRIES; i++)
        files[i] = (struct packed){ str_z(t->a, str_fmt(t->a, "%zu.csv", i)), S("a\n"), NULL };
    enum archive_trouble trouble;
    assert_null(archive_open(t, pack(t, files, ARCHIVE_ENTRIES + 1), -1, &trouble));
    assert_int_equal(trouble, ARCHIVE_TOO_MANY);
    assert_non_null(archive_open(t, pack(t, files, ARCHIVE_ENTRIES), -1, &trouble));
    test_task_end(t);
}

TEST(the_same_files_give_the_same_archive)
{
    struct task *t = begin();
    struct str made[2], text = S("person\nMärta\n");
    for (size_t i = 0; i < 2; i++) {
        struct archive_writer *w = archive_new(t);
        archive_add(w, S("people.csv"), text);
        archive_add(w, S("äidit.csv"), S(""));
        made[i] = archive_end(w);
    }
    assert_true(str_eq(made[0], made[1]));
    struct archive *z = opened(t, made[0]);
    char back[100];
    assert_str(archive_name(z, 1), "äidit.csv");
    struct entry *e = archive_read(z, 0);
    assert_int_equal(entry_read(e, back, sizeof back), text.n);
    assert_memory_equal(back, text.p, text.n);
    assert_int_equal(entry_read(e, back, sizeof back), 0);
    test_task_end(t);
}

TESTS(names_lead_to_the_archive_or_one_folder_of_it, rows_come_out_of_an_entry, a_bomb_is_refused_while_it_is_unpacked,
    a_password_and_damage_are_named, too_many_files_are_too_many, the_same_files_give_the_same_archive)

/* Tests of files, on both engines: what is stored is what comes back, in any part; names; limits; what goes with its
 * owner, and what nobody owns any more. */
#include "auth/viewer.h"
#include "rooms/files/files_read.h"
#include "rooms/kind.h"
#include "tests/people_testing.h"

/* A PDF of so many bytes, each of which tells its place. */
static struct str pdf(struct task *t, size_t n)
{
    static const char end[] = "\n%%EOF\n";
    char *p = arena_alloc(t->a, n);

    for (size_t i = 0; i < n; i++)
        p[i] = (char)('a' + i % 23 + i / FILE_PIECE);
    memcpy(p, "%PDF-1.7\n", 9);
    memcpy(p + n - (sizeof end - 1), end, sizeof end - 1);
    return (struct str){ p, n };
}

static struct file_wish wish(enum file_owner owner, int64_t row, struct str bytes)
{
    return (struct file_wish){ .owner = owner,
        .row = row,
        .groups = MEDIA_PICTURE | MEDIA_PAPER,
        .most = 3,
        .bytes = bytes,
        .name = S("Kuitti.pdf"),
        .words = S("") };
}

static struct file added(struct task *t, enum file_owner owner, int64_t row, struct str bytes)
{
    struct file_wish w = wish(owner, row, bytes);
    struct problems ps = { 0 };
    struct file f;
    int64_t id;

    assert_int_equal(files_add(t, &w, &id, &ps), DONE);
    assert_int_equal(files_get(t, owner, row, id, &f), DONE);
    return f;
}

static struct str wrong(struct task *t, const struct file_wish *w)
{
    struct problems ps = { 0 };

    return files_check(t, w, &ps) ? S("") : ps.at[0].text;
}

struct collected {
    struct buf *b;
};

static void collect(void *x, struct str bytes) { buf_str(((struct collected *)x)->b, bytes); }

static struct str part(struct task *t, const struct file *f, int64_t from, int64_t n)
{
    struct collected c = { task_buf(t, 8 << 20) };

    files_read(t, f, from, n, collect, &c);
    return buf_view(c.b);
}

RULE(a_file_comes_back_as_it_was_whole_and_in_every_part_sealed_or_not)
{
    const int64_t piece = FILE_PIECE, bytes = 2 * piece + 100;
    struct str all = pdf(t, (size_t)bytes);

    for (int i = 0; i < 2; i++) {
        struct file f = added(t, i ? FILE_OF_STORY : FILE_OF_DUTY, 5, all);
        assert_int_equal(f.bytes, bytes);
        assert_int_equal(f.sealed, i);
        assert_true(str_eq(part(t, &f, 0, bytes), all));
        const int64_t ends[][2] = { { 0, 1 }, { piece - 1, 2 }, { piece, piece }, { 2 * piece, 100 }, { bytes - 1, 1 },
            { 7, 2 * piece } };
        for (size_t k = 0; k < sizeof ends / sizeof *ends; k++)
            assert_true(
                str_eq(part(t, &f, ends[k][0], ends[k][1]), str_part(all, (size_t)ends[k][0], (size_t)ends[k][1])));
    }
    assert_int_equal(test_number(t, "SELECT count(*) FROM files_piece"), 6);
}

RULE(what_is_about_a_person_lies_sealed_and_without_the_name_of_its_file)
{
    struct file_wish w = wish(FILE_OF_STORY, 5, pdf(t, 1000));
    struct problems ps = { 0 };
    struct file f;
    int64_t id;

    w.name = S("Amina kertoo.pdf");
    assert_int_equal(files_add(t, &w, &id, &ps), DONE);
    assert_int_equal(files_get(t, FILE_OF_STORY, 5, id, &f), DONE);
    assert_str(f.name, "");
    assert_int_equal(
        test_number(t, db_engine(t->db) == DB_SQLITE
                           ? "SELECT count(*) FROM files_piece WHERE instr(bytes, CAST('%PDF' AS BLOB)) > 0"
                           : "SELECT count(*) FROM files_piece WHERE position('%PDF'::bytea in bytes) > 0"),
        0);
    t->seen.somebody = false;
    (void)part(t, &f, 0, 10);
    assert_true(t->seen.somebody); /* so the look is in the journal */
}

RULE(a_file_is_found_by_its_owner_only)
{
    struct file f = added(t, FILE_OF_DUTY, 5, pdf(t, 100));
    struct file other;

    assert_int_equal(files_get(t, FILE_OF_DUTY, 6, f.id, &other), NOT_FOUND);
    assert_int_equal(files_get(t, FILE_OF_STORY, 5, f.id, &other), NOT_FOUND);
    assert_int_equal(files_remove(t, FILE_OF_DUTY, 6, f.id), NOT_FOUND);
    assert_int_equal(files_of(t, FILE_OF_DUTY, 5).n, 1);
    assert_int_equal(files_remove(t, FILE_OF_DUTY, 5, f.id), DONE);
    assert_int_equal(files_of(t, FILE_OF_DUTY, 5).n, 0);
    assert_int_equal(test_number(t, "SELECT count(*) FROM files_piece"), 0);
}

RULE(who_added_it_and_when_stands_beside_it)
{
    int64_t staff = become(t, ROLE_MANAGER, 0);
    struct file f = added(t, FILE_OF_DUTY, 5, pdf(t, 100));

    assert_int_equal(f.staff, staff);
    assert_false(str_empty(f.staff_name));
    assert_instant(f.added_at, "2026-11-22T08:30:00Z");
    assert_str(f.name, "Kuitti.pdf");
}

RULE(what_is_no_file_or_one_too_many_is_refused_with_a_sentence)
{
    struct file_wish w = wish(FILE_OF_DUTY, 5, S("<svg><script>alert(1)</script></svg>"));

    assert_str(wrong(t, &w), "This is neither a picture nor a PDF. Choose a file of the kind JPEG, PNG, WebP or PDF.");
    w.bytes = S("");
    assert_str(wrong(t, &w), "The file is empty. Choose another one.");
    w.name = S("");
    assert_str(wrong(t, &w), "Choose a file.");
    w = wish(FILE_OF_DUTY, 5, S("%PDF-1.7 cut"));
    assert_int_equal(str_find(wrong(t, &w), S("The file is not whole")), 0);
    w.bytes = pdf(t, 20000001);
    assert_str(wrong(t, &w), "The file is too large. It may have at most 20 MB.");
    w.bytes = pdf(t, 20000000);
    assert_str(wrong(t, &w), "");
    w.bytes = pdf(t, 100);
    for (int i = 0; i < 3; i++)
        (void)added(t, FILE_OF_DUTY, 5, w.bytes);
    assert_str(wrong(t, &w), "There are 3 files already. Remove one first.");
}

RULE(a_picture_needs_words_for_who_does_not_see_it)
{
    static const char picture[] = "\xff\xd8\xff\xc0\0\x0b\x08\0\x10\0\x20\x01\x01\x11\0\xff\xda\0\x08\x01\x01\0\0\x3f\0"
                                  "data\xff\xd9";
    struct file_wish w = wish(FILE_OF_DUTY, 5, (struct str){ picture, sizeof picture - 1 });

    assert_str(wrong(t, &w), "Write what the picture shows, for those who cannot see it.");
    w.words = S("  ");
    assert_false(str_empty(wrong(t, &w)));
    w.words = S("A poster");
    assert_str(wrong(t, &w), "");
}

RULE(names_lose_folders_hidden_signs_and_length)
{
    struct buf *letters = task_buf(t, 1000);

    for (int i = 0; i < 400; i++)
        buf_z(letters, "\xd9\x85"); /* one Arabic letter */
    struct str name = files_name(t->a, buf_view(letters), MEDIA_PDF);
    assert_int_equal(name.n, FILE_NAME_MOST + 4);
    assert_true(text_clean(t->a, name, &name));
    assert_str(files_name(t->a, S("C:\\Users\\Amina\\kuva.JPG"), MEDIA_JPEG), "kuva.jpg");
    assert_str(files_name(t->a, S("../../etc/passwd"), MEDIA_PNG), "passwd.png");
    assert_str(files_name(t->a, S("kuva\xe2\x80\xaegpj.exe"), MEDIA_JPEG), "kuvagpj.jpg");
    assert_str(files_name(t->a, S("a\r\nSet-Cookie: x\"<b>"), MEDIA_JPEG), "aSet-Cookie_ x__b_.jpg");
    assert_str(files_name(t->a, S(".html"), MEDIA_JPEG), "file.jpg");
    assert_str(files_name(t->a, S("..."), MEDIA_JPEG), "file.jpg");
    assert_str(
        files_name(t->a, S("\xd8\xb5\xd9\x88\xd8\xb1\xd8\xa9.png"), MEDIA_PNG), "\xd8\xb5\xd9\x88\xd8\xb1\xd8\xa9.png");
}

RULE(the_mark_changes_with_the_bytes)
{
    struct file one = added(t, FILE_OF_DUTY, 5, pdf(t, 100)), same = added(t, FILE_OF_DUTY, 5, pdf(t, 100));
    struct file other = added(t, FILE_OF_DUTY, 5, pdf(t, 101));

    assert_true(str_eq(one.mark, same.mark));
    assert_false(str_eq(one.mark, other.mark));
}

RULE(a_file_whose_row_is_gone_is_swept_and_no_other)
{
    int64_t project = project_new(t, "P");

    test_sql(t, str_z(t->a, str_fmt(t->a,
                                "INSERT INTO duties_duty (id, source_key, project_id, rule, occasion, name, state, "
                                "reason, links, version) VALUES (77, '', %lld, 'own', '', 'x', 'open', '', '', 1)",
                                (long long)project)));
    (void)added(t, FILE_OF_DUTY, 77, pdf(t, 100));
    (void)added(t, FILE_OF_DUTY, 78, pdf(t, 100));
    (void)added(t, FILE_OF_STORY, 77, pdf(t, 100));
    assert_int_equal(files_sweep(t), 2);
    assert_int_equal(files_sweep(t), 0);
    assert_int_equal(files_of(t, FILE_OF_DUTY, 77).n, 1);
    assert_int_equal(files_remove_all(t, FILE_OF_DUTY, 77), 1);
    assert_int_equal(test_number(t, "SELECT count(*) FROM files_piece"), 0);
}

RULE(an_import_whose_rows_have_files_is_leant_on)
{
    static const struct {
        enum kind_name kind;
        enum file_owner owner;
    } each[] = { { KIND_duties, FILE_OF_DUTY }, { KIND_stories, FILE_OF_STORY } };
    int64_t project = project_new(t, "P");

    test_sql(t, str_z(t->a, str_fmt(t->a,
                                "INSERT INTO duties_duty (id, source_key, project_id, rule, occasion, name, state, "
                                "reason, links, version, import_id) VALUES (77, '', %lld, 'own', '', 'x', 'open', "
                                "'', '', 1, 9)",
                                (long long)project)));
    test_sql(t, str_z(t->a, str_fmt(t->a,
                                "INSERT INTO stories_story (id, source_key, project_id, day, language, "
                                "shown_language, said_by, result, state, purposes, version, import_id) VALUES (77, "
                                "'', %lld, '2026-11-01', 'som', '', '', 'work', 'draft', '', 1, 9)",
                                (long long)project)));
    for (size_t i = 0; i < sizeof each / sizeof *each; i++) {
        struct kind_counts before = { 0 }, after = { 0 };
        kinds[each[i].kind]->leaning(t, 9, &before);
        (void)added(t, each[i].owner, 77, pdf(t, 100));
        kinds[each[i].kind]->leaning(t, 9, &after);
        assert_int_equal(before.n, 0);
        assert_int_equal(after.n, 1);
        assert_int_equal(after.at[0].n, 1);
    }
}

RULES(an_import_whose_rows_have_files_is_leant_on, a_file_comes_back_as_it_was_whole_and_in_every_part_sealed_or_not,
    what_is_about_a_person_lies_sealed_and_without_the_name_of_its_file, a_file_is_found_by_its_owner_only,
    who_added_it_and_when_stands_beside_it, what_is_no_file_or_one_too_many_is_refused_with_a_sentence,
    a_picture_needs_words_for_who_does_not_see_it, names_lose_folders_hidden_signs_and_length,
    the_mark_changes_with_the_bytes, a_file_whose_row_is_gone_is_swept_and_no_other)

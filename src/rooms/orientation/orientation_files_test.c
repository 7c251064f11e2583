/* Tests of files of a course and of two courses compared, on both engines: who has them, how they go from house to
 * house, and which words were changed. */
#include "base/settings.h"
#include "html/markdown.h"
#include "rooms/orientation/orientation_compare.h"
#include "rooms/orientation/orientation_files.h"
#include "rooms/orientation/orientation_package.h"
#include "rooms/tables/tables.h"
#include "tests/orientation_testing.h"

/* The smallest sound: eight bytes of it. */
static const char wav[] = "RIFF\x2c\0\0\0WAVEfmt \x10\0\0\0\x01\0\x01\0\x40\x1f\0\0\x40\x1f\0\0\x01\0\x08\0"
                          "data\x08\0\0\0herehear";
enum { WAV = sizeof wav - 1 };

static int64_t course(struct task *t)
{
    struct orientation_taken x = {
        .code = S("own"), .house = S("Toinen talo"), .changed = S(""), .source = lang_get(LANG_fi), .version = 3
    };
    struct orientation_file card = { S("0.fi.md"), S("---\ntitle: Kurssi\n---\n") };
    struct orientation_file topic = { S("1.fi.md"), S("---\ntitle: Koti\n---\nYksi.\nKaksi.\n") };
    struct problems wrong = { 0 };
    int64_t id;

    LIST_ADD(t->a, &x.files, card);
    LIST_ADD(t->a, &x.files, topic);
    assert_int_equal(orientation_take(t, &x, &id, &wrong), DONE);
    return id;
}

static int64_t add(struct task *t, int64_t course, const char *name)
{
    struct file_wish w = { .bytes = { wav, WAV }, .name = str_of(name), .words = S("") };
    struct problems wrong = { 0 };

    assert_int_equal(orientation_file_add(t, course, &w, S(""), &wrong), DONE);
    struct file_list all = orientation_files(t, course);
    return all.at[all.n - 1].id;
}

RULE(who_may_read_a_course_has_its_files_and_only_managers_change_them)
{
    int64_t project = project_new(t, "P");
    struct problems wrong = { 0 };
    struct file f;

    become(t, ROLE_MANAGER, project);
    int64_t id = course(t), before = course_now(t, id).version, file = add(t, id, "Koti (uusi).WAV");
    assert_str(orientation_files(t, id).at[0].name, "koti-uusi.wav");
    assert_true(course_now(t, id).version > before); /* kept pages are drawn anew */
    assert_true(orientation_file(t, id, file, &f));
    assert_false(orientation_file(t, course(t), file, &f));                 /* another's */
    assert_null(orientation_file_ending(t, (const int64_t[]){ id, file })); /* she has it, the files of all do not */
    become(t, ROLE_INSTRUCTOR, project);
    struct file_wish w = { .bytes = { wav, WAV }, .name = S("x.wav"), .words = S("") };
    assert_false(orientation_file(t, id, file, &f));
    assert_int_equal(orientation_file_add(t, id, &w, S(""), &wrong), NOT_ALLOWED);
    assert_int_equal(orientation_file_remove(t, id, file), NOT_ALLOWED);
    become(t, ROLE_MANAGER, project);
    course_published(t, id);
    t->viewer = &VIEWER_NOBODY;
    assert_true(orientation_file(t, id, file, &f));
    assert_string_equal(orientation_file_ending(t, (const int64_t[]){ id, file }), "wav");
    assert_null(orientation_file_ending(t, (const int64_t[]){ id, file + 1 }));
    become(t, ROLE_MANAGER, project);
    assert_int_equal(orientation_file_remove(t, id, file), DONE);
    assert_int_equal(orientation_file_remove(t, id, file), NOT_FOUND);
    assert_int_equal(orientation_show(t, id, course_now(t, id).version, false), DONE);
    (void)add(t, id, "x.wav");
    assert_int_equal(orientation_remove(t, id, course_now(t, id).version), DONE);
    assert_int_equal(orientation_files(t, id).n, 0);
}

RULE(a_package_carries_the_files_and_says_which_texts_were_changed)
{
    struct settings settings = { .service_name = S("Lahden talo") };
    struct problems wrong = { 0 };
    struct orientation_text text;
    struct str zip;
    int64_t other;

    t->settings = &settings;
    become(t, ROLE_MANAGER, project_new(t, "P"));
    int64_t id = course(t);
    (void)add(t, id, "koti.wav");
    assert_true(orientation_text(t, id, 1, lang_get(LANG_fi), &text));
    text.body = S("---\ntitle: Koti\n---\nYksi.\nKolme.\n\n![Koti](file:koti.wav)\n");
    assert_int_equal(orientation_put(t, id, &text, &wrong), DONE);
    assert_int_equal(orientation_pack(t, id, &zip), DONE);
    assert_int_equal(orientation_unpack(t, zip, &other, &wrong), DONE);
    struct file_list all = orientation_files(t, other);
    assert_int_equal(all.n, 1);
    assert_str(all.at[0].name, "koti.wav");
    assert_int_equal(all.at[0].kind, MEDIA_WAV);
    struct buf *bytes = task_buf(t, 1000);
    files_bytes(t, &all.at[0], bytes);
    assert_int_equal(bytes->n, WAV);
    assert_memory_equal(bytes->p, wav, WAV);
    struct orientation_course c;
    assert_int_equal(orientation_get(t, other, &c), DONE);
    assert_str(c.origin_changed, "1.fi");

    struct archive_writer *w = archive_new(t);
    archive_add(w, S("course.json"),
        S("{\"format\":\"kotipolku-orientation/1\",\"code\":\"x\",\"house\":\"T\",\"source\":\"fi\"}"));
    archive_add(w, S("0.fi.md"), S("---\ntitle: Kurssi\n---\n"));
    archive_add(w, S("files/x.html"), S("<script>alert(1)</script>"));
    int64_t before = test_number(t, "SELECT count(*) FROM orientation_course");
    assert_int_equal(orientation_unpack(t, archive_end(w), &other, &wrong), INVALID);
    assert_true(str_starts(wrong.at[0].text, S("x.html: ")));
    assert_int_equal(test_number(t, "SELECT count(*) FROM orientation_course"), before);
}

RULE(two_courses_of_a_kind_are_compared_text_by_text_and_line_by_line)
{
    struct problems wrong = { 0 };
    struct orientation_text text,
        more = { .topic = 2, .lang = lang_get(LANG_fi), .body = S("---\ntitle: Työ\n---\nx") };

    become(t, ROLE_MANAGER, project_new(t, "P"));
    int64_t theirs = course(t), ours = course(t);
    assert_int_equal(orientation_compare(t, theirs, ours).n, 0);
    assert_true(orientation_text(t, ours, 1, lang_get(LANG_fi), &text));
    text.body = S("---\ntitle: Koti\n---\nYksi.\n\nKolme.\n");
    assert_int_equal(orientation_put(t, ours, &text, &wrong), DONE);
    assert_int_equal(orientation_put(t, ours, &more, &wrong), DONE);
    struct orientation_differences all = orientation_compare(t, theirs, ours);
    assert_int_equal(all.n, 2);
    assert_int_equal(all.at[0].how, ORIENTATION_CHANGED);
    assert_int_equal(all.at[0].lines.n, 2); /* an empty line is none */
    assert_false(all.at[0].lines.at[0].came);
    assert_str(all.at[0].lines.at[0].text, "Kaksi.");
    assert_true(all.at[0].lines.at[1].came);
    assert_str(all.at[0].lines.at[1].text, "Kolme.");
    assert_int_equal(all.at[1].how, ORIENTATION_ADDED);
    assert_int_equal(all.at[1].topic, 2);
    all = orientation_compare(t, ours, theirs);
    assert_int_equal(all.at[1].how, ORIENTATION_GONE);
}

RULES(who_may_read_a_course_has_its_files_and_only_managers_change_them,
    a_package_carries_the_files_and_says_which_texts_were_changed,
    two_courses_of_a_kind_are_compared_text_by_text_and_line_by_line)

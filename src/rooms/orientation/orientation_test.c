/* Tests of courses of orientation, on both engines: how a topic is written, who changes one, what is shown in which
 * language, and a package out of one house into another. */
#include "base/settings.h"
#include "rooms/orientation/orientation_compare.h"
#include "rooms/orientation/orientation_package.h"
#include "rooms/tables/tables.h"
#include "tests/orientation_testing.h"

static const char *const card = "---\ntitle: Kurssi\nphone: 112 | Hätä\n---\n";
static const char *const topic =
    "---\ntitle: Koti\nsource: Laki | https://law.example/1\nchecked: 2026-11-01\nreview: 2027-11-01\n---\n"
    "## Uusi koti\nTee sopimus.\nLue se.\n\n---\n? Mitä teet?\n- [ ] En mitään\n- [x] Luen\n> Se sitoo.\n> Kysy "
    "apua.\n\n"
    "---\n@service home\nApua\n\n---\n@video https://video.example/a\nKatso\n";

static void put_file(struct task *t, struct orientation_taken *x, const char *name, const char *body)
{
    struct orientation_file f = { str_of(name), str_of(body) };

    LIST_ADD(t->a, &x->files, f);
}

static struct orientation_taken files(struct task *t)
{
    struct orientation_taken x = {
        .code = S("own"), .house = S("Toinen talo"), .source = lang_get(LANG_fi), .version = 3, .day = DAY("2026-10-01")
    };

    put_file(t, &x, "0_card.fi.md", card);
    put_file(t, &x, "1_home.fi.md", topic);
    return x;
}

static int64_t taken(struct task *t)
{
    struct orientation_taken x = files(t);
    struct problems wrong = { 0 };
    int64_t id = 0;

    become(t, ROLE_MANAGER, project_new(t, "P"));
    assert_int_equal(orientation_take(t, &x, &id, &wrong), DONE);
    return id;
}

static struct orientation_book book(struct task *t, int64_t course, enum lang_id l)
{
    struct orientation_book b = { 0 };

    assert_int_equal(orientation_book(t, course, lang_get(l), &b), DONE);
    return b;
}

static enum outcome put(struct task *t, int64_t course, enum lang_id l, int64_t number, const char *body)
{
    struct orientation_text x = { .topic = 1, .number = number, .lang = lang_get(l), .body = str_of(body) };
    struct problems wrong = { 0 };
    enum outcome how = orientation_put(t, course, &x, &wrong);

    assert_int_equal(how == INVALID, wrong.n > 0);
    return how;
}

/* ---- how it is written */

RULE(a_topic_is_read_step_by_step)
{
    struct orientation_topic o;
    struct problems wrong = { 0 };

    assert_true(orientation_read(t, str_of(topic), &o, &wrong));
    assert_str(o.title, "Koti");
    assert_str(o.sources.at[0].value, "https://law.example/1");
    assert_str(o.sources.at[0].name, "Laki");
    assert_day(o.review, "2027-11-01");
    assert_int_equal(o.steps.n, 4);
    assert_str(o.steps.at[0].text, "## Uusi koti\nTee sopimus.\nLue se.");
    assert_int_equal(o.steps.at[1].kind, ORIENTATION_QUESTION);
    assert_str(o.steps.at[1].text, "Mitä teet?");
    assert_int_equal(orientation_right(&o.steps.at[1]), 2);
    assert_str(o.steps.at[1].choices[0].text, "En mitään");
    assert_str(o.steps.at[1].why, "Se sitoo.\nKysy apua.");
    assert_int_equal(o.steps.at[2].kind, ORIENTATION_SERVICE);
    assert_str(o.steps.at[2].what, "home");
    assert_str(o.steps.at[2].text, "Apua");
    assert_int_equal(o.steps.at[3].kind, ORIENTATION_VIDEO);
    assert_str(o.steps.at[3].what, "https://video.example/a");
}

RULE(what_is_wrong_in_a_topic_is_said_with_its_line)
{
    static const struct {
        const char *body, *says;
    } cases[] = {
        { "", "Line 1: A topic begins with a line of three hyphens." },
        { "## Koti\n", "Line 1: A topic begins with a line of three hyphens." },
        { "---\nsummary: x\n---\nx", "Line 3: The head has no title." },
        { "---\ntitle: x\ncolour: red\n---\nx", "Line 3: This line of the head is not understood. See how the other "
                                                "lines are written." },
        { "---\ntitle: x\nphone: call me | Mum\n---\nx", "Line 3: This line of the head is not understood. See how the "
                                                         "other lines are written." },
        { "---\ntitle: x\nsource: Law | javascript:alert(1)\n---\nx",
            "Line 3: This line of the head is not understood. See how the other lines are written." },
        { "---\ntitle: x\nreview: soon\n---\nx", "Line 3: Write the day as year-month-day, for example 2027-05-31." },
        { "---\ntitle: x\n---\n? Who?\n- [x] I\n> So.", "Line 6: A question has at least two answers." },
        { "---\ntitle: x\n---\n? Who?\n- [x] I\n- [x] You\n> So.",
            "Line 7: A question has exactly one right answer: [x]." },
        { "---\ntitle: x\n---\n? Who?\n- [ ] I\n- [ ] You\n> So.",
            "Line 7: A question has exactly one right answer: [x]." },
        { "---\ntitle: x\n---\n? Who?\n- [ ] I\n- [x] You",
            "Line 6: Say why the answer is right, in a line that begins with >." },
        { "---\ntitle: x\n---\n? Who?\nI\n- [ ] I\n- [x] You\n> So.",
            "Line 5: An answer begins with - [ ] or, when it is right, with - [x]." },
        { "---\ntitle: x\n---\n@video javascript:alert(1)\nWatch",
            "Line 4: This kind of step is not known, or what it shows is not there." },
        { "---\ntitle: x\n---\n@picture nothing\nLook",
            "Line 4: This kind of step is not known, or what it shows is not there." },
        { "---\ntitle: x\n---\n@frame https://x.example\nLook",
            "Line 4: This kind of step is not known, or what it shows is not there." },
        { "---\ntitle: x\n---\n@service home\n", "Line 4: This step says nothing. Write its text." },
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct orientation_topic o;
        struct problems wrong = { 0 };
        assert_false(orientation_read(t, str_of(cases[i].body), &o, &wrong));
        assert_str(wrong.at[0].text, cases[i].says);
    }
}

RULE(a_very_long_topic_and_one_of_too_many_steps_are_refused_and_lines_of_windows_are_lines)
{
    struct orientation_topic o;
    struct problems wrong = { 0 };
    struct str many = S("---\ntitle: x\n---\n");

    for (int i = 0; i <= ORIENTATION_STEPS_MOST; i++)
        many = str_fmt(t->a, "%.*sx\n---\n", STR_ARG(many));
    assert_false(orientation_read(t, many, &o, &wrong));
    char *p = arena_alloc(t->a, 200000);
    memset(p, '-', 200000);
    assert_false(orientation_read(t, (struct str){ p, 200000 }, &o, &wrong));
    assert_true(orientation_read(t, S("---\r\ntitle: x\r\n---\r\n? a\r\n- [x] b\r\n- [ ] c\r\n> d\r\n"), &o, &wrong));
    assert_str(o.steps.at[0].choices[0].text, "b");
}

/* ---- a course */

RULE(nobody_sees_a_course_before_a_manager_shows_it)
{
    int64_t id = taken(t);

    assert_false(book(t, id, LANG_fi).course.shown);
    assert_int_equal(orientation_books(t, lang_get(LANG_fi), true).n, 0);
    assert_int_equal(orientation_show(t, id, 1, true), CONFLICT); /* nobody has read it */
    course_published(t, id);
    assert_int_equal(orientation_books(t, lang_get(LANG_fi), true).n, 1);
    assert_true(test_number(t, "SELECT count(*) FROM search_known_facts WHERE kind = 'course'") > 0);
    assert_int_equal(orientation_not_found(t, 9).n, 0);
    assert_int_equal(orientation_remove(t, id, 4), INVALID);
    assert_int_equal(orientation_show(t, id, 3, false), CONFLICT);
    assert_int_equal(orientation_show(t, id, 4, false), DONE);
    assert_int_equal(test_number(t, "SELECT count(*) FROM search_known_facts WHERE kind = 'course'"), 0);
    assert_int_equal(orientation_remove(t, id, 4), CONFLICT);
    assert_int_equal(orientation_remove(t, id, 5), DONE);
    assert_int_equal(test_number(t, "SELECT count(*) FROM orientation_text"), 0);
    assert_int_equal(test_number(t, "SELECT count(*) FROM orientation_step"), 0);
}

static enum outcome judge(struct task *t, int64_t id, bool approved, const char *note)
{
    struct problems wrong = { 0 };

    return orientation_judge(t, id, course_now(t, id).version, approved, str_of(note), &wrong);
}

static struct orientation_way way(struct task *t, int64_t id)
{
    struct orientation_course c = course_now(t, id);

    return orientation_way(t, &c);
}

RULE(another_than_the_writer_reviews_a_course_as_a_publication)
{
    int64_t id = taken(t), project = project_new(t, "Q");

    assert_int_equal(judge(t, id, true, ""), CONFLICT); /* nobody has sent it */
    assert_int_equal(put(t, id, LANG_fi, 1, "---\ntitle: Uusi\n---\nx"), DONE);
    assert_int_equal(orientation_send(t, id, course_now(t, id).version), DONE);
    assert_int_equal(orientation_send(t, id, course_now(t, id).version), CONFLICT);
    assert_false(way(t, id).may_review);
    assert_int_equal(judge(t, id, true, ""), NOT_ALLOWED); /* wrote in it */
    assert_int_equal(orientation_wait(t), 0);
    become(t, ROLE_INSTRUCTOR, project);
    assert_int_equal(judge(t, id, true, ""), NOT_ALLOWED);
    become(t, ROLE_COUNSELLOR, project);
    assert_int_equal(orientation_wait(t), 1);
    assert_int_equal(judge(t, id, false, " "), INVALID);
    assert_int_equal(judge(t, id, false, "Lähde puuttuu."), DONE);
    assert_str(course_now(t, id).state, "draft");
    assert_str(course_now(t, id).review_note, "Lähde puuttuu.");
    become(t, ROLE_MANAGER, project);
    assert_int_equal(orientation_send(t, id, course_now(t, id).version), DONE);
    assert_int_equal(judge(t, id, true, ""), DONE); /* another manager */
    become(t, ROLE_COORDINATOR, project);
    assert_int_equal(orientation_show(t, id, course_now(t, id).version, true), NOT_ALLOWED);
    become(t, ROLE_MANAGER, project);
    assert_int_equal(orientation_show(t, id, course_now(t, id).version, true), DONE);
    struct decideds all = orientation_decisions(t, id);
    assert_int_equal(all.n, 5);
    assert_str(all.at[all.n - 1].what, "review");
    assert_str(all.at[all.n - 1].staff_name, "Tessa Testaaja");
}

RULE(who_takes_a_course_has_not_written_it)
{
    int64_t id = taken(t);

    assert_int_equal(way(t, id).fresh, 2);
    assert_int_equal(orientation_send(t, id, course_now(t, id).version), DONE);
    assert_int_equal(judge(t, id, true, ""), DONE);
}

RULE(everybody_reads_what_was_published_until_the_change_is_published_too)
{
    int64_t id = taken(t);
    struct orientation_book b;

    course_published(t, id);
    assert_int_equal(way(t, id).fresh, 0);
    assert_int_equal(put(t, id, LANG_fi, 1, "---\ntitle: Uusi\n---\nx"), DONE);
    assert_str(course_now(t, id).state, "draft");
    assert_true(course_now(t, id).shown);
    assert_int_equal(way(t, id).fresh, 1);
    assert_int_equal(orientation_compare(t, id, id).n, 1);
    assert_int_equal(orientation_book_shown(t, id, lang_get(LANG_fi), &b), DONE);
    assert_str(b.chapters.at[0].topic.title, "Koti");
    assert_str(b.card.topic.title, "Kurssi");
    assert_str(book(t, id, LANG_fi).chapters.at[0].topic.title, "Uusi");
    course_published(t, id);
    assert_int_equal(orientation_book_shown(t, id, lang_get(LANG_fi), &b), DONE);
    assert_str(b.chapters.at[0].topic.title, "Uusi");
    assert_int_equal(orientation_compare(t, id, id).n, 0);
    assert_int_equal(orientation_show(t, id, course_now(t, id).version, false), DONE);
    assert_str(course_now(t, id).state, "archived");
    assert_int_equal(orientation_take_up(t, id, course_now(t, id).version), DONE);
    assert_str(course_now(t, id).state, "draft");
}

RULE(only_managers_change_courses)
{
    int64_t id = taken(t), project = project_new(t, "Q"), other;
    struct orientation_taken x = files(t);
    struct problems wrong = { 0 };

    for (enum role role = ROLE_ADMIN; role < ROLE__N; role++) {
        if (role == ROLE_MANAGER)
            continue;
        become(t, role, project);
        assert_int_equal(put(t, id, LANG_fi, 1, topic), NOT_ALLOWED);
        assert_int_equal(orientation_show(t, id, 1, true), NOT_ALLOWED);
        assert_int_equal(orientation_remove(t, id, 1), NOT_ALLOWED);
        assert_int_equal(orientation_take(t, &x, &other, &wrong), NOT_ALLOWED);
        assert_int_equal(orientation_take_ours(t, &other, &wrong), NOT_ALLOWED);
        assert_int_equal(orientation_unpack(t, S("PK"), &other, &wrong), NOT_ALLOWED);
    }
}

RULE(a_translation_is_shown_while_it_has_the_steps_of_the_original)
{
    static const char *const somali = "---\ntitle: Guri\n---\nGuri cusub\n---\n? Maxaad?\n- [ ] Waxba\n- [x] Akhri\n> "
                                      "Waa.\n---\n@service home\nCaawi\n"
                                      "---\n@video https://video.example/b\nDaawo";
    static const char *const shorter = "---\ntitle: Koti\n---\nVain tämä.";
    int64_t id = taken(t);

    assert_ptr_equal(book(t, id, LANG_so).chapters.at[0].lang, lang_get(LANG_fi));
    assert_int_equal(put(t, id, LANG_so, 0, "---\ntitle: Guri\n---\nx"), INVALID);
    assert_int_equal(put(t, id, LANG_so, 0, somali), DONE);
    assert_str(book(t, id, LANG_so).chapters.at[0].topic.title, "Guri");
    assert_false(book(t, id, LANG_so).chapters.at[0].outdated);
    assert_str(book(t, id, LANG_so).card.topic.title, "Kurssi"); /* not translated */

    struct str longer = str_fmt(t->a, "%s\nLisää.", topic);
    assert_int_equal(put(t, id, LANG_fi, 1, str_z(t->a, longer)), DONE);
    assert_true(book(t, id, LANG_so).chapters.at[0].outdated);
    assert_int_equal(put(t, id, LANG_so, 1, somali), DONE); /* looked at again */
    assert_false(book(t, id, LANG_so).chapters.at[0].outdated);

    assert_int_equal(put(t, id, LANG_fi, 2, shorter), DONE);
    assert_str(book(t, id, LANG_so).chapters.at[0].topic.title, "Koti");
}

RULE(two_who_change_a_text_meet_and_the_same_text_is_no_new_one)
{
    int64_t id = taken(t), version = book(t, id, LANG_fi).course.version;

    assert_int_equal(put(t, id, LANG_fi, 1, topic), DONE);
    assert_int_equal(book(t, id, LANG_fi).course.version, version);
    assert_int_equal(put(t, id, LANG_fi, 0, topic), CONFLICT);
    assert_int_equal(put(t, id, LANG_fi, 2, topic), CONFLICT);
    assert_int_equal(put(t, id, LANG_fi, 1, "---\ntitle: Muu\n---\nx"), DONE);
    assert_int_equal(book(t, id, LANG_fi).course.version, version + 1); /* kept pages are of one such number */
    assert_int_equal(put(t, id, LANG_fi, 1, topic), CONFLICT);
    struct orientation_course c = book(t, id, LANG_fi).course;
    struct orientation_stands stands = orientation_stands(t, &c);
    assert_int_equal(stands.n, (size_t)2 * LANG__N);
    for (size_t i = 0; i < stands.n; i++)
        assert_int_equal(stands.at[i].changed, stands.at[i].topic == 1 && stands.at[i].lang->id == LANG_fi);
}

RULE(the_course_of_the_program_is_taken_once_whole)
{
    struct problems wrong = { 0 };
    int64_t id = 0;

    become(t, ROLE_MANAGER, project_new(t, "P"));
    assert_int_equal(orientation_take_ours(t, &id, &wrong), DONE);
    for (enum lang_id l = 0; l < LANG__N; l++) {
        struct orientation_book b = book(t, id, l);
        assert_int_equal(b.chapters.n, 9);
        for (size_t i = 0; i < b.chapters.n; i++) {
            assert_int_equal(b.chapters.at[i].number, (int64_t)i + 1);
            if (lang_get(l)->translated == COMPLETE)
                assert_ptr_equal(b.chapters.at[i].lang, lang_get(l));
        }
    }
    assert_int_equal(orientation_take_ours(t, &id, &wrong), INVALID);
}

/* ---- packages */

static struct str zip(struct task *t, const char *json, const char *name, struct str body)
{
    struct archive_writer *w = archive_new(t);

    if (json != NULL)
        archive_add(w, S("course.json"), str_of(json));
    archive_add(w, S("0.fi.md"), str_of(card));
    archive_add(w, str_of(name), body);
    return archive_end(w);
}

static void refused(struct task *t, struct str bytes, const char *says)
{
    struct problems wrong = { 0 };
    int64_t id;

    assert_int_equal(orientation_unpack(t, bytes, &id, &wrong), INVALID);
    assert_true(wrong.n > 0);
    if (str_find(wrong.at[0].text, str_of(says)) < 0)
        fail_msg("\"%.*s\" does not say \"%s\"", STR_ARG(wrong.at[0].text), says);
    assert_str(wrong.at[0].field, "file");
    assert_int_equal(test_number(t, "SELECT count(*) FROM orientation_course"), 0);
}

RULE(a_course_goes_out_as_a_package_and_comes_in_elsewhere_with_what_was_changed)
{
    int64_t id = taken(t), other = 0;
    struct problems wrong = { 0 };
    struct str bytes;
    struct settings settings = { .service_name = S("Lahden talo") };

    t->settings = &settings;
    assert_int_equal(put(t, id, LANG_fi, 1, "---\ntitle: Muutettu\n---\nx"), DONE);
    assert_int_equal(orientation_pack(t, id, &bytes), DONE);
    assert_int_equal(orientation_unpack(t, bytes, &other, &wrong), DONE);
    struct orientation_book b = book(t, other, LANG_fi);
    assert_str(b.course.code, "own");
    assert_str(b.course.origin_house, "Lahden talo");
    assert_int_equal(b.course.origin_version, 2);
    assert_day(b.course.origin_day, "2026-11-22");
    assert_false(b.course.shown);
    assert_str(b.chapters.at[0].topic.title, "Muutettu");
    enum archive_trouble trouble;
    struct archive *z = archive_open(t, bytes, -1, &trouble);
    char json[4000];
    ptrdiff_t n = entry_read(archive_read(z, archive_find_part(z, "course.json")), json, sizeof json);
    assert_true(n > 0);
    struct str said = { json, (size_t)n };
    assert_true(str_find(said, S("\"Toinen talo\"")) >= 0);
    assert_true(str_find(said, S("\"1.fi.md\"")) >= 0);
    assert_true(str_find(said, S("\"0.fi.md\"")) < 0);
}

RULE(a_bad_package_is_refused_with_a_sentence_and_changes_nothing)
{
    static const char *const good = "{\"format\":\"kotipolku-orientation/1\",\"code\":\"x\",\"house\":\"T\","
                                    "\"source\":\"fi\",\"course_version\":1,\"day\":\"2026-01-01\"}";
    struct str body = str_of(topic);

    become(t, ROLE_MANAGER, project_new(t, "P"));
    refused(t, S("no archive at all"), "");
    refused(t, zip(t, good, "../1.fi.md", body), "leads out of the package");
    refused(t, zip(t, good, "/etc/1.fi.md", body), "leads out of the package");
    refused(t, zip(t, NULL, "1.fi.md", body), "course.json is missing");
    refused(t, zip(t, "{\"format\":", "1.fi.md", body), "is not JSON");
    refused(t, zip(t, "[]", "1.fi.md", body), "is not JSON");
    refused(t, zip(t, "{\"format\":\"other\"}", "1.fi.md", body), "no course of orientation");
    refused(t, zip(t, "{\"format\":\"kotipolku-orientation/1\",\"code\":\"x\",\"source\":\"fi\"}", "1.fi.md", body),
        "from whom");
    refused(t, zip(t, good, "1.xx.md", body), "1.xx.md: The name");
    refused(t, zip(t, good, "99.fi.md", body), "99.fi.md: The name");
    refused(t, zip(t, good, "readme.txt", body), "readme.txt: The name");
    refused(t, zip(t, good, "00.fi.md", body), "twice");
    refused(t, zip(t, good, "1.so.md", body), "not there in the language of the course");
    refused(t, zip(t, good, "1.fi.md", S("---\ntitle: x\n---\n? a\n- [ ] b\n- [ ] c\n> d")), "1.fi.md: Line 7");
    char *large = arena_alloc(t->a, ORIENTATION_PACKAGE_MOST + 10);
    memset(large, 'x', ORIENTATION_PACKAGE_MOST + 10);
    refused(t, zip(t, good, "1.fi.md", (struct str){ large, ORIENTATION_PACKAGE_MOST + 10 }), "");
}

RULES(a_topic_is_read_step_by_step, what_is_wrong_in_a_topic_is_said_with_its_line,
    a_very_long_topic_and_one_of_too_many_steps_are_refused_and_lines_of_windows_are_lines,
    nobody_sees_a_course_before_a_manager_shows_it, another_than_the_writer_reviews_a_course_as_a_publication,
    who_takes_a_course_has_not_written_it, everybody_reads_what_was_published_until_the_change_is_published_too,
    only_managers_change_courses, a_translation_is_shown_while_it_has_the_steps_of_the_original,
    two_who_change_a_text_meet_and_the_same_text_is_no_new_one, the_course_of_the_program_is_taken_once_whole,
    a_course_goes_out_as_a_package_and_comes_in_elsewhere_with_what_was_changed,
    a_bad_package_is_refused_with_a_sentence_and_changes_nothing)

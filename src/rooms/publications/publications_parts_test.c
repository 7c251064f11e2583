/* Tests of what belongs to a publication beside its texts, on both engines: files and how a text shows them, readers
 * who tried it out, what it is about, what leads to it; and of a text as the blocks of a paper. */
#include "base/asked.h"
#include "db/db.h"
#include "html/markdown.h"
#include "rooms/publications/publications_about.h"
#include "rooms/publications/publications_blocks.h"
#include "rooms/publications/publications_files.h"
#include "rooms/publications/publications_lead.h"
#include "rooms/publications/publications_opened.h"
#include "rooms/publications/publications_trials.h"
#include "tests/people_testing.h"

/* The smallest picture: one pixel. */
static const unsigned char dot[] = { 0x89, 'P', 'N', 'G', 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 'I', 'H', 'D', 'R', 0, 0,
    0, 1, 0, 0, 0, 1, 8, 6, 0, 0, 0, 0x1f, 0x15, 0xc4, 0x89, 0, 0, 0, 10, 'I', 'D', 'A', 'T', 0x78, 0x9c, 0x63, 0, 1, 0,
    0, 5, 0, 1, 0x0d, 0x0a, 0x2d, 0xb4, 0, 0, 0, 0, 'I', 'E', 'N', 'D', 0xae, 0x42, 0x60, 0x82 };

static int64_t draft(struct task *t, int64_t project, const char *body)
{
    struct problems wrong = { 0 };
    int64_t id;
    struct publication_new n = { .project = project,
        .kind = S("material"),
        .source = S("fi"),
        .title = S("T"),
        .summary = S(""),
        .body = str_of(body) };

    assert_int_equal(publications_make(t, &n, &id, &wrong), DONE);
    return id;
}

static struct file_wish picture(const char *name, const char *words)
{
    return (
        struct file_wish){ .bytes = { (const char *)dot, sizeof dot }, .name = str_of(name), .words = str_of(words) };
}

static struct str add(struct task *t, int64_t id, const char *name)
{
    struct file_wish w = picture(name, "What it shows");
    struct problems wrong = { 0 };

    assert_int_equal(publications_file_add(t, id, &w, S(""), &wrong), DONE);
    struct file_list all = publications_files(t, id);
    return all.at[all.n - 1].name;
}

static struct publication now(struct task *t, int64_t id)
{
    struct publication p;

    assert_int_equal(publications_get(t, id, &p), DONE);
    return p;
}

static void bring_out(struct task *t, int64_t id)
{
    struct problems wrong = { 0 };
    struct publication p;

    assert_int_equal(publications_send(t, id, now(t, id).version), DONE);
    p = now(t, id);
    assert_int_equal(publications_judge(t, &p, true, S(""), &wrong), DONE);
    assert_int_equal(publications_publish(t, id, now(t, id).version, t->today, &wrong), DONE);
}

RULE(a_file_gets_a_plain_name_that_no_other_has_and_a_picture_needs_words)
{
    int64_t id = draft(t, project_new(t, "P"), "x");
    struct file_wish w = picture("x.png", " ");
    struct problems wrong = { 0 };

    assert_int_equal(publications_file_add(t, id, &w, S(""), &wrong), INVALID);
    assert_str(wrong.at[0].field, "words");
    assert_str(add(t, id, "Kartta (uusi).JPG"), "kartta-uusi.png");
    assert_str(add(t, id, "kartta uusi.png"), "kartta-uusi-2.png");
    assert_str(add(t, id, "صورة.png"), "file.png");
}

RULE(the_picture_at_the_top_of_a_text_is_its_first_paragraph_with_words)
{
    int64_t id = draft(t, project_new(t, "P"), "One.\n\nTwo.");
    struct file_wish w = picture("b.png", "[x] *y* \\");
    struct problems wrong = { 0 };
    struct publication_text text;
    struct publication_lead lead;

    (void)add(t, id, "a.png");
    assert_int_equal(publications_file_add(t, id, &w, S(""), &wrong), DONE);
    struct file_list files = publications_files(t, id);
    assert_int_equal(publications_lead_set(t, id, files.at[0].id), DONE);
    assert_true(publications_text(t, id, S("fi"), 0, &text));
    assert_str(text.body, "![What it shows](file:a.png)\n\nOne.\n\nTwo.");
    assert_true(publication_lead(t, text.body, &files, &lead));
    assert_true(lead.file == &files.at[0]);
    assert_int_equal(publications_lead_set(t, id, files.at[1].id), DONE); /* in its place */
    assert_true(publications_text(t, id, S("fi"), 0, &text));
    assert_int_equal(markdown_pieces(t->a, text.body).n, 3);
    assert_true(publication_lead(t, text.body, &files, &lead));
    assert_true(lead.file == &files.at[1]);
    assert_str(lead.words, "[x] *y* \\");
    assert_int_equal(publications_lead_set(t, id, 1), NOT_FOUND);
    assert_false(publication_lead(t, S("Words ![x](file:a.png)\n\nOne."), &files, &lead));
    assert_false(publication_lead(t, S("![x](file:a.png) ![y](file:b.png)"), &files, &lead));
    assert_false(publication_lead(t, S("![x](file:c.png)"), &files, &lead));
    assert_false(publication_lead(t, S("One.\n\n![x](file:a.png)"), &files, &lead));
    assert_false(publication_lead(t, S(""), &files, &lead));
    files.at[0].kind = MEDIA_MP3;
    assert_false(publication_lead(t, S("![x](file:a.png)"), &files, &lead));
}

RULE(the_words_of_a_film_need_a_film_and_a_language)
{
    int64_t id = draft(t, project_new(t, "P"), "x");
    struct file_wish w = {
        .bytes = S("WEBVTT\n\n00:00.000 --> 00:01.000\nTervetuloa\n"), .name = S("x.vtt"), .words = S("")
    };
    struct problems wrong = { 0 };

    assert_int_equal(publications_file_add(t, id, &w, S(""), &wrong), INVALID);
    assert_int_equal(wrong.n, 2);
    assert_str(wrong.at[0].field, "file");
    assert_str(wrong.at[1].field, "tag");
}

static struct url here(struct task *t, int64_t publication, int64_t file)
{
    return (struct url){ str_fmt(t->a, "/f/%d/%d", publication != 0, file != 0) };
}

RULE(a_text_shows_the_file_it_names_as_what_it_is)
{
    int64_t id = draft(t, project_new(t, "P"), "x");
    struct file_shelf shelf = { .t = t, .row = id, .url = here };
    struct file_list *all = &shelf.files;
    struct markdown_picture found;

    (void)add(t, id, "kuva.png");
    *all = publications_files(t, id);
    struct file film = all->at[0], words = all->at[0], sound = all->at[0];
    film.kind = MEDIA_MP4, film.name = S("kuva.mp4");
    words.kind = MEDIA_VTT, words.name = S("kuva.ar.vtt");
    sound.kind = MEDIA_MP3, sound.name = S("puhe.mp3");
    LIST_ADD(t->a, all, film);
    LIST_ADD(t->a, all, words);
    LIST_ADD(t->a, all, sound);
    assert_true(file_shelf_picture(&shelf, S("kuva.png"), &found));
    assert_int_equal(found.shows, MARKDOWN_SHOWS_PICTURE);
    assert_int_equal(found.width, 1);
    assert_true(file_shelf_picture(&shelf, S("kuva.mp4"), &found));
    assert_int_equal(found.shows, MARKDOWN_SHOWS_FILM);
    assert_int_equal(found.n, 1);
    assert_str(found.tracks[0].lang, "ar");
    assert_true(file_shelf_picture(&shelf, S("puhe.mp3"), &found));
    assert_int_equal(found.shows, MARKDOWN_SHOWS_SOUND);
    assert_false(file_shelf_picture(&shelf, S("kuva.ar.vtt"), &found)); /* words alone are nothing to show */
    assert_false(file_shelf_picture(&shelf, S("muu.png"), &found));
}

RULE(everybody_has_a_file_when_it_was_published_and_not_before)
{
    int64_t project = project_new(t, "P"), id = draft(t, project, "x");
    struct file f;

    (void)add(t, id, "a.png");
    int64_t file = publications_files(t, id).at[0].id;
    assert_false(publications_file_shown(t, id, file, &f));
    bring_out(t, id);
    assert_true(publications_file_shown(t, id, file, &f));
    assert_false(publications_file_shown(t, draft(t, project, "y"), file, &f)); /* another's */
    t->now = instant_from_unix(instant_unix(t->now) + 1);
    (void)add(t, id, "b.png");
    assert_int_equal(publications_files_shown(t, id).n, 1);
    t->today = day_add(t->today, -1);
    assert_false(publications_file_shown(t, id, file, &f));
}

RULE(who_works_not_there_adds_no_file_and_takes_none_away)
{
    int64_t project = project_new(t, "P"), other = project_new(t, "Q"), id = draft(t, project, "x");
    struct file_wish w = picture("x.png", "x");
    struct problems wrong = { 0 };

    (void)add(t, id, "a.png");
    int64_t file = publications_files(t, id).at[0].id;
    become(t, ROLE_MANAGER, other);
    assert_int_equal(publications_file_add(t, id, &w, S(""), &wrong), NOT_ALLOWED);
    assert_int_equal(publications_file_remove(t, id, file), NOT_ALLOWED);
    assert_int_equal(publications_trial_remove(t, id, 1), NOT_ALLOWED);
    become(t, ROLE_PEER, project);
    assert_int_equal(publications_file_remove(t, id, file), DONE);
    assert_int_equal(publications_file_remove(t, id, file), NOT_FOUND);
}

RULE(a_test_with_readers_has_a_day_that_was_a_language_and_how_many_they_were)
{
    int64_t id = draft(t, project_new(t, "P"), "x");
    struct publication_trial one = {
        .people = 0, .tag = S("xx"), .changed = S(" Lyhyempi otsikko. "), .day = DAY("2026-11-23")
    };
    struct problems wrong = { 0 }, none = { 0 };

    assert_int_equal(publications_trial_add(t, id, &one, &wrong), INVALID);
    assert_int_equal(wrong.n, 3);
    one.people = TRIAL_PEOPLE_MOST + 1, one.tag = S("so"), one.day = t->today;
    wrong.n = 0;
    assert_int_equal(publications_trial_add(t, id, &one, &wrong), INVALID);
    assert_str(wrong.at[0].field, "people");
    one.people = 1;
    assert_int_equal(publications_trial_add(t, id, &one, &none), DONE);
    one.people = TRIAL_PEOPLE_MOST, one.day = DAY("2026-11-01");
    assert_int_equal(publications_trial_add(t, id, &one, &none), DONE);
    struct publication_trials all = publications_trials(t, id);
    assert_int_equal(all.n, 2);
    assert_int_equal(all.at[0].people, 1); /* the newest first */
    assert_str(all.at[0].changed, "Lyhyempi otsikko.");
    assert_int_equal(publications_trial_remove(t, id, all.at[0].id), DONE);
    assert_int_equal(publications_trial_remove(t, id, all.at[0].id), NOT_FOUND);
    assert_int_equal(publications_trials(t, id).n, 1);
    int64_t project = now(t, id).project, other = draft(t, project, "y");
    struct publications list = publications_listed(t, &(struct publication_filter){ project, S(""), S("") }, 0, 9);
    bool tested[2];
    publications_tested(t, project, &list, tested);
    assert_int_equal(list.at[0].id, other); /* the newest first */
    assert_false(tested[0]);
    assert_true(tested[1]);
}

RULE(areas_are_those_of_the_list_and_what_is_not_shown_is_about_nothing)
{
    int64_t id = draft(t, project_new(t, "P"), "x");
    struct strs areas = { 0 };
    struct problems wrong = { 0 };

    strs_add(t->a, &areas, S("work"));
    strs_add(t->a, &areas, S("health"));
    assert_int_equal(publications_areas_put(t, id, &areas, &wrong), DONE);
    assert_str(publications_areas(t, id), "work health"); /* as the list has them */
    assert_int_equal(publications_about_area(t, S("work"), 9).n, 0);
    bring_out(t, id);
    assert_int_equal(publications_about_area(t, S("work"), 9).n, 1);
    t->today = day_add(t->today, -1); /* planned for tomorrow */
    assert_int_equal(publications_about_area(t, S("work"), 9).n, 0);
    t->today = day_add(t->today, 1);
    strs_add(t->a, &areas, S("weather"));
    assert_int_equal(publications_areas_put(t, id, &areas, &wrong), INVALID);
}

RULE(a_text_is_tied_to_modules_themes_and_services_as_long_as_everybody_sees_it)
{
    int64_t project = project_new(t, "P"), id = draft(t, project, "x"), other = draft(t, project, "y");
    struct strs areas = { 0 };
    struct problems wrong = { 0 };

    assert_int_equal(publications_tie(t, S("module:7"), id), NOT_FOUND);
    bring_out(t, id);
    bring_out(t, other);
    assert_int_equal(publications_tie(t, S("module:7"), id), DONE);
    assert_int_equal(publications_tie(t, S("module:7"), id), DONE); /* once is enough */
    assert_int_equal(publications_tie(t, S("theme:coping"), other), DONE);
    assert_int_equal(publications_tie(t, S("theme:coping"), id), DONE);
    assert_int_equal(publications_about(t, S("module:7"), 9).n, 1);
    assert_int_equal(publications_about(t, S("module:70"), 9).n, 0);
    struct publication_ties ties = publications_tied(t, S("theme:"), 9);
    assert_int_equal(ties.n, 2);
    assert_str(ties.at[0].key, "theme:coping");
    assert_int_equal(ties.at[0].link.id, other); /* the newest first */
    assert_int_equal(publications_tied(t, S("module:"), 9).n, 1);
    assert_int_equal(publications_materials(t, 9).n, 2);
    strs_add(t->a, &areas, S("work"));
    assert_int_equal(publications_areas_put(t, id, &areas, &wrong), DONE);
    assert_int_equal(publications_about(t, S("module:7"), 9).n, 1); /* areas are chosen elsewhere: ties stay */
    assert_str(publications_areas(t, id), "work");
    assert_int_equal(publications_untie(t, S("module:7"), id), DONE);
    assert_int_equal(publications_about(t, S("module:7"), 9).n, 0);
    assert_int_equal(publications_about(t, S("theme:coping"), 9).n, 2);
    t->today = day_add(t->today, -1);
    assert_int_equal(publications_about(t, S("theme:coping"), 9).n + publications_materials(t, 9).n, 0);
}

RULE(a_publication_knows_what_leads_to_it_and_goes_with_all_that_is_its_own)
{
    int64_t project = project_new(t, "P"), id = draft(t, project, "x");
    struct publication_trial one = { .people = 3, .tag = S("so"), .changed = S(""), .day = t->today };
    struct problems wrong = { 0 };
    struct publication p = now(t, id);

    assert_int_equal(publications_leading_to(t, &p).n, 0);
    struct str address = str_fmt(t->a, "https://h.example/p/fi/%.*s", STR_ARG(id_str(t->a, id)));
    int64_t other = draft(t, project, str_z(t->a, str_fmt(t->a, "/p/ [Lue](%.*s)", STR_ARG(address))));
    assert_int_equal(publications_leading_to(t, &p).n, 1);
    struct publication_text without = { .number = 1, .title = S("T"), .summary = S(""), .body = S("Ei enää") };
    without.basis = S("");
    assert_int_equal(publications_put_text(t, other, S("fi"), &without, &wrong), DONE);
    assert_int_equal(publications_leading_to(t, &p).n, 0);
    (void)add(t, id, "a.png");
    assert_int_equal(publications_trial_add(t, id, &one, &wrong), DONE);
    publication_areas_set(t, id, S("work"));
    assert_int_equal(publications_remove(t, id, now(t, id).version), DONE);
    assert_int_equal(publications_files(t, id).n + publications_trials(t, id).n, 0);
    assert_int_equal(publications_areas(t, id).n, 0);
}

RULE(texts_that_are_asked_for_are_counted_by_language_and_nobody_is_followed)
{
    int64_t id = draft(t, project_new(t, "P"), "x");
    struct task counted = *t;

    counted.asked = asked_open();
    asked_add(counted.asked, publication_opened(&counted, id, lang_get(LANG_so), false));
    asked_add(counted.asked, publication_opened(&counted, id, lang_get(LANG_so), false));
    asked_add(counted.asked, publication_opened(&counted, id, lang_get(LANG_ar), true));
    asked_add(counted.asked, publication_opened(&counted, 1, lang_get(LANG_ar), true)); /* there is none */
    test_commit(t);
    db_commit(t);
    assert_int_equal(publications_often(&counted), 60);
    asked_add(counted.asked, publication_opened(&counted, id, lang_get(LANG_so), false));
    assert_int_equal(publications_often(&counted), 60);
    assert_int_equal(publications_often(&counted), 60); /* nothing new */
    asked_close(counted.asked);
    db_begin_write(t);
    struct publication_openings all = publications_opened(t, id);
    assert_int_equal(all.n, 2);
    assert_str(all.at[0].tag, "ar");
    assert_int_equal(all.at[0].papers, 1);
    assert_int_equal(all.at[1].pages, 3);
    t->today = day_add(t->today, OPENED_DAYS - 1);
    assert_int_equal(publications_opened(t, id).n, 2);
    t->today = day_add(t->today, 1);
    assert_int_equal(publications_opened(t, id).n, 0);
}

static struct blocks blocks(struct task *t, const char *typed)
{
    struct markdown m = markdown_read(t, str_of(typed));

    return publication_blocks(t, &m);
}

RULE(on_paper_a_text_is_headings_paragraphs_and_items_and_a_number_to_call_keeps_its_order)
{
    struct blocks b = blocks(t, "## Kenelle?\nYksi.\nKaksi **lihava**.\n\n- a\n- b\n  1. c\n");

    assert_int_equal(b.n, 5);
    assert_int_equal(b.at[0].what, BLOCK_HEADING);
    assert_int_equal(b.at[0].level, 2);
    assert_str(b.at[1].text, "Yksi. Kaksi lihava.");
    assert_int_equal(b.at[2].what, BLOCK_BULLET);
    assert_str(b.at[3].text, "b");
    assert_int_equal(b.at[4].what, BLOCK_NUMBER);
    b = blocks(t, "Soita [116 117](tel:116117). [Kela](https://www.kela.fi), [kela.fi](https://www.kela.fi)");
    assert_str(b.at[0].text, "Soita \xe2\x81\xa6"
                             "116\xc2\xa0"
                             "117\xe2\x81\xa9. Kela (\xe2\x81\xa6https://www.kela.fi"
                             "\xe2\x81\xa9), kela.fi");
    b = blocks(t, "| A | B |\n|---|---|\n| 1 | 2 |\n\n> q\n\n![kuva](file:x.png)");
    assert_int_equal(b.n, 4);
    assert_str(b.at[1].text, "1   2");
    assert_str(b.at[3].text, "[kuva]");
    assert_int_equal(blocks(t, "").n, 0);
}

RULES(a_file_gets_a_plain_name_that_no_other_has_and_a_picture_needs_words,
    the_picture_at_the_top_of_a_text_is_its_first_paragraph_with_words, the_words_of_a_film_need_a_film_and_a_language,
    a_text_shows_the_file_it_names_as_what_it_is, everybody_has_a_file_when_it_was_published_and_not_before,
    who_works_not_there_adds_no_file_and_takes_none_away,
    a_test_with_readers_has_a_day_that_was_a_language_and_how_many_they_were,
    areas_are_those_of_the_list_and_what_is_not_shown_is_about_nothing,
    a_text_is_tied_to_modules_themes_and_services_as_long_as_everybody_sees_it,
    a_publication_knows_what_leads_to_it_and_goes_with_all_that_is_its_own,
    texts_that_are_asked_for_are_counted_by_language_and_nobody_is_followed,
    on_paper_a_text_is_headings_paragraphs_and_items_and_a_number_to_call_keeps_its_order)

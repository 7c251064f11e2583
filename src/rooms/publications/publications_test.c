/* Tests of publications, on both engines: who writes, reviews and publishes; that every text saved is kept; that a
 * change of the source asks for the changed paragraphs only; and that everybody sees what was published, and nothing
 * else. */
#include "db/db.h"
#include "rooms/publications/publications_public.h"
#include "tests/people_testing.h"

static const char *const body = "Ryhmä alkaa.\n\nTule mukaan!\n\nLapset ovat vieressä.";

/* A project and a draft in Finnish, by an instructor. */
struct world {
    int64_t project, id;
    const struct viewer *writer;
};

static struct world world(struct task *t)
{
    struct world w = { .project = project_new(t, "P") };
    struct problems wrong = { 0 };

    become(t, ROLE_INSTRUCTOR, w.project);
    w.writer = t->viewer;
    struct publication_new n = { .project = w.project,
        .kind = S("news"),
        .source = S("fi"),
        .title = S("Uusi ryhmä"),
        .summary = S("Kenelle?"),
        .body = str_of(body) };
    assert_int_equal(publications_make(t, &n, &w.id, &wrong), DONE);
    return w;
}

static struct publication now(struct task *t, int64_t id)
{
    struct publication p;

    assert_int_equal(publications_get(t, id, &p), DONE);
    return p;
}

static struct publication_text newest(struct task *t, int64_t id, const char *tag)
{
    struct publication_text x;

    assert_true(publications_text(t, id, str_of(tag), 0, &x));
    return x;
}

static enum outcome write_body(struct task *t, int64_t id, int64_t number, const char *fresh)
{
    struct problems wrong = { 0 };
    struct publication_text x = newest(t, id, "fi");

    x.number = number;
    x.body = str_of(fresh);
    return publications_put_text(t, id, S("fi"), &x, &wrong);
}

/* Translates every piece to "ar N", or those that are open. */
static void translate(struct task *t, int64_t id, const char *tag)
{
    struct publication_text source = newest(t, id, "fi"), text, fresh = { 0 };
    struct problems wrong = { 0 };
    bool there = publications_text(t, id, str_of(tag), 0, &text);
    struct publication_pieces p = publication_pieces(t, &source, there ? &text : NULL);

    for (size_t i = 0; i < p.n; i++)
        if (p.at[i].stands != PIECE_CURRENT) {
            p.at[i].text = str_fmt(t->a, "%s %zu", tag, i);
            p.at[i].stands = PIECE_CURRENT;
        }
    publication_translated(t, &p, there ? &text : NULL, &fresh);
    fresh.number = there ? text.number : 0;
    assert_int_equal(publications_put_text(t, id, str_of(tag), &fresh, &wrong), DONE);
}

static struct publication_language language(struct task *t, int64_t id, enum lang_id l)
{
    struct publication p = now(t, id);

    return publications_languages(t, &p).at[l];
}

static enum outcome judge(struct task *t, int64_t id, bool approved, const char *note)
{
    struct problems wrong = { 0 };
    struct publication p = now(t, id);

    return publications_judge(t, &p, approved, str_of(note), &wrong);
}

static enum outcome publish(struct task *t, int64_t id, const char *day)
{
    struct problems wrong = { 0 };
    struct day from;

    assert_true(day_read(str_of(day), &from));
    return publications_publish(t, id, now(t, id).version, from, &wrong);
}

/* Sent by its writer, approved and published by a manager. */
static void bring_out(struct task *t, const struct world *w, const char *day)
{
    t->viewer = w->writer;
    assert_int_equal(publications_send(t, w->id, now(t, w->id).version), DONE);
    become(t, ROLE_MANAGER, w->project);
    assert_int_equal(judge(t, w->id, true, ""), DONE);
    assert_int_equal(publish(t, w->id, day), DONE);
    t->viewer = w->writer;
}

static bool shown(struct task *t, int64_t id, enum lang_id l, struct publication_public *ret)
{
    const struct viewer *was = t->viewer;

    t->viewer = &VIEWER_NOBODY;
    bool there = publications_public(t, id, lang_get(l), NULL, ret);
    t->viewer = was;
    return there;
}

RULE(who_works_in_the_project_writes_and_nobody_else)
{
    struct world w = world(t);
    struct problems wrong = { 0 };
    struct publication p;
    int64_t other = project_new(t, "Q"), id;
    struct publication_new n = { .project = w.project, .kind = S("news"), .source = S("fi"), .title = S("T") };

    become(t, ROLE_PEER, w.project);
    assert_int_equal(publications_make(t, &n, &id, &wrong), DONE);
    become(t, ROLE_MANAGER, other);
    assert_int_equal(publications_make(t, &n, &id, &wrong), NOT_ALLOWED);
    assert_int_equal(publications_get(t, w.id, &p), NOT_ALLOWED);
    assert_int_equal(publications_listed(t, &(struct publication_filter){ w.project, S(""), S("") }, 0, 9).n, 0);
    become(t, ROLE_ADMIN, 0);
    assert_int_equal(publications_get(t, w.id, &p), NOT_ALLOWED);
}

RULE(another_than_the_writer_reviews_and_only_who_answers_for_the_project_publishes)
{
    struct world w = world(t);

    assert_int_equal(judge(t, w.id, true, ""), CONFLICT); /* nobody has sent it */
    become(t, ROLE_COUNSELLOR, w.project);
    const struct viewer *counsellor = t->viewer;
    assert_int_equal(write_body(t, w.id, 1, "Toinen teksti."), DONE);
    assert_int_equal(publications_send(t, w.id, now(t, w.id).version), DONE);
    assert_int_equal(judge(t, w.id, true, ""), NOT_ALLOWED); /* wrote in it */
    assert_int_equal(publications_wait(t, w.project).review, 0);
    become(t, ROLE_INSTRUCTOR, w.project);
    assert_int_equal(judge(t, w.id, true, ""), NOT_ALLOWED); /* reviews nothing */
    become(t, ROLE_COUNSELLOR, w.project);
    assert_int_equal(publications_wait(t, w.project).review, 1);
    assert_int_equal(judge(t, w.id, false, " "), INVALID); /* says not why */
    assert_int_equal(judge(t, w.id, true, ""), DONE);
    assert_int_equal(publish(t, w.id, "2026-11-22"), NOT_ALLOWED);
    t->viewer = counsellor;
    assert_int_equal(publish(t, w.id, "2026-11-22"), NOT_ALLOWED);
    become(t, ROLE_COORDINATOR, w.project);
    assert_int_equal(publish(t, w.id, "2026-11-21"), INVALID); /* was yesterday */
    assert_int_equal(publish(t, w.id, "2026-11-22"), DONE);
    assert_str(now(t, w.id).state, "published");
}

RULE(a_text_that_is_given_back_is_a_draft_with_a_note_and_a_change_is_reviewed_anew)
{
    struct world w = world(t);

    assert_int_equal(publications_send(t, w.id, now(t, w.id).version), DONE);
    become(t, ROLE_MANAGER, w.project);
    assert_int_equal(judge(t, w.id, false, "Liian pitkä"), DONE);
    assert_str(now(t, w.id).state, "draft");
    assert_str(now(t, w.id).review_note, "Liian pitkä");
    t->viewer = w.writer;
    assert_int_equal(publications_send(t, w.id, now(t, w.id).version), DONE);
    become(t, ROLE_MANAGER, w.project);
    assert_int_equal(judge(t, w.id, true, ""), DONE);
    assert_int_equal(write_body(t, w.id, 1, "Vielä jotakin."), DONE);
    assert_str(now(t, w.id).state, "draft");
    assert_int_equal(publish(t, w.id, "2026-11-22"), CONFLICT);
}

RULE(everybody_sees_what_was_published_until_the_change_is_published_too)
{
    struct world w = world(t);
    struct publication_public p;

    assert_false(shown(t, w.id, LANG_fi, &p));
    bring_out(t, &w, "2026-11-22");
    assert_true(shown(t, w.id, LANG_fi, &p));
    assert_str(p.text.body, body);
    assert_int_equal(write_body(t, w.id, 1, "Uusi teksti."), DONE);
    assert_true(now(t, w.id).waits);
    assert_true(shown(t, w.id, LANG_fi, &p));
    assert_str(p.text.body, body);
    bring_out(t, &w, "2026-11-30"); /* it is shown already: at once */
    assert_true(shown(t, w.id, LANG_fi, &p));
    assert_str(p.text.body, "Uusi teksti.");
    assert_day(p.public_on, "2026-11-22");
    become(t, ROLE_MANAGER, w.project);
    assert_int_equal(publications_archive(t, w.id, now(t, w.id).version), DONE);
    assert_false(shown(t, w.id, LANG_fi, &p));
    assert_int_equal(publications_take_up(t, w.id, now(t, w.id).version), DONE);
    assert_false(shown(t, w.id, LANG_fi, &p));
}

RULE(what_is_planned_for_a_day_comes_on_that_day)
{
    struct world w = world(t);
    struct publication_public p;
    struct str before, after;

    bring_out(t, &w, "2026-11-24");
    assert_false(shown(t, w.id, LANG_fi, &p));
    assert_int_equal(publications_shown(t, w.project, lang_get(LANG_fi), 0, 9).n, 0);
    assert_true(publications_list_stamp(t, w.project, lang_get(LANG_fi), &before));
    t->today = DAY("2026-11-24");
    assert_true(shown(t, w.id, LANG_fi, &p));
    assert_int_equal(publications_shown(t, w.project, lang_get(LANG_fi), 0, 9).n, 1);
    assert_true(publications_list_stamp(t, w.project, lang_get(LANG_fi), &after));
    assert_false(str_eq(before, after));
}

static int64_t found(struct task *t, const char *words)
{
    return test_number(t, str_z(t->a, str_fmt(t->a,
                                          "SELECT count(*) FROM search_document WHERE kind = 'publication' "
                                          "AND body LIKE '%%%s%%'",
                                          words)));
}

RULE(the_search_finds_what_everybody_sees_today_and_nothing_else)
{
    struct world w = world(t);

    bring_out(t, &w, "2026-11-24");
    assert_int_equal(found(t, "Tule mukaan"), 0);
    assert_int_equal(publications_not_searched(t, 9).n, 0);
    t->today = DAY("2026-11-24");
    assert_int_equal(publications_not_searched(t, 9).n, 1);
    publications_searched(t, w.id);
    assert_int_equal(publications_not_searched(t, 9).n, 0);
    assert_int_equal(found(t, "Tule mukaan"), 1);
    assert_int_equal(write_body(t, w.id, 1, "Uusi teksti."), DONE);
    publications_searched(t, w.id);
    assert_int_equal(found(t, "Uusi teksti"), 0); /* nobody is shown it yet */
    assert_int_equal(found(t, "Tule mukaan"), 1);
    become(t, ROLE_MANAGER, w.project);
    assert_int_equal(publications_archive(t, w.id, now(t, w.id).version), DONE);
    assert_int_equal(found(t, ""), 0);
}

RULE(a_kept_page_is_of_one_stamp_and_every_change_makes_another)
{
    struct world w = world(t);
    struct str a, b, c, d;

    bring_out(t, &w, "2026-11-22");
    assert_true(publications_stamp(t, w.id, lang_get(LANG_fi), &a));
    assert_int_equal(write_body(t, w.id, 1, "Uusi teksti."), DONE);
    bring_out(t, &w, "2026-11-22");
    assert_true(publications_stamp(t, w.id, lang_get(LANG_fi), &b));
    assert_false(str_eq(a, b));
    assert_true(publications_list_stamp(t, w.project, lang_get(LANG_fi), &c));
    become(t, ROLE_MANAGER, w.project);
    assert_int_equal(publications_archive(t, w.id, now(t, w.id).version), DONE);
    assert_true(publications_list_stamp(t, w.project, lang_get(LANG_fi), &d));
    assert_false(str_eq(c, d));
    assert_false(publications_list_stamp(t, 1, lang_get(LANG_fi), &d)); /* there is no such project */
}

RULE(a_change_of_the_source_asks_for_the_changed_paragraphs_only)
{
    struct world w = world(t);

    assert_int_equal(language(t, w.id, LANG_fi).stands, LANGUAGE_SOURCE);
    assert_int_equal(language(t, w.id, LANG_ar).stands, LANGUAGE_MISSING);
    assert_int_equal(language(t, w.id, LANG_ar).open, 5);
    translate(t, w.id, "ar");
    assert_int_equal(language(t, w.id, LANG_ar).stands, LANGUAGE_CURRENT);
    assert_int_equal(
        write_body(t, w.id, 1, "Uutta alussa.\n\nRyhmä alkaa.\n\nTule mukaan heti!\n\nLapset ovat vieressä."), DONE);
    struct publication_language l = language(t, w.id, LANG_ar);
    assert_int_equal(l.stands, LANGUAGE_OUTDATED);
    assert_int_equal(l.open, 2);
    struct publication_text source = newest(t, w.id, "fi"), text = newest(t, w.id, "ar");
    struct publication_pieces p = publication_pieces(t, &source, &text);
    assert_int_equal(p.at[PIECE_BODY].stands, PIECE_MISSING);
    assert_int_equal(p.at[PIECE_BODY + 1].stands, PIECE_CURRENT);
    assert_str(p.at[PIECE_BODY + 1].text, "ar 2");
    assert_int_equal(p.at[PIECE_BODY + 2].stands, PIECE_CHANGED);
    assert_str(p.at[PIECE_BODY + 2].text, "ar 3"); /* of the paragraph that it replaces */
    assert_str(p.at[PIECE_BODY + 3].text, "ar 4");
    translate(t, w.id, "ar");
    assert_int_equal(language(t, w.id, LANG_ar).stands, LANGUAGE_CURRENT);
    assert_str(newest(t, w.id, "ar").body, "ar 2\n\nar 2\n\nar 4\n\nar 4");
}

RULE(a_translator_may_part_a_paragraph_in_two_and_leave_another_for_later)
{
    struct world w = world(t);
    struct publication_text source = newest(t, w.id, "fi"), fresh = { 0 };
    struct publication_pieces p = publication_pieces(t, &source, NULL);
    struct problems wrong = { 0 };

    p.at[PIECE_TITLE].text = S("New group");
    p.at[PIECE_BODY].text = S("The group\n\nbegins.");
    p.at[PIECE_BODY + 2].text = S("Children are next door.");
    p.at[PIECE_TITLE].stands = p.at[PIECE_BODY].stands = p.at[PIECE_BODY + 2].stands = PIECE_CURRENT;
    publication_translated(t, &p, NULL, &fresh);
    assert_int_equal(publications_put_text(t, w.id, S("en"), &fresh, &wrong), DONE);
    assert_int_equal(language(t, w.id, LANG_en).open, 2); /* summary and the second paragraph */
    struct publication_text text = newest(t, w.id, "en");
    p = publication_pieces(t, &source, &text);
    assert_str(p.at[PIECE_BODY].text, "The group\n\nbegins.");
    assert_str(p.at[PIECE_BODY + 1].text, "");
    assert_int_equal(p.at[PIECE_BODY + 1].stands, PIECE_MISSING);
    assert_str(p.at[PIECE_BODY + 2].text, "Children are next door.");
    assert_int_equal(p.at[PIECE_BODY + 2].stands, PIECE_CURRENT);
}

RULE(where_there_is_no_text_everybody_sees_the_one_it_was_written_in)
{
    struct world w = world(t);
    struct publication_public p;

    translate(t, w.id, "ar");
    bring_out(t, &w, "2026-11-22");
    assert_true(shown(t, w.id, LANG_ar, &p));
    assert_str(p.text.title, "ar 0");
    assert_false(p.outdated);
    assert_true(shown(t, w.id, LANG_so, &p));
    assert_str(p.text.title, "Uusi ryhmä");
    assert_int_equal(p.lang->id, LANG_fi);
    assert_int_equal(p.n, 2);
    assert_int_equal(write_body(t, w.id, 1, "Ihan uusi."), DONE);
    bring_out(t, &w, "2026-11-22");
    assert_true(shown(t, w.id, LANG_ar, &p));
    assert_true(p.outdated);
    struct publication_items items = publications_shown(t, w.project, lang_get(LANG_so), 0, 9);
    assert_int_equal(items.n, 1);
    assert_str(items.at[0].title, "Uusi ryhmä");
    assert_str(publications_shown(t, w.project, lang_get(LANG_ar), 0, 9).at[0].title, "ar 0");
}

RULE(two_languages_stand_paragraph_by_paragraph)
{
    struct world w = world(t);
    struct publication_public p;

    translate(t, w.id, "ar");
    translate(t, w.id, "so");
    bring_out(t, &w, "2026-11-22");
    assert_true(publications_public(t, w.id, lang_get(LANG_ar), lang_get(LANG_fi), &p));
    assert_int_equal(p.pieces.n, 5);
    assert_str(p.pieces.at[PIECE_BODY].text, "ar 2");
    assert_str(p.beside_pieces.at[PIECE_BODY].text, "Ryhmä alkaa.");
    assert_true(publications_public(t, w.id, lang_get(LANG_so), lang_get(LANG_ar), &p)); /* neither is the source */
    assert_str(p.pieces.at[PIECE_BODY + 1].text, "so 3");
    assert_str(p.beside_pieces.at[PIECE_BODY + 1].text, "ar 3");
    assert_true(publications_public(t, w.id, lang_get(LANG_ar), lang_get(LANG_sv), &p)); /* there is none */
    assert_null(p.beside);
    assert_true(publications_public(t, w.id, lang_get(LANG_ar), lang_get(LANG_ar), &p));
    assert_null(p.beside);
}

RULE(every_text_saved_is_kept_compared_and_brought_back)
{
    struct world w = world(t);

    assert_int_equal(write_body(t, w.id, 1, "Ryhmä alkaa.\n\nTule heti!"), DONE);
    assert_int_equal(write_body(t, w.id, 2, "Ryhmä alkaa.\n\nTule heti!"), DONE); /* the same: no version */
    assert_int_equal(write_body(t, w.id, 1, "Väliin."), CONFLICT);
    struct publication_texts all = publications_versions(t, w.id, S("fi"));
    assert_int_equal(all.n, 2);
    struct pieces_compared c = publication_compare(t, &all.at[1], &all.at[0]);
    assert_int_equal(c.n, 6); /* title, summary, one the same, two gone, one new */
    assert_int_equal(c.at[2].change, PIECE_SAME);
    size_t went = 0, came = 0;
    for (size_t i = 0; i < c.n; i++) {
        went += c.at[i].change == PIECE_REMOVED;
        came += c.at[i].change == PIECE_ADDED;
    }
    assert_int_equal(went, 2);
    assert_int_equal(came, 1);
    assert_int_equal(publications_bring_back(t, w.id, S("fi"), 2), INVALID); /* it stands */
    assert_int_equal(publications_bring_back(t, w.id, S("fi"), 9), NOT_FOUND);
    assert_int_equal(publications_bring_back(t, w.id, S("fi"), 1), DONE);
    assert_str(newest(t, w.id, "fi").body, body);
    assert_int_equal(newest(t, w.id, "fi").number, 3);
}

RULE(its_owner_is_reminded_on_the_review_day)
{
    struct world w = world(t);
    struct problems wrong = { 0 };

    assert_int_equal(publications_wait(t, w.project).old, 0);
    struct publication p = now(t, w.id);
    p.review_on = DAY("2026-11-22");
    assert_int_equal(publications_put_card(t, &p, &wrong), DONE);
    assert_int_equal(publications_put_card(t, &p, &wrong), CONFLICT);
    assert_int_equal(publications_wait(t, w.project).old, 1);
    p = now(t, w.id);
    p.owner = 7;
    assert_int_equal(publications_put_card(t, &p, &wrong), INVALID); /* works not there */
    become(t, ROLE_MANAGER, w.project);
    assert_int_equal(publications_wait(t, w.project).old, 0);
    bring_out(t, &w, "2026-11-22");
    assert_day(now(t, w.id).review_on, "2028-11-22"); /* news: two years */
}

RULE(what_was_decided_is_told_with_by_whom_and_when)
{
    struct world w = world(t);

    assert_int_equal(publications_steps(t, w.id).n, 0);
    assert_int_equal(publications_send(t, w.id, now(t, w.id).version), DONE);
    become(t, ROLE_MANAGER, w.project);
    assert_int_equal(judge(t, w.id, false, "Lyhyemmin."), DONE);
    t->now = instant_from_unix(instant_unix(t->now) + 1);
    bring_out(t, &w, t->today.t);
    t->now = instant_from_unix(instant_unix(t->now) + 1);
    become(t, ROLE_COORDINATOR, w.project);
    assert_int_equal(publications_archive(t, w.id, now(t, w.id).version), DONE);
    struct decideds all = publications_steps(t, w.id);
    assert_int_equal(all.n, 6);
    assert_str(all.at[0].what, "archived");
    assert_false(str_empty(all.at[0].staff_name));
    assert_true(!strcmp(all.at[0].at.t, t->now.t));
    assert_true(str_is(all.at[5].what, "review") || str_is(all.at[5].what, "returned")); /* of one second */
}

RULE(only_what_was_never_shown_is_removed)
{
    struct world w = world(t);
    struct publication p;

    bring_out(t, &w, "2026-11-22");
    assert_int_equal(publications_remove(t, w.id, now(t, w.id).version), INVALID);
    struct publication_new n = { .project = w.project, .kind = S("news"), .source = S("fi"), .title = S("T") };
    struct problems wrong = { 0 };
    int64_t other;
    assert_int_equal(publications_make(t, &n, &other, &wrong), DONE);
    assert_int_equal(publications_remove(t, other, 99), CONFLICT);
    assert_int_equal(publications_remove(t, other, now(t, other).version), DONE);
    assert_int_equal(publications_get(t, other, &p), NOT_FOUND);
}

RULES(who_works_in_the_project_writes_and_nobody_else,
    another_than_the_writer_reviews_and_only_who_answers_for_the_project_publishes,
    a_text_that_is_given_back_is_a_draft_with_a_note_and_a_change_is_reviewed_anew,
    everybody_sees_what_was_published_until_the_change_is_published_too, what_is_planned_for_a_day_comes_on_that_day,
    the_search_finds_what_everybody_sees_today_and_nothing_else,
    a_kept_page_is_of_one_stamp_and_every_change_makes_another,
    a_change_of_the_source_asks_for_the_changed_paragraphs_only,
    a_translator_may_part_a_paragraph_in_two_and_leave_another_for_later,
    where_there_is_no_text_everybody_sees_the_one_it_was_written_in, two_languages_stand_paragraph_by_paragraph,
    every_text_saved_is_kept_compared_and_brought_back, its_owner_is_reminded_on_the_review_day,
    what_was_decided_is_told_with_by_whom_and_when, only_what_was_never_shown_is_removed)

/* Tests of stories, on both engines: who reads which text, that somebody else than the writer reviews, that only what
 * is approved and agreed to is used, and that what is taken back or over is out at once and found where it is not. */
#include "db/db.h"
#include "rooms/stories/stories.h"
#include "tests/people_testing.h"

/* A project with somebody in it and her story: the writer counsels her. */
struct world {
    int64_t project, her, writer, story;
    const struct viewer *as_writer;
};

static struct story written(const struct world *w, const char *anonymised)
{
    return (struct story){ .project = w->project,
        .person = w->her,
        .day = DAY("2026-11-01"),
        .language = S("som"),
        .original = S("Magacaygu waa Amina"),
        .anonymised = str_of(anonymised),
        .shown_language = S("fin"),
        .said_by = S("A mother"),
        .result = S("faith") };
}

static struct world world(struct task *t)
{
    struct world w = { .project = project_new(t, "P") };
    struct problems wrong = { 0 };

    w.her = person_made(t, w.project, "Amina", "Testi", "1990");
    w.writer = become(t, ROLE_COUNSELLOR, w.project);
    w.as_writer = t->viewer;
    struct story s = written(&w, "Kun saan työtä");
    assert_int_equal(stories_put(t, &s, &w.story, &wrong), DONE);
    return w;
}

static struct story now(struct task *t, int64_t story)
{
    struct story s;

    assert_int_equal(stories_get(t, story, &s), DONE);
    return s;
}

static enum outcome agree(struct task *t, int64_t story, const char *purposes, const char *until)
{
    struct problems wrong = { 0 };
    struct story_consent c = { .purposes = str_of(purposes), .on = DAY("2026-11-02"), .until = DAY("") };

    if (until[0])
        assert_true(day_read(str_of(until), &c.until));
    return stories_agree_to(t, story, now(t, story).version, &c, &wrong);
}

/* Sent by the writer, approved by another. */
static void approve(struct task *t, const struct world *w)
{
    struct problems wrong = { 0 };

    t->viewer = w->as_writer;
    assert_int_equal(stories_send(t, w->story, now(t, w->story).version, &wrong), DONE);
    become(t, ROLE_MANAGER, w->project);
    assert_int_equal(stories_judge(t, w->story, now(t, w->story).version, true, S(""), &wrong), DONE);
}

static enum outcome use(struct task *t, int64_t story, const char *place, const char *what)
{
    struct problems wrong = { 0 };
    struct story_use u = { .place = str_of(place), .what = str_of(what), .used_on = DAY("2026-11-20") };

    return stories_use_add(t, story, &u, &wrong);
}

RULE(the_original_is_read_by_writer_counsellor_and_reviewer_and_by_nobody_else)
{
    struct world w = world(t);
    struct problems wrong = { 0 };
    int64_t group = group_new(t, w.project), other = project_new(t, "Q");

    assert_str(now(t, w.story).original, "Magacaygu waa Amina");
    become(t, ROLE_MANAGER, w.project); /* does not counsel her, and nothing waits */
    assert_str(now(t, w.story).original, "");
    assert_str(now(t, w.story).anonymised, "Kun saan työtä");
    become(t, ROLE_INSTRUCTOR, w.project); /* of no group of hers: neither text, nor who she is */
    assert_str(now(t, w.story).anonymised, "");
    assert_int_equal(now(t, w.story).person, 0);
    member_of(t, group, w.project, w.her, "");
    leader_of(t, group, become(t, ROLE_INSTRUCTOR, w.project), "instructor");
    assert_str(now(t, w.story).original, "Magacaygu waa Amina");
    t->viewer = w.as_writer;
    assert_int_equal(stories_send(t, w.story, 1, &wrong), DONE);
    become(t, ROLE_MANAGER, w.project);
    assert_str(now(t, w.story).original, "Magacaygu waa Amina");
    for (enum role role = ROLE_PEER; role <= ROLE_COORDINATOR; role++) {
        struct story s;
        become(t, role, w.project);
        assert_int_equal(stories_get(t, w.story, &s), NOT_ALLOWED);
    }
    become(t, ROLE_COUNSELLOR, other);
    struct story s;
    assert_int_equal(stories_get(t, w.story, &s), NOT_ALLOWED);
    assert_int_equal(stories_listed(t, &(struct story_filter){ w.project, 0, S(""), S("") }, 0, 9).n, 0);
}

/* Of several organisations each keeps its own persons to itself. */
RULE(who_sees_the_persons_of_another_organisation_only_reviews_none_of_hers)
{
    struct world w = world(t);
    struct problems wrong = { 0 };

    assert_int_equal(stories_send(t, w.story, now(t, w.story).version, &wrong), DONE);
    int64_t other = become(t, ROLE_COUNSELLOR, w.project);
    assert_true(now(t, w.story).may_review);
    struct viewer_project in = t->viewer->projects[0];
    struct viewer narrowed = *t->viewer;
    in.narrowed = true;
    narrowed.projects = &in;
    t->viewer = &narrowed;
    test_sql(
        t, str_z(t->a, str_fmt(t->a, "UPDATE auth_staff_project SET narrowed = 1, house_id = 7 WHERE staff_id = %lld",
                           (long long)other)));
    struct story s = now(t, w.story);
    assert_true(!s.may_review && !s.original_open);
    assert_str(s.original, "");
    assert_int_equal(stories_judge(t, w.story, s.version, true, S(""), &wrong), NOT_ALLOWED);
}

RULE(nobody_reviews_what_she_wrote_and_what_is_changed_is_reviewed_anew)
{
    struct world w = world(t);
    struct problems wrong = { 0 };
    struct story s = now(t, w.story);
    int64_t id;

    assert_int_equal(stories_send(t, w.story, s.version, &wrong), DONE);
    assert_int_equal(stories_judge(t, w.story, now(t, w.story).version, true, S(""), &wrong), NOT_ALLOWED);
    assert_int_equal(stories_waiting(t, w.project).review, 0);
    int64_t reviewer = become(t, ROLE_COUNSELLOR, w.project);
    assert_int_equal(stories_waiting(t, w.project).review, 1);
    assert_int_equal(stories_judge(t, w.story, now(t, w.story).version, false, S(""), &wrong), INVALID);
    assert_str(wrong.at[0].field, "review_note");
    assert_int_equal(stories_judge(t, w.story, s.version, true, S(""), &wrong), CONFLICT);
    assert_int_equal(stories_judge(t, w.story, now(t, w.story).version, true, S(""), &wrong), DONE);
    assert_str(now(t, w.story).state, "approved");
    assert_int_equal(now(t, w.story).reviewer, reviewer);
    s = now(t, w.story);
    s.result = S("work");
    wrong = (struct problems){ 0 };
    assert_int_equal(stories_put(t, &s, &id, &wrong), DONE); /* what it tells about is no text */
    assert_str(now(t, w.story).state, "approved");
    s = now(t, w.story);
    s.anonymised = S("Kun saan työtä keittiöstä");
    assert_int_equal(stories_put(t, &s, &id, &wrong), DONE);
    assert_str(now(t, w.story).state, "draft");
    assert_int_equal(stories_send(t, w.story, now(t, w.story).version, &wrong), DONE);
    assert_int_equal(stories_judge(t, w.story, now(t, w.story).version, true, S(""), &wrong), NOT_ALLOWED);
}

RULE(a_report_has_what_is_chosen_approved_and_agreed_to_and_nothing_else)
{
    struct world w = world(t);

    assert_int_equal(use(t, w.story, "report", ""), INVALID); /* not approved, no consent */
    approve(t, &w);
    assert_int_equal(use(t, w.story, "report", ""), INVALID);
    t->viewer = w.as_writer;
    assert_int_equal(agree(t, w.story, "web;print", "2027-05-01"), DONE);
    assert_int_equal(use(t, w.story, "report", ""), INVALID); /* for other purposes */
    assert_int_equal(use(t, w.story, "page", ""), INVALID);   /* where? */
    assert_int_equal(agree(t, w.story, "web;report", "2027-05-01"), DONE);
    assert_int_equal(stories_quotes(t, w.project).n, 0); /* not chosen */
    assert_int_equal(use(t, w.story, "report", ""), DONE);
    assert_int_equal(use(t, w.story, "report", ""), DONE); /* twice is once */
    struct story_quotes quotes = stories_quotes(t, w.project);
    assert_int_equal(quotes.n, 1);
    assert_str(quotes.at[0].text, "Kun saan työtä");
    assert_int_equal(stories_uses(t, w.story).n, 1);
    become(t, ROLE_INSTRUCTOR, w.project);
    assert_int_equal(use(t, w.story, "report", ""), NOT_ALLOWED);
    t->viewer = w.as_writer;
    t->today = DAY("2027-05-01"); /* the last day */
    assert_int_equal(stories_quotes(t, w.project).n, 1);
    t->today = DAY("2027-05-02");
    assert_int_equal(stories_quotes(t, w.project).n, 0);
    assert_str(now(t, w.story).stands, "expired");
}

RULE(what_is_taken_back_is_out_at_once_and_found_where_it_is_not)
{
    struct world w = world(t);
    struct story_filter out = { w.project, 0, S("out"), S("") };

    assert_int_equal(agree(t, w.story, "report;web", "2027-05-01"), DONE);
    approve(t, &w);
    t->viewer = w.as_writer;
    assert_int_equal(use(t, w.story, "report", ""), DONE);
    assert_int_equal(use(t, w.story, "page", "results"), DONE);
    assert_int_equal(use(t, w.story, "file", "year.pdf"), DONE);
    assert_int_equal(stories_listed(t, &out, 0, 9).n, 0);
    assert_int_equal(agree(t, w.story, "web", "2027-05-01"), DONE); /* no more for reports: two of three are out */
    assert_int_equal(stories_quotes(t, w.project).n, 0);
    assert_int_equal(stories_waiting(t, w.project).loose, 1);
    assert_int_equal(agree(t, w.story, "report;web", "2027-05-01"), DONE);
    assert_int_equal(stories_waiting(t, w.project).loose, 0);
    assert_int_equal(stories_quotes(t, w.project).n, 0); /* it is chosen anew, or stays out */
    assert_int_equal(use(t, w.story, "report", ""), DONE);
    become(t, ROLE_INSTRUCTOR, w.project); /* whoever she tells it to */
    assert_int_equal(stories_take_back(t, w.story, now(t, w.story).version), DONE);
    t->viewer = w.as_writer;
    assert_int_equal(stories_quotes(t, w.project).n, 0);
    assert_int_equal(stories_waiting(t, w.project).loose, 2);
    assert_int_equal(stories_listed(t, &out, 0, 9).n, 1);
    assert_int_equal(stories_remove(t, w.story, now(t, w.story).version), INVALID); /* it still stands somewhere */
    struct story_uses uses = stories_uses(t, w.story);
    for (size_t i = 0; i < uses.n; i++)
        assert_int_equal(stories_use_over(t, w.story, uses.at[i].id), DONE);
    assert_int_equal(stories_waiting(t, w.project).loose, 0);
    assert_int_equal(stories_listed(t, &out, 0, 9).n, 0);
    assert_int_equal(use(t, w.story, "page", "again"), INVALID);
    assert_int_equal(stories_remove(t, w.story, now(t, w.story).version), DONE);
}

RULE(a_consent_names_purposes_days_and_the_version_of_its_text)
{
    struct world w = world(t);

    assert_int_equal(agree(t, w.story, "", "2027-05-01"), INVALID);
    assert_int_equal(agree(t, w.story, "report;everything", "2027-05-01"), INVALID);
    assert_int_equal(agree(t, w.story, "report", ""), INVALID);
    assert_int_equal(agree(t, w.story, "report", "2026-11-01"), INVALID);
    assert_int_equal(agree(t, w.story, "report", "2031-11-03"), INVALID);
    assert_int_equal(agree(t, w.story, "report", "2031-11-02"), DONE);
    assert_int_equal(now(t, w.story).consent_version, STORY_CONSENT_VERSION);
    assert_non_null(story_consent_text(STORY_CONSENT_VERSION));
    assert_null(story_consent_text(STORY_CONSENT_VERSION + 1));
}

RULE(a_story_is_written_about_persons_whom_one_counsels_and_about_nobody)
{
    struct world w = world(t);
    struct problems wrong = { 0 };
    struct story s = written(&w, "");
    int64_t id;

    become(t, ROLE_MANAGER, w.project);
    assert_int_equal(stories_put(t, &s, &id, &wrong), NOT_ALLOWED);
    s.person = 0;
    assert_int_equal(stories_put(t, &s, &id, &wrong), DONE);
    assert_int_equal(stories_send(t, id, 1, &wrong), INVALID); /* without the form without names */
    become(t, ROLE_PEER, w.project);
    assert_int_equal(stories_put(t, &s, &id, &wrong), NOT_ALLOWED);
    t->viewer = w.as_writer;
    s.day = DAY("2026-12-24");
    s.language = S("xx!");
    s.result = S("");
    wrong = (struct problems){ 0 };
    assert_int_equal(stories_put(t, &s, &id, &wrong), INVALID);
    assert_int_equal(wrong.n, 3);
    s = now(t, w.story);
    s.version--;
    wrong = (struct problems){ 0 };
    assert_int_equal(stories_put(t, &s, &id, &wrong), CONFLICT);
}

/* ---- sound */

/* A WAV of nothing but its heads and four bytes. */
static const char wav[] = "RIFF\x2c\0\0\0WAVEfmt \x10\0\0\0\x01\0\x01\0\x40\x1f\0\0\x40\x1f\0\0\x01\0\x08\0"
                          "data\x08\0\0\0hereheard";

static enum outcome sound(struct task *t, int64_t story)
{
    struct problems wrong = { 0 };
    struct file_wish w = { .bytes = { wav, 52 }, .name = S("Amina.wav"), .words = S("") };

    return stories_sound_put(t, story, &w, &wrong);
}

RULE(sound_is_heard_by_who_reads_the_original_and_by_nobody_else)
{
    struct world w = world(t);
    struct file f;

    assert_int_equal(sound(t, w.story), DONE);
    struct story s = now(t, w.story);
    assert_int_equal(stories_sound(t, &s, &f), DONE);
    assert_str(f.name, "");
    assert_true(f.sealed);
    assert_int_equal(sound(t, w.story), INVALID); /* one is enough */
    become(t, ROLE_MANAGER, w.project);
    s = now(t, w.story);
    assert_int_equal(stories_sound(t, &s, &f), NOT_ALLOWED); /* it waits for nobody's review */
    assert_int_equal(stories_sound_remove(t, w.story), NOT_ALLOWED);
    assert_int_equal(sound(t, w.story), NOT_ALLOWED);
    t->viewer = w.as_writer;
    assert_int_equal(stories_send(t, w.story, now(t, w.story).version, &(struct problems){ 0 }), DONE);
    become(t, ROLE_MANAGER, w.project);
    s = now(t, w.story);
    assert_int_equal(stories_sound(t, &s, &f), DONE); /* now it does */
}

RULE(other_sound_is_another_original_and_is_reviewed_anew)
{
    struct world w = world(t);

    approve(t, &w);
    t->viewer = w.as_writer;
    assert_str(now(t, w.story).state, "approved");
    assert_int_equal(sound(t, w.story), DONE);
    assert_str(now(t, w.story).state, "draft");
    approve(t, &w);
    t->viewer = w.as_writer;
    assert_int_equal(stories_sound_remove(t, w.story), DONE);
    assert_str(now(t, w.story).state, "draft");
    assert_int_equal(stories_sound_remove(t, w.story), NOT_FOUND);
    assert_int_equal(
        test_number(t, "SELECT count(*) FROM journal WHERE what = 'story' AND act = 'change' AND detail = 'sound'"), 2);
}

RULE(sound_is_deleted_when_the_consent_is_taken_back_and_when_the_story_goes)
{
    struct world w = world(t);

    assert_int_equal(sound(t, w.story), DONE);
    assert_int_equal(agree(t, w.story, "web", "2027-11-01"), DONE);
    assert_int_equal(stories_take_back(t, w.story, now(t, w.story).version), DONE);
    assert_int_equal(test_number(t, "SELECT count(*) FROM files_piece"), 0);
    assert_int_equal(sound(t, w.story), CONFLICT); /* none without consent */
    assert_int_equal(agree(t, w.story, "web", "2027-11-01"), DONE);
    assert_int_equal(sound(t, w.story), DONE);
    assert_int_equal(stories_remove(t, w.story, now(t, w.story).version), DONE);
    assert_int_equal(test_number(t, "SELECT count(*) FROM files_file"), 0);
}

RULE(a_story_may_be_sound_alone_but_nobody_reviews_nothing)
{
    struct world w = world(t);
    struct story s = now(t, w.story);
    struct problems wrong = { 0 };

    s.original = S("");
    assert_int_equal(stories_put(t, &s, &w.story, &wrong), DONE);
    assert_int_equal(stories_send(t, w.story, now(t, w.story).version, &wrong), INVALID);
    assert_int_equal(sound(t, w.story), DONE);
    assert_int_equal(stories_send(t, w.story, now(t, w.story).version, &wrong), DONE);
}

RULES(the_original_is_read_by_writer_counsellor_and_reviewer_and_by_nobody_else,
    who_sees_the_persons_of_another_organisation_only_reviews_none_of_hers,
    nobody_reviews_what_she_wrote_and_what_is_changed_is_reviewed_anew,
    a_report_has_what_is_chosen_approved_and_agreed_to_and_nothing_else,
    what_is_taken_back_is_out_at_once_and_found_where_it_is_not,
    a_consent_names_purposes_days_and_the_version_of_its_text,
    a_story_is_written_about_persons_whom_one_counsels_and_about_nobody,
    sound_is_heard_by_who_reads_the_original_and_by_nobody_else, other_sound_is_another_original_and_is_reviewed_anew,
    sound_is_deleted_when_the_consent_is_taken_back_and_when_the_story_goes,
    a_story_may_be_sound_alone_but_nobody_reviews_nothing)

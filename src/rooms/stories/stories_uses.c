/* stories_uses: the rules of consent and of where a story is used: what may be used, what is to be taken out, the
 * quotes of a report. No pages here. */
#include "auth/journal.h"
#include "auth/viewer.h"
#include "db/db.h"
#include "lang/lang.h"
#include "rooms/projects/projects.h"
#include "rooms/stories/stories.h"
#include "rooms/stories/stories_codes.h"
#include "stories_sql.h"

static const char *const noun = "story use";

/* ---- consent */

bool story_purposes_ok(struct task *t, struct str purposes)
{
    struct strs each = strs_split(t->a, purposes, ';');

    for (size_t i = 0; i < each.n; i++)
        if (!code_ok(&CODES_story_purpose, each.at[i]))
            return false;
    return true;
}

static bool names(struct task *t, struct str purposes, struct str purpose)
{
    struct strs each = strs_split(t->a, purposes, ';');
    bool found = false;

    for (size_t i = 0; i < each.n; i++)
        found |= str_eq(each.at[i], purpose);
    return found;
}

static void check_consent(struct task *t, const struct story_consent *c, struct problems *ps)
{
    if (str_empty(c->purposes) || !story_purposes_ok(t, c->purposes))
        problem_add(t, ps, "purposes", str_of(tr(t, "Choose at least one purpose, or take the consent back.")));
    if (!day_whole(c->on))
        problem_add(t, ps, "consent_on", str_of(tr(t, "Write the day when she agreed.")));
    else if (day_cmp(c->on, t->today) > 0)
        problem_add(t, ps, "consent_on", str_of(tr(t, "The day is in the future. Correct it.")));
    if (!day_whole(c->until))
        problem_add(t, ps, "consent_until", str_of(tr(t, "Write the last day on which it may be used.")));
    else if (day_whole(c->on) &&
             (day_cmp(c->until, c->on) < 0 || day_cmp(c->until, day_add_months(c->on, 12 * STORY_CONSENT_YEARS)) > 0))
        problem_add(t, ps, "consent_until",
            str_of(tr(t, "The last day is after the day when she agreed, and at most five years later.")));
}

bool stories_said_no(struct task *t, int64_t person)
{
    struct stories_sql_said_no_row row;

    return person != 0 && stories_sql_said_no(t, person, &row) && row.n > 0;
}

enum outcome stories_agree_to(
    struct task *t, int64_t story, int64_t version, const struct story_consent *c, struct problems *ret)
{
    struct story s;
    enum outcome found = stories_get(t, story, &s);

    if (found != DONE)
        return found;
    if (!s.may_write)
        return NOT_ALLOWED;
    check_consent(t, c, ret);
    if (stories_said_no(t, s.person))
        problem_add(t, ret, "purposes",
            str_of(tr(t, "The person has said no to stories. Only the person can change it, on the own page.")));
    if (ret->n > 0)
        return INVALID;
    if (stories_sql_agree(t, story, version, STORY_CONSENT_VERSION, c->purposes, c->on, c->until) == 0)
        return CONFLICT;
    if (!names(t, c->purposes, S("report")))
        (void)stories_sql_leave_report(t, story, t->today);
    journal_write(t, JOURNAL_CHANGE, "story", story,
        str_fmt(t->a, "consent %d: %.*s", STORY_CONSENT_VERSION, STR_ARG(c->purposes)));
    return DONE;
}

/* Whoever asks has asked whether it may be. */
static enum outcome take_back(struct task *t, int64_t story, int64_t version)
{
    if (stories_sql_withdraw(t, story, version, t->today) == 0)
        return CONFLICT;
    (void)stories_sql_leave_report(t, story, t->today);
    bool sound = files_remove_all(t, FILE_OF_STORY, story) > 0;
    journal_write(t, JOURNAL_CHANGE, "story", story, sound ? S("consent withdrawn, sound") : S("consent withdrawn"));
    return DONE;
}

enum outcome stories_take_back(struct task *t, int64_t story, int64_t version)
{
    struct story s;
    enum outcome found = stories_get(t, story, &s);

    if (found != DONE)
        return found;
    return day_known(s.withdrawn_on) ? DONE : take_back(t, story, version);
}

/* ---- on her own page */

struct own_stories stories_own_of(struct task *t, int64_t person)
{
    struct stories_sql_own_rows rows = stories_sql_own(t, person, STORY_USES_MOST);
    struct own_stories list = { 0 };

    for (size_t i = 0; i < rows.n; i++) {
        const struct stories_sql_own_row *r = &rows.at[i];
        bool over = day_known(r->consent_until) && day_cmp(r->consent_until, t->today) < 0;
        struct own_story one = { .story = r->story,
            .version = r->consent_version,
            .text = r->anonymised,
            .language = r->shown_language,
            .purposes = r->purposes,
            .agreed_on = r->consent_on,
            .withdrawn_on = day_known(r->withdrawn_on) ? r->withdrawn_on
                            : over                     ? r->consent_until
                                                       : DAY(""),
            .given = !over && !day_known(r->withdrawn_on) };
        LIST_ADD(t->a, &list, one);
    }
    return list;
}

enum outcome stories_own_take_back(struct task *t, int64_t person, int64_t story)
{
    struct stories_sql_own_rows rows = stories_sql_own(t, person, STORY_USES_MOST);

    for (size_t i = 0; i < rows.n; i++)
        if (rows.at[i].story == story)
            return day_known(rows.at[i].withdrawn_on) ? DONE : take_back(t, story, rows.at[i].version);
    return NOT_FOUND;
}

enum outcome stories_own_take_back_all(struct task *t, int64_t person)
{
    struct stories_sql_standing_rows rows = stories_sql_standing(t, person);
    enum outcome how = DONE;

    for (size_t i = 0; i < rows.n && how == DONE; i++)
        how = take_back(t, rows.at[i].story, rows.at[i].version);
    return how;
}

/* ---- uses */

struct story_uses stories_uses(struct task *t, int64_t story)
{
    struct stories_sql_uses_rows rows = stories_sql_uses(t, story, t->today, STORY_USES_MOST);
    struct story_uses list = { 0 };

    for (size_t i = 0; i < rows.n; i++) {
        const struct stories_sql_uses_row *r = &rows.at[i];
        struct story_use one = { .id = r->use,
            .story = story,
            .version = r->version,
            .place = r->place,
            .purpose = r->purpose,
            .what = r->what,
            .staff_name = r->staff_name,
            .used_on = r->used_on,
            .ended_on = r->ended_on,
            .loose = r->loose };
        LIST_ADD(t->a, &list, one);
    }
    return list;
}

struct story_files stories_files(struct task *t, int64_t story)
{
    struct stories_sql_files_rows rows = stories_sql_files(t, story, STORY_USES_MOST);
    struct story_files list = { 0 };

    for (size_t i = 0; i < rows.n; i++) {
        struct story_file one = { rows.at[i].at, rows.at[i].staff_name };
        LIST_ADD(t->a, &list, one);
    }
    return list;
}

static void check_use(struct task *t, const struct story *s, const struct story_use *u, struct problems *ps)
{
    if (!code_ok(&CODES_story_place, u->place))
        problem_add(t, ps, "place", str_of(tr(t, "Choose where it is used.")));
    else if (!s->usable)
        problem_add(t, ps, "place", str_of(tr(t, "It may be used when it is approved and the consent holds.")));
    else if (!names(t, s->purposes, story_purpose_of(u->place)))
        problem_add(t, ps, "place", str_of(tr(t, "She has not agreed to this use.")));
    if (!day_whole(u->used_on) || day_cmp(u->used_on, t->today) > 0)
        problem_add(t, ps, "used_on", str_of(tr(t, "Write the day when it was used, at the latest today.")));
    if (str_empty(u->what) && !str_is(u->place, "report"))
        problem_add(t, ps, "what", str_of(tr(t, "Write where it stands, so that it can be found again.")));
}

enum outcome stories_use_add(struct task *t, int64_t story, const struct story_use *u, struct problems *ret_problems)
{
    struct story s;
    struct stories_sql_in_report_row there;
    enum outcome found = stories_get(t, story, &s);
    bool report = str_is(u->place, "report");
    int64_t id = id_new();

    if (found != DONE)
        return found;
    if (report && !stories_reviews_in(t, s.project))
        return NOT_ALLOWED;
    check_use(t, &s, u, ret_problems);
    if (ret_problems->n > 0)
        return INVALID;
    if (report && stories_sql_in_report(t, story, &there))
        return DONE;
    stories_sql_use_add(t, .use = id, .story = story, .place = u->place, .purpose = story_purpose_of(u->place),
        .what = u->what, .used_on = u->used_on, .staff = t->viewer->staff);
    journal_write(t, JOURNAL_CREATE, noun, id, u->place);
    return DONE;
}

enum outcome stories_use_over(struct task *t, int64_t story, int64_t use)
{
    struct story s;
    enum outcome found = stories_get(t, story, &s);

    if (found != DONE)
        return found;
    if (stories_sql_use_end(t, use, story, t->today) > 0)
        journal_write(t, JOURNAL_CHANGE, noun, use, S("taken out"));
    return DONE;
}

enum outcome stories_leave_report(struct task *t, int64_t story)
{
    struct story s;
    enum outcome found = stories_get(t, story, &s);

    if (found != DONE)
        return found;
    if (!stories_reviews_in(t, s.project))
        return NOT_ALLOWED;
    if (stories_sql_leave_report(t, story, t->today) > 0)
        journal_write(t, JOURNAL_CHANGE, "story", story, S("out of the report"));
    return DONE;
}

/* ---- for reports and the first page */

struct story_quotes stories_quotes(struct task *t, int64_t project)
{
    struct stories_sql_quotes_rows rows = stories_sql_quotes(t, project, t->today, STORY_QUOTES_MOST);
    struct story_quotes list = { 0 };

    for (size_t i = 0; i < rows.n; i++) {
        const struct stories_sql_quotes_row *r = &rows.at[i];
        struct story_quote one = { r->story, r->anonymised, r->shown_language, r->said_by, r->result };
        LIST_ADD(t->a, &list, one);
    }
    return list;
}

struct story_waiting stories_waiting(struct task *t, int64_t project)
{
    struct stories_sql_waiting_row row;

    if (!stories_reviews_in(t, project) || !stories_sql_waiting(t, project, t->viewer->staff, t->today, &row))
        return (struct story_waiting){ 0 };
    return (struct story_waiting){ row.review, row.loose };
}

/* stories: the rules of stories: who reads which text, writing, consent, review. No pages here. */
#include "rooms/stories/stories.h"

#include "auth/journal.h"
#include "auth/viewer.h"
#include "db/db.h"
#include "lang/lang.h"
#include "rooms/people/people.h"
#include "rooms/projects/projects.h"
#include "rooms/stories/stories_codes.h"
#include "stories_sql.h"

static const char *const noun = "story";

/* ---- rights */

bool stories_open_in(struct task *t, int64_t project)
{
    return role_writes_of_persons(viewer_role_in(t->viewer, project));
}

bool stories_reviews_in(struct task *t, int64_t project)
{
    enum role role = viewer_role_in(t->viewer, project);

    return t->viewer->program || role == ROLE_MANAGER || role == ROLE_COUNSELLOR;
}

static bool wrote(const struct task *t, int64_t staff, int64_t editor)
{
    return t->viewer->program || (t->viewer->staff != 0 && (staff == t->viewer->staff || editor == t->viewer->staff));
}

/* A package may leave the state out, or who reviewed it: then nobody has. */
static struct str state_of(const struct stories_sql_story_row *r)
{
    if (str_empty(r->state))
        return S("draft");
    return r->reviewer == 0 && str_is(r->state, "approved") ? S("waits") : r->state;
}

/* Who wrote it, who counsels her, and of a story about nobody who reviews there. */
static bool may_write(struct task *t, const struct stories_sql_story_row *r)
{
    if (wrote(t, r->staff, r->editor))
        return true;
    return r->person == 0 ? stories_reviews_in(t, r->project) : people_may_counsel(t, r->person, r->project);
}

/* Also not of persons whom another organisation of the project keeps to itself. */
static bool may_review(struct task *t, const struct stories_sql_story_row *r)
{
    return str_is(state_of(r), "waits") && stories_reviews_in(t, r->project) &&
           (t->viewer->program || !wrote(t, r->staff, r->editor)) && (r->person == 0 || people_may_see(t, r->person));
}

/* ---- reading */

static struct str stands_of(const struct task *t, const struct stories_sql_story_row *r)
{
    if (day_known(r->withdrawn_on))
        return S("withdrawn");
    return day_known(r->consent_until) && day_cmp(r->consent_until, t->today) < 0 ? S("expired") : state_of(r);
}

static struct story story_of(struct task *t, const struct stories_sql_story_row *r)
{
    struct story s = { .id = r->story,
        .project = r->project,
        .person = r->person != 0 && people_may_see(t, r->person) ? r->person : 0,
        .staff = r->staff,
        .editor = r->editor,
        .reviewer = r->reviewer,
        .consent_version = r->consent_version,
        .version = r->version,
        .day = r->day,
        .consent_on = r->consent_on,
        .consent_until = r->consent_until,
        .withdrawn_on = r->withdrawn_on,
        .reviewed_on = r->reviewed_on,
        .language = r->language,
        .original = S(""),
        .anonymised = S(""),
        .shown_language = r->shown_language,
        .said_by = r->said_by,
        .result = r->result,
        .state = state_of(r),
        .stands = stands_of(t, r),
        .purposes = r->purposes,
        .review_note = S(""),
        .staff_name = r->staff_name,
        .reviewer_name = r->reviewer_name,
        .project_name = projects_name(t, r->project),
        .may_write = may_write(t, r),
        .may_review = may_review(t, r) };
    bool reviewed_by_her = r->reviewer != 0 && r->reviewer == t->viewer->staff;

    s.original_open = s.may_write || s.may_review || reviewed_by_her;
    if (s.original_open || stories_reviews_in(t, r->project) || str_is(s.state, "approved"))
        s.anonymised = r->anonymised;
    if (s.original_open) {
        s.original = r->original;
        s.review_note = r->review_note;
    }
    s.usable = str_is(s.stands, "approved") && day_known(r->consent_on) && day_known(r->consent_until);
    return s;
}

enum outcome stories_get(struct task *t, int64_t story, struct story *ret_story)
{
    struct stories_sql_story_row row;

    if (!stories_sql_get(t, story, &row))
        return NOT_FOUND;
    if (!stories_open_in(t, row.project))
        return NOT_ALLOWED;
    *ret_story = story_of(t, &row);
    return DONE;
}

struct story_lines stories_listed(struct task *t, const struct story_filter *f, int64_t start, int64_t limit)
{
    struct story_lines list = { 0 };

    if (!stories_open_in(t, f->project) || (f->person != 0 && !people_may_see(t, f->person)))
        return list;
    bool reviews = stories_reviews_in(t, f->project);
    struct stories_sql_listed_rows rows = stories_sql_listed(t, .project = f->project, .person = f->person,
        .state = f->state, .result = f->result, .today = t->today, .start = start, .limit = limit);
    for (size_t i = 0; i < rows.n; i++) {
        const struct stories_sql_listed_row *r = &rows.at[i];
        bool open = reviews || str_is(r->stands, "approved") || wrote(t, r->staff, r->editor);
        struct story_line one = { .id = r->story,
            .day = r->day,
            .consent_until = r->consent_until,
            .anonymised = open ? r->anonymised : S(""),
            .language = r->language,
            .shown_language = r->shown_language,
            .result = r->result,
            .stands = r->stands,
            .purposes = r->purposes,
            .staff_name = r->staff_name,
            .in_report = r->in_report,
            .loose = r->loose };
        list.all = r->total;
        LIST_ADD(t->a, &list, one);
    }
    return list;
}

/* ---- writing */

bool stories_check(struct task *t, const struct story *s, struct problems *ps)
{
    if (!day_whole(s->day))
        problem_add(t, ps, "day", str_of(tr(t, "Write the day when it was told.")));
    else if (day_cmp(s->day, t->today) > 0)
        problem_add(t, ps, "day", str_of(tr(t, "The day is in the future. Correct it.")));
    if (str_empty(lang_code3(t->a, s->language)))
        problem_add(t, ps, "language", str_of(tr(t, "Choose the language from the list.")));
    if (!str_empty(s->anonymised) && str_empty(lang_code3(t->a, s->shown_language)))
        problem_add(t, ps, "shown_language", str_of(tr(t, "Choose in which language the quote is.")));
    if (!code_ok(&CODES_story_result, s->result))
        problem_add(t, ps, "result", str_of(tr(t, "Choose what it tells about.")));
    return ps->n == 0;
}

/* Another form or another way of naming her is to be reviewed anew. */
static struct str state_after(const struct story *old, const struct story *s)
{
    bool same = str_eq(old->anonymised, s->anonymised) && str_eq(old->said_by, s->said_by) &&
                str_eq(old->original, s->original) && str_eq(old->shown_language, s->shown_language);

    return same ? old->state : S("draft");
}

static enum outcome change(struct task *t, const struct story *s, const struct story *old)
{
    struct str state = state_after(old, s);

    if (stories_sql_change(t, .story = s->id, .version = s->version, .day = s->day,
            .language = lang_code3(t->a, s->language), .original = s->original, .anonymised = s->anonymised,
            .shown_language = lang_code3(t->a, s->shown_language), .said_by = s->said_by, .result = s->result,
            .state = state, .editor = t->viewer->staff) == 0)
        return CONFLICT;
    journal_write(t, JOURNAL_CHANGE, noun, s->id, state);
    return DONE;
}

enum outcome stories_put(struct task *t, const struct story *s, int64_t *ret_story, struct problems *ret_problems)
{
    struct story old = { .project = s->project };
    enum outcome found = s->id == 0 ? DONE : stories_get(t, s->id, &old);

    if (found != DONE)
        return found;
    if (s->id == 0
            ? !stories_open_in(t, s->project) || (s->person != 0 && !people_may_counsel(t, s->person, s->project))
            : !old.may_write)
        return NOT_ALLOWED;
    projects_check_day(t, projects_first_day(t, old.project), s->day, "day", ret_problems);
    if (!stories_check(t, s, ret_problems))
        return INVALID;
    if (s->id != 0) {
        *ret_story = s->id;
        return change(t, s, &old);
    }
    *ret_story = id_new();
    stories_sql_add(t, .story = *ret_story, .project = s->project, .person = s->person, .day = s->day,
        .language = lang_code3(t->a, s->language), .original = s->original, .anonymised = s->anonymised,
        .shown_language = lang_code3(t->a, s->shown_language), .said_by = s->said_by, .result = s->result,
        .staff = t->viewer->staff);
    journal_write(t, JOURNAL_CREATE, noun, *ret_story, S(""));
    return DONE;
}

enum outcome stories_remove(struct task *t, int64_t story, int64_t version)
{
    struct story s;
    enum outcome found = stories_get(t, story, &s);

    if (found != DONE)
        return found;
    if (!s.may_write)
        return NOT_ALLOWED;
    struct story_uses uses = stories_uses(t, story);
    for (size_t i = 0; i < uses.n; i++)
        if (!day_known(uses.at[i].ended_on) && !str_is(uses.at[i].place, "report"))
            return INVALID;
    if (s.version != version)
        return CONFLICT;
    stories_sql_remove_uses(t, story);
    (void)files_remove_all(t, FILE_OF_STORY, story);
    if (stories_sql_remove(t, story, version) == 0)
        return CONFLICT;
    journal_write(t, JOURNAL_DELETE, noun, story, S(""));
    return DONE;
}

/* ---- sound */

enum outcome stories_sound(struct task *t, const struct story *s, struct file *ret_file)
{
    if (!s->original_open)
        return NOT_ALLOWED;
    return files_newest(t, FILE_OF_STORY, s->id, ret_file) ? DONE : NOT_FOUND;
}

bool stories_has_sound(struct task *t, int64_t story)
{
    struct file sound;

    return files_newest(t, FILE_OF_STORY, story, &sound);
}

static enum outcome sound_changed(struct task *t, int64_t story)
{
    if (stories_sql_another_original(t, story, t->viewer->staff) == 0)
        return CONFLICT;
    journal_write(t, JOURNAL_CHANGE, noun, story, S("sound"));
    return DONE;
}

enum outcome stories_sound_put(struct task *t, int64_t story, const struct file_wish *chosen, struct problems *ret)
{
    struct file_wish w = *chosen;
    struct story s;
    int64_t file;
    enum outcome how = stories_get(t, story, &s);

    if (how != DONE)
        return how;
    if (!s.may_write)
        return NOT_ALLOWED;
    if (day_known(s.withdrawn_on))
        return CONFLICT;
    w.owner = FILE_OF_STORY, w.row = story, w.groups = MEDIA_AUDIO, w.most = 1;
    how = files_add(t, &w, &file, ret);
    return how == DONE ? sound_changed(t, story) : how;
}

enum outcome stories_sound_remove(struct task *t, int64_t story)
{
    struct story s;
    enum outcome how = stories_get(t, story, &s);

    if (how != DONE)
        return how;
    if (!s.may_write)
        return NOT_ALLOWED;
    return files_remove_all(t, FILE_OF_STORY, story) > 0 ? sound_changed(t, story) : NOT_FOUND;
}

/* ---- review */

enum outcome stories_send(struct task *t, int64_t story, int64_t version, struct problems *ret)
{
    struct story s;
    enum outcome found = stories_get(t, story, &s);

    if (found != DONE)
        return found;
    if (!s.may_write)
        return NOT_ALLOWED;
    if (str_empty(s.anonymised)) {
        problem_add(t, ret, "", str_of(tr(t, "Write the form without names first: only that one is used.")));
        return INVALID;
    }
    if (str_empty(s.original) && !stories_has_sound(t, story)) {
        problem_add(t, ret, "", str_of(tr(t, "Write what was said, or add the sound, before somebody else reads it.")));
        return INVALID;
    }
    if (stories_sql_send(t, story, version) == 0)
        return CONFLICT;
    journal_write(t, JOURNAL_CHANGE, noun, story, S("waits"));
    return DONE;
}

enum outcome stories_judge(
    struct task *t, int64_t story, int64_t version, bool approved, struct str note, struct problems *ret)
{
    struct story s;
    enum outcome found = stories_get(t, story, &s);
    struct str state = approved ? S("approved") : S("returned");

    if (found != DONE)
        return found;
    if (!str_is(s.state, "waits"))
        return CONFLICT;
    if (!s.may_review)
        return NOT_ALLOWED;
    if (!approved && str_empty(note)) {
        problem_add(t, ret, "review_note", str_of(tr(t, "Write what is to be changed.")));
        return INVALID;
    }
    if (stories_sql_judge(t, story, version, state, t->viewer->staff, t->today, note) == 0)
        return CONFLICT;
    journal_write(t, JOURNAL_CHANGE, noun, story, state);
    return DONE;
}

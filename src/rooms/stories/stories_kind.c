/* stories_kind: stories and where they are used as kinds of record. The originals leave the house with --with-notes
 * only. */
#include "lang/lang.h"
#include "rooms/kind.h"
#include "rooms/stories/stories.h"
#include "rooms/stories/stories_codes.h"
#include "stories_kind_sql.h"

/* clang-format off */
#define STORIES(C) \
    C(stories, story, KEY()) C(stories, project, MUST_REF(projects)) C(stories, person, REF(people)) \
    C(stories, date, MUST(CELL_DAY)) C(stories, language, MUST(CELL_LANGUAGE)) \
    C(stories, original, NOTE(STORY_ORIGINAL_MOST)) C(stories, anonymised, TEXT(STORY_QUOTE_MOST)) \
    C(stories, shown_language, OF(CELL_LANGUAGE)) C(stories, said_by, TEXT(STORY_SAID_BY_MOST)) \
    C(stories, result, MUST_CODE(story_result)) C(stories, state, CODE(story_state)) C(stories, staff, REF(staff)) \
    C(stories, editor, REF(staff)) C(stories, consent_version, INT(1, STORY_CONSENT_VERSION)) \
    C(stories, purposes, TEXT(100)) C(stories, consent_on, OF(CELL_DAY)) C(stories, consent_until, OF(CELL_DAY)) \
    C(stories, withdrawn_on, OF(CELL_DAY)) C(stories, reviewer, REF(staff)) C(stories, reviewed_on, OF(CELL_DAY)) \
    C(stories, review_note, NOTE(STORY_NOTE_MOST))
#define STORY_USES(C) \
    C(story_uses, story_use, KEY()) C(story_uses, story, MUST_REF(stories)) \
    C(story_uses, place, MUST_CODE(story_place)) C(story_uses, what, TEXT(STORY_WHAT_MOST)) \
    C(story_uses, used_on, MUST(CELL_DAY)) C(story_uses, ended_on, OF(CELL_DAY)) C(story_uses, staff, REF(staff))
/* clang-format on */
KIND_COLUMNS(stories, STORIES)
KIND_COLUMNS(story_uses, STORY_USES)

/* ---- stories */

static bool stories_row(void *x, const struct stories_kind_sql_story_give_row *r)
{
    struct kind_out *o = x;

    return GIVE(o, stories, r->id,
        0, [COL_stories_story] = kind_key(o, KIND_stories, r->key, r->id), [COL_stories_project] = r->project,
        [COL_stories_person] = r->person == 0 ? S("") : kind_ref(o, KIND_people, r->person_key, r->person),
        [COL_stories_date] = r->date, [COL_stories_language] = r->language, [COL_stories_original] = r->original,
        [COL_stories_anonymised] = r->anonymised, [COL_stories_shown_language] = r->shown_language,
        [COL_stories_said_by] = r->said_by, [COL_stories_result] = r->result, [COL_stories_state] = r->state,
        [COL_stories_staff] = kind_ref(o, KIND_staff, r->staff_key, r->staff),
        [COL_stories_editor] = kind_ref(o, KIND_staff, r->editor_key, r->editor),
        [COL_stories_consent_version] = kind_number(o, r->consent_version), [COL_stories_purposes] = r->purposes,
        [COL_stories_consent_on] = r->consent_on, [COL_stories_consent_until] = r->consent_until,
        [COL_stories_withdrawn_on] = r->withdrawn_on,
        [COL_stories_reviewer] = kind_ref(o, KIND_staff, r->reviewer_key, r->reviewer),
        [COL_stories_reviewed_on] = r->reviewed_on, [COL_stories_review_note] = r->review_note);
}

static void give_stories(struct kind_out *o, int64_t low, int64_t high)
{
    (low == high ? stories_kind_sql_story_give_few : stories_kind_sql_story_give)(
        o->t, low, high, o->project, stories_row, o);
}

static void check_stories(struct kind_in *in, const struct record *r, int64_t id)
{
    struct task *t = in->t;
    int64_t reviewer = NUMBER_OF(r, stories_reviewer);

    kind_refuse_future(in, r, COL_stories_date);
    kind_refuse_future(in, r, COL_stories_consent_on);
    if (day_known(DAY_OF(r, stories_consent_on)) && !day_known(DAY_OF(r, stories_withdrawn_on)) &&
        stories_said_no(t, NUMBER_OF(r, stories_person)))
        kind_refuse(in, COL_stories_consent_on,
            str_of(tr(t, "The person has said no to stories. Only the person can change it, on the own page.")),
            str_of(tr(t, "Leave the cell empty.")));
    if (!story_purposes_ok(t, TEXT_OF(r, stories_purposes)))
        kind_refuse(in, COL_stories_purposes, str_of(tr(t, "One of these purposes is not known.")),
            str_of(tr(t, "Write report, web, social, print or training, with ; between them.")));
    if (reviewer > 0 && (reviewer == NUMBER_OF(r, stories_staff) || reviewer == NUMBER_OF(r, stories_editor)))
        kind_refuse(in, COL_stories_reviewer, str_of(tr(t, "Nobody reviews what she wrote herself.")),
            str_of(tr(t, "Leave the reviewer out and the state at draft.")));
}

static void add_stories(struct kind_in *in, const struct record *r, int64_t id)
{
    stories_kind_sql_story_add(in->t, .id = id, .source_key = TEXT_OF(r, stories_story),
        .project = NUMBER_OF(r, stories_project), .person = NUMBER_OF(r, stories_person),
        .date = DAY_OF(r, stories_date), .language = TEXT_OF(r, stories_language),
        .original = TEXT_OF(r, stories_original), .anonymised = TEXT_OF(r, stories_anonymised),
        .shown_language = TEXT_OF(r, stories_shown_language), .said_by = TEXT_OF(r, stories_said_by),
        .result = TEXT_OF(r, stories_result), .state = TEXT_OF(r, stories_state), .staff = NUMBER_OF(r, stories_staff),
        .editor = NUMBER_OF(r, stories_editor), .consent_version = NUMBER_OF(r, stories_consent_version),
        .purposes = TEXT_OF(r, stories_purposes), .consent_on = DAY_OF(r, stories_consent_on),
        .consent_until = DAY_OF(r, stories_consent_until), .withdrawn_on = DAY_OF(r, stories_withdrawn_on),
        .reviewer = NUMBER_OF(r, stories_reviewer), .reviewed_on = DAY_OF(r, stories_reviewed_on),
        .review_note = TEXT_OF(r, stories_review_note), .import = in->import);
}

static void change_stories(struct kind_in *in, const struct record *r, int64_t id)
{
    stories_kind_sql_story_change(in->t, .id = id, .project = NUMBER_OF(r, stories_project),
        .person = NUMBER_OF(r, stories_person), .date = DAY_OF(r, stories_date),
        .language = TEXT_OF(r, stories_language), .original = TEXT_OF(r, stories_original),
        .anonymised = TEXT_OF(r, stories_anonymised), .shown_language = TEXT_OF(r, stories_shown_language),
        .said_by = TEXT_OF(r, stories_said_by), .result = TEXT_OF(r, stories_result),
        .state = TEXT_OF(r, stories_state), .staff = NUMBER_OF(r, stories_staff),
        .editor = NUMBER_OF(r, stories_editor), .consent_version = NUMBER_OF(r, stories_consent_version),
        .purposes = TEXT_OF(r, stories_purposes), .consent_on = DAY_OF(r, stories_consent_on),
        .consent_until = DAY_OF(r, stories_consent_until), .withdrawn_on = DAY_OF(r, stories_withdrawn_on),
        .reviewer = NUMBER_OF(r, stories_reviewer), .reviewed_on = DAY_OF(r, stories_reviewed_on),
        .review_note = TEXT_OF(r, stories_review_note));
    kind_journal(in, id);
}

KIND_PLAIN(stories, stories_kind_sql_story)
KIND_MOVE(stories, stories_kind_sql_story)

const struct kind kind_stories = {
    .name = "stories",
    .noun = { "story", N_("Story") },
    .tables = "stories_story",
    .columns = stories_columns,
    .n = COL_stories__N,
    .plain = true,
    KIND_PLAIN_MEMBERS(stories),
    .give = give_stories,
    .check = check_stories,
    .add = add_stories,
    .change = change_stories,
    .move = stories_move,
    .move_back = stories_move_back,
};

/* ---- where they are used */

static bool story_uses_row(void *x, const struct stories_kind_sql_use_give_row *r)
{
    struct kind_out *o = x;

    return GIVE(o, story_uses, r->id, 0, [COL_story_uses_story_use] = kind_key(o, KIND_story_uses, r->key, r->id),
        [COL_story_uses_story] = kind_ref(o, KIND_stories, r->story_key, r->story), [COL_story_uses_place] = r->place,
        [COL_story_uses_what] = r->what, [COL_story_uses_used_on] = r->used_on, [COL_story_uses_ended_on] = r->ended_on,
        [COL_story_uses_staff] = kind_ref(o, KIND_staff, r->staff_key, r->staff));
}

static void give_uses(struct kind_out *o, int64_t low, int64_t high)
{
    (low == high ? stories_kind_sql_use_give_few : stories_kind_sql_use_give)(
        o->t, low, high, o->project, story_uses_row, o);
}

static void check_uses(struct kind_in *in, const struct record *r, int64_t id)
{
    kind_refuse_future(in, r, COL_story_uses_used_on);
    kind_refuse_future(in, r, COL_story_uses_ended_on);
}

static void add_uses(struct kind_in *in, const struct record *r, int64_t id)
{
    stories_kind_sql_use_add(in->t, .id = id, .source_key = TEXT_OF(r, story_uses_story_use),
        .story = NUMBER_OF(r, story_uses_story), .place = TEXT_OF(r, story_uses_place),
        .purpose = story_purpose_of(TEXT_OF(r, story_uses_place)), .what = TEXT_OF(r, story_uses_what),
        .used_on = DAY_OF(r, story_uses_used_on), .ended_on = DAY_OF(r, story_uses_ended_on),
        .staff = NUMBER_OF(r, story_uses_staff), .import = in->import);
}

static void change_uses(struct kind_in *in, const struct record *r, int64_t id)
{
    stories_kind_sql_use_change(in->t, .id = id, .story = NUMBER_OF(r, story_uses_story),
        .place = TEXT_OF(r, story_uses_place), .purpose = story_purpose_of(TEXT_OF(r, story_uses_place)),
        .what = TEXT_OF(r, story_uses_what), .used_on = DAY_OF(r, story_uses_used_on),
        .ended_on = DAY_OF(r, story_uses_ended_on), .staff = NUMBER_OF(r, story_uses_staff));
    kind_journal(in, id);
}

KIND_PLAIN(story_uses, stories_kind_sql_use)

const struct kind kind_story_uses = {
    .name = "story_uses",
    .noun = { "story use", N_("Use of a story") },
    .tables = "stories_use",
    .columns = story_uses_columns,
    .n = COL_story_uses__N,
    .plain = true,
    KIND_PLAIN_MEMBERS(story_uses),
    .give = give_uses,
    .check = check_uses,
    .add = add_uses,
    .change = change_uses,
};

/* voice: ideas of a group and the votes for them, as members and workers see them, and a member's part. What workers do
 * is in voice_ideas.c. No pages here. */
#include "rooms/voice/voice_inside.h"

#include "auth/journal.h"
#include "lang/lang.h"
#include "rooms/codes.h"
#include "rooms/groups/groups.h"
#include "voice_sql.h"

static const char *const noun = "idea";

enum { SAID_MOST = 500 };

static const struct code kind_rows[] = {
    { "theme", N_("A theme") },
    { "trip", N_("A trip") },
};
const struct codes CODES_idea_kind = { "idea_kind", kind_rows, sizeof kind_rows / sizeof *kind_rows };

static const struct code state_rows[] = {
    { "new", N_("New: nobody else sees it yet") },
    { "heard", N_("Members vote") },
    { "doing", N_("It is being done") },
    { "done", N_("Done") },
    { "no", N_("Not possible") },
};
const struct codes CODES_idea_state = { "idea_state", state_rows, sizeof state_rows / sizeof *state_rows };
/* What a worker may say of it: all but new. */
const struct codes CODES_idea_answer = { "idea_answer", state_rows + 1, sizeof state_rows / sizeof *state_rows - 1 };

static const struct code picture_rows[] = {
    { "sea", N_("Sea") },
    { "forest", N_("Forest") },
    { "swimming", N_("Swimming") },
    { "play", N_("Playing") },
    { "library", N_("Library") },
    { "museum", N_("Museum") },
    { "cooking", N_("Cooking") },
    { "handicraft", N_("Handicraft") },
    { "health", N_("Health") },
    { "computer", N_("Computer") },
    { "work", N_("Work") },
    { "school", N_("School") },
};
const struct codes CODES_idea_picture = { "idea_picture", picture_rows, sizeof picture_rows / sizeof *picture_rows };

/* ---- as they stand */

static struct idea idea_of(const struct voice_sql_idea_row *r, int64_t group, int64_t person)
{
    return (struct idea){ .id = r->idea,
        .group = group,
        .project = r->project,
        .person = r->person,
        .votes = r->votes,
        .photo = r->photo,
        .photo_width = r->photo_width,
        .photo_height = r->photo_height,
        .sound = r->sound,
        .told = r->told,
        .version = r->version,
        .kind = r->kind,
        .state = r->state,
        .words = r->words,
        .picture = r->picture,
        .answer = r->answer,
        .staff_name = r->staff_name,
        .made = r->made_on,
        .answered = r->answered_on,
        .shown = r->shown,
        .mine = person != 0 && r->person == person,
        .voted = r->voted > 0 };
}

/* Of a group as it is today; idea 0: all. */
static struct ideas ideas_of(struct task *t, int64_t group, int64_t person, int64_t idea)
{
    struct voice_sql_idea_rows rows = voice_sql_ideas(t, group, t->today, person, idea, IDEAS_MOST);
    int64_t members = rows.n > 0 ? groups_members_count(t, group, t->today) : 0;
    struct ideas list = { 0 };

    for (size_t i = 0; i < rows.n; i++) {
        struct idea one = idea_of(&rows.at[i], group, person);
        one.members = members;
        LIST_ADD(t->a, &list, one);
    }
    return list;
}

bool voice_find(struct task *t, int64_t idea, int64_t person, struct idea *ret_idea)
{
    struct voice_sql_place_row place;

    if (!voice_sql_place(t, idea, t->today, &place))
        return false;
    struct ideas one = ideas_of(t, place.merged_into != 0 ? place.merged_into : place.group_id, person, idea);
    if (one.n > 0)
        *ret_idea = one.at[0];
    return one.n > 0;
}

enum outcome voice_ideas(struct task *t, int64_t group, struct ideas *ret_ideas)
{
    struct group_brief brief;
    enum outcome found = groups_brief(t, group, &brief);

    if (found != DONE)
        return found;
    if (!groups_may_write(t, group))
        return NOT_ALLOWED;
    *ret_ideas = ideas_of(t, group, 0, 0);
    return DONE;
}

int64_t voice_waiting(struct task *t, int64_t group)
{
    struct voice_sql_open_row row;

    return groups_may_write(t, group) && voice_sql_open(t, group, t->today, &row) ? row.n : 0;
}

static int by_votes(const void *x, const void *y)
{
    const struct idea *a = x, *b = y;

    return a->votes != b->votes ? (a->votes < b->votes) - (a->votes > b->votes) : (a->id > b->id) - (a->id < b->id);
}

struct ideas voice_themes(struct task *t, int64_t group)
{
    struct ideas all = { 0 }, list = { 0 };

    if (voice_ideas(t, group, &all) != DONE)
        return list;
    for (size_t i = 0; i < all.n; i++)
        if (str_is(all.at[i].kind, "theme") && str_is(all.at[i].state, "heard"))
            LIST_ADD(t->a, &list, all.at[i]);
    if (list.n > 0)
        qsort(list.at, list.n, sizeof *list.at, by_votes);
    return list;
}

enum outcome voice_idea(struct task *t, int64_t idea, struct idea *ret_idea)
{
    struct idea i;

    if (!voice_find(t, idea, 0, &i))
        return NOT_FOUND;
    if (!groups_may_write(t, i.group))
        return groups_may_see(t, i.group) ? NOT_ALLOWED : NOT_FOUND;
    *ret_idea = i;
    return DONE;
}

/* ---- a member */

struct voice_groups voice_own_groups(struct task *t, int64_t person)
{
    struct voice_sql_groups_of_rows rows = voice_sql_groups_of(t, person, t->today);
    struct voice_groups list = { 0 };

    for (size_t i = 0; i < rows.n; i++) {
        struct voice_group one = { rows.at[i].group, rows.at[i].project, rows.at[i].name };
        LIST_ADD(t->a, &list, one);
    }
    return list;
}

static bool sees(const struct idea *i) { return i->shown || i->mine; }

struct ideas voice_own_ideas(struct task *t, int64_t person)
{
    struct voice_groups groups = voice_own_groups(t, person);
    struct ideas list = { 0 };

    for (size_t g = 0; g < groups.n; g++) {
        struct ideas all = ideas_of(t, groups.at[g].group, person, 0);
        for (size_t i = 0; i < all.n; i++)
            if (sees(&all.at[i]))
                LIST_ADD(t->a, &list, all.at[i]);
    }
    return list;
}

/* One that she may see, of a group she belongs to today. */
static bool find_hers(struct task *t, int64_t person, int64_t idea, struct idea *ret)
{
    return voice_find(t, idea, person, ret) && sees(ret) && groups_is_member(t, ret->group, person, t->today);
}

static const struct voice_group *group_among(const struct voice_groups *groups, int64_t group)
{
    for (size_t i = 0; i < groups->n; i++)
        if (groups->at[i].group == group)
            return &groups->at[i];
    return NULL;
}

/* The same words once more: a second touch, or a page that was sent again. */
static bool stands(const struct voice_sql_waiting_rows *rows, const struct idea_new *n)
{
    for (size_t i = 0; i < rows->n && !str_empty(n->words); i++)
        if (str_eq(rows->at[i].words, n->words) && str_eq(rows->at[i].kind, n->kind))
            return true;
    return false;
}

static void check_new(struct task *t, const struct idea_new *n, size_t waiting, struct problems *ps)
{
    if (str_empty(n->words) && !n->chosen)
        problem_add(t, ps, "words", str_of(tr(t, "Write some words, or record your voice.")));
    else if (waiting >= IDEAS_WAITING_MOST)
        problem_add(t, ps, "words", str_of(tr(t, "We look at your ideas first. Then bring more.")));
}

enum outcome voice_own_bring(struct task *t, int64_t person, const struct idea_new *n, struct problems *ret)
{
    struct voice_groups groups = voice_own_groups(t, person);
    const struct voice_group *g = group_among(&groups, n->group);
    bool drawn = str_empty(n->picture) || code_ok(&CODES_idea_picture, n->picture);

    if (g == NULL || !code_ok(&CODES_idea_kind, n->kind) || !drawn)
        return NOT_FOUND;
    struct voice_sql_waiting_rows waiting = voice_sql_waiting(t, g->group, person);
    if (stands(&waiting, n))
        return DONE;
    check_new(t, n, waiting.n, ret);
    if (ret->n > 0)
        return INVALID;
    struct idea i = { .id = id_new(), .kind = n->kind, .words = n->words };
    voice_sql_add(t, .idea = i.id, .group = g->group, .project = g->project, .kind = n->kind, .state = S("new"),
        .shown = false, .words = n->words, .picture = n->picture, .person = person, .staff = 0, .made_on = t->today);
    journal_write(t, JOURNAL_CREATE, noun, i.id, S("by a member"));
    return n->chosen ? voice_file_put(t, &i, n->bytes, true, ret) : DONE;
}

enum outcome voice_own_vote(struct task *t, int64_t person, int64_t idea, bool wants)
{
    struct idea i;

    if (!find_hers(t, person, idea, &i))
        return NOT_FOUND;
    if (!str_is(i.state, "heard"))
        return CONFLICT;
    if (wants == i.voted)
        return DONE;
    voice_sql_unvote(t, idea, person);
    if (wants)
        voice_sql_vote(t, idea, person, t->today);
    return DONE; /* no row of the journal: beside the look at her page it would say whose vote it is */
}

enum outcome voice_own_file(struct task *t, int64_t person, int64_t idea, int64_t file, struct file *ret_file)
{
    struct idea i;

    return find_hers(t, person, idea, &i) ? voice_file_of(t, idea, file, ret_file) : NOT_FOUND;
}

struct voice_saids voice_own_said(struct task *t, int64_t person)
{
    struct voice_sql_said_ideas_rows ideas = voice_sql_said_ideas(t, person, SAID_MOST);
    struct voice_sql_said_votes_rows votes = voice_sql_said_votes(t, person, SAID_MOST);
    struct voice_saids list = { 0 };

    for (size_t i = 0; i < ideas.n; i++) {
        struct voice_said one = { ideas.at[i].made_on, N_("My idea"), ideas.at[i].words };
        LIST_ADD(t->a, &list, one);
    }
    for (size_t i = 0; i < votes.n; i++) {
        struct voice_said one = { votes.at[i].voted_on, N_("My vote"), votes.at[i].words };
        LIST_ADD(t->a, &list, one);
    }
    voice_feedback_said(t, person, &list);
    voice_questions_said(t, person, &list);
    voice_planners_said(t, person, &list);
    return list;
}

/* Files of ideas that go are swept away by files_often(). */
void voice_drop(struct task *t, int64_t import)
{
    voice_sql_drop_votes(t, import);
    voice_sql_drop_ideas(t, import);
    voice_feedback_drop(t, import);
    voice_questions_drop(t, import);
    voice_planners_drop(t, import);
}

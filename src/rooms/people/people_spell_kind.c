/* people_spell_kind: participations as a kind of record. Facts of the first day that were known change only with a
 * trace; two times of one person in one project do not overlap, which is seen when the whole file was read. */
#include <stdlib.h>
#include "people_kind_sql.h"
#include "people_spell_sql.h"
#include "rooms/codes.h"
#include "rooms/kind.h"
#include "rooms/people/people_card.h"
#include "rooms/persons.h"
#include "rooms/projects/projects.h"

/* clang-format off */
#define PARTICIPATIONS(C) \
    C(participations, participation,      KEY())              C(participations, person,     MUST_REF(people)) \
    C(participations, project,            MUST_REF(projects)) C(participations, entry_date, OF(CELL_DAY)) \
    C(participations, entry_status,       CODE(status))       C(participations, unemployed_since, OF(CELL_PARTIAL)) \
    C(participations, entry_in_education, OF(CELL_YESNO))     C(participations, entry_education, CODE(education)) \
    C(participations, heard_from,         CODE(heard_from))   C(participations, exit_date,  OF(CELL_DAY)) \
    C(participations, exit_status,        CODE(status))       C(participations, exit_status_on, OF(CELL_DAY)) \
    C(participations, exit_in_education,  OF(CELL_YESNO))     C(participations, qualification_gained, OF(CELL_YESNO)) \
    C(participations, exit_reason,        CODE(leaving))      C(participations, six_month_date, OF(CELL_DAY)) \
    C(participations, six_month_status,   CODE(status))       C(participations, six_month_improved, OF(CELL_YESNO))
/* clang-format on */
KIND_COLUMNS(participations, PARTICIPATIONS)

static bool row(void *x, const struct people_kind_sql_spell_give_row *r)
{
    struct kind_out *o = x;

    return GIVE(o, participations, r->id,
        0, [COL_participations_participation] = kind_key(o, KIND_participations, r->key, r->id),
        [COL_participations_person] = kind_ref(o, KIND_people, r->person_key, r->person),
        [COL_participations_project] = r->project, [COL_participations_entry_date] = r->entry_date,
        [COL_participations_entry_status] = r->entry_status,
        [COL_participations_unemployed_since] = r->unemployed_since,
        [COL_participations_entry_in_education] = kind_yesno(r->entry_in_education),
        [COL_participations_entry_education] = r->entry_education, [COL_participations_heard_from] = r->heard_from,
        [COL_participations_exit_date] = r->exit_date, [COL_participations_exit_status] = r->exit_status,
        [COL_participations_exit_status_on] = r->exit_status_on,
        [COL_participations_exit_in_education] = kind_yesno(r->exit_in_education),
        [COL_participations_qualification_gained] = kind_yesno(r->qualification_gained),
        [COL_participations_exit_reason] = r->exit_reason, [COL_participations_six_month_date] = r->six_month_date,
        [COL_participations_six_month_status] = r->six_month_status,
        [COL_participations_six_month_improved] = kind_yesno(r->six_month_improved));
}

static void give(struct kind_out *o, int64_t low, int64_t high)
{
    (low == high ? people_kind_sql_spell_give_few : people_kind_sql_spell_give)(o->t, low, high, o->project, row, o);
}

/* ---- in */

static enum yesno yesno_of(int64_t n) { return n == INT_NONE ? YESNO_UNKNOWN : n ? YES : NO; }

struct spell_seen {
    int64_t id, person, project, line;
    struct day from, to;
};
struct spells_seen {
    struct spell_seen *at;
    size_t n, cap;
    int64_t asked; /* of that project it was asked whether a period is locked */
    bool has_lock;
};

static struct person_spell spell_of(const struct record *r, int64_t id)
{
    return (struct person_spell){
        .id = id,
        .person = NUMBER_OF(r, participations_person),
        .project = NUMBER_OF(r, participations_project),
        .entry_date = DAY_OF(r, participations_entry_date),
        .entry_status = TEXT_OF(r, participations_entry_status),
        .unemployed_since = DAY_OF(r, participations_unemployed_since),
        .entry_in_education = yesno_of(NUMBER_OF(r, participations_entry_in_education)),
        .entry_education = TEXT_OF(r, participations_entry_education),
        .heard_from = TEXT_OF(r, participations_heard_from),
        .exit_date = DAY_OF(r, participations_exit_date),
        .exit_status = TEXT_OF(r, participations_exit_status),
        .exit_status_on = DAY_OF(r, participations_exit_status_on),
        .exit_in_education = yesno_of(NUMBER_OF(r, participations_exit_in_education)),
        .qualification_gained = yesno_of(NUMBER_OF(r, participations_qualification_gained)),
        .exit_reason = TEXT_OF(r, participations_exit_reason),
        .six_month_date = DAY_OF(r, participations_six_month_date),
        .six_month_status = TEXT_OF(r, participations_six_month_status),
        .six_month_improved = yesno_of(NUMBER_OF(r, participations_six_month_improved)),
    };
}

static void check(struct kind_in *in, const struct record *r, int64_t id)
{
    struct person_spell s = spell_of(r, id);
    struct problems problems = { 0 };

    people_check_spell(in->t, &s, &problems);
    kind_refuse_all(in, &problems, NULL);
}

/* Asked once for rows of one project that follow each other. */
static bool has_lock(struct kind_in *in, int64_t project)
{
    struct spells_seen *seen = in->memory;

    if (seen == NULL)
        return projects_has_lock(in->t, project);
    if (seen->asked != project) {
        seen->has_lock = projects_has_lock(in->t, project);
        seen->asked = project;
    }
    return seen->has_lock;
}

static void add(struct kind_in *in, const struct record *r, int64_t id)
{
    people_kind_sql_spell_add(in->t, .participation = id, .source_key = TEXT_OF(r, participations_participation),
        .person = NUMBER_OF(r, participations_person), .same_person = NUMBER_OF(r, participations_person),
        .project = NUMBER_OF(r, participations_project), .entry_date = TEXT_OF(r, participations_entry_date),
        .entry_status = TEXT_OF(r, participations_entry_status),
        .unemployed_since = TEXT_OF(r, participations_unemployed_since),
        .entry_in_education = NUMBER_OF(r, participations_entry_in_education),
        .entry_education = TEXT_OF(r, participations_entry_education),
        .heard_from = TEXT_OF(r, participations_heard_from), .exit_date = TEXT_OF(r, participations_exit_date),
        .exit_status = TEXT_OF(r, participations_exit_status),
        .exit_status_on = TEXT_OF(r, participations_exit_status_on),
        .exit_in_education = NUMBER_OF(r, participations_exit_in_education),
        .qualification_gained = NUMBER_OF(r, participations_qualification_gained),
        .exit_reason = TEXT_OF(r, participations_exit_reason),
        .six_month_date = TEXT_OF(r, participations_six_month_date),
        .six_month_status = TEXT_OF(r, participations_six_month_status),
        .six_month_improved = NUMBER_OF(r, participations_six_month_improved), .import = in->import, .now = in->t->now);
    struct person_spell came = spell_of(r, id);
    came.reason = in->why;
    if (has_lock(in, came.project))
        people_spell_joined(in->t, &came);
}

static void change(struct kind_in *in, const struct record *r, int64_t id)
{
    struct person_spell s = spell_of(r, id);

    people_store_spell(in->t, &s, in->why);
    kind_journal(in, id);
}

/* ---- spells that overlap */

static void note(struct kind_in *in, const struct record *r, int64_t id, bool is_new)
{
    struct spell_seen one = { id, NUMBER_OF(r, participations_person), NUMBER_OF(r, participations_project), r->line,
        DAY_OF(r, participations_entry_date), DAY_OF(r, participations_exit_date) };
    struct spells_seen *list = in->memory;

    if (one.person == KIND_REJECTED || one.project == KIND_REJECTED)
        return;
    if (list == NULL)
        in->memory = list = NEW(in->whole->a, struct spells_seen);
    LIST_ADD(in->whole->a, list, one);
}

static int by_person(const void *a, const void *b)
{
    const struct spell_seen *x = a, *y = b;

    if (x->person != y->person)
        return x->person < y->person ? -1 : 1;
    if (x->project != y->project)
        return x->project < y->project ? -1 : 1;
    int days = day_cmp(x->from, y->from);
    return days != 0 ? days : (x->line > y->line) - (x->line < y->line);
}

/* Do they share more than one day? An unknown day leaves that side open. */
static bool overlap(const struct spell_seen *a, const struct spell_seen *b)
{
    return (!day_known(a->to) || day_cmp(b->from, a->to) < 0) && (!day_known(b->to) || day_cmp(a->from, b->to) < 0);
}

static void refuse_overlap(struct kind_in *in, const struct spell_seen *later, const struct spell_seen *earlier)
{
    struct task *t = in->t;
    struct problems problems = { 0 };

    people_say_overlap(t, earlier->to, &problems);
    kind_refuse_later(in, later->line, COL_participations_entry_date, str_copy(t->a, day_str(&later->from)), &problems);
}

/* Those of one person in one project, the stored ones among them: `list` has those of the package first. */
static void check_together(struct kind_in *in, const struct spell_seen *list, size_t n)
{
    struct spells_seen all = { 0 };

    for (size_t i = 0; i < n; i++)
        LIST_ADD(in->t->a, &all, list[i]);
    struct person_spells stored = { 0 };
    if (!kind_came(in, list[0].person))
        stored = people_spells(in->t, list[0].person);
    for (size_t i = 0; i < stored.n; i++) {
        const struct person_spell *s = &stored.at[i];
        bool again = s->project != list[0].project;
        for (size_t k = 0; k < n && !again; k++)
            again = list[k].id == s->id;
        struct spell_seen one = { s->id, s->person, s->project, 0, s->entry_date, s->exit_date };
        if (!again)
            LIST_ADD(in->t->a, &all, one);
    }
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < all.n; k++)
            if ((k < i || k >= n) && all.at[k].id != list[i].id && overlap(&all.at[k], &list[i])) {
                refuse_overlap(in, &list[i], &all.at[k]);
                break;
            }
}

static void end(struct kind_in *in)
{
    struct spells_seen *list = in->memory;

    if (list == NULL)
        return;
    qsort(list->at, list->n, sizeof *list->at, by_person);
    for (size_t i = 0, next; i < list->n; i = next) {
        for (next = i + 1; next < list->n && list->at[next].person == list->at[i].person &&
                           list->at[next].project == list->at[i].project;)
            next++;
        if (next > i + 1 || !kind_came(in, list->at[i].person))
            check_together(in, &list->at[i], next - i);
        kind_rest(in);
    }
}

KIND_PLAIN(participations, people_kind_sql_spell)
KIND_MOVE(participations, people_kind_sql_spell)

/* What follows from a spell: for each person once; the list has been sorted. Whoever is new and has not left has
 * nothing to follow. */
static void finish(struct kind_in *in)
{
    struct spells_seen *list = in->memory;

    for (size_t i = 0, next; list != NULL && i < list->n; i = next) {
        bool left = false;
        for (next = i; next < list->n && list->at[next].person == list->at[i].person; next++)
            left |= day_known(list->at[next].to);
        if (left || !kind_came(in, list->at[i].person))
            persons_spells_changed(in->t, list->at[i].person);
        kind_rest(in);
    }
}

/* Who stays has one spell less. */
static void drop(struct kind_in *in)
{
    struct people_kind_sql_spell_stay_rows stay = people_kind_sql_spell_stay(in->t, in->import);

    persons_spells_going(in->t, in->import);
    people_kind_sql_spell_drop_corrections(in->t, in->import);
    participations_drop(in);
    for (size_t i = 0; i < stay.n; i++)
        persons_spells_changed(in->t, stay.at[i].person);
}

const struct kind kind_participations = {
    .name = "participations",
    .noun = { "participation", N_("Participation") },
    .tables = "people_participation people_correction",
    .columns = participations_columns,
    .n = COL_participations__N,
    .plain = true,
    .any = participations_any,
    .with_key = participations_with_key,
    .within = participations_within,
    .give = give,
    .check = check,
    .note = note,
    .add = add,
    .change = change,
    .end = end,
    .finish = finish,
    .touched = participations_touched,
    .leaning = participations_leaning,
    .drop = drop,
    .move = participations_move,
    .move_back = participations_move_back,
};

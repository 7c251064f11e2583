/* demo_parents: three parents whose own pages one can open from the sign-in page of the demonstration: a mother who
 * speaks Somali and plans with the workers of her group, one who speaks Arabic and learns Finnish, and a father. What
 * they agreed to, asked and heard back; and the telephone numbers of their workers. */
#include "auth/sign_in.h"
#include "auth/viewer.h"
#include "demo_sql.h"
#include "rooms/consents/consents.h"
#include "rooms/demo/demo_links.h"
#include "rooms/groups/groups.h"
#include "rooms/own_page/own_page.h"
#include "rooms/voice/voice.h"

enum { LONG_AGO = 40, LATELY = 3, PLAN_WEEKS = 12, ASKED_PICTURES = 8 };

static const struct parent {
    const char *which, *setting, *language, *gender, *asked, *answer;
} parents[] = {
    /* who she is says demo_care.c: her child is looked after today */
    { "mother_so", "demo_mother_so", "som", "woman", "Ma keeni karaa labada carruurteyda?",
        "Haa, waad keeni kartaa. Meel labadaba waa u jirtaa." },
    { "mother_ar", "demo_mother_ar", "ara", "woman", "متى نزور المكتبة؟", "يوم الثلاثاء بعد اللقاء. نذهب معًا." },
    { "father_ar", "demo_father_ar", "ara", "man", "هل يوجد وقت للآباء وحدهم؟", "نعم، مساء كل خميس. تعال!" },
};
enum { PARENTS = sizeof parents / sizeof *parents };

static void telephones(struct task *t)
{
    const struct viewer *program = t->viewer;
    struct demo_sql_workers_rows rows = demo_sql_workers(t);
    struct problems ps = { 0 };

    for (size_t i = 0; i < rows.n; i++) {
        struct viewer v = *program;
        v.staff = rows.at[i].staff;
        t->viewer = &v;
        must(t, own_page_put_worker_phone(t, str_fmt(t->a, "040 555 %04zu", 400 + i), &ps) == DONE);
        t->viewer = program;
    }
}

/* On a day before today. */
static void agree(struct task *t, int64_t person, enum consent_kind kind, int ago, bool yes)
{
    struct day today = t->today;

    t->today = day_add(today, -ago);
    must(t, consents_say(t, person, kind, 0, yes) == DONE);
    t->today = today;
}

/* The first one has taken back her yes to pictures. */
static void consents(struct task *t, int64_t person, size_t i)
{
    agree(t, person, CONSENT_PHOTO, LONG_AGO, true);
    agree(t, person, CONSENT_CONTACT, LONG_AGO, true);
    agree(t, person, CONSENT_DATA, LONG_AGO, true);
    if (i == 0)
        agree(t, person, CONSENT_PHOTO, LATELY, false);
}

static void consents_of_others(struct task *t, int64_t group, int64_t person)
{
    struct member_ids members = groups_member_ids(t, group, t->today);

    for (size_t i = 0; i < members.n && i < ASKED_PICTURES; i++)
        if (members.at[i] != person)
            agree(t, members.at[i], CONSENT_PHOTO, LONG_AGO, i % 3 != 2);
}

static void ask(struct task *t, int64_t person, int64_t group, const struct parent *p)
{
    struct ask_new question = { .group = group, .words = str_of(p->asked), .bytes = S("") };
    struct problems ps = { 0 };

    must(t, voice_own_ask(t, person, &question, &ps) == DONE);
    struct askeds list = voice_own_asked(t, person);
    for (size_t i = 0; i < list.n; i++) {
        struct ask_answer answer = {
            .id = list.at[i].id, .version = list.at[i].version, .answer = str_of(p->answer), .bytes = S("")
        };
        if (str_eq(list.at[i].words, question.words))
            must(t, voice_question_answer(t, &answer, &ps) == DONE);
    }
}

/* She has let the next two themes after today's change places; the third stays as it is, where there is one. */
static void plan(struct task *t, int64_t person, int64_t group)
{
    struct planner p = {
        .group = group, .person = person, .from = t->today, .until = day_add(t->today, PLAN_WEEKS * 7)
    };
    const struct plan_session *first[3]; /* that she may move */
    struct problems ps = { 0 };
    size_t n = 0;

    must(t, voice_planner_put(t, &p, &ps) == DONE);
    struct plans_shared plans = voice_own_plans(t, person);
    for (size_t i = 0; plans.n > 0 && i < plans.at[0].sessions.n && n < 3; i++)
        if (plans.at[0].sessions.at[i].moves && day_cmp(plans.at[0].sessions.at[i].day, t->today) > 0)
            first[n++] = &plans.at[0].sessions.at[i];
    if (n == 3)
        must(t, voice_fix(t, group, first[2]->session, true) == DONE);
    if (n >= 2)
        must(t, voice_own_move(t, person, first[0]->session, first[1]->session, first[0]->stored) == DONE);
}

void demo_parents(struct task *t)
{
    telephones(t);
    for (size_t i = 0; i < PARENTS; i++) {
        const struct parent *p = &parents[i];
        struct demo_sql_parent_of_row row;
        if (sign_in_demo_parent(t, str_of(p->which)) == 0 &&
            demo_sql_parent_of(t, str_of(p->language), str_of(p->gender), t->today, &row))
            demo_sql_parent(t, str_of(p->setting), id_str(t->a, row.person));
    }
}

void demo_parents_say(struct task *t)
{
    for (size_t i = 0; i < PARENTS; i++) {
        int64_t person = sign_in_demo_parent(t, str_of(parents[i].which));
        struct voice_groups groups = voice_own_groups(t, person);
        if (person == 0 || groups.n == 0)
            continue;
        if (i == 0) {
            consents_of_others(t, groups.at[0].group, person);
            plan(t, person, groups.at[0].group);
        }
        consents(t, person, i);
        ask(t, person, groups.at[0].group, &parents[i]);
        if (i == 1)
            own_page_set_beside(t, person, true);
    }
}

bool demo_is_parents_group(struct task *t, int64_t group)
{
    for (size_t i = 0; i < PARENTS; i++) {
        struct voice_groups groups = voice_own_groups(t, sign_in_demo_parent(t, str_of(parents[i].which)));
        if (groups.n > 0 && groups.at[0].group == group)
            return true;
    }
    return false;
}

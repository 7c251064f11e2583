/* demo_care: what no package carries of child care, through the doors of its room: places of the days to come, and a
 * session today with children that have a place, some that wait, and a sheet that says nuts. Nobody is brought: that
 * would make the session one that is held, and today's registers stay as nobody has touched them. */
#include "rooms/demo/demo_care.h"

#include "auth/viewer.h"
#include "demo_sql.h"
#include "html/form.h"
#include "rooms/child_care/child_care.h"

enum { DAYS = 8, BOOKED = 6, UNDER_SCHOOL_AGE = 7 * 12, HERE = 2 };

static bool may_come(const struct care_child *c) { return c->months < UNDER_SCHOOL_AGE && c->place == CARE_NONE; }

/* Children under school age of the session; known: who has been looked after there before. */
static size_t some_of(struct task *t, int64_t session, bool known, struct care_child ret_some[BOOKED])
{
    struct care_session s;
    size_t n = 0;

    if (!child_care_session(t, session, &s))
        return 0;
    struct care_children list = child_care_children(t, &s);
    for (size_t i = 0; i < list.n && n < BOOKED; i++)
        if (may_come(&list.at[i]) && (!known || demo_sql_came(t, list.at[i].child, s.day).n > 0))
            ret_some[n++] = list.at[i];
    return n;
}

static size_t book(struct task *t, int64_t session, bool known, struct care_child ret_some[BOOKED])
{
    struct care_asked asked;
    int64_t ids[BOOKED];
    size_t n = some_of(t, session, known, ret_some);

    for (size_t i = 0; i < n; i++)
        ids[i] = ret_some[i].child;
    must(t, child_care_book(t, session, ids, n, &asked) == DONE);
    return n;
}

/* ---- today */

static void as_staff(struct task *t, const struct viewer *program, int64_t staff)
{
    struct viewer *v = NEW(t->a, struct viewer);

    *v = *program;
    v->staff = staff;
    t->viewer = v;
}

/* By who leads the group: what the carer reads before the child is brought. */
static void write_sheets(struct task *t, const struct care_child *some, size_t n)
{
    static const struct {
        const char *allergies, *medicine, *to_do, *reach;
    } each[] = {
        { "Pähkinät, myös maapähkinä", "Adrenaliinikynä on repun sivutaskussa.",
            "Jos huulet turpoavat tai hengitys vinkuu: pistä kynä reiteen ja soita 112. Soita sitten vanhemmalle.",
            "Ryhmässä tämän talon 2. kerroksessa, kerhohuone" },
        { "", "Avaava astmalääke on lokerossa.", "Anna kaksi suihketta, jos lapsi yskii ja hengästyy.",
            "Ryhmässä tämän talon 2. kerroksessa, kerhohuone" },
    };
    struct problems ps = { 0 };

    for (size_t i = 0; i < n && i < sizeof each / sizeof *each; i++) {
        struct care_sheet s = { .allergies = str_of(each[i].allergies),
            .medicine = str_of(each[i].medicine),
            .to_do = str_of(each[i].to_do),
            .reach = str_of(each[i].reach) };
        must(t, child_care_put_sheet(t, some[i].parent, some[i].child, &s) == DONE);
    }
    struct care_fetcher_new grandmother = { S("Faadumo Nuur"), S("grandparent"), S("040 555 0301"), S("4821") },
                            neighbour = { S("Hibo Cabdi"), S("friend"), S("040 555 0302"), S("") };
    struct care_consent yes = { .given_on = t->today, .given_by = S("Äiti"), .receiver = S("Päiväkoti Esimerkki") };
    must(t, child_care_add_fetcher(t, some[0].parent, some[0].child, &grandmother, &ps) == DONE);
    must(t, child_care_add_fetcher(t, some[0].parent, some[0].child, &neighbour, &ps) == DONE);
    must(t, child_care_put_consent(t, some[0].parent, some[0].child, &yes, &ps) == DONE);
}

/* How it went the last times, worse the longer ago. */
static void practised_before(struct task *t, int64_t child, int64_t staff)
{
    static const char *const areas[] = { "settling", "parting", "play", "sleep" };
    static const char *const went[][4] = { { "well", "partly", "well", "partly" },
        { "partly", "hard", "well", "partly" }, { "hard", "hard", "partly", "hard" } };
    struct demo_sql_came_rows rows = demo_sql_came(t, child, t->today);

    for (size_t i = 0; i < rows.n; i++)
        for (size_t k = 0; k < 4; k++)
            demo_sql_practised(t, rows.at[i].session, child, str_of(areas[k]), str_of(went[i][k]), staff, t->now);
}

static size_t children_of(const struct care_children *list, int64_t parent)
{
    size_t n = 0;

    for (size_t i = 0; i < list->n; i++)
        n += list->at[i].parent == parent;
    return n;
}

/* Two who have a place, the first of the smaller family. */
static bool two_with_places(struct task *t, int64_t session, struct care_child ret_two[HERE])
{
    struct care_session s;
    size_t n = 0, fewest = SIZE_MAX;

    if (!child_care_session(t, session, &s))
        return false;
    struct care_children list = child_care_children(t, &s);
    for (size_t i = 0; i < list.n; i++)
        if (list.at[i].place == CARE_BOOKED && children_of(&list, list.at[i].parent) < fewest) {
            fewest = children_of(&list, list.at[i].parent);
            ret_two[0] = list.at[i];
            n = 1;
        }
    for (size_t i = 0; i < list.n && n == 1; i++)
        if (list.at[i].place == CARE_BOOKED && list.at[i].parent != ret_two[0].parent)
            ret_two[n++] = list.at[i];
    return n == HERE;
}

static void today(struct task *t, int64_t carer)
{
    struct demo_sql_care_today_row row;
    struct demo_sql_leader_row leader;
    struct care_child some[BOOKED], two[HERE];
    const struct viewer *program = t->viewer;

    if (!demo_sql_care_today(t, t->today, &row) || !demo_sql_leader(t, row.session, &leader))
        return;
    must(t, child_care_put_carer(t, row.session, carer, true) == DONE);
    (void)book(t, row.session, true, some);
    if (!two_with_places(t, row.session, two))
        return;
    as_staff(t, program, leader.staff);
    write_sheets(t, two, HERE);
    practised_before(t, two[0].child, carer);
    t->viewer = program;
    demo_sql_parent(t, S("demo_mother_so"), id_str(t->a, two[0].parent));
}

void demo_care(struct task *t)
{
    struct demo_sql_carer_row carer;
    struct demo_sql_care_sessions_rows rows = demo_sql_care_sessions(t, t->today, day_add(t->today, DAYS));
    struct care_child some[BOOKED];

    must(t, demo_sql_carer(t, &carer));
    for (size_t i = 0; i < rows.n; i++) {
        must(t, child_care_put_carer(t, rows.at[i].session, carer.staff, true) == DONE);
        (void)book(t, rows.at[i].session, false, some);
    }
    today(t, carer.staff);
}

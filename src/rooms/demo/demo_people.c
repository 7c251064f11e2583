/* demo_people: persons, families, groups and sessions of the demonstration. */
#include "rooms/demo/demo_people.h"

#include "rooms/codes.h"
#include "rooms/demo/demo_modules.h"
#include "rooms/marks.h"

static void make_children(struct demo *d, struct person_made *p, int wanted)
{
    /* most families have one to four children, some many */
    static const int sizes[] = { 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 5, 6, 7, 8, 10 };
    static const char *const needs[] = { "", "", "", "", "", "Nukkuu päiväunet kello yksitoista.", "Maitoallergia.",
        "Uusi lastenhoidossa: vanhempi on aluksi lähellä." };
    int n = wanted >= 0 ? wanted : DEMO_OF(d, sizes);

    for (int i = 0; i < n; i++) {
        struct child_made c = { demo_key(d, SHEET_CHILDREN, "C"), (int)(4 + i * 17 + demo_pick(d, 12)) };
        struct day born = day_add_months(d->t->today, -c.months);
        born.t[7] = '\0';
        demo_row(d, SHEET_CHILDREN, "child", str_z(d->t->a, c.key), "parents", str_z(d->t->a, p->key), "birth_month",
            demo_day(d, born), "care_needs", c.months < 36 ? DEMO_OF(d, needs) : "", NULL);
        LIST_ADD(d->t->a, &p->children, c);
    }
}

static const char *birth_date(struct demo *d)
{
    int year = day_year(d->t->today) - 21 - (int)demo_pick(d, 27);

    if (demo_chance(d, 8))
        return demo_z(d, "%d", year); /* only the year is known */
    return demo_z(d, "%d-%02d-%02d", year, 1 + (int)demo_pick(d, 12), 1 + (int)demo_pick(d, 28));
}

/* The day on which she was asked how it goes half a year after: for most whose day has come. */
static struct day half_year_on(struct demo *d, struct day exit)
{
    struct day due = day_add_months(exit, 6);
    int64_t late = day_number(d->t->today) - day_number(due);

    if (!day_known(exit) || late < 3 || !demo_chance(d, 60))
        return DAY("");
    return day_add(due, demo_pick(d, late < 12 ? late : 12));
}

/* Why she left: who left to work or study is asked nothing, who was silent is not reached, most took part to the end.
 */
static const char *exit_reason(const struct demo *d, const char *status, bool silent)
{
    static const char *const reasons[] = { "as_planned", "as_planned", "birth", "as_planned", "child_care",
        "as_planned", "moved", "as_planned", "time_place", "as_planned", "health", "other_service", "own_wish" };

    if (silent)
        return "not_reached";
    if (strcmp(status, "student") == 0 || strcmp(status, "employed") == 0)
        return "";
    return reasons[d->numbers[SHEET_PARTICIPATIONS] % (int64_t)(sizeof reasons / sizeof *reasons)];
}

static void make_participation(struct demo *d, struct person_made *p, const struct person_wish *w)
{
    static const char *const statuses[] = { "home_care", "home_care", "home_care", "home_care", "unemployed",
        "unemployed", "other_inactive", "parental_leave_with_job" };
    static const char *const levels[] = { "0", "1", "1", "2", "2", "2", "3", "3", "4", "6", "9" };
    static const char *const after[] = { "student", "student", "unemployed", "home_care", "employed" };
    const char *status = DEMO_OF(d, statuses);
    bool left = day_known(w->exit), known = left && !w->silent;
    struct day half_year = known ? half_year_on(d, w->exit) : DAY("");

    p->spell = str_z(d->t->a, demo_key(d, SHEET_PARTICIPATIONS, "E"));
    p->entry = w->entry, p->exit = w->exit, p->asked_on = half_year;
    p->later = day_known(half_year) ? DEMO_OF(d, after) : "";
    int64_t asked = known ? demo_pick(d, 20) : 0; /* one after the other: the order of arguments is the compiler's */
    const char *then = known ? DEMO_OF(d, after) : "", *level = DEMO_OF(d, levels);
    bool jobless = strcmp(status, "unemployed") == 0;
    struct day since = jobless ? day_add(w->entry, -60 - demo_pick(d, 700)) : DAY("");
    demo_row(d, SHEET_PARTICIPATIONS, "participation", p->spell, "person", str_z(d->t->a, p->key), "project",
        w->project, "entry_date", demo_day(d, w->entry), "entry_status", status, "unemployed_since", demo_day(d, since),
        "entry_in_education", "no", "entry_education", level, "heard_from", w->heard_from, "exit_date",
        left ? demo_day(d, w->exit) : "", "exit_status", then, "exit_status_on",
        known ? demo_day(d, day_add(w->exit, asked)) : "", "qualification_gained", known ? "no" : "", "exit_reason",
        left ? exit_reason(d, then, w->silent) : "", "six_month_date", demo_day(d, half_year), "six_month_status",
        p->later, NULL);
}

struct person_made demo_person(struct demo *d, const struct person_wish *w)
{
    struct person_made p = { .key = demo_key(d, SHEET_PEOPLE, "P"), .language = str_of(w->language) };
    struct demo_name name = demo_name(d, p.language, w->woman);
    const char *citizenship = str_is(p.language, "som")   ? "SO"
                              : str_is(p.language, "ara") ? "IQ"
                              : str_is(p.language, "ukr") ? "UA"
                                                          : "IR";

    if (w->given != NULL)
        name = (struct demo_name){ w->given, w->family };
    const char *birth = w->birth != NULL ? w->birth : birth_date(d);
    p.english = demo_chance(d, 25);
    demo_row(d, SHEET_PEOPLE, "person", str_z(d->t->a, p.key), "given_names", name.given, "family_name", name.family,
        "birth_date", birth, "gender", w->woman ? "woman" : "man", "languages",
        p.english ? demo_z(d, "%s;eng", w->language) : w->language, "service_language", w->language, "phone",
        demo_z(d, "+358 457 000 %04d", (int)demo_pick(d, 10000)), "municipality", w->municipality, "postcode", "",
        "arrived_on", demo_z(d, "%d", day_year(w->entry) - 1 - (int)demo_pick(d, 12)), "citizenships",
        demo_chance(d, 20) ? demo_z(d, "%s;FI", citizenship) : citizenship, "non_disclosure", w->hidden ? "yes" : "no",
        NULL);
    make_children(d, &p, w->children);
    make_participation(d, &p, w);
    return p;
}

struct group_made demo_group(struct demo *d, const struct group_wish *w)
{
    struct group_made g = {
        .key = demo_key(d, SHEET_GROUPS, "G"),
        .starts = w->starts,
        .ends = w->ends,
        .weekday = w->weekday,
        .start_time = w->start_time,
        .end_time = w->end_time,
        .places = w->places,
        .modules = strcmp(w->project, "S99001") == 0,
    };

    demo_row(d, SHEET_GROUPS, "group", str_z(d->t->a, g.key), "project", w->project, "name", w->name, "language",
        w->language, "kind", w->kind, "venue", w->venue, "municipality", w->municipality, "area", w->area, "starts_on",
        demo_day(d, w->starts), "ends_on", demo_day(d, w->ends), "weekday", CODES_weekday.at[w->weekday].code,
        "start_time", w->start_time, "end_time", w->end_time, "capacity", demo_z(d, "%d", w->capacity),
        "child_care_places", demo_z(d, "%d", w->places), "instructors", w->instructors, "merged_into", w->merged_into,
        "partnership", w->partnership == NULL ? "" : w->partnership, NULL);
    return g;
}

void demo_member(struct demo *d, struct members_made *list, const struct group_made *g, const struct person_made *p,
    struct demo_stay stay)
{
    demo_row(d, SHEET_MEMBERSHIPS, "group", str_z(d->t->a, g->key), "person", str_z(d->t->a, p->key), "joined_on",
        demo_day(d, stay.from), "left_on", demo_day(d, stay.to), "state", stay.state, NULL);
    if (strcmp(stay.state, "waiting") != 0) {
        struct member_made m = { p, stay.from, stay.to };
        LIST_ADD(d->t->a, list, m);
    }
}

static enum mark mark_by_chance(struct demo *d, size_t member, bool recent)
{
    int64_t x = demo_pick(d, 100);
    enum mark m = MARK_NONE + 1;

    if (recent && member % 12 == 5)
        return MARK_absent; /* somebody each group's instructor should ask after */
    while (m < MARK__N - 1 && x >= mark_chance(m))
        x -= mark_chance(m++);
    return m;
}

static void mark_session(
    struct demo *d, const char *session, struct day day, const struct group_made *g, const struct members_made *members)
{
    int cared = 0;
    bool recent = day_number(d->t->today) - day_number(day) <= 14;

    for (size_t i = 0; i < members->n; i++) {
        const struct member_made *m = &members->at[i];
        if (day_cmp(m->from, day) > 0 || (day_known(m->to) && day_cmp(m->to, day) < 0))
            continue;
        enum mark mark = mark_by_chance(d, i, recent);
        bool here = mark_means(mark) == MEANS_CAME;
        demo_row(d, SHEET_ATTENDANCE, "session", session, "person", str_z(d->t->a, m->person->key), "mark",
            mark_code(mark), "minutes", mark_asks_late(mark) ? "90" : "", NULL);
        for (size_t j = 0; j < m->person->children.n && cared < g->places; j++)
            if (m->person->children.at[j].months < 36) {
                demo_row(d, SHEET_CHILD_CARE, "session", session, "child",
                    str_z(d->t->a, m->person->children.at[j].key), "state", here ? "came" : "did_not_come", NULL);
                cared++;
            }
    }
}

void demo_sessions(struct demo *d, const struct group_made *g, const struct members_made *members, struct day last)
{
    static const char *const themes[] = { "Oman alueen palvelut", "Asuminen", "Yhteiskunta ja vaikuttaminen",
        "Lasten kasvatus", "Tukea vanhemmille", "Työelämä Suomessa", "Työn hakeminen", "Terveys ja liikunta",
        "Arjen suomi", "Suunnitelmat ja seuraavat askeleet" };
    static const struct {
        const char *kind, *theme, *expert;
    } extra[] = {
        { "digital_workshop", "Sähköposti ja verkkopankki", "" },
        { "language", "Suomi toisena kielenä", "" },
        { "expert_visit", "Kaupungin palvelut", "Uraohjaaja" },
        { "exercise", "Liikutaan yhdessä", "" },
        { "trip", "Vierailu oppilaitokseen", "" },
        { "digital_workshop", "Koulun oma järjestelmä", "" },
        { "party", "Hyvän olon juhla", "" },
    };
    struct day day = g->starts;
    size_t n = 0;

    while (day_weekday(day) != g->weekday)
        day = day_add(day, 1);
    for (; day_cmp(day, day_known(last) ? last : g->ends) <= 0; day = day_add(day, 7), n++) {
        if (day_holiday(day, NULL) && day_cmp(day, d->t->today) != 0)
            continue;
        struct str key = demo_key(d, SHEET_SESSIONS, "S");
        bool special = n % 3 == 2, past = day_cmp(day, d->t->today) < 0, cancelled = past && n % 11 == 7;
        size_t e = n / 3 % (sizeof extra / sizeof extra[0]);
        const char *theme = special ? extra[e].theme : themes[n % (sizeof themes / sizeof themes[0])];
        const char *module = g->modules ? demo_module_of(theme) : "";
        demo_row(d, SHEET_SESSIONS, "session", str_z(d->t->a, key), "group", str_z(d->t->a, g->key), "date",
            demo_day(d, day), "start_time", g->start_time, "end_time", g->end_time, "kind",
            special ? extra[e].kind : "meeting", "theme", theme, "module", module[0] != '\0' ? theme : "", "expert",
            special ? extra[e].expert : "", "state",
            cancelled ? "cancelled"
            : past    ? "held"
                      : "planned",
            "planned_module", module, NULL);
        if (past && !cancelled)
            mark_session(d, str_z(d->t->a, key), day, g, members);
        if (past && !cancelled && module[0] != '\0')
            demo_learned(d, str_z(d->t->a, key), module, day);
    }
}

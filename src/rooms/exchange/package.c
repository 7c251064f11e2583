/* package: the table of the data package's files and columns. */
#include "rooms/exchange/package.h"

#include "rooms/codes.h"

#define KEY(n)        { .name = n, .kind = CELL_KEY, .required = true, .max = 100 }
#define REF(n, f)     { .name = n, .kind = CELL_REF, .refers = FILE_##f }
#define MUST_REF(n, f) { .name = n, .kind = CELL_REF, .required = true, .refers = FILE_##f }
#define REFS(n, f)    { .name = n, .kind = CELL_REFS, .refers = FILE_##f }
#define TEXT(n, m)    { .name = n, .kind = CELL_TEXT, .max = m }
#define MUST_TEXT(n, m) { .name = n, .kind = CELL_TEXT, .required = true, .max = m }
#define KIND(n, k)    { .name = n, .kind = k }
#define MUST(n, k)    { .name = n, .kind = k, .required = true }
#define INT(n, lo, hi) { .name = n, .kind = CELL_INT, .min = lo, .max = hi }
#define MUST_INT(n, lo, hi) { .name = n, .kind = CELL_INT, .required = true, .min = lo, .max = hi }
#define CODE(n, l)    { .name = n, .kind = CELL_CODE, .codes = &CODES_##l }
#define MUST_CODE(n, l) { .name = n, .kind = CELL_CODE, .required = true, .codes = &CODES_##l }

static const struct package_column projects_columns[] = {
    KEY("project"), MUST_TEXT("name", 200), TEXT("fund", 100), TEXT("programme", 200), TEXT("specific_objective", 200),
    KIND("start_date", CELL_DAY), KIND("end_date", CELL_DAY), KIND("total_budget", CELL_MONEY), KIND("eu_contribution", CELL_MONEY),
    TEXT("managing_authority", 200), TEXT("lead_organisation", 200), TEXT("partners", 2000), KIND("municipalities", CELL_MUNICIPALITIES),
    TEXT("website", 300), TEXT("purpose", 4000), INT("target_participants", 0, 1000000),
};
static const struct package_column staff_columns[] = {
    KEY("staff"), MUST_TEXT("name", 200), MUST_TEXT("email", 200), MUST_CODE("role", role), REFS("projects", projects),
};
static const struct package_column people_columns[] = {
    KEY("person"), TEXT("given_names", 200), TEXT("family_name", 200), KIND("birth_date", CELL_PARTIAL), CODE("gender", gender),
    KIND("languages", CELL_LANGUAGES), KIND("service_language", CELL_LANGUAGE), TEXT("phone", 50), TEXT("email", 200),
    KIND("municipality", CELL_MUNICIPALITY), TEXT("postcode", 10), KIND("arrived_on", CELL_PARTIAL), KIND("citizenships", CELL_COUNTRIES),
    KIND("non_disclosure", CELL_YESNO),
};
static const struct package_column children_columns[] = {
    KEY("child"), REFS("parents", people), KIND("birth_month", CELL_MONTH), TEXT("care_needs", 1000),
};
static const struct package_column participations_columns[] = {
    KEY("participation"), MUST_REF("person", people), MUST_REF("project", projects), KIND("entry_date", CELL_DAY), CODE("entry_status", status),
    KIND("unemployed_since", CELL_PARTIAL), KIND("entry_in_education", CELL_YESNO), CODE("entry_education", education), CODE("heard_from", heard_from),
    KIND("exit_date", CELL_DAY), CODE("exit_status", status), KIND("exit_status_on", CELL_DAY), KIND("exit_in_education", CELL_YESNO),
    KIND("qualification_gained", CELL_YESNO), KIND("six_month_date", CELL_DAY), CODE("six_month_status", status), KIND("six_month_improved", CELL_YESNO),
};
static const struct package_column groups_columns[] = {
    KEY("group"), MUST_REF("project", projects), MUST_TEXT("name", 200), KIND("language", CELL_LANGUAGE), CODE("kind", group_kind), TEXT("venue", 200),
    KIND("municipality", CELL_MUNICIPALITY), TEXT("area", 200), KIND("starts_on", CELL_DAY), KIND("ends_on", CELL_DAY), CODE("weekday", weekday),
    KIND("start_time", CELL_TIME), KIND("end_time", CELL_TIME), INT("capacity", 0, 10000), INT("child_care_places", 0, 10000),
    REFS("instructors", staff), REF("merged_into", groups),
};
static const struct package_column memberships_columns[] = {
    MUST_REF("group", groups), MUST_REF("person", people), KIND("joined_on", CELL_DAY), KIND("left_on", CELL_DAY), CODE("state", membership_state),
};
static const struct package_column sessions_columns[] = {
    KEY("session"), MUST_REF("group", groups), MUST("date", CELL_DAY), KIND("start_time", CELL_TIME), KIND("end_time", CELL_TIME),
    CODE("kind", session_kind), TEXT("theme", 200), TEXT("module", 200), TEXT("expert", 200), CODE("state", session_state),
};
static const struct package_column attendance_columns[] = {
    MUST_REF("session", sessions), MUST_REF("person", people), MUST_CODE("mark", mark), INT("minutes", 0, 1440),
};
static const struct package_column child_care_columns[] = {
    MUST_REF("session", sessions), MUST_REF("child", children), MUST_CODE("state", child_care_state),
};
static const struct package_column contacts_columns[] = {
    KEY("contact"), MUST_REF("project", projects), MUST("date", CELL_DAY), CODE("channel", channel), KIND("language", CELL_LANGUAGE),
    TEXT("topic", 200), REF("person", people), INT("minutes", 0, 1440),
};
static const struct package_column needs_columns[] = {
    MUST_REF("person", people), MUST_REF("project", projects), MUST("date", CELL_DAY), MUST_CODE("area", need_area), MUST_INT("weight", 0, 3), TEXT("wish", 1000),
};
static const struct package_column counselling_columns[] = {
    KEY("counselling"), MUST_REF("person", people), MUST_REF("project", projects), MUST("date", CELL_DAY), CODE("depth", depth),
    INT("minutes", 0, 1440), TEXT("topics", 1000), REF("staff", staff),
};
static const struct package_column plans_columns[] = {
    KEY("plan"), MUST_REF("person", people), MUST_REF("project", projects), MUST("made_on", CELL_DAY), TEXT("goal", 1000), KIND("review_on", CELL_DAY),
    KIND("deferred_until", CELL_DAY), TEXT("deferral_reason", 1000),
};
static const struct package_column plan_steps_columns[] = {
    MUST_REF("plan", plans), MUST_INT("step", 0, 10000), TEXT("what", 1000), KIND("due_on", CELL_DAY), CODE("state", step_state),
};
static const struct package_column guidance_columns[] = {
    KEY("guidance"), MUST_REF("person", people), MUST_REF("project", projects), REF("group", groups), MUST("date", CELL_DAY),
    MUST_CODE("destination", destination), TEXT("provider", 200), TEXT("qualification", 200), MUST_CODE("state", guidance_state),
};
static const struct package_column follow_ups_columns[] = {
    KEY("follow_up"), MUST_REF("person", people), MUST_REF("project", projects), CODE("kind", follow_up_kind), KIND("due_on", CELL_DAY),
    KIND("done_on", CELL_DAY), KIND("reached", CELL_YESNO), CODE("status", status),
};

const struct package_table package_tables[FILE__N] = {
#define F(name) { #name, name##_columns, sizeof name##_columns / sizeof name##_columns[0] },
    PACKAGE_FILES(F)
#undef F
};

static bool same_ignoring_case(struct str a, const char *z)
{
    size_t n = strlen(z);

    if (a.n != n)
        return false;
    for (size_t i = 0; i < n; i++)
        if ((a.p[i] >= 'A' && a.p[i] <= 'Z' ? a.p[i] | 0x20 : a.p[i]) != z[i])
            return false;
    return true;
}

enum package_file package_file_named(struct str name)
{
    if (str_ends(name, S(".csv")) || str_ends(name, S(".CSV")))
        name.n -= 4;
    for (enum package_file f = 0; f < FILE__N; f++)
        if (same_ignoring_case(name, package_tables[f].name))
            return f;
    return FILE__N;
}

size_t package_column_named(enum package_file file, struct str name)
{
    const struct package_table *t = &package_tables[file];
    size_t i = 0;

    name = str_trim(name);
    while (i < t->n && !same_ignoring_case(name, t->columns[i].name))
        i++;
    return i;
}

/* Edits (insert, delete, replace) that turn one word into the other; words of more than 40 bytes are far from all. */
static size_t distance(struct str a, const char *z)
{
    enum { LONGEST = 40 };
    size_t n = strlen(z), row[LONGEST + 1];

    if (a.n > LONGEST || n > LONGEST)
        return LONGEST;
    for (size_t j = 0; j <= n; j++)
        row[j] = j;
    for (size_t i = 1; i <= a.n; i++) {
        size_t diagonal = row[0];
        row[0] = i;
        for (size_t j = 1; j <= n; j++) {
            size_t above = row[j], best = diagonal + (a.p[i - 1] != z[j - 1]);
            if (above + 1 < best)
                best = above + 1;
            if (row[j - 1] + 1 < best)
                best = row[j - 1] + 1;
            diagonal = above;
            row[j] = best;
        }
    }
    return row[n];
}

/* Near: a slip or two, one more for every four letters; never a word that shares nothing. */
static bool near(size_t d, struct str typed)
{
    return d <= 2 + typed.n / 4 && d < typed.n;
}

const char *package_nearest_column(enum package_file file, struct str name)
{
    const struct package_table *t = &package_tables[file];
    size_t best = 0, best_distance = SIZE_MAX;

    name = str_trim(name);
    for (size_t i = 0; i < t->n; i++) {
        size_t d = distance(name, t->columns[i].name);
        if (d < best_distance)
            best = i, best_distance = d;
    }
    return near(best_distance, name) ? t->columns[best].name : NULL;
}

const char *package_nearest_code(const struct codes *codes, struct str typed)
{
    size_t best = 0, best_distance = SIZE_MAX;

    for (size_t i = 0; i < codes->n; i++) {
        size_t d = distance(typed, codes->at[i].code);
        if (d < best_distance)
            best = i, best_distance = d;
    }
    return near(best_distance, typed) ? codes->at[best].code : NULL;
}

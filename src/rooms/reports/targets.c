/* targets: counts what was reached, beside what was promised. */
#include "rooms/reports/targets.h"

#include "lang/lang.h"
#include "targets_sql.h"

static const struct {
    const char *code, *name, *definition;
} measures[] = {
#define M(code, text, definition) { #code, text, definition },
    MEASURES(M)
#undef M
};

const char *measure_code(enum measure m) { return measures[m].code; }
const char *measure_name(enum measure m) { return measures[m].name; }
const char *measure_definition(enum measure m) { return measures[m].definition; }

enum measure measure_read(struct str code)
{
    for (enum measure m = 0; m < MEASURE__N; m++)
        if (str_is(code, measures[m].code))
            return m;
    return MEASURE__N;
}

static bool add_minutes(void *x, const struct targets_sql_session_times_row *row)
{
    int64_t *minutes = x;

    *minutes += row->n * clock_between(row->start_time, row->end_time);
    return true;
}

static struct targets count(struct task *t, int64_t project, struct day from, struct day to, bool promised_only)
{
    struct str first = day_str(&from), last = day_known(to) ? day_str(&to) : S("9999-12-31");
    struct targets_sql_promised_rows promised = targets_sql_promised(t, project);
    struct targets v;
    int64_t minutes = 0;

    for (int m = 0; m < MEASURE__N; m++) {
        v.promised[m] = INT_NONE;
        v.reached[m] = 0;
        for (size_t i = 0; i < promised.n; i++)
            if (str_is(promised.at[i].measure, measures[m].code))
                v.promised[m] = promised.at[i].promised;
    }
#define ASKED(name) (!promised_only || v.promised[MEASURE_##name] > 0) /* INT_NONE is below 0 */
#define REACHED(name) \
    do { \
        struct targets_sql_##name##_row row; \
        if (ASKED(name) && targets_sql_##name(t, project, first, last, &row)) \
            v.reached[MEASURE_##name] = row.n; \
    } while (0)
    REACHED(persons);
    REACHED(groups);
    REACHED(sessions);
    REACHED(children);
    REACHED(contacts);
    REACHED(plans);
    REACHED(followed_up);
#undef REACHED
    if (ASKED(hours))
        targets_sql_session_times(t, project, first, last, add_minutes, &minutes);
#undef ASKED
    v.reached[MEASURE_hours] = (minutes + 30) / 60;
    return v;
}

struct targets reports_targets(struct task *t, int64_t project, struct day from, struct day to)
{
    return count(t, project, from, to, false);
}

struct targets reports_targets_promised(struct task *t, int64_t project)
{
    return count(t, project, DAY(""), DAY(""), true);
}

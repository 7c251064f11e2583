/* measurements_link: the rules of the secret link with which a person answers on her own phone. Only the hash of the
 * link is kept; it ends by itself. No pages here. */
#include "auth/journal.h"
#include "auth/token.h"
#include "db/db.h"
#include "lang/lang.h"
#include "rooms/instruments/measurements_row.h"
#include "rooms/projects/projects.h"

static const char *const noun = "measurement", *const purpose = "measurement";

bool measurements_link_holds(const struct task *t, const struct measurement *m)
{
    return m->expires_at.t[0] != '\0' && instant_unix(m->expires_at) > instant_unix(t->now);
}

enum outcome measurements_new_link(struct task *t, int64_t measurement, int64_t version, struct str *ret_token)
{
    struct measurement m;
    enum outcome found = measurements_get(t, measurement, &m);
    struct str token = token_new(t);
    struct instant until = instant_from_unix(instant_unix(t->now) + (int64_t)MEASUREMENT_LINK_DAYS * 24 * 3600);

    if (found != DONE)
        return found;
    if (instruments_sql_link(t, measurement, version, token_hash(t, purpose, token), until) == 0)
        return CONFLICT;
    journal_write(t, JOURNAL_CHANGE, noun, measurement, S("new link"));
    *ret_token = token;
    return DONE;
}

enum outcome measurements_end_link(struct task *t, int64_t measurement, int64_t version)
{
    struct measurement m;
    enum outcome found = measurements_get(t, measurement, &m);

    if (found != DONE)
        return found;
    if (!measurements_link_holds(t, &m))
        return DONE;
    if (instruments_sql_link_end(t, measurement, version, t->now) == 0)
        return CONFLICT;
    journal_write(t, JOURNAL_CHANGE, noun, measurement, S("link taken back"));
    return DONE;
}

enum measurement_link measurements_open(struct task *t, struct str token, struct measurement *ret)
{
    struct instruments_sql_measured_row row;

    if (str_empty(token) || !instruments_sql_of_link(t, token_hash(t, purpose, token), &row))
        return MEASUREMENT_UNKNOWN;
    *ret = measured(&row);
    ret->project_name = projects_name(t, row.project);
    return measurements_link_holds(t, ret) && !str_is(row.state, "refused") ? MEASUREMENT_OPEN : MEASUREMENT_OVER;
}

/* ---- from her own page, which a key of hers opened */

struct waiting_questions instruments_wait_for(struct task *t, int64_t person)
{
    struct instruments_sql_measured_rows rows = instruments_sql_of_person(t, person, MEASUREMENTS_SHOWN);
    struct waiting_questions list = { 0 };

    for (size_t i = 0; i < rows.n; i++) {
        struct instrument of;
        if (!str_is(rows.at[i].state, "open") || instruments_get(t, rows.at[i].instrument, &of) != DONE)
            continue;
        size_t here = instrument_language(&of, str_of(t->lang->iso3));
        struct waiting_question one = { rows.at[i].measurement, of.title[here],
            of.title[instrument_finnish(&of, here)] };
        if (str_eq(one.fi, one.title))
            one.fi = S("");
        LIST_ADD(t->a, &list, one);
    }
    return list;
}

enum outcome instruments_open_for(struct task *t, int64_t person, int64_t measurement, struct str *ret_token)
{
    struct instruments_sql_measured_row row;
    struct str token = token_new(t);
    struct instant until = instant_from_unix(instant_unix(t->now) + (int64_t)MEASUREMENT_LINK_DAYS * 24 * 3600);

    if (!instruments_sql_measurement(t, measurement, &row) || row.person != person ||
        instruments_sql_link(t, measurement, row.version, token_hash(t, purpose, token), until) == 0)
        return NOT_FOUND;
    journal_write(t, JOURNAL_CHANGE, noun, measurement, S("opened on her own page"));
    *ret_token = token;
    return DONE;
}

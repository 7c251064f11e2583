/* outreach: places and channels: who may, reading, changing. Visits are in outreach_visits.c. */
#include "rooms/outreach/outreach.h"

#include "auth/journal.h"
#include "auth/viewer.h"
#include "db/db.h"
#include "lang/lang.h"
#include "outreach_sql.h"
#include "rooms/modules/modules.h"
#include "rooms/outreach/outreach_inside.h"
#include "rooms/places.h"

/* ---- rights */

bool outreach_may_visit(struct task *t, int64_t project)
{
    enum role role = viewer_role_in(t->viewer, project);

    return permitted(t->viewer, PERM_OUTREACH) && (role_writes_of_persons(role) || role == ROLE_PEER);
}

bool outreach_may_write(struct task *t, int64_t project)
{
    return outreach_may_visit(t, project) && viewer_role_in(t->viewer, project) != ROLE_PEER;
}

/* ---- reading */

static struct outreach_place place_of(const struct outreach_sql_place_row *r)
{
    return (struct outreach_place){ .id = r->place,
        .project = r->project,
        .latitude = r->latitude,
        .longitude = r->longitude,
        .expert = r->expert,
        .version = r->version,
        .name = r->name,
        .kind = r->kind,
        .street = r->street,
        .area = r->area,
        .municipality = r->municipality,
        .languages = r->languages,
        .code = r->code,
        .note = r->note,
        .used = r->used != NO };
}

struct outreach_rows outreach_places(
    struct task *t, int64_t project, bool all, int64_t start, int64_t limit, int64_t *ret_total)
{
    struct outreach_rows list = { 0 };
    int64_t total = 0;

    if (outreach_may_visit(t, project)) {
        struct outreach_sql_list_rows rows = outreach_sql_list(t, project, all, limit, start);
        for (size_t i = 0; i < rows.n; i++) {
            struct outreach_row one = { place_of(&rows.at[i].place), { .visits = rows.at[i].visits,
                                                                         .minutes = rows.at[i].minutes,
                                                                         .met = rows.at[i].met,
                                                                         .asked = rows.at[i].asked,
                                                                         .copies = rows.at[i].copies,
                                                                         .came = rows.at[i].came,
                                                                         .last = rows.at[i].last } };
            LIST_ADD(t->a, &list, one);
            total = rows.at[i].total;
        }
    }
    *ret_total = total;
    return list;
}

enum outcome outreach_place(struct task *t, int64_t place, struct outreach_row *ret_row)
{
    struct outreach_sql_place_row row;
    struct outreach_sql_sums_row sums;

    if (!outreach_sql_get(t, place, &row))
        return NOT_FOUND;
    if (!outreach_may_visit(t, row.project))
        return NOT_ALLOWED;
    *ret_row = (struct outreach_row){ .place = place_of(&row) };
    if (outreach_sql_sums(t, place, &sums))
        ret_row->sums = (struct outreach_sums){ .visits = sums.visits,
            .minutes = sums.minutes,
            .met = sums.met,
            .asked = sums.asked,
            .copies = sums.copies,
            .came = sums.came,
            .last = sums.last };
    return DONE;
}

/* ---- changing */

static bool languages_ok(struct arena *a, struct str languages)
{
    struct strs codes = strs_split(a, languages, ';');

    for (size_t i = 0; i < codes.n; i++)
        if (str_empty(lang_code3(a, codes.at[i])))
            return false;
    return true;
}

void outreach_check_place(struct task *t, const struct outreach_place *p, struct problems *ret)
{
    if (str_empty(str_trim(p->name)))
        problem_add(t, ret, "name", str_of(tr(t, "Write what the place or channel is called.")));
    if (!code_ok(&CODES_outreach_place, p->kind))
        problem_add(t, ret, "kind", str_of(tr(t, "Choose what kind of place it is.")));
    if (!str_empty(p->municipality) && !place_ok(p->municipality))
        problem_add(t, ret, "municipality",
            str_of(tr(t, "There is no such municipality. Write its name in Finnish or Swedish, or its code.")));
    if (!languages_ok(t->a, p->languages))
        problem_add(t, ret, "languages", str_of(tr(t, "Choose the language from the list.")));
}

/* A work contact of the project, or of the house. */
static bool knows_expert(struct task *t, const struct outreach_place *p)
{
    struct expert e;

    return p->expert == 0 ||
           (modules_expert_get(t, p->expert, &e) == DONE && (e.project == 0 || e.project == p->project));
}

static struct str sort_key(struct task *t, const struct outreach_place *p)
{
    return lang_sort_key(t->a, str_trim(p->name));
}

static enum outcome make(struct task *t, const struct outreach_place *p, int64_t *ret_place)
{
    int64_t id = id_new();

    outreach_sql_add(t, .place = id, .project = p->project, .name = str_trim(p->name), .sort_key = sort_key(t, p),
        .kind = p->kind, .street = p->street, .area = p->area, .municipality = p->municipality, .latitude = p->latitude,
        .longitude = p->longitude, .languages = p->languages, .expert = p->expert, .code = outreach_code_of(t->a, id),
        .used = p->used, .note = p->note);
    journal_write(t, JOURNAL_CREATE, "outreach place", id, S(""));
    *ret_place = id;
    return DONE;
}

enum outcome outreach_put(struct task *t, const struct outreach_place *p, int64_t *ret_place, struct problems *ret)
{
    struct outreach_sql_place_row now;
    struct outreach_place wanted = *p;

    if (p->id != 0 && !outreach_sql_get(t, p->id, &now))
        return NOT_FOUND;
    if (p->id != 0)
        wanted.project = now.project;
    if (!outreach_may_write(t, wanted.project))
        return NOT_ALLOWED;
    outreach_check_place(t, &wanted, ret);
    if (!knows_expert(t, &wanted))
        problem_add(t, ret, "expert", str_of(tr(t, "Choose a work contact from the list.")));
    if (ret->n > 0)
        return INVALID;
    if (p->id == 0)
        return make(t, &wanted, ret_place);
    if (outreach_sql_change(t, .place = p->id, .version = p->version, .name = str_trim(p->name),
            .sort_key = sort_key(t, p), .kind = p->kind, .street = p->street, .area = p->area,
            .municipality = p->municipality, .latitude = p->latitude, .longitude = p->longitude,
            .languages = p->languages, .expert = p->expert, .used = p->used, .note = p->note) == 0)
        return CONFLICT;
    journal_write(t, JOURNAL_CHANGE, "outreach place", p->id, S(""));
    *ret_place = p->id;
    return DONE;
}

bool outreach_is_free(struct task *t, int64_t place)
{
    struct outreach_sql_leans_row row;

    return outreach_sql_leans(t, place, &row) && row.n == 0;
}

enum outcome outreach_remove(struct task *t, int64_t place, int64_t version)
{
    struct outreach_sql_place_row now;

    if (!outreach_sql_get(t, place, &now))
        return NOT_FOUND;
    if (!outreach_may_write(t, now.project))
        return NOT_ALLOWED;
    if (!outreach_is_free(t, place))
        return INVALID;
    if (outreach_sql_remove(t, place, version) == 0)
        return CONFLICT;
    journal_write(t, JOURNAL_DELETE, "outreach place", place, S(""));
    return DONE;
}

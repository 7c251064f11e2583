/* models_adopted: where a model came from, and who has adopted one of ours. */
#include "auth/journal.h"
#include "models_public_sql.h"
#include "rooms/models/models.h"
#include "rooms/publications/publications.h"

bool models_origin(struct task *t, int64_t model, struct model_origin *ret_origin)
{
    struct models_public_sql_origin_row r;

    if (!models_public_sql_origin(t, model, &r))
        return false;
    *ret_origin = (struct model_origin){ .edition = r.edition,
        .year = r.year,
        .address = r.address,
        .title = r.title,
        .house = r.house,
        .citation = r.citation,
        .licence = r.licence,
        .modules = r.modules,
        .adopted_on = r.adopted_on,
        .told_on = r.told_on };
    return true;
}

enum outcome models_put_origin(struct task *t, int64_t model, const struct model_origin *o)
{
    struct model m;
    enum outcome found = models_get(t, model, 0, &m);

    if (found != DONE)
        return found;
    models_public_sql_put_origin(t, .model = model, .address = o->address, .edition = o->edition, .year = o->year,
        .title = o->title, .house = o->house, .citation = o->citation, .licence = o->licence, .modules = o->modules,
        .adopted_on = o->adopted_on, .told_on = o->told_on);
    publications_changed(t, m.project);
    journal_write(t, JOURNAL_CHANGE, "model", model, S("origin"));
    return DONE;
}

struct model_adoptions models_adoptions(struct task *t, int64_t model, bool shown_only)
{
    struct models_public_sql_adoptions_rows rows = models_public_sql_adoptions(t, model);
    struct model_adoptions list = { 0 };

    for (size_t i = 0; i < rows.n; i++) {
        const struct models_public_sql_adoptions_row *r = &rows.at[i];
        struct model_adoption one = { .id = r->adoption,
            .edition = r->edition,
            .version = r->version,
            .key = r->source_key,
            .who = r->who,
            .place = r->place,
            .address = r->address,
            .what_changed = r->what_changed,
            .difference = S(""),
            .way = r->way,
            .since = r->since,
            .received_at = r->received_at,
            .shown = r->shown };
        if (one.shown || !shown_only)
            LIST_ADD(t->a, &list, one);
    }
    return list;
}

enum outcome models_put_adoption(struct task *t, int64_t model, const struct model_adoption *given)
{
    struct model m;
    struct models_public_sql_adoption_row stands;

    if (!models_public(t, model, given->edition, &m))
        return NOT_FOUND;
    bool there = models_public_sql_adoption(t, model, given->key, &stands);
    int64_t id = there ? stands.adoption : id_new();
    models_public_sql_put_adoption(t, .adoption = id, .source_key = given->key, .model = model,
        .edition = given->edition, .who = given->who, .place = given->place, .address = given->address,
        .since = given->since, .what_changed = given->what_changed, .difference = given->difference, .way = given->way,
        .received_at = t->now, .staff = t->viewer->staff);
    if (there && stands.shown)
        publications_changed(t, m.project);
    journal_write(t, there ? JOURNAL_CHANGE : JOURNAL_CREATE, "model_adoption", id, given->way);
    return DONE;
}

enum outcome models_show_adoption(struct task *t, int64_t model, const struct model_adoption *which, bool shown)
{
    struct model m;
    enum outcome found = models_get(t, model, 0, &m);

    if (found != DONE)
        return found;
    if (models_public_sql_show_adoption(t, which->id, model, which->version, shown) == 0)
        return CONFLICT;
    publications_changed(t, m.project);
    journal_write(t, JOURNAL_CHANGE, "model_adoption", which->id, shown ? S("shown") : S("hidden"));
    return DONE;
}

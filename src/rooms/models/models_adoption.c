/* models_adoption: see models_adoption.h. */
#include "rooms/models/models_adoption.h"

#include "auth/journal.h"
#include "auth/permissions.h"
#include "base/settings.h"
#include "models_package_sql.h"
#include "rooms/models/models_package.h"
#include "rooms/places.h"
#include "rooms/publications/publications.h"

enum { WHO_MOST = 300, ADDRESS_MOST = 300, KEY_MOST = 80 };

/* ---- telling */

static struct str names_of_regions(struct task *t, struct str codes, const struct lang *l)
{
    struct strs all = strs_split(t->a, codes, ';');

    for (size_t i = 0; i < all.n; i++)
        all.at[i] = region_name(l, all.at[i]);
    return strs_join(t->a, &all, lang_comma(l));
}

/* With what nobody else knows: so nobody else tells anything in this house's name. */
static struct str key_of(struct task *t, int64_t model)
{
    struct models_package_sql_telling_row row;
    struct str key = id_str(t->a, model);

    return models_package_sql_telling(t, model, &row) ? str_fmt(t->a, "%.*s-%.*s", STR_ARG(key), STR_ARG(row.token))
                                                      : key;
}

enum outcome models_notice(
    struct task *t, int64_t model, struct model_notice *ret_notice, struct problems *ret_problems)
{
    struct model_origin origin;
    struct publication publication;
    struct pack before;
    struct model m;
    enum outcome how = models_get(t, model, 0, &m);

    if (how == DONE)
        how = publications_get(t, model, &publication);
    if (how != DONE)
        return how;
    if (!models_origin_pack(t, model, &origin, &before))
        return NOT_FOUND;
    if (m.newest == 0 || models_get(t, model, m.newest, &m) != DONE) {
        problem_add(t, ret_problems, "", str_of(tr(t, "Publish your version first, then tell those who made it.")));
        return INVALID;
    }
    struct str house = str_empty(t->settings->controller) ? t->settings->service_name
                                                          : str_trim(t->settings->controller);
    *ret_notice = (struct model_notice){ .of = before.own.key,
        .of_edition = before.own.edition,
        .key = key_of(t, model),
        .who = str_fmt(t->a, "%.*s, %.*s", STR_ARG(publication.project_name), STR_ARG(house)),
        .place = names_of_regions(t, m.regions, lang_by_tag(m.source)),
        .address = models_address(t, &m),
        .what_changed = m.what_changed,
        .edition = m.edition,
        .since = origin.adopted_on,
        .difference = models_difference(t, &before.m, &m) };
    return DONE;
}

struct str models_notice_json(struct task *t, const struct model_notice *n)
{
    struct buf *o = task_buf(t, (size_t)4 * NOTICE_MOST);
    struct json j;

    js_init(&j, o);
    js_object(&j);
    js_put_str(&j, "format", S(NOTICE_FORMAT));
    js_put_str(&j, "model", n->of);
    js_put_int(&j, "version", n->of_edition);
    js_key(&j, S("adopter"));
    js_object(&j);
    js_put_str(&j, "key", n->key);
    js_put_str(&j, "who", n->who);
    js_put_str(&j, "place", n->place);
    js_put_str(&j, "address", n->address);
    js_put_int(&j, "version", n->edition);
    js_end(&j);
    js_put_str(&j, "since", day_str(&n->since));
    js_put_str(&j, "what_changed", n->what_changed);
    js_key(&j, S("difference"));
    difference_put(&j, &n->difference);
    js_end(&j);
    task_must_fit(t, o);
    return buf_view(o);
}

enum outcome models_told(struct task *t, int64_t model)
{
    struct model_origin origin;

    if (!models_origin(t, model, &origin))
        return NOT_FOUND;
    origin.told_on = t->today;
    return models_put_origin(t, model, &origin);
}

/* ---- hearing */

static bool bad(struct task *t, struct problems *ps, const char *msgid)
{
    problem_add(t, ps, "file", str_of(lang_tr(t->lang, msgid)));
    return false;
}

static struct str text_of(struct task *t, const struct js_value *v, const char *key)
{
    struct str clean = S("");

    (void)text_clean(t->a, js_text(js_get(v, key)), &clean);
    return str_trim(clean);
}

static bool address_ok(struct str s)
{
    for (size_t i = 0; i < s.n; i++)
        if ((unsigned char)s.p[i] <= ' ' || strchr("\"<>\\`", s.p[i]) != NULL)
            return false;
    return s.n <= ADDRESS_MOST && (str_empty(s) || str_starts(s, S("https://")) || str_starts(s, S("http://")));
}

static bool number_of(const struct js_value *v, const char *key, int64_t *ret_n)
{
    enum { MOST = 100000 };
    double n;

    if (!js_number(js_get(v, key), &n) || n < 1 || n > MOST || n != (double)(int64_t)n)
        return false;
    *ret_n = (int64_t)n;
    return true;
}

bool models_notice_read(struct task *t, struct str json, struct model_notice *ret_notice, struct problems *ps)
{
    const struct js_value *v, *by;
    struct model_notice n = { .since = DAY("") };

    if (json.n > NOTICE_MOST)
        return bad(t, ps, N_("This file is too large for a notice."));
    v = js_value_of(t, json);
    by = js_get(v, "adopter");
    if (!str_is(js_text(js_get(v, "format")), NOTICE_FORMAT))
        return bad(t, ps, N_("This is no notice that a model was adopted, or one of a newer program."));
    n.of = text_of(t, v, "model");
    n.key = text_of(t, by, "key");
    n.who = text_of(t, by, "who");
    n.place = text_of(t, by, "place");
    n.address = text_of(t, by, "address");
    n.what_changed = text_of(t, v, "what_changed");
    if (str_empty(n.who) || str_empty(n.key) || n.key.n > KEY_MOST || n.who.n > WHO_MOST || n.place.n > WHO_MOST)
        return bad(t, ps, N_("The notice does not say who has adopted the model."));
    if (!address_ok(n.address))
        return bad(t, ps, N_("The address in the notice is none of the web."));
    if (n.what_changed.n > 4 * MODEL_CHANGED_MOST)
        return bad(t, ps, N_("What the notice says is too long."));
    if (!number_of(v, "version", &n.of_edition) || !number_of(by, "version", &n.edition) ||
        !day_read(js_text(js_get(v, "since")), &n.since))
        return bad(t, ps, N_("The notice does not say since when which version is used."));
    if (!difference_read(t, js_get(v, "difference"), &n.difference))
        return bad(t, ps, N_("What was changed cannot be read in the notice."));
    *ret_notice = n;
    return true;
}

static struct str difference_json(struct task *t, const struct difference *d)
{
    struct buf *o = task_buf(t, (size_t)4 * NOTICE_MOST);
    struct json j;

    js_init(&j, o);
    difference_put(&j, d);
    task_must_fit(t, o);
    return buf_view(o);
}

/* The same notice once more, as when an answer was lost: nothing waits again. */
static bool stands_already(struct task *t, int64_t model, const struct model_notice *n)
{
    struct model_adoptions all = models_adoptions(t, model, false);
    struct models_package_sql_difference_row row;

    for (size_t i = 0; i < all.n; i++) {
        const struct model_adoption *a = &all.at[i];
        if (str_eq(a->key, n->key) && models_package_sql_difference(t, a->id, model, &row))
            return str_eq(a->who, n->who) && str_eq(a->place, n->place) && str_eq(a->address, n->address) &&
                   str_eq(a->what_changed, n->what_changed) && a->edition == n->of_edition &&
                   day_cmp(a->since, n->since) == 0 && str_eq(row.difference, difference_json(t, &n->difference));
    }
    return false;
}

/* Of the adoptions, those that came over the web and wait; `but`: the one with this key does not count. */
static size_t waiting(struct task *t, int64_t model, struct str but)
{
    struct model_adoptions all = models_adoptions(t, model, false);
    size_t n = 0;

    for (size_t i = 0; i < all.n; i++)
        n += !all.at[i].shown && str_is(all.at[i].way, "web") && !str_eq(all.at[i].key, but);
    return n;
}

enum outcome models_notice_take(
    struct task *t, int64_t model, struct str json, const char *way, struct problems *ret_problems)
{
    struct model_notice n;

    if (!models_notice_read(t, json, &n, ret_problems))
        return INVALID;
    if (!str_eq(n.of, id_str(t->a, model))) {
        (void)bad(t, ret_problems, N_("This notice is about another model."));
        return INVALID;
    }
    if (day_cmp(n.since, t->today) > 0) {
        (void)bad(t, ret_problems, N_("The notice is of a day that has not come yet."));
        return INVALID;
    }
    if (strcmp(way, "web") == 0 && waiting(t, model, n.key) >= NOTICES_WAITING_MOST) {
        (void)bad(
            t, ret_problems, N_("Too many notices wait here to be read. Send yours to the project by mail, please."));
        return INVALID;
    }
    if (stands_already(t, model, &n))
        return DONE;
    struct model_adoption a = { .key = n.key,
        .who = n.who,
        .place = n.place,
        .address = n.address,
        .what_changed = n.what_changed,
        .difference = difference_json(t, &n.difference),
        .way = str_of(way),
        .edition = n.of_edition,
        .since = n.since };
    enum outcome how = models_put_adoption(t, model, &a);
    if (how == NOT_FOUND) {
        (void)bad(t, ret_problems, N_("There is no such version of this model here."));
        return INVALID;
    }
    return how;
}

enum outcome models_adoption_get(struct task *t, int64_t model, int64_t adoption, struct model_adoption *ret_adoption,
    struct difference *ret_difference)
{
    struct model m;
    enum outcome how = models_get(t, model, 0, &m);
    struct models_package_sql_difference_row row;

    if (how != DONE)
        return how;
    struct model_adoptions all = models_adoptions(t, model, false);
    for (size_t i = 0; i < all.n; i++) {
        if (all.at[i].id != adoption || !models_package_sql_difference(t, adoption, model, &row))
            continue;
        struct str wrapped = str_fmt(t->a, "{\"list\":%.*s}", STR_ARG(row.difference));
        *ret_difference = (struct difference){ .parts = { .n = 0 } };
        (void)difference_read(t, js_get(js_value_of(t, wrapped), "list"), ret_difference);
        *ret_adoption = all.at[i];
        return DONE;
    }
    return NOT_FOUND;
}

enum outcome models_adoption_drop(struct task *t, int64_t model, int64_t adoption, int64_t version)
{
    struct model m;
    enum outcome how = models_get(t, model, 0, &m);

    if (how != DONE)
        return how;
    if (!permitted(t->viewer, PERM_PUBLICATIONS_PUBLISH))
        return NOT_ALLOWED;
    if (models_package_sql_drop_adoption(t, adoption, model, version) == 0)
        return CONFLICT;
    publications_changed(t, m.project);
    journal_write(t, JOURNAL_DELETE, "model_adoption", adoption, S(""));
    return DONE;
}

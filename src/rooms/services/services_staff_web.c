/* services_staff_web: the directory for who looks after it: the list with what waits for a review, one entry in one
 * language at a time. No rules here. */
#include "lang/lang.h"
#include "rooms/materials.h"
#include "rooms/providers/providers.h"
#include "rooms/routes.h"
#include "rooms/services/services_web.h"
#include "services_manage_html.h"

FORM_DEFINE(service, SERVICE_FIELDS)

enum { ROWS_SHOWN = 25 };

/* ---- the list */

static void add_picks(struct task *t, struct services_manage_view *v, struct str state, struct str what)
{
    picks_add(t, &v->states, S(""), str_of(tr(t, "All")), state);
    for (size_t i = 0; i < CODES_service_status.n; i++) {
        struct str code = str_of(CODES_service_status.at[i].code);
        picks_add(t, &v->states, code, code_name(t->lang, &CODES_service_status, code), state);
    }
    picks_add(t, &v->whats, S(""), str_of(tr(t, "All")), what);
    picks_add(t, &v->whats, S("waits"), str_of(tr(t, "To be looked through")), what);
    picks_add(t, &v->whats, S("mine"), str_of(tr(t, "Mine")), what);
    picks_add(t, &v->whats, S("mine-waits"), str_of(tr(t, "Mine, to be looked through")), what);
    picks_add(t, &v->whats, S("nobodys"), str_of(tr(t, "Nobody's, to be looked through")), what);
    picks_add(t, &v->whats, S("links"), str_of(tr(t, "With a link that does not answer")), what);
    picks_add(t, &v->whats, S("my-links"), str_of(tr(t, "Mine, with a link that does not answer")), what);
}

/* What `what` of the address means; anything else: all. */
static struct services_narrowed narrowed_by(struct task *t, struct str what, struct str state)
{
    bool nobodys = str_is(what, "nobodys"), mine_waits = str_is(what, "mine-waits");
    bool mine = mine_waits || str_is(what, "mine") || str_is(what, "my-links");

    return (struct services_narrowed){ .status = code_ok(&CODES_service_status, state) ? state : S(""),
        .owner = mine ? t->viewer->staff : 0,
        .nobodys = nobodys,
        .waits = nobodys || mine_waits || str_is(what, "waits"),
        .silent = str_is(what, "links") || str_is(what, "my-links") };
}

struct reply services_manage(struct req *r)
{
    struct task *t = &r->task;
    struct services_wanted w = { .words = str_trim(req_get(r, "q")), .start = list_start(r), .limit = ROWS_SHOWN };
    struct str what = req_get(r, "what");
    struct services_narrowed by = narrowed_by(t, what, req_get(r, "state"));
    struct services_manage_view v = { .words = w.words,
        .all = URL(t, services_manage),
        .waiting = services_wait(t),
        .silent_mine = services_with_silent(t, t->viewer->staff),
        .shows_silent = by.silent,
        .asks_none = t->settings->link_checks == 0,
        .may_files = permitted(t->viewer, PERM_EXCHANGE) };

    v.silent = url_with(t->a, v.all, "what", S("my-links"));
    v.mine_waits = url_with(t->a, v.all, "what", S("mine-waits"));
    v.nobodys = url_with(t->a, v.all, "what", S("nobodys"));
    struct service_lines list = services_listed(t, &w, &by);
    if (list.n == 0 && w.start > 0) {
        w.start = 0;
        list = services_listed(t, &w, &by);
    }
    struct url here = v.all;
    if (w.words.n > 0)
        here = url_with(t->a, here, "q", w.words);
    if (by.status.n > 0)
        here = url_with(t->a, here, "state", by.status);
    if (by.waits || by.silent || by.owner != 0)
        here = url_with(t->a, here, "what", what);
    v.filtered = w.words.n > 0 || by.status.n > 0 || by.waits || by.silent || by.owner != 0;
    v.total = list.total;
    v.pager = list_pager(t, here, w.start, ROWS_SHOWN, list.total);
    add_picks(t, &v, by.status, what);
    for (size_t i = 0; i < list.n; i++) {
        struct service_card card = service_card(t, &list.at[i]);
        if (by.silent)
            card.silent = services_silent(t, list.at[i].id);
        LIST_ADD(t->a, &v.rows, card);
    }
    return SHOW(r, 200, services_manage, &v);
}

/* ---- one entry */

/* The language whose texts are written: the one asked for, else the page's. */
static struct str language_of(struct req *r)
{
    struct str code = lang_code3(r->task.a, req_get(r, "language"));

    return str_empty(code) ? str_of(r->task.lang->iso3) : code;
}

static struct str text_in(const struct service_entry *e, const char *part, struct str language)
{
    for (size_t i = 0; i < e->texts.n; i++)
        if (str_is(e->texts.at[i].part, part) && str_eq(e->texts.at[i].language, language))
            return e->texts.at[i].body;
    return S("");
}

static struct form form_of(struct task *t, const struct service_entry *e, struct str language)
{
    struct service_values v = { .name = text_in(e, "name", language),
        .summary = text_in(e, "summary", language),
        .description = text_in(e, "description", language),
        .audience = text_in(e, "audience", language),
        .instruction = text_in(e, "instruction", language),
        .fees = text_in(e, "fees", language),
        .way = text_in(e, "way", language),
        .organisation = e->offered_by ? service_said(t, e->offered_by, "name").text : S(""),
        .doors = e->doors,
        .languages = e->languages,
        .cost = e->cost,
        .interpreter = e->interpreter,
        .child_friendly = e->child_friendly,
        .step_free = e->step_free,
        .minimum_age = e->minimum_age,
        .maximum_age = e->maximum_age,
        .phone = e->phones.n > 0 ? e->phones.at[0].number : S(""),
        .email = e->email,
        .url = e->url,
        .street = e->street,
        .postcode = e->postcode,
        .city = e->city,
        .mon = service_times_text(t, &e->hours, 0),
        .tue = service_times_text(t, &e->hours, 1),
        .wed = service_times_text(t, &e->hours, 2),
        .thu = service_times_text(t, &e->hours, 3),
        .fri = service_times_text(t, &e->hours, 4),
        .sat = service_times_text(t, &e->hours, 5),
        .sun = service_times_text(t, &e->hours, 6),
        .status = e->status,
        .mine = e->owner != 0 && e->owner == t->viewer->staff,
        .review_on = e->review_on,
        .language = language };

    return form_show(t, &service_form, &v, e->version);
}

static struct reply show_form(struct req *r, int status, const struct service_entry *e, struct form form)
{
    struct task *t = &r->task;
    struct str language = language_of(r);
    struct services_form_view v = { .form = form,
        .is_new = e->id == 0,
        .action = e->id == 0 ? URL(t, services_create) : URL(t, services_save, e->id),
        .page = e->id == 0 ? URL(t, services_manage) : URL(t, services_one, e->id),
        .provider = { S("") },
        .language_name = lang_language_name(t->a, t->lang, language),
        .source = str_is(e->source, "own")   ? S("")
                  : str_is(e->source, "ptv") ? S("PTV")
                                             : S("HSDS"),
        .silent = e->id == 0 ? (struct service_silents){ 0 } : services_silent(t, e->id),
        .mine_of_other = e->owner != 0 && e->owner != t->viewer->staff };

    if (e->id != 0)
        v.materials = materials_choice(t, materials_key(t, "service", e->id), URL(t, services_material, e->id));
    int64_t provider = e->offered_by ? e->offered_by->provider : 0;
    if (provider == 0 && e->offered_by) /* its row may have come later, by a referral */
        provider = providers_known(t, service_main_name(e->offered_by).text);
    if (provider != 0)
        v.provider = URL(t, providers_one, provider);
    for (size_t i = 0; i < LANG__N && e->id != 0; i++) {
        const struct lang *l = lang_get((enum lang_id)i);
        if (l->translated != COMPLETE)
            continue;
        struct service_language_view one = { .link = url_with(
                                                 t->a, URL(t, services_edit, e->id), "language", str_of(l->iso3)),
            .name = lang_language_name(t->a, t->lang, str_of(l->iso3)),
            .current = str_is(language, l->iso3),
            .written = !str_empty(text_in(e, "name", str_of(l->iso3))) };
        LIST_ADD(t->a, &v.languages, one);
    }
    return SHOW(r, status, services_form, &v);
}

/* In this language the texts are those of the form; in the others they stay. */
static void take_texts(struct task *t, struct service_entry *e, const struct service_values *v, struct str language)
{
    const struct {
        const char *part;
        struct str body;
    } typed[] = { { "name", v->name }, { "summary", v->summary }, { "description", v->description },
        { "audience", v->audience }, { "instruction", v->instruction }, { "fees", v->fees }, { "way", v->way } };
    struct service_texts old = e->texts;

    e->texts = (struct service_texts){ 0 };
    for (size_t i = 0; i < sizeof typed / sizeof *typed; i++)
        service_say(t, e, typed[i].part, language, typed[i].body);
    for (size_t i = 0; i < old.n; i++) {
        bool of_form = false;
        for (size_t k = 0; k < sizeof typed / sizeof *typed; k++)
            of_form = of_form || str_is(old.at[i].part, typed[k].part);
        if (!of_form || !str_eq(old.at[i].language, language))
            LIST_ADD(t->a, &e->texts, old.at[i]);
    }
}

static void take_hours(struct task *t, struct service_entry *e, const struct service_values *v, struct problems *ps)
{
    const struct {
        const char *field;
        struct str typed;
    } days[] = { { "mon", v->mon }, { "tue", v->tue }, { "wed", v->wed }, { "thu", v->thu }, { "fri", v->fri },
        { "sat", v->sat }, { "sun", v->sun } };
    struct service_hours old = e->hours, now = { 0 };

    for (int64_t day = 0; day < 7; day++) {
        if (str_eq(days[day].typed, service_times_text(t, &old, day))) { /* as it stands: also what cannot be typed */
            for (size_t i = 0; i < old.n; i++)
                if (old.at[i].weekday == day)
                    LIST_ADD(t->a, &now, old.at[i]);
        } else if (!service_read_times(t, days[day].typed, day, &now)) {
            problem_add(t, ps, days[day].field,
                str_of(tr(t, "Write when it opens and closes, for example 9-16. Two times: 9-12, 13-16.")));
        }
    }
    for (size_t i = 0; i < old.n; i++)
        if (old.at[i].weekday == INT_NONE)
            LIST_ADD(t->a, &now, old.at[i]);
    e->hours = now;
}

static void take(struct task *t, struct service_entry *e, const struct service_values *v, struct problems *ps)
{
    struct str language = lang_code3(t->a, v->language);
    struct service_phone first = { v->phone, e->phones.n > 0 ? e->phones.at[0].note : S("") };

    take_texts(t, e, v, str_empty(language) ? str_of(t->lang->iso3) : language);
    take_hours(t, e, v, ps);
    e->doors = v->doors;
    e->languages = v->languages;
    e->cost = v->cost;
    e->interpreter = (enum yesno)v->interpreter;
    e->child_friendly = (enum yesno)v->child_friendly;
    e->step_free = (enum yesno)v->step_free;
    e->minimum_age = v->minimum_age;
    e->maximum_age = v->maximum_age;
    if (!str_empty(v->phone) && e->phones.n == 0)
        LIST_ADD(t->a, &e->phones, first);
    else if (!str_empty(v->phone))
        e->phones.at[0] = first;
    else if (e->phones.n > 0) {
        e->phones.at++;
        e->phones.n--;
    }
    e->email = v->email;
    e->url = v->url;
    e->street = v->street;
    e->postcode = v->postcode;
    e->city = v->city;
    e->status = v->status;
    e->review_on = v->review_on;
    if (v->mine)
        e->owner = t->viewer->staff;
    else if (e->owner == t->viewer->staff)
        e->owner = 0;
}

static struct service_entry *fresh(struct task *t)
{
    struct service_entry *e = service_entry_new(t, SERVICE_SERVICE, S("own"), S(""));

    e->status = S("draft");
    e->owner = t->viewer->staff;
    e->review_on = day_add_months(t->today, SERVICES_REVIEW_MONTHS);
    return e;
}

struct reply services_new(struct req *r)
{
    const struct service_entry *e = fresh(&r->task);
    struct form form = form_of(&r->task, e, language_of(r));

    return show_form(r, 200, e, form);
}

struct reply services_create(struct req *r)
{
    struct task *t = &r->task;
    struct service_entry *e = fresh(t);
    struct service_values v;
    struct form form;

    if (!form_read(r, &service_form, &v, &form))
        return show_form(r, 422, e, form);
    take(t, e, &v, &form.problems);
    if (form.problems.n > 0)
        return show_form(r, 422, e, form);
    enum outcome how = service_change(t, e, v.organisation, 0, &form.problems);
    if (how == INVALID)
        return show_form(r, 422, e, form);
    return reply_outcome(r, how, URL(t, services_one, e->id), tr(t, "The service is saved."));
}

struct reply services_edit(struct req *r)
{
    struct service_entry *e;
    enum outcome how = service_load(&r->task, r->ids[0], SERVICE_SERVICE, &e);

    if (how != DONE)
        return reply_refused(r, how);
    struct form form = form_of(&r->task, e, language_of(r));
    return show_form(r, 200, e, form);
}

struct reply services_save(struct req *r)
{
    struct task *t = &r->task;
    struct service_entry *e;
    struct service_values v;
    struct form form;
    enum outcome how = service_load(t, r->ids[0], SERVICE_SERVICE, &e);

    if (how != DONE)
        return reply_refused(r, how);
    struct form theirs = form_of(t, e, language_of(r));
    if (!form_read_over(r, &theirs, &v, &form))
        return show_form(r, 422, e, form);
    take(t, e, &v, &form.problems);
    if (form.problems.n > 0)
        return show_form(r, 422, e, form);
    how = service_change(t, e, v.organisation, form.version, &form.problems);
    if (how == INVALID)
        return show_form(r, 422, e, form);
    if (how == CONFLICT)
        return reply_conflict(r, &form, &theirs, URL(t, services_save, e->id), "service", e->id);
    return reply_outcome(r, how, URL(t, services_one, e->id), tr(t, "The service is saved."));
}

struct reply services_material(struct req *r)
{
    struct task *t = &r->task;
    struct service_entry *e;
    enum outcome how = service_load(t, r->ids[0], SERVICE_SERVICE, &e);

    return materials_chosen(r, how, materials_key(t, "service", r->ids[0]), URL(t, services_edit, r->ids[0]));
}

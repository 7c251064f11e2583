/* counselling_risk_web: the page of acute risk: what to do first, whom to call, and what is known. No rules here. */
#include "counselling_risk_html.h"
#include "base/settings.h"
#include "lang/lang.h"
#include "rooms/counselling/counselling_view.h"
#include "rooms/routes.h"
#include "web/req.h"

FORM_DEFINE(risk, RISK_FIELDS)
FORM_DEFINE(risk_end, RISK_END_FIELDS)

/* Public numbers of Finland. A house writes its own instructions into the setting crisis_instructions. */
static const struct {
    const char *number, *words;
} CALLS[] = {
    { "112", N_("Emergency: somebody is in danger now. They also reach the social emergency service.") },
    { "116 117", N_("Medical help line: sudden illness or a mental crisis, day and night.") },
    { "09 2525 0111", N_("Crisis line of MIELI in Finnish, day and night.") },
    { "09 2525 0112", N_("Crisis line of MIELI in Swedish.") },
    { "09 2525 0113", N_("Crisis line of MIELI in Arabic and English.") },
    { "080 005 005", N_("Nollalinja: violence at home, day and night, free, in many languages.") },
    { "116 111", N_("Telephone for children and young people.") },
};

/* Nothing that says where one was. */
#define AWAY "https://www.ilmatieteenlaitos.fi/"

static struct reply show(struct req *r, int status, const struct form *raise, const struct form *end)
{
    struct task *t = &r->task;
    struct counselling_risk_view v = { .person = r->ids[0],
        .name = people_name(t, r->ids[0]),
        .instructions = t->settings->crisis_instructions,
        .tabs = person_tabs_of(t, r->ids[0], PERSON_TAB_RISK),
        .risks = counselling_risks(t, r->ids[0]),
        .away = { S(AWAY) } };

    for (size_t i = 0; i < sizeof CALLS / sizeof *CALLS; i++) {
        struct risk_call call = { str_of(CALLS[i].number), lang_tr(t->lang, CALLS[i].words) };
        LIST_ADD(t->a, &v.calls, call);
    }
    v.open = v.risks.n > 0 && !day_known(v.risks.at[0].ended_on);
    if (v.open) {
        v.now = v.risks.at[0];
        v.risks.at++;
        v.risks.n--;
    }
    struct risk_end_values over = { .risk = v.open ? id_str(t->a, v.now.id) : S("") };
    v.raise = raise != NULL ? *raise : form_show(t, &risk_form, NULL, 0);
    v.end = end != NULL ? *end : form_show(t, &risk_end_form, &over, v.now.version);
    return SHOW(r, status, counselling_risk, &v);
}

static bool may(struct req *r)
{
    int64_t project = counselling_project(&r->task, r->ids[0], 0);

    return project != 0 && counselling_may(&r->task, r->ids[0], project);
}

struct reply counselling_risk_page(struct req *r) { return may(r) ? show(r, 200, NULL, NULL) : reply_not_found(r); }

struct reply counselling_risk_raise(struct req *r)
{
    struct task *t = &r->task;
    struct risk_values v;
    struct form form;

    if (!may(r))
        return reply_not_found(r);
    if (!form_read(r, &risk_form, &v, &form))
        return show(r, 422, &form, NULL);
    enum outcome how = counselling_risk_add(
        t, r->ids[0], counselling_project(t, r->ids[0], 0), v.reason, &form.problems);
    if (how == INVALID)
        return show(r, 422, &form, NULL);
    return reply_outcome(r, how, URL(t, counselling_risk_page, r->ids[0]), tr(t, "The acute risk is marked."));
}

struct reply counselling_risk_end(struct req *r)
{
    struct task *t = &r->task;
    struct risk_end_values v;
    struct form form;
    int64_t risk;

    if (!may(r))
        return reply_not_found(r);
    if (!form_read(r, &risk_end_form, &v, &form))
        return show(r, 422, NULL, &form);
    if (!id_read(v.risk, &risk))
        return reply_not_found(r);
    enum outcome how = counselling_risk_close(t, risk, form.version, v.reason, &form.problems);
    if (how == INVALID)
        return show(r, 422, NULL, &form);
    if (how == CONFLICT)
        return reply_redirect(r, URL(t, counselling_risk_page, r->ids[0]),
            tr(t, "Somebody changed this a moment ago. Look at it again."));
    return reply_outcome(r, how, URL(t, counselling_risk_page, r->ids[0]), tr(t, "The acute risk has ended."));
}

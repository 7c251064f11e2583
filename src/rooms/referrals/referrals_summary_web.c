/* referrals_summary_web: the hand-over summary of a person, as page, paper and file: what the worker chooses, field by
 * field, as in a referral (referrals_shared.c), and nothing that was not chosen. No rules here. */
#include "base/buf.h"
#include "lang/lang.h"
#include "referrals_summary_html.h"
#include "rooms/guidance/guidance.h"
#include "rooms/papers.h"
#include "rooms/people/people.h"
#include "rooms/projects/projects.h"
#include "rooms/referrals/referrals_view.h"
#include "rooms/routes.h"
#include "rooms/tables/tables.h"

enum { FILE_BYTES = 128 * 1024 };

/* All that a referral can share but its message: nobody writes one here. */
static bool offered(struct str field) { return !str_is(field, "message"); }

static struct str chosen(struct req *r)
{
    struct task *t = &r->task;
    struct strs all = req_all(r, "show"), fields = { 0 };

    if (!req_has(r, "chosen")) /* the page as it is opened */
        return referrals_first_fields(t, r->ids[0]);
    for (size_t i = 0; i < CODES_referral_field.n; i++) /* in the order of the list, each once */
        for (size_t k = 0; k < all.n; k++)
            if (str_is(all.at[k], CODES_referral_field.at[i].code) && offered(all.at[k])) {
                strs_add(t->a, &fields, all.at[k]);
                break;
            }
    return strs_join(t->a, &fields, S(";"));
}

static bool stands_in(struct str fields, struct str field)
{
    struct str one;

    while (str_cut(&fields, ';', &one))
        if (str_eq(one, field))
            return true;
    return false;
}

static void add_picks(struct task *t, const struct referral *of, struct referrals_summary_view *v)
{
    for (size_t i = 0; i < CODES_referral_field.n; i++) {
        struct str code = str_of(CODES_referral_field.at[i].code);
        struct pick one = { code, code_name(t->lang, &CODES_referral_field, code), stands_in(of->fields, code) };
        if (offered(code))
            LIST_ADD(t->a, &v->fields, one);
    }
    for (enum lang_id i = 0; i < LANG__N; i++) {
        const struct lang *l = lang_get(i);
        if (l->translated == COMPLETE)
            picks_add(t, &v->languages, str_of(l->tag), str_of(l->name), of->language);
    }
}

/* What the guidance is that the person is on now: the main one, else the newest. */
static int64_t guidance_of(struct task *t, int64_t person, int64_t project)
{
    struct guidance_waitings open = guidance_open(t, person, project);

    return open.n > 0 ? open.at[0].guidance : 0;
}

static struct reply paper(struct req *r, const struct referral *of, const struct referrals_summary_view *v)
{
    struct task *t = &r->task;
    struct paper *p = projects_paper(
        t, of->project, (struct paper_head){ .lang = lang_by_tag(of->language), .title = N_("Hand-over summary") });

    paper_heading(p, 1, paper_tr(p, N_("Hand-over summary")));
    paper_fact(p, paper_tr(p, N_("Day")), PAPER_IN(p, in, lang_day(t->a, in, t->today)));
    paper_gap(p, 6);
    for (size_t i = 0; i < v->lines.n; i++)
        paper_fact(p, paper_own(v->lines.at[i].label), paper_own(v->lines.at[i].value));
    return papers_reply(r, p, "hand-over", URL(t, referrals_summary, v->person));
}

/* { "day", "language", "project", "lines": [{ "field", "label", "value" }] }: fields as in referrals.csv. */
static struct reply file(struct req *r, const struct referral *of, const struct referrals_summary_view *v)
{
    struct task *t = &r->task;
    struct buf *o = task_buf(t, FILE_BYTES);
    struct json j;

    js_init(&j, o);
    js_object(&j);
    js_put_str(&j, "day", day_str(&t->today));
    js_put_str(&j, "language", v->lang);
    js_put_str(&j, "project", projects_name(t, of->project));
    js_key(&j, S("lines"));
    js_array(&j);
    for (size_t i = 0; i < v->lines.n; i++) {
        js_object(&j);
        js_put_str(&j, "field", v->lines.at[i].field);
        js_put_str(&j, "label", v->lines.at[i].label);
        js_put_str(&j, "value", v->lines.at[i].value);
        js_end(&j);
    }
    js_end(&j);
    js_end(&j);
    task_must_fit(t, o);
    return reply_bytes(r, 200, "application/json; charset=utf-8", buf_view(o), "hand-over.json");
}

struct reply referrals_summary(struct req *r)
{
    struct task *t = &r->task;
    struct referrals_summary_view v = { .person = r->ids[0] };
    const struct lang *l = req_has(r, "in") ? lang_by_tag(req_get(r, "in")) : t->lang;
    int64_t project = referrals_project_of(t, v.person, req_id(r, "project"));

    if (project == 0)
        return reply_not_found(r);
    if (l == NULL || l->translated != COMPLETE)
        l = t->lang;
    struct referral of = { .person = v.person,
        .project = project,
        .guidance = guidance_of(t, v.person, project),
        .language = str_of(l->tag),
        .fields = chosen(r),
        .message = S(""),
        .state = S("draft") };
    v.reach = referrals_reach(t, v.person);
    if (!v.reach.said_no)
        v.lines = referrals_lines(t, &of);
    v.lang = str_of(l->tag);
    v.dir = str_of(l->dir);
    if (papers_wanted(r) && !v.reach.said_no)
        return paper(r, &of, &v);
    if (str_is(r->accept, "json") && !v.reach.said_no)
        return file(r, &of, &v);
    v.name = people_name(t, v.person);
    v.project = id_str(t->a, project);
    add_picks(t, &of, &v);
    return SHOW(r, 200, referrals_summary, &v);
}

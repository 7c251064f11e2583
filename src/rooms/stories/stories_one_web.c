/* stories_one_web: the page of one story: its texts, consent, review, where it is used, and the way out. No rules here.
 */
#include "auth/permissions.h"
#include "lang/lang.h"
#include "rooms/people/people.h"
#include "rooms/routes.h"
#include "rooms/stories/stories_web.h"
#include "stories_one_html.h"

FORM_DEFINE(story_review, STORY_REVIEW_FIELDS)
FORM_DEFINE(story_use, STORY_USE_FIELDS)

static struct str language_name(struct task *t, struct str iso3)
{
    return str_empty(iso3) ? S("") : lang_language_name(t->a, t->lang, iso3);
}

/* The report in which the figure stands that the story belongs to. */
static struct url result_url(struct task *t, const struct story *s)
{
    static const struct {
        const char *result;
        unsigned route;
    } each[] = { { "education", ROUTE_reports_outcomes_page }, { "work", ROUTE_reports_outcomes_page },
        { "peer", ROUTE_reports_targets_page }, { "group", ROUTE_reports_attendance_page },
        { "child_care", ROUTE_reports_child_care_page }, { "other", ROUTE_reports_list } };
    unsigned route = ROUTE_reports_soft_results_page;

    if (!permitted(t->viewer, PERM_REPORTS_READ))
        return (struct url){ S("") };
    for (size_t i = 0; i < sizeof each / sizeof *each; i++)
        if (str_is(s->result, each[i].result))
            route = each[i].route;
    return url_with_id(t->a, url_to(t->a, route, 0, NULL), "project", s->project);
}

static struct form use_of(struct task *t)
{
    struct story_use_values v = { .place = S(""), .what = S(""), .used_on = t->today };

    return form_show(t, &story_use_form, &v, 0);
}

static void add_sound(struct req *r, struct stories_one_view *v)
{
    struct task *t = &r->task;

    v->has_sound = stories_sound(t, &v->s, &v->heard) == DONE;
    if (v->has_sound) {
        v->hear = URL(t, stories_hear, v->s.id);
        v->sound_size = files_size(t, v->heard.bytes);
    }
    v->takes_sound = v->s.may_write && !v->has_sound && !day_known(v->s.withdrawn_on);
    v->file = file_field_of(
        t, &v->sound, tr(t, "File with the sound"), files_hint(t, MEDIA_AUDIO), files_accept(t, MEDIA_AUDIO));
    v->file.records = true;
    if (v->takes_sound)
        req_may_record(r);
}

struct reply stories_show_one(struct req *r, int status, const struct story *s, struct story_forms forms)
{
    struct task *t = &r->task;
    struct strs codes = strs_split(t->a, s->purposes, ';'), names = { 0 };
    struct stories_one_view v = { .s = *s,
        .person_name = s->person == 0 ? S("") : people_name(t, s->person),
        .language = language_name(t, s->language),
        .shown_language = language_name(t, s->shown_language),
        .color = story_color(s->stands),
        .stands = code_name(t->lang, &CODES_story_stands, s->stands),
        .result = result_url(t, s),
        .review = forms.review != NULL ? *forms.review : form_show(t, &story_review_form, NULL, s->version),
        .use = forms.use != NULL ? *forms.use : use_of(t),
        .sound = forms.sound != NULL ? *forms.sound : form_show(t, &story_sound_form, NULL, 0),
        .uses = stories_uses(t, s->id),
        .files = stories_files(t, s->id),
        .reviews = stories_reviews_in(t, s->project) };

    if (s->person != 0)
        v.person = URL(t, people_person, s->person);
    for (size_t i = 0; i < codes.n; i++)
        strs_add(t->a, &names, code_name(t->lang, &CODES_story_purpose, codes.at[i]));
    v.purposes = strs_join(t->a, &names, lang_comma(t->lang));
    for (size_t i = 0; i < v.uses.n; i++) {
        v.in_report |= str_is(v.uses.at[i].place, "report") && !day_known(v.uses.at[i].ended_on);
        v.loose |= v.uses.at[i].loose;
    }
    v.may_choose = v.reviews && s->usable && str_find(s->purposes, S("report")) >= 0;
    add_sound(r, &v);
    return SHOW(r, status, stories_one, &v);
}

struct reply stories_one(struct req *r)
{
    struct story s;
    enum outcome found = stories_get(&r->task, r->ids[0], &s);

    if (found != DONE)
        return reply_refused(r, found);
    return stories_show_one(r, 200, &s, (struct story_forms){});
}

struct reply stories_back(struct req *r, enum outcome how, const char *notice)
{
    struct url here = URL(&r->task, stories_one, r->ids[0]);

    if (how == CONFLICT)
        return reply_redirect(r, here, tr(&r->task, "Somebody changed this a moment ago. Look at it again."));
    return reply_outcome(r, how, here, notice);
}

/* ---- buttons */

struct reply stories_step(struct req *r)
{
    struct task *t = &r->task;
    struct str step = req_get(r, "step");
    struct problems wrong = { 0 };
    struct story_use use = { .place = S("report"), .what = S(""), .used_on = t->today };
    const char *notice = NULL;
    struct story s;
    enum outcome how = stories_get(t, r->ids[0], &s);

    if (how != DONE)
        return reply_refused(r, how);
    if (str_is(step, "send")) {
        how = stories_send(t, r->ids[0], req_version(r), &wrong);
        notice = tr(t, "It waits for review. Somebody else than you reads it.");
    } else if (str_is(step, "choose")) {
        how = stories_use_add(t, r->ids[0], &use, &wrong);
        notice = tr(t, "It stands in the report of the year.");
    } else if (str_is(step, "leave")) {
        how = stories_leave_report(t, r->ids[0]);
        notice = tr(t, "It stands in the report of the year no more.");
    }
    if (how == INVALID && wrong.n > 0)
        return reply_redirect(r, URL(t, stories_one, r->ids[0]), str_z(t->a, wrong.at[0].text));
    return stories_back(r, how, notice);
}

struct reply stories_review(struct req *r)
{
    struct task *t = &r->task;
    struct story_review_values v;
    struct story s;
    struct form form;
    bool approved = str_is(req_get(r, "judge"), "approve");
    enum outcome how = stories_get(t, r->ids[0], &s);

    if (how != DONE)
        return reply_refused(r, how);
    if (!form_read(r, &story_review_form, &v, &form))
        return stories_show_one(r, 422, &s, (struct story_forms){ .review = &form });
    how = stories_judge(t, s.id, form.version, approved, v.review_note, &form.problems);
    if (how == INVALID)
        return stories_show_one(r, 422, &s, (struct story_forms){ .review = &form });
    return stories_back(
        r, how, approved ? tr(t, "The story is approved.") : tr(t, "The story went back to the writer."));
}

struct reply stories_use(struct req *r)
{
    struct task *t = &r->task;
    struct story_use_values v;
    struct story s;
    struct form form;
    enum outcome how = stories_get(t, r->ids[0], &s);

    if (how != DONE)
        return reply_refused(r, how);
    if (!form_read(r, &story_use_form, &v, &form))
        return stories_show_one(r, 422, &s, (struct story_forms){ .use = &form });
    struct story_use use = { .place = v.place, .what = v.what, .used_on = v.used_on };
    how = stories_use_add(t, s.id, &use, &form.problems);
    if (how == INVALID)
        return stories_show_one(r, 422, &s, (struct story_forms){ .use = &form });
    return stories_back(r, how, tr(t, "It is written down where it is used."));
}

struct reply stories_use_end(struct req *r)
{
    return stories_back(r, stories_use_over(&r->task, r->ids[0], r->ids[1]),
        tr(&r->task, "It is written down that it was taken out there."));
}

/* ---- taking back, removing */

static bool confirm(struct req *r, struct stories_confirm_view *ret, enum outcome *ret_found)
{
    struct task *t = &r->task;

    *ret = (struct stories_confirm_view){ 0 };
    *ret_found = stories_get(t, r->ids[0], &ret->s);
    if (*ret_found != DONE)
        return false;
    ret->uses = stories_uses(t, ret->s.id);
    ret->files = stories_files(t, ret->s.id);
    ret->sound = stories_has_sound(t, ret->s.id);
    for (size_t i = 0; i < ret->uses.n; i++)
        ret->used |= !day_known(ret->uses.at[i].ended_on) && !str_is(ret->uses.at[i].place, "report");
    return true;
}

struct reply stories_withdraw_page(struct req *r)
{
    struct stories_confirm_view v;
    enum outcome found;

    if (!confirm(r, &v, &found))
        return reply_refused(r, found);
    return SHOW(r, 200, stories_withdraw, &v);
}

struct reply stories_do_withdraw(struct req *r)
{
    return stories_back(r, stories_take_back(&r->task, r->ids[0], req_version(r)),
        tr(&r->task, "The consent is taken back. Below stands where it is still to be taken out."));
}

struct reply stories_remove_page(struct req *r)
{
    struct stories_confirm_view v;
    enum outcome found;

    if (!confirm(r, &v, &found))
        return reply_refused(r, found);
    if (!v.s.may_write)
        return reply_not_allowed(r);
    return SHOW(r, 200, stories_remove, &v);
}

struct reply stories_do_remove(struct req *r)
{
    struct task *t = &r->task;
    enum outcome how = stories_remove(t, r->ids[0], req_version(r));

    if (how == INVALID)
        return reply_redirect(
            r, URL(t, stories_one, r->ids[0]), tr(t, "It is still used somewhere. Take it out there first."));
    return how == DONE ? reply_redirect(r, URL(t, stories_list), tr(t, "The story is removed."))
                       : stories_back(r, how, NULL);
}

/* duties_web: the check list of a project, one of its duties, one of its own added. No rules here. */
#include "duties_duties_html.h"
#include "lang/lang.h"
#include "rooms/duties/duties_web.h"
#include "rooms/routes.h"

FORM_DEFINE(duty, DUTY_FIELDS)
FORM_DEFINE(own_duty, OWN_DUTY_FIELDS)
FORM_DEFINE(new_duty, NEW_DUTY_FIELDS)
_Static_assert((int)duty_F_due_on == (int)own_duty_F_due_on, "both forms have their fields at one place");

enum { ROWS_SHOWN = 25 };

/* What a list shows: "" what is to be done. */
static const struct code shows[] = {
    { "", N_("To be done") },
    { "late", N_("Late") },
    { "done", N_("Done") },
    { "not_needed", N_("Not needed") },
    { "all", N_("All") },
};

static bool is_open(const struct duty *d) { return str_is(d->state, "open"); }

static bool shown(const struct duty *d, struct str show, int64_t whose)
{
    if (whose != 0 && d->staff != whose)
        return false;
    if (str_is(show, "late"))
        return d->when == DUTY_LATE;
    if (str_is(show, "done"))
        return d->when == DUTY_DONE;
    if (str_is(show, "not_needed"))
        return d->when == DUTY_NOT_NEEDED;
    return str_is(show, "all") || is_open(d);
}

static struct str show_of(struct req *r)
{
    struct str wanted = req_get(r, "show");

    for (size_t i = 0; i < sizeof shows / sizeof *shows; i++)
        if (str_is(wanted, shows[i].code))
            return wanted;
    return S("");
}

static struct url list_url(struct task *t, int64_t project, struct str show, bool mine)
{
    struct url here = URL(t, duties_page, project);

    if (show.n > 0)
        here = url_with(t->a, here, "show", show);
    return mine ? url_with(t->a, here, "whose", S("me")) : here;
}

static void add_picks(struct task *t, struct duties_page_view *v, struct str show, bool mine)
{
    for (size_t i = 0; i < sizeof shows / sizeof *shows; i++)
        picks_add(t, &v->shows, str_of(shows[i].code), str_of(lang_tr(t->lang, shows[i].name)), show);
    picks_add(t, &v->whose, S(""), str_of(tr(t, "Everybody")), mine ? S("me") : S(""));
    picks_add(t, &v->whose, S("me"), str_of(tr(t, "Mine")), mine ? S("me") : S(""));
}

static bool may_add(struct task *t, int64_t project)
{
    return permitted(t->viewer, PERM_PROJECTS_WRITE) &&
           (t->viewer->role == ROLE_ADMIN || viewer_manages(t->viewer, project));
}

static struct reply show_list(struct req *r, int status, struct form form)
{
    struct task *t = &r->task;
    int64_t project = r->ids[0], start = list_start(r);
    struct str show = show_of(r);
    bool mine = str_is(req_get(r, "whose"), "me");
    struct duties all = duties_of(t, project);
    struct duties_page_view v = { .project = project,
        .name = projects_name(t, project),
        .all = URL(t, duties_page, project),
        .late = all.with[DUTY_LATE],
        .soon = all.with[DUTY_SOON],
        .filtered = show.n > 0 || mine,
        .may_add = may_add(t, project),
        .any = all.n > 0,
        .form = form };
    struct url here = list_url(t, project, show, mine);

    for (size_t i = 0; i < all.n; i++)
        v.total += shown(&all.at[i], show, mine ? t->viewer->staff : 0);
    if (start >= v.total)
        start = 0;
    struct url back = start > 0 ? url_with_int(t->a, here, "start", start) : here;
    int64_t at = 0;
    for (size_t i = 0; i < all.n; i++) {
        if (!shown(&all.at[i], show, mine ? t->viewer->staff : 0))
            continue;
        struct duty_line line = { url_with(t->a, URL(t, duties_one, project, all.at[i].address), "back", back.s),
            all.at[i] };
        if (at >= start && at < start + ROWS_SHOWN)
            LIST_ADD(t->a, &v.rows, line);
        at++;
    }
    v.pager = list_pager(t, here, start, ROWS_SHOWN, v.total);
    add_picks(t, &v, show, mine);
    return SHOW(r, status, duties_page, &v);
}

/* Whoever works there, and an admin. */
static enum outcome may_look(struct task *t, int64_t project)
{
    if (t->viewer->role != ROLE_ADMIN && viewer_role_in(t->viewer, project) == ROLE_NONE)
        return NOT_ALLOWED;
    return str_empty(projects_code(t, project)) ? NOT_FOUND : DONE;
}

struct reply duties_page(struct req *r)
{
    enum outcome how = may_look(&r->task, r->ids[0]);

    if (how != DONE)
        return reply_refused(r, how);
    return show_list(r, 200, form_show(&r->task, &new_duty_form, NULL, 0));
}

struct reply duties_own(struct req *r)
{
    struct task *t = &r->task;
    struct new_duty_values v;
    struct form form;

    if (!may_add(t, r->ids[0]))
        return reply_not_allowed(r);
    if (!form_read(r, &new_duty_form, &v, &form))
        return show_list(r, 422, form);
    enum outcome how = duties_add(t, r->ids[0], v.name, v.due_on, &form.problems);
    if (how == INVALID)
        return show_list(r, 422, form);
    return reply_outcome(r, how, URL(t, duties_page, r->ids[0]), tr(t, "The duty is added."));
}

/* ---- one */

static void offer_staff(struct task *t, const struct duty *d, struct form *form)
{
    struct project_staffs all = projects_staff(t, d->project);

    for (size_t i = 0; i < all.n; i++)
        form_option_id(t, form, duty_F_staff, all.at[i].staff, all.at[i].name);
}

/* The day of a form is the project's own: what the rule counts is said beside it. */
static struct day own_day(const struct duty *d) { return day_cmp(d->due, d->by_rule) == 0 ? DAY("") : d->due; }

static struct form form_of(struct task *t, const struct duty *d)
{
    struct duty_values v = { .state = d->state,
        .state_on = d->state_on,
        .reason = d->reason,
        .links = d->links,
        .staff = d->staff,
        .due_on = own_day(d) };
    struct own_duty_values o = { .state = d->state,
        .state_on = d->state_on,
        .reason = d->reason,
        .links = d->links,
        .staff = d->staff,
        .due_on = own_day(d),
        .name = d->name };
    struct form form = d->rule != 0 ? form_show(t, &duty_form, &v, d->version)
                                    : form_show(t, &own_duty_form, &o, d->version);

    offer_staff(t, d, &form);
    return form;
}

struct url duties_back_to(struct req *r)
{
    return list_back(r, URL(&r->task, duties_page, r->ids[0]), URL(&r->task, duties_page, r->ids[0]));
}

static struct duty_evidences evidence_of(struct req *r, const struct duty *d)
{
    struct task *t = &r->task;
    struct file_list files = duties_evidence(t, d);
    struct duty_evidences list = { 0 };

    for (size_t i = 0; i < files.n; i++) {
        struct duty_evidence one = duties_evidence_view(t, d, &files.at[i], duties_back_to(r));
        LIST_ADD(t->a, &list, one);
    }
    return list;
}

struct reply duties_show_one(
    struct req *r, int status, const struct duty *d, const struct form *form, const struct form *more)
{
    struct task *t = &r->task;
    struct duties_one_view v = { .project = d->project,
        .project_name = projects_name(t, d->project),
        .d = *d,
        .evidence = evidence_of(r, d),
        .back = duties_back_to(r),
        .form = form != NULL ? *form : form_of(t, d),
        .more = more != NULL ? *more : form_show(t, &evidence_form, NULL, 0),
        .may_write = duties_may_write(t, d),
        .moved = day_known(d->by_rule) && day_cmp(d->due, d->by_rule) != 0 };
    struct strs links = strs_split(t->a, d->links, '\n');
    unsigned kinds = MEDIA_PICTURE | MEDIA_PAPER;

    v.file = file_field_of(t, &v.more, tr(t, "Picture or PDF"), files_hint(t, kinds), files_accept(t, kinds));
    v.may_add = v.may_write && v.evidence.n < DUTY_EVIDENCE_N;
    for (size_t i = 0; i < links.n; i++) {
        struct duty_link one = { { str_trim(links.at[i]) } };
        if (!str_empty(one.url.s))
            LIST_ADD(t->a, &v.links, one);
    }
    return SHOW(r, status, duties_one, &v);
}

bool duties_found(struct req *r, struct duty *ret_duty, struct reply *ret_refused)
{
    enum outcome how = may_look(&r->task, r->ids[0]);

    if (how == DONE)
        how = duties_get(&r->task, r->ids[0], r->ids[1], ret_duty);
    if (how != DONE)
        *ret_refused = reply_refused(r, how);
    return how == DONE;
}

struct reply duties_one(struct req *r)
{
    struct duty d;
    struct reply refused;

    return duties_found(r, &d, &refused) ? duties_show_one(r, 200, &d, NULL, NULL) : refused;
}

static bool read_wish(
    struct req *r, const struct duty *d, const struct form *theirs, struct duty_wish *ret_wish, struct form *ret_form)
{
    struct duty_values v = {};
    struct own_duty_values o = {};
    bool right = d->rule != 0 ? form_read_over(r, theirs, &v, ret_form) : form_read_over(r, theirs, &o, ret_form);

    *ret_wish = (struct duty_wish){ .name = o.name,
        .state = d->rule != 0 ? v.state : o.state,
        .reason = d->rule != 0 ? v.reason : o.reason,
        .links = d->rule != 0 ? v.links : o.links,
        .due_on = d->rule != 0 ? v.due_on : o.due_on,
        .state_on = d->rule != 0 ? v.state_on : o.state_on,
        .staff = d->rule != 0 ? v.staff : o.staff };
    return right;
}

struct reply duties_save(struct req *r)
{
    struct task *t = &r->task;
    struct duty d;
    struct duty_wish w;
    struct form form;
    struct reply refused;

    if (!duties_found(r, &d, &refused))
        return refused;
    if (!duties_may_write(t, &d))
        return reply_not_allowed(r);
    struct form theirs = form_of(t, &d);
    bool right = read_wish(r, &d, &theirs, &w, &form);
    offer_staff(t, &d, &form);
    if (!right)
        return duties_show_one(r, 422, &d, &form, NULL);
    enum outcome how = duties_put(t, &d, form.version, &w, &form.problems);
    if (how == INVALID)
        return duties_show_one(r, 422, &d, &form, NULL);
    if (how == CONFLICT)
        return reply_conflict(r, &form, &theirs, URL(t, duties_save, d.project, d.address), "duty", d.row);
    return reply_outcome(r, how, duties_back_to(r), tr(t, "Saved."));
}

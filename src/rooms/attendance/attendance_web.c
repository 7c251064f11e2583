/* attendance_web: the register: showing, saving, walk-ins, two writers, taking back. No rules here. */
#include "attendance_register_html.h"
#include "rooms/attendance/attendance_form_web.h"
#include "rooms/projects/projects.h"
#include "rooms/routes.h"

enum { GONE = 410, WRONG = 422, STANDS_OTHERWISE = 409 };

/* The offline queue learns that it never will be; a person sees it when she opens what is kept. */
static struct reply never(struct req *r)
{
    return reply_bytes(r, GONE, "text/plain; charset=utf-8", S("410 it is not there any more\n"), NULL);
}

static struct str value_of(struct task *t, const struct codes *codes, struct str code)
{
    return str_empty(code) ? str_of(tr(t, "not marked")) : code_name(t->lang, codes, code);
}

/* The session is not there, or not for this viewer: what she wrote is shown. */
static struct reply gone(struct req *r)
{
    struct task *t = &r->task;
    struct gone_view v = { .today = URL(t, attendance_today) };
    struct posted p;

    if (r->offline)
        return never(r);
    (void)posted_read(r, r->ids[0], &p);
    for (size_t i = 0; i < p.entry.marks.n; i++) {
        const struct attendance_mark *m = &p.entry.marks.at[i];
        struct gone_row row = { people_may_see(t, m->person) ? people_name(t, m->person) : S(""),
            value_of(t, &CODES_mark, str_of(mark_code(m->mark))) };
        LIST_ADD(t->a, &v.rows, row);
    }
    if (p.entry.note_changed)
        v.note = p.entry.note;
    return v.rows.n > 0 || !str_empty(v.note) ? SHOW(r, GONE, attendance_gone, &v) : reply_not_found(r);
}

struct reply attendance_register(struct req *r)
{
    struct sheet sheet;
    struct posted p;

    if (attendance_sheet(&r->task, r->ids[0], &sheet) != DONE)
        return reply_not_found(r);
    bool typed = req_take_draft(r, URL(&r->task, attendance_save, r->ids[0]));
    if (typed) {
        (void)posted_read(r, r->ids[0], &p);
        p.kept = true;
        p.form.problems = (struct problems){ 0 }; /* the fields ask for them themselves, as those of every form do */
    }
    struct register_view v = register_view_of(r, &sheet, typed ? &p : NULL);
    /* kept on the device: only today's registers, and none with a note in it */
    if (day_cmp(sheet.s.day, r->task.today) == 0 && str_empty(sheet.note) && !typed)
        reply_offline_copy(r);
    return SHOW(r, 200, attendance_register, &v);
}

/* The page again with all that was typed. */
static struct reply show_again(struct req *r, const struct posted *p, int status)
{
    struct sheet sheet;

    if (attendance_sheet(&r->task, p->session, &sheet) != DONE)
        return gone(r);
    struct register_view v = register_view_of(r, &sheet, p);
    return SHOW(r, status, attendance_register, &v);
}

/* ---- two writers */

static void carry(struct task *t, struct clash_page_view *v, struct str name, struct str value)
{
    struct carried one = { name, value };

    LIST_ADD(t->a, &v->carried, one);
}

static struct str named(struct task *t, const char *prefix, int64_t id)
{
    struct str key = id_str(t->a, id);

    return str_fmt(t->a, "%s%.*s", prefix, STR_ARG(key));
}

static bool clashing(const struct clashes *list, int64_t person, int64_t child, const char *count)
{
    for (size_t i = 0; i < list->n; i++)
        if (list->at[i].person == person && list->at[i].child == child &&
            (count == NULL ? list->at[i].count == NULL
                           : list->at[i].count != NULL && strcmp(list->at[i].count, count) == 0))
            return true;
    return false;
}

/* All that the writer touched and nobody disputes goes along in hidden fields. */
static void carry_entry(struct task *t, const struct session_brief *s, const struct posted *p,
    const struct clashes *clashes, struct clash_page_view *v)
{
    const struct register_entry *e = &p->entry;

    for (size_t i = 0; i < e->marks.n; i++)
        if (!clashing(clashes, e->marks.at[i].person, 0, NULL))
            carry(t, v, named(t, "mark-", e->marks.at[i].person),
                mark_value(t, e->marks.at[i].mark, e->marks.at[i].minutes, s->minutes));
    for (size_t i = 0; i < e->children.n; i++)
        if (!clashing(clashes, 0, e->children.at[i].child, NULL))
            carry(t, v, named(t, "child-", e->children.at[i].child), e->children.at[i].state);
    for (size_t i = 0; i < e->carers_in.n; i++)
        carry(t, v, S("carer"), e->carers_in.at[i]);
    for (size_t i = 0; i < e->carers_out.n; i++)
        carry(t, v, S("wascarer"), e->carers_out.at[i]);
    if (e->visitors != INT_NONE && !clashing(clashes, 0, 0, "visitors"))
        carry(t, v, S("visitors"), str_number(t->a, e->visitors));
    if (e->extra_carers != INT_NONE && !clashing(clashes, 0, 0, "extra_carers"))
        carry(t, v, S("extra_carers"), str_number(t->a, e->extra_carers));
    if (e->note_changed) {
        carry(t, v, S("note"), e->note);
        carry(t, v, S("wasnote"), e->note_shown);
    }
    if (!str_empty(e->reason))
        carry(t, v, S("reason"), e->reason);
    if (req_has(p->r, "close"))
        carry(t, v, S("close"), S("1"));
    if (req_has(p->r, "came"))
        carry(t, v, S("came"), req_get(p->r, "came"));
}

static struct str value_text(struct task *t, const struct clash *c, struct str code, int64_t minutes)
{
    if (c->count != NULL)
        return code;
    struct str name = value_of(t, c->child != 0 ? &CODES_child_care_state : &CODES_mark, code);
    if (minutes == INT_NONE)
        return name;
    return trf(t, "%1$s, there %2$s minutes", name, lang_number(t->a, t->lang, minutes));
}

static struct str child_name(struct task *t, int64_t session, int64_t child)
{
    struct attendance_sql_families_rows rows = attendance_sql_families(t, session);

    for (size_t i = 0; i < rows.n; i++)
        if (rows.at[i].child == child && !str_empty(rows.at[i].name))
            return rows.at[i].name;
    return str_of(tr(t, "A child"));
}

/* The name of the field that a clash is about. */
static struct str field_of(struct task *t, const struct clash *c)
{
    return c->count != NULL ? str_of(c->count)
           : c->child != 0  ? named(t, "child-", c->child)
                            : named(t, "mark-", c->person);
}

static struct clash_view clash_view_of(struct task *t, const struct session_brief *s, const struct clash *c, size_t i)
{
    struct attendance_sql_staff_name_row by;
    struct clash_view v = { .field = field_of(t, c), .mine = c->mine, .theirs = c->theirs, .at = c->at };

    if (c->count != NULL) {
        v.name = str_of(strcmp(c->count, "visitors") == 0 ? tr(t, "Visitors") : tr(t, "Other carers"));
    } else if (c->child != 0) {
        v.name = child_name(t, s->id, c->child);
    } else {
        v.name = people_name(t, c->person);
        v.mine = mark_value(t, mark_read(c->mine), c->mine_minutes, s->minutes);
        v.theirs = mark_value(t, mark_read(c->theirs), c->theirs_minutes, s->minutes);
    }
    v.signed_by = c->by != 0 && attendance_sql_staff_name(t, c->by, &by);
    if (v.signed_by)
        v.by = by.name;
    v.mine_text = value_text(t, c, c->mine, c->mine_minutes);
    v.theirs_text = value_text(t, c, c->theirs, c->theirs_minutes);
    v.mine_id = str_fmt(t->a, "mine-%zu", i);
    v.theirs_id = str_fmt(t->a, "theirs-%zu", i);
    v.mine_name = str_fmt(t->a, "mine-%.*s", STR_ARG(v.field));
    return v;
}

/* What she chose the last time, when not all was chosen. */
static void keep_choice(struct req *r, struct clash_view *row)
{
    const char *name = str_z(r->task.a, row->field);

    row->chose_mine = req_unsettled(r) && req_has(r, name) && str_eq(req_get(r, name), row->mine);
    row->chose_theirs = req_unsettled(r) && req_has(r, name) && !row->chose_mine;
}

static bool among(const struct clashes *list, const struct clash *c)
{
    return clashing(list, c->person, c->child, c->count);
}

/* What is asked again where not all was chosen: what was asked before and still differs, and what has become a clash
 * since. What the page only carried along is not: nobody disputed it. (A field that the page did not send belongs to
 * a file that was merged meanwhile: that is asked.) */
static struct clashes still_disputed(struct req *r, const struct posted *p)
{
    struct task *t = &r->task;
    struct clashes all = attendance_differences(t, p->session, &p->entry), list = { 0 },
                   newer = attendance_clashes(t, p->session, &p->entry);
    struct strs disputed = req_all(r, "disputed");

    for (size_t i = 0; i < all.n; i++) {
        struct str field = field_of(t, &all.at[i]);
        bool asked = !req_has(r, str_z(t->a, field)) || among(&newer, &all.at[i]);
        for (size_t k = 0; k < disputed.n && !asked; k++)
            asked = str_eq(disputed.at[k], field);
        if (asked)
            LIST_ADD(t->a, &list, all.at[i]);
    }
    return list;
}

static struct reply show_clash(struct req *r, const struct posted *p)
{
    struct task *t = &r->task;
    struct clash_page_view v = { .session = p->session, .unsettled = p->undecided, .written = r->recorded_at };
    struct clashes clashes = p->undecided ? still_disputed(r, p) : attendance_clashes(t, p->session, &p->entry);

    if (attendance_open(t, p->session, &v.s) != DONE)
        return gone(r);
    /* of a save that met the clash, without its claim, which is rolled back; else what this page showed before */
    v.version = p->undecided ? p->entry.version : v.s.register_version - 1;
    for (size_t i = 0; i < clashes.n; i++) {
        struct clash_view row = clash_view_of(t, &v.s, &clashes.at[i], i);
        keep_choice(r, &row);
        LIST_ADD(t->a, &v.rows, row);
    }
    carry_entry(t, &v.s, p, &clashes, &v);
    return SHOW(r, STANDS_OTHERWISE, attendance_clash, &v);
}

/* ---- somebody who came without signing up */

static void mark_present(struct posted *p, int64_t person)
{
    struct attendance_mark present = { person, MARK_present, INT_NONE, true, false };

    for (size_t i = 0; i < p->entry.marks.n; i++)
        if (p->entry.marks.at[i].person == person)
            return;
    LIST_ADD(p->r->task.a, &p->entry.marks, present);
}

/* Who joins by the register of a locked period joins with its reason. */
static bool lacks_reason(struct posted *p, const struct session_brief *s)
{
    struct task *t = &p->r->task;

    if (!p->values.joins || !str_empty(str_trim(p->entry.reason)) || !projects_day_locked(t, s->project, s->day))
        return false;
    problem_add(t, &p->form.problems, "reason", str_of(tr(t, "Write why the register is corrected. Then save again.")));
    return true;
}

/* False: something is wrong, and stands in p->problems. */
static bool bring_found(struct posted *p, const struct session_brief *s)
{
    struct task *t = &p->r->task;
    int64_t person = req_id(p->r, "came");

    if (person == 0 || !people_may_see(t, person) ||
        (p->values.joins && groups_join_because(t, s->group, person, s->day, p->entry.reason) != DONE)) {
        problem_add(t, &p->problems, "", str_of(tr(t, "The person could not be added. Search again.")));
        return false;
    }
    mark_present(p, person);
    return true;
}

static bool bring_new(struct posted *p, const struct session_brief *s)
{
    struct task *t = &p->r->task;
    struct person_new her = { .given_names = p->values.given_names,
        .family_name = p->values.family_name,
        .phone = p->values.phone,
        .language = p->values.language,
        .entry = s->day };
    struct day born;
    int64_t person;

    if (p->values.birth_year != INT_NONE && day_read_partial(str_number(t->a, p->values.birth_year), &born))
        her.birth = born;
    if (people_meet(t, s->project, &her, &person, &p->known, &p->form.problems) != DONE)
        return false;
    if (p->values.joins && groups_join_met(t, s->group, person, s->day, p->entry.reason) != DONE) {
        problem_add(t, &p->problems, "",
            str_of(tr(
                t, "The person could not join the group. Take the mark away from \"Joins the group\" and try again.")));
        return false;
    }
    p->entry.newcomer = person;
    mark_present(p, person);
    return true;
}

/* ---- saving */

/* The buttons beside Save. False: ret_reply is the answer. */
static bool by_button(struct posted *p, struct reply *ret_reply)
{
    struct req *r = p->r;
    struct session_brief s;
    struct sheet sheet;
    bool well = true;

    if (req_has(r, "find")) {
        *ret_reply = show_again(r, p, 200);
        return false;
    }
    if (req_has(r, "everybody") && attendance_sheet(&r->task, p->session, &sheet) == DONE)
        posted_everybody(p, &sheet);
    if (!req_has(r, "came") && !req_has(r, "create"))
        return true;
    if (attendance_open(&r->task, p->session, &s) != DONE) {
        *ret_reply = gone(r);
        return false;
    }
    well = !lacks_reason(p, &s) && (req_has(r, "came") ? bring_found(p, &s) : bring_new(p, &s));
    if (!well)
        *ret_reply = show_again(r, p, WRONG);
    return well;
}

/* The register at the row of one person: who was added is seen, and the page does not jump to its beginning. */
static struct url page_at(const struct posted *p, int64_t person)
{
    struct task *t = &p->r->task;
    struct str page = URL(t, attendance_register, p->session).s, key = id_str(t->a, person);

    return (struct url){ str_fmt(t->a, "%.*s#r%.*s", STR_ARG(page), STR_ARG(key)) };
}

/* Somebody joined by this save, and there are more members than places now. */
static bool too_many_now(struct task *t, const struct posted *p)
{
    struct session_brief s;
    struct group_brief group;

    return p->values.joins && attendance_open(t, p->session, &s) == DONE && groups_brief(t, s.group, &group) == DONE &&
           group.capacity != INT_NONE && groups_members_count(t, s.group, s.day) > group.capacity;
}

static struct reply saved(struct req *r, const struct posted *p)
{
    struct task *t = &r->task;
    bool added = req_has(r, "came") || req_has(r, "create");

    if (req_has(r, "close"))
        return reply_redirect(r, URL(t, attendance_ask_close, p->session), NULL);
    struct url at = page_at(p, req_has(r, "came") ? req_id(r, "came") : p->entry.newcomer);
    if (added && too_many_now(t, p))
        return reply_redirect(r, at, tr(t, "Added. The group now has more members than places."));
    if (p->known)
        return reply_redirect(r, at, tr(t, "This person is already known in the project and was added."));
    if (added)
        return reply_redirect(r, at, tr(t, "The person is in the register now, and everything else is saved, too."));
    return reply_redirect(r, URL(t, attendance_register, p->session), tr(t, "The register is saved."));
}

struct reply attendance_save(struct req *r)
{
    struct task *t = &r->task;
    struct posted p;
    struct reply reply;

    if (!posted_read(r, r->ids[0], &p) && !req_has(r, "find"))
        return show_again(r, &p, WRONG);
    if (p.undecided && still_disputed(r, &p).n > 0)
        return show_clash(r, &p);
    if (!by_button(&p, &reply))
        return reply;
    switch (attendance_record(t, p.session, &p.entry, &p.problems)) {
    case DONE: return saved(r, &p);
    case INVALID: return r->offline && attendance_someone_gone(t, &p.entry) ? never(r) : show_again(r, &p, WRONG);
    case CONFLICT: return show_clash(r, &p);
    case NOT_ALLOWED: /* who wrote it offline could not know: for her it is a conflict */
        problem_add(
            t, &p.form.problems, "reason", str_of(tr(t, "Write why the register is corrected. Then save again.")));
        return show_again(r, &p, r->offline ? STANDS_OTHERWISE : WRONG);
    case NOT_FOUND: break;
    }
    return gone(r);
}

struct reply attendance_take_back(struct req *r)
{
    struct task *t = &r->task;
    struct url page = URL(t, attendance_register, r->ids[0]);

    int64_t wait = 0;
    enum outcome how = attendance_undo(t, r->ids[0], &wait);

    if (how == INVALID)
        return reply_redirect(r, page, tr(t, "It cannot be taken back any more. Change the rows that are wrong."));
    return reply_outcome(r, how, page,
        wait > 0 ? tr(t, "The last save is taken back. But a place in child care went to another child, whose parents "
                         "know it already. Who had the place waits for one now.")
                 : tr(t, "The last save is taken back. The register is as it was before."));
}

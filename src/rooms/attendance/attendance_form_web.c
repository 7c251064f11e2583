/* attendance_form_web: reading the register's form and laying it over the stored register. A row counts as touched when
 * it says something else than the page showed (its was… field): so two people can fill in one register side by side. */
#include "rooms/attendance/attendance_form_web.h"

#include "rooms/routes.h"

FORM_DEFINE(sheet, SHEET_FIELDS)

struct str mark_value(struct task *t, enum mark mark, int64_t minutes, int64_t session_minutes)
{
    if (mark_asks_late(mark) && minutes != INT_NONE && session_minutes > minutes)
        return str_fmt(t->a, "%s %lld", mark_code(mark), (long long)(session_minutes - minutes));
    return str_of(mark_code(mark));
}

enum { FIELD_NAME = 32 };

/* "late-" and an id: the name of a person's field. A register asks for a hundred of them. */
static const char *field_name(const char *prefix, int64_t id, char name[FIELD_NAME])
{
    size_t n = strlen(prefix);

    memcpy(name, prefix, n);
    id_text(id, name + n);
    return name;
}

static struct str field_of(struct req *r, const char *prefix, int64_t id)
{
    char name[FIELD_NAME];

    return req_get(r, field_name(prefix, id, name));
}

static bool has_field(struct req *r, const char *prefix, int64_t id)
{
    char name[FIELD_NAME];

    return req_has(r, field_name(prefix, id, name));
}

/* ---- reading */

static int64_t session_minutes(struct posted *p)
{
    struct session_brief s;

    if (p->minutes < 0)
        p->minutes = attendance_open(&p->r->task, p->session, &s) == DONE ? s.minutes : 0;
    return p->minutes;
}

/* "late" or "late 20"; minutes beside the radios count only for who is late. */
static struct str typed_mark(struct req *r, int64_t person, struct str value)
{
    struct str late = str_trim(field_of(r, "late-", person));

    if (!mark_asks_late(mark_read(value)) || str_empty(late))
        return value;
    return str_fmt(r->task.a, "%.*s %.*s", STR_ARG(value), STR_ARG(late));
}

static void row_problem(struct posted *p, int64_t person, struct str text)
{
    struct task *t = &p->r->task;
    struct str key = id_str(t->a, person);

    problem_add(t, &p->problems, str_z(t->a, str_fmt(t->a, "mark-%.*s", STR_ARG(key))), text);
}

static void read_mark(void *x, int64_t person, struct str value)
{
    struct posted *p = x;
    struct task *t = &p->r->task;
    if (p->undecided && has_field(p->r, "mine-mark-", person))
        value = field_of(p->r, "mine-mark-", person);
    struct str typed = typed_mark(p->r, person, value), code, rest = typed;
    struct attendance_mark m = { .person = person, .minutes = INT_NONE };
    int64_t late = 0;

    struct str was = field_of(p->r, "was-", person);
    if (str_eq(typed, was) && (was.n > 0 || has_field(p->r, "was-", person)))
        return;
    m.was_marked = was.n > 0;
    if (!str_cut(&rest, ' ', &code))
        code = typed;
    m.mark = mark_read(code);
    if (m.mark == MARK_NONE && !str_empty(value)) {
        row_problem(p, person, str_of(tr(t, "Choose one of the marks.")));
        return;
    }
    if (mark_asks_late(m.mark) && !str_empty(rest) &&
        (str_find(rest, S("-")) >= 0 || !str_int(lang_fold(t->a, rest), &late))) {
        row_problem(p, person, str_of(tr(t, "Write the minutes late as a number, or leave the field empty.")));
        return;
    }
    if (late > 0 && session_minutes(p) > 0)
        m.minutes = session_minutes(p) - late;
    LIST_ADD(t->a, &p->entry.marks, m);
}

static void read_child(void *x, int64_t child, struct str value)
{
    struct posted *p = x;
    if (p->undecided && has_field(p->r, "mine-child-", child))
        value = field_of(p->r, "mine-child-", child);
    struct child_mark c = { child, value, !str_empty(field_of(p->r, "waschild-", child)) };

    if (!has_field(p->r, "waschild-", child) || !str_eq(value, field_of(p->r, "waschild-", child)))
        LIST_ADD(p->r->task.a, &p->entry.children, c);
}

/* A button that was on and is not posted any more was switched off. */
static void read_child_off(void *x, int64_t child, struct str shown)
{
    struct posted *p = x;
    struct child_mark c = { child, S(""), true };

    if (!str_empty(shown) && !has_field(p->r, "child-", child))
        LIST_ADD(p->r->task.a, &p->entry.children, c);
}

/* ---- from the page of two writers, where something was not chosen: what was disputed counts as it was written */

static void read_undecided(void *x, int64_t person, struct str value)
{
    struct posted *p = x;

    if (p->undecided && !has_field(p->r, "mark-", person))
        read_mark(p, person, value);
}

static void read_child_undecided(void *x, int64_t child, struct str value)
{
    struct posted *p = x;

    if (p->undecided && !has_field(p->r, "child-", child))
        read_child(p, child, value);
}

static int64_t count_undecided(const struct posted *p, const char *mine, int64_t read)
{
    int64_t n;

    return p->undecided && str_int(req_get(p->r, mine), &n) ? n : read;
}

static bool holds(const struct strs *list, struct str one)
{
    for (size_t i = 0; i < list->n; i++)
        if (str_eq(list->at[i], one))
            return true;
    return false;
}

static void read_carers(struct posted *p)
{
    struct strs now = req_all(p->r, "carer"), was = req_all(p->r, "wascarer");

    for (size_t i = 0; i < now.n; i++)
        if (!holds(&was, now.at[i]))
            strs_add(p->r->task.a, &p->entry.carers_in, now.at[i]);
    for (size_t i = 0; i < was.n; i++)
        if (!holds(&now, was.at[i]))
            strs_add(p->r->task.a, &p->entry.carers_out, was.at[i]);
}

/* A head count: INT_NONE unless the form has it and it differs from what the page showed. */
static int64_t touched_count(struct req *r, const char *name, const char *was, int64_t typed, int64_t *ret_shown)
{
    int64_t shown;

    if (!req_has(r, name))
        return INT_NONE;
    if (typed == INT_NONE)
        typed = 0;
    if (!str_int(req_get(r, was), &shown))
        return typed;
    *ret_shown = shown;
    return typed == shown ? INT_NONE : typed;
}

/* A newcomer is offered the language of the group, whatever that is: what no list offers must come back as well. */
static bool read_sheet(struct req *r, int64_t session, struct posted *p)
{
    struct task *t = &r->task;
    struct str language = req_get(r, "language");
    struct session_brief s;

    if (str_empty(language) || code_ok(&CODES_language, language) || groups_session(t, session, &s) != DONE)
        return form_read(r, &sheet_form, &p->values, &p->form);
    struct sheet_values shown = {
        .visitors = INT_NONE, .extra_carers = INT_NONE, .birth_year = INT_NONE, .language = s.language
    };
    struct form stands = form_show(t, &sheet_form, &shown, s.register_version);
    return form_read_over(r, &stands, &p->values, &p->form);
}

bool posted_read(struct req *r, int64_t session, struct posted *ret_posted)
{
    struct posted *p = ret_posted;

    *p = (struct posted){
        .r = r, .session = session, .entry = REGISTER_ENTRY, .minutes = -1, .undecided = req_unsettled(r)
    };
    bool right = read_sheet(r, session, p);
    struct register_entry *e = &p->entry;
    e->version = p->form.version;
    e->recorded_at = r->recorded_at;
    e->reason = p->values.reason;
    req_each(r, "mark-", read_mark, p);
    req_each(r, "child-", read_child, p);
    req_each(r, "waschild-", read_child_off, p);
    req_each(r, "mine-mark-", read_undecided, p);
    req_each(r, "mine-child-", read_child_undecided, p);
    read_carers(p);
    e->visitors = touched_count(r, "visitors", "wasvisitors", p->values.visitors, &e->visitors_shown);
    e->extra_carers = touched_count(r, "extra_carers", "wascarers", p->values.extra_carers, &e->extra_carers_shown);
    e->visitors = count_undecided(p, "mine-visitors", e->visitors);
    e->extra_carers = count_undecided(p, "mine-extra_carers", e->extra_carers);
    e->note = p->values.note;
    e->note_shown = req_get(r, "wasnote");
    e->note_changed = req_has(r, "note") && !(req_has(r, "wasnote") && str_eq(e->note, str_trim(e->note_shown)));
    return right && p->problems.n == 0;
}

static struct attendance_mark *in_entry(const struct register_entry *e, int64_t person)
{
    for (size_t i = 0; i < e->marks.n; i++)
        if (e->marks.at[i].person == person)
            return &e->marks.at[i];
    return NULL;
}

static bool child_in_entry(const struct register_entry *e, int64_t child)
{
    for (size_t i = 0; i < e->children.n; i++)
        if (e->children.at[i].child == child)
            return true;
    return false;
}

void posted_everybody(struct posted *p, const struct sheet *sheet)
{
    struct arena *a = p->r->task.a;

    for (size_t i = 0; i < sheet->rows.n; i++) {
        const struct sheet_row *row = &sheet->rows.at[i];
        struct attendance_mark present = { row->person, MARK_present, INT_NONE, false, false };
        struct attendance_mark *typed = in_entry(&p->entry, row->person);
        bool marked = (typed != NULL ? typed->mark : row->mark) != MARK_NONE;
        if (!marked && typed != NULL)
            *typed = present;
        else if (!marked)
            LIST_ADD(a, &p->entry.marks, present);
        for (size_t k = 0; k < row->children.n && !marked; k++) {
            const struct sheet_child *child = &row->children.at[k];
            struct child_mark came = { child->child, S("came"), false };
            if (child->usual && (str_empty(child->state) || str_is(child->state, "booked")) &&
                !child_in_entry(&p->entry, child->child))
                LIST_ADD(a, &p->entry.children, came);
        }
    }
}

/* ---- showing */

static struct child_view child_of(
    struct req *r, const struct sheet *sheet, const struct sheet_child *c, const struct posted *posted)
{
    struct child_view one = { .key = id_str(r->task.a, c->child),
        .name = c->name,
        .state = c->state,
        .shown = c->state,
        .young = c->young,
        .usual = c->usual,
        .school = c->folded,
        .age_known = c->age_months >= 0,
        .years = c->age_months / 12,
        .months = c->age_months % 12,
        .safety = c->safety,
        .fetched = c->out_at.t[0] != '\0' };

    one.brought = c->in_at.t[0] != '\0' && !one.fetched;
    one.since = instant_clock(one.fetched ? c->out_at : c->in_at);
    if (sheet->on_duty && !str_empty(c->state))
        one.sheet = URL(&r->task, child_care_safety, c->child, sheet->s.id);
    if (posted != NULL && (has_field(r, "child-", c->child) || has_field(r, "waschild-", c->child)))
        one.state = field_of(r, "child-", c->child);
    if (posted != NULL && has_field(r, "waschild-", c->child))
        one.shown = field_of(r, "waschild-", c->child);
    return one;
}

enum { USUAL, CARE_AGE, SCHOOL, CHILD_KINDS };

static int child_kind(const struct child_view *c)
{
    if (c->usual)
        return USUAL;
    return c->school ? SCHOOL : CARE_AGE;
}

static void add_children(struct req *r, const struct sheet *sheet, const struct sheet_row *row,
    const struct posted *posted, struct row_view *v)
{
    for (int kind = 0; kind < CHILD_KINDS; kind++)
        for (size_t i = 0; i < row->children.n; i++) {
            struct child_view one = child_of(r, sheet, &row->children.at[i], posted);
            if (child_kind(&one) != kind)
                continue;
            bool first = one.usual || !str_empty(one.state) || !str_empty(one.shown);
            if (first)
                LIST_ADD(r->task.a, &v->children, one);
            else
                LIST_ADD(r->task.a, &v->folded, one);
            bool named = kind != SCHOOL && !str_empty(one.name);
            v->folded_names += !first && named;
            v->folded_rest += !first && !named;
        }
}

static bool in_care(const struct child_view *c) { return str_is(c->state, "came") || str_is(c->state, "booked"); }

static struct row_view row_of(struct req *r, const struct sheet *sheet, size_t i, const struct posted *posted)
{
    const struct sheet_row *row = &sheet->rows.at[i];
    struct str shown = mark_value(&r->task, row->mark, row->minutes, sheet->s.minutes), late = shown, code;
    struct row_view v = { .key = id_str(r->task.a, row->person),
        .name = row->name,
        .number = (int64_t)i + 1,
        .outsider = row->outsider,
        .says_comes = row->says_comes && row->mark == MARK_NONE,
        .shown = shown };
    struct str field = str_fmt(r->task.a, "mark-%.*s", STR_ARG(v.key));

    v.mark = str_of(mark_code(row->mark));
    v.late = mark_asks_late(row->mark) && str_cut(&late, ' ', &code) ? late : S("");
    if (posted != NULL && has_field(r, "mark-", row->person)) {
        struct str typed = field_of(r, "mark-", row->person);
        v.mark = str_cut(&typed, ' ', &code) ? code : typed;
        v.late = field_of(r, "late-", row->person);
    }
    if (posted != NULL && has_field(r, "was-", row->person))
        v.shown = field_of(r, "was-", row->person);
    for (size_t k = 0; posted != NULL && k < posted->problems.n; k++)
        if (str_eq(posted->problems.at[k].field, field))
            v.problem = posted->problems.at[k].text;
    add_children(r, sheet, row, posted, &v);
    return v;
}

static void add_rows(struct req *r, const struct sheet *sheet, const struct posted *posted, struct register_view *v)
{
    for (size_t i = 0; i < sheet->rows.n; i++) {
        struct row_view row = row_of(r, sheet, i, posted);
        enum mark_meaning means = mark_means(mark_read(row.mark));
        v->here += means == MEANS_CAME;
        v->away += means == MEANS_TOLD || means == MEANS_ABSENT;
        v->open += str_empty(row.mark);
        for (size_t k = 0; k < row.children.n; k++) {
            v->care.young += in_care(&row.children.at[k]) && row.children.at[k].young;
            v->care.older += in_care(&row.children.at[k]) && !row.children.at[k].young;
        }
        LIST_ADD(r->task.a, &v->rows, row);
    }
}

/* A register that nobody has saved yet begins with the group's own carers on duty. */
static void add_carers(struct req *r, const struct sheet *sheet, const struct posted *posted, struct register_view *v)
{
    struct strs typed = req_all(r, "carer"), was = req_all(r, "wascarer");

    for (size_t i = 0; i < sheet->carers.n; i++) {
        const struct sheet_carer *c = &sheet->carers.at[i];
        struct carer_view one = { id_str(r->task.a, c->staff), c->name,
            c->on_duty || (sheet->s.register_version == 0 && c->carer && !sheet->ahead), c->on_duty };
        if (posted != NULL) {
            one.on_duty = holds(&typed, one.key);
            one.shown = holds(&was, one.key);
        }
        v->care.carers += one.on_duty;
        if (c->of_group || one.on_duty || one.shown)
            LIST_ADD(r->task.a, &v->near, one);
        else
            LIST_ADD(r->task.a, &v->far, one);
    }
}

static void add_care(struct task *t, const struct sheet *sheet, struct register_view *v)
{
    struct care_view *c = &v->care;

    c->share = care_share_of(t, sheet->s.group);
    c->places = sheet->s.child_care_places;
    c->needed = carers_needed(&c->share, c->young, c->older);
    c->too_many = c->places != INT_NONE && c->young + c->older > c->places;
    c->too_few = c->carers + sheet->s.carers < c->needed;
}

static void add_form(struct req *r, const struct sheet *sheet, const struct posted *posted, struct register_view *v)
{
    struct task *t = &r->task;
    int64_t visitors, carers;

    v->wasvisitors = sheet->s.visitors;
    v->wascarers = sheet->s.carers;
    v->wasnote = sheet->note;
    if (posted == NULL) {
        struct sheet_values values = { .visitors = sheet->s.visitors == 0 ? INT_NONE : sheet->s.visitors,
            .note = sheet->note,
            .birth_year = INT_NONE,
            .extra_carers = sheet->s.carers == 0 ? INT_NONE : sheet->s.carers,
            .language = sheet->s.language };
        v->form = form_show(t, &sheet_form, &values, sheet->s.register_version);
    } else {
        v->form = posted->form;
        for (size_t i = 0; i < posted->problems.n && !posted->kept; i++)
            problem_add(t, &v->form.problems, str_z(t->a, posted->problems.at[i].field), posted->problems.at[i].text);
        if (str_int(req_get(r, "wasvisitors"), &visitors))
            v->wasvisitors = visitors;
        if (str_int(req_get(r, "wascarers"), &carers))
            v->wascarers = carers;
        if (req_has(r, "wasnote"))
            v->wasnote = req_get(r, "wasnote");
    }
    v->words = v->form.typed[sheet_F_words];
    v->given_names = v->form.typed[sheet_F_given_names];
    v->reason = v->form.typed[sheet_F_reason];
    for (size_t i = 0; i < v->form.problems.n; i++)
        if (str_is(v->form.problems.at[i].field, "reason"))
            v->reason_problem = v->form.problems.at[i].text;
}

/* What was searched for and is not in the list goes into the fields of a new person, where they are empty. */
static void newcomer_from_words(struct task *t, struct str words, struct str *typed)
{
    struct person_guess guess = people_guess(t, words);

    if (str_empty(typed[sheet_F_birth_year]))
        typed[sheet_F_birth_year] = guess.year;
    if (str_empty(typed[sheet_F_phone]))
        typed[sheet_F_phone] = guess.phone;
    if (!str_empty(typed[sheet_F_given_names]) || !str_empty(typed[sheet_F_family_name]))
        return;
    typed[sheet_F_given_names] = guess.given_names;
    typed[sheet_F_family_name] = guess.family_name;
}

static void add_found(struct req *r, const struct sheet *sheet, const struct posted *posted, struct register_view *v)
{
    struct task *t = &r->task;

    v->searched = req_has(r, "find") || req_has(r, "create");
    if (posted == NULL || !v->searched)
        return;
    struct person_briefs found = people_search(t, sheet->s.project, posted->values.words, 8);
    for (size_t i = 0; i < found.n; i++) {
        struct found_view one = { id_str(t->a, found.at[i].id), found.at[i].name, found.at[i].birth };
        LIST_ADD(t->a, &v->found, one);
    }
    if (str_empty(v->form.typed[sheet_F_language]) && !req_has(r, "create"))
        v->form.typed[sheet_F_language] = sheet->s.language;
    if (!req_has(r, "create"))
        newcomer_from_words(t, posted->values.words, v->form.typed);
    v->given_names = v->form.typed[sheet_F_given_names];
}

static bool typed_anew(struct task *t, const struct form *f, size_t field, int64_t was)
{
    return !str_eq(str_trim(f->typed[field]), was == 0 ? S("") : str_number(t->a, was));
}

/* What she typed is not hidden, and so nothing that is wrong; what is saved is told on the folded line. */
static void unfold(struct task *t, struct register_view *v)
{
    const struct form *f = &v->form;

    for (size_t i = sheet_F_words; i <= sheet_F_birth_year; i++)
        v->newcomer |= !str_empty(str_trim(f->typed[i]));
    v->open_visitors = typed_anew(t, f, sheet_F_visitors, v->wasvisitors);
    v->open_care = typed_anew(t, f, sheet_F_extra_carers, v->wascarers);
    v->open_note = !str_eq(str_trim(f->typed[sheet_F_note]), str_trim(v->wasnote));
}

/* Said before somebody is made a member by the register; after it too, where she is added. */
static void add_places(struct task *t, const struct sheet *sheet, struct register_view *v)
{
    struct group_brief group;

    if (groups_brief(t, sheet->s.group, &group) != DONE)
        return;
    v->places = group.capacity;
    v->members = groups_members_count(t, sheet->s.group, sheet->s.day);
    v->full = v->places != INT_NONE && v->members >= v->places;
}

/* A child's name is hidden with its parent's. */
static struct str child_in(const struct sheet *sheet, int64_t child, struct str name)
{
    bool found = !sheet->narrowed;

    for (size_t i = 0; i < sheet->rows.n; i++)
        for (size_t k = 0; k < sheet->rows.at[i].children.n; k++)
            found |= sheet->rows.at[i].children.at[k].child == child;
    return found ? name : S("");
}

static struct str name_in(struct task *t, const struct sheet *sheet, int64_t person)
{
    for (size_t i = 0; i < sheet->rows.n; i++)
        if (sheet->rows.at[i].person == person)
            return sheet->rows.at[i].name;
    return people_may_see(t, person) ? people_name(t, person) : S("");
}

static struct str value_name(struct task *t, bool child, struct str value)
{
    if (str_empty(value))
        return str_of(tr(t, "not marked"));
    return code_name(t->lang, child ? &CODES_child_care_state : &CODES_mark, value);
}

static void add_corrections(struct task *t, const struct sheet *sheet, struct register_view *v)
{
    struct attendance_sql_corrections_rows rows = { 0 };

    if (sheet->correcting)
        rows = attendance_sql_corrections(t, sheet->s.id);
    for (size_t i = 0; i < rows.n; i++) {
        const struct attendance_sql_corrections_row *c = &rows.at[i];
        bool child = c->child != 0;
        struct correction_view one = { c->done_at,
            child ? child_in(sheet, c->child, c->child_name) : name_in(t, sheet, c->person),
            value_name(t, child, c->before_value), value_name(t, child, c->after_value), c->reason, c->staff_name };
        LIST_ADD(t->a, &v->corrections, one);
    }
}

struct mark_choices mark_choices_of(struct task *t)
{
    struct mark_choices list = { 0 };

    for (enum mark m = MARK_NONE + 1; m < MARK__N; m++) {
        struct mark_choice one = { .code = str_of(mark_code(m)),
            .means = str_of(mark_meaning_code(mark_means(m))),
            .button = str_of(lang_trc(t->lang, "mark", mark_button(m))),
            .asks_late = mark_asks_late(m),
            .of_children = m == MARK_present || m == MARK_absent,
            .came = mark_means(m) == MEANS_CAME };
        LIST_ADD(t->a, &list, one);
    }
    return list;
}

struct register_view register_view_of(struct req *r, const struct sheet *sheet, const struct posted *posted)
{
    struct task *t = &r->task;
    int64_t session = sheet->s.id;
    struct register_view v = {
        .session = session,
        .choices = mark_choices_of(t),
        .s = sheet->s,
        .left_out = sheet->left_out,
        .unseen = sheet->unseen,
        .correcting = sheet->correcting,
        .ahead = sheet->ahead,
        .on_duty = sheet->on_duty,
        .cancelled = str_is(sheet->s.state, "cancelled"),
        .asks_late = sheet->s.minutes > 0,
        .may_undo = sheet->may_undo && posted == NULL,
        .saved_at = sheet->saved_at,
        .may_close = !sheet->s.closed && !sheet->ahead,
        .undo = URL(t, attendance_take_back, session),
        .group = URL(t, attendance_tally, sheet->s.group),
        .print = URL(t, attendance_print, session),
        .quick = URL(t, attendance_quick, session),
        .today = URL(t, attendance_today),
        .find = { str_fmt(t->a, "%.*s#walk-in", STR_ARG(URL(t, attendance_save, session).s)) },
    };
    add_rows(r, sheet, posted, &v);
    add_carers(r, sheet, posted, &v);
    add_care(t, sheet, &v);
    add_form(r, sheet, posted, &v);
    add_found(r, sheet, posted, &v);
    add_corrections(t, sheet, &v);
    add_places(t, sheet, &v);
    unfold(t, &v);
    return v;
}

/* attendance_pages_web: the pages around the register: today's sessions, closing, and paper. No rules here. */
#include "attendance_paper_html.h"
#include "attendance_today_html.h"
#include "rooms/attendance/attendance_form_web.h"
#include "rooms/counted/counted.h"
#include "rooms/papers.h"
#include "rooms/projects/projects.h"
#include "rooms/routes.h"

enum {
    OPEN_DAYS = 7,
    OPEN_MOST = 20,
    NEXT_DAYS = 7,
    NEXT_MOST = 10,
    ALL_MOST = 1000,
    GROUPS_OFFERED = 200,
    BLANK_LINES = 6,
    MISSING_TIMES = 2
};

/* ---- today */

static bool own(const struct group_briefs *mine, int64_t group)
{
    for (size_t i = 0; i < mine->n; i++)
        if (mine->at[i].id == group)
            return true;
    return false;
}

static struct today_line line_of(struct req *r, struct session_brief s)
{
    struct task *t = &r->task;
    struct today_line line = { .link = URL(t, attendance_register, s.id),
        .s = s,
        .other_day = day_cmp(s.day, t->today) != 0,
        .color = "neutral" };

    if (str_is(s.state, "cancelled")) {
        line.state = str_of(tr(t, "Cancelled"));
    } else if (s.closed) {
        line.color = "success";
        line.state = str_of(tr(t, "Closed"));
    } else if (s.register_version > 0 && day_cmp(s.day, t->today) <= 0) {
        line.color = "info";
        line.state = str_of(tr(t, "Marked"));
    } else if (day_cmp(s.day, t->today) <= 0) {
        line.color = "warning";
        line.state = str_of(tr(t, "Not marked yet"));
    }
    return line;
}

static void add_line(struct req *r, struct today_lines *lines, struct session_brief s)
{
    struct today_line line = line_of(r, s);

    LIST_ADD(r->task.a, lines, line);
}

/* Her own groups come first; a manager sees the others of her projects after them. */
static void add_today(struct req *r, const struct session_briefs *all, const struct group_briefs *mine, bool of_mine,
    struct today_lines *lines)
{
    for (size_t i = 0; i < all->n; i++) {
        if (own(mine, all->at[i].group) == of_mine)
            add_line(r, lines, all->at[i]);
    }
}

/* The groups to choose from: her own, and where she sees the whole project all that run; the chosen one always. */
static void add_groups(struct req *r, const struct group_briefs *mine, struct today_view *v)
{
    struct task *t = &r->task;
    struct str chosen = req_get(r, "group");
    struct group_brief brief;
    bool there = str_empty(chosen);

    picks_add(t, &v->of_group, S(""), str_of(tr(t, "All")), chosen);
    for (size_t i = 0; i < mine->n; i++) {
        picks_add(t, &v->of_group, id_str(t->a, mine->at[i].id), mine->at[i].name, chosen);
        there = there || str_eq(id_str(t->a, mine->at[i].id), chosen);
    }
    for (size_t i = 0; i < t->viewer->nprojects; i++) {
        struct group_briefs all = groups_names(t, t->viewer->projects[i].project, t->today, t->today, GROUPS_OFFERED);
        for (size_t k = 0; k < all.n; k++) {
            if (own(mine, all.at[k].id))
                continue;
            picks_add(t, &v->of_group, id_str(t->a, all.at[k].id), all.at[k].name, chosen);
            there = there || str_eq(id_str(t->a, all.at[k].id), chosen);
        }
    }
    if (!there && groups_brief(t, req_id(r, "group"), &brief) == DONE)
        picks_add(t, &v->of_group, chosen, brief.name, chosen);
}

/* Who has one group, and no others to see, has nothing to choose. */
static struct session_only filter(struct req *r, const struct group_briefs *mine, struct today_view *v)
{
    struct task *t = &r->task;
    struct str whose = str_is(req_get(r, "whose"), "mine") ? S("mine") : S("");
    struct str reg = str_is(req_get(r, "register"), "without") ? S("without") : S("");
    struct session_only only = { .group = req_id(r, "group"), .mine = whose.n > 0, .unmarked = reg.n > 0 };
    bool sees_others = false;

    for (size_t i = 0; i < t->viewer->nprojects; i++)
        sees_others |= viewer_sees_project_persons(t->viewer, t->viewer->projects[i].project);
    v->unfiltered = URL(t, attendance_today);
    v->filtered = only.group != 0 || only.mine || only.unmarked;
    v->may_filter = v->filtered || sees_others || mine->n > 1;
    if (!v->may_filter)
        return only;
    if ((sees_others && mine->n > 0) || only.mine) {
        picks_add(t, &v->whose, S(""), str_of(tr(t, "All")), whose);
        picks_add(t, &v->whose, S("mine"), str_of(tr(t, "Mine")), whose);
    }
    add_groups(r, mine, v);
    picks_add(t, &v->registers, S(""), str_of(tr(t, "All")), reg);
    picks_add(t, &v->registers, S("without"), str_of(tr(t, "Not marked yet")), reg);
    return only;
}

/* The same list, with more rows of each part. */
static struct url whole_list(struct task *t, const struct session_only *only)
{
    struct url here = url_with(t->a, URL(t, attendance_today), "all", S("1"));

    if (only->mine)
        here = url_with(t->a, here, "whose", S("mine"));
    if (only->group != 0)
        here = url_with_id(t->a, here, "group", only->group);
    return only->unmarked ? url_with(t->a, here, "register", S("without")) : here;
}

static void add_open(struct req *r, struct session_only only, struct today_view *v)
{
    struct task *t = &r->task;

    for (size_t i = 0; i < t->viewer->nprojects; i++) {
        int64_t total;
        struct session_briefs open = groups_sessions_open_only(
            t, t->viewer->projects[i].project, &only, day_add(t->today, -OPEN_DAYS), day_add(t->today, -1), &total);
        for (size_t k = 0; k < open.n; k++)
            add_line(r, &v->open, open.at[k]);
        v->open_hidden += total - (int64_t)open.n;
    }
}

struct reply attendance_today(struct req *r)
{
    struct task *t = &r->task;
    struct today_view v = { .today = t->today };
    struct group_briefs mine = groups_own(t, t->today);
    bool all = str_is(req_get(r, "all"), "1");
    const size_t next_most = all ? ALL_MOST : NEXT_MOST;
    struct session_only only = filter(r, &mine, &v);
    struct session_briefs today = groups_sessions_only(t, 0, &only, t->today, t->today), next = { 0 };

    if (!only.unmarked) /* in those to come nothing can be marked yet */
        next = groups_sessions_only(t, 0, &only, day_add(t->today, 1), day_add(t->today, NEXT_DAYS));
    add_today(r, &today, &mine, true, &v.now);
    add_today(r, &today, &mine, false, &v.now);
    only.limit = all ? ALL_MOST : OPEN_MOST;
    add_open(r, only, &v);
    for (size_t i = 0; i < next.n && v.next.n < next_most; i++)
        add_line(r, &v.next, next.at[i]);
    v.all = all ? URL(t, groups_list) : whole_list(t, &only);
    v.groups = URL(t, groups_list);
    v.now_hidden = today.hidden;
    v.next_hidden = (int64_t)(next.n - v.next.n) + next.hidden;
    return SHOW(r, 200, attendance_today, &v);
}

/* ---- who was missed */

enum { MISSED_SHOWN = 25 };

static struct str missed_caption(struct task *t, const struct attendance_missed_rows *rows)
{
    struct str n = lang_number(t->a, t->lang, rows->beyond ? COUNTED_KEPT : rows->total);

    if (rows->beyond)
        return trf(t, "More than %1$s persons. The list has the first of them.", n);
    return tr_fill(t->a, trn(t, "%n person", "%n persons", rows->total), (struct str[]){ n }, 1);
}

struct reply attendance_missed_page(struct req *r)
{
    struct task *t = &r->task;
    int64_t project = projects_current(t, req_id(r, "project")), start = list_start(r);
    struct attendance_missed_rows rows = attendance_missed(t, project, true, start, MISSED_SHOWN);
    struct project_briefs projects = projects_open_to(t);
    struct url here = URL(t, attendance_missed_page);
    struct missed_view v = { .more_groups = rows.more_groups, .looked = rows.looked, .action = here };

    v.caption = missed_caption(t, &rows);
    v.pager = list_pager(t, url_with_id(t->a, here, "project", project), start, MISSED_SHOWN, rows.total);
    for (size_t i = 0; projects.n > 1 && i < projects.n; i++) {
        struct pick one = { id_str(t->a, projects.at[i].id), projects.at[i].name, projects.at[i].id == project };
        LIST_ADD(t->a, &v.projects, one);
    }
    for (size_t i = 0; i < rows.n; i++) {
        const struct attendance_missed_row *row = &rows.at[i];
        struct missed_line line = { .name = row->name,
            .group_name = row->group_name,
            .phone = row->phone,
            .person = URL(t, people_person, row->person),
            .group = URL(t, groups_group, row->group),
            .since = row->since,
            .contacted = row->contacted };
        if (permitted(t->viewer, PERM_CONTACTS_WRITE))
            line.contact = url_with_id(
                t->a, url_with_id(t->a, URL(t, contacts_list), "person", row->person), "project", project);
        LIST_ADD(t->a, &v.rows, line);
    }
    return SHOW(r, 200, attendance_missed_page, &v);
}

/* ---- a group's attendance so far */

struct reply attendance_tally(struct req *r)
{
    struct task *t = &r->task;
    struct group_brief group;

    if (groups_brief(t, r->ids[0], &group) != DONE)
        return reply_not_found(r);
    struct tally_view v = {
        .group = group.name,
        .tabs = group_tabs_of(t, group.id, GROUP_TAB_ATTENDANCE),
        .choices = mark_choices_of(t),
        .back = URL(t, groups_group, group.id),
    };
    struct member_tallies tallies = attendance_tallies(t, group.id);
    struct person_briefs missing = attendance_missing(t, group.id, MISSING_TIMES);
    for (size_t i = 0; i < tallies.n; i++) {
        const struct attendance_of *of = &tallies.at[i].of;
        struct tally_line line = { .name = tallies.at[i].person.name, .marked = of->marked, .percent = of->percent };
        for (size_t k = 0; k < v.choices.n; k++) {
            struct tally_count one = { of->n[mark_read(v.choices.at[k].code)] };
            LIST_ADD(t->a, &line.marks, one);
        }
        for (size_t k = 0; k < missing.n; k++)
            line.missing |= missing.at[k].id == tallies.at[i].person.id;
        LIST_ADD(t->a, &v.rows, line);
    }
    return SHOW(r, 200, attendance_tally, &v);
}

/* ---- closing */

struct reply attendance_ask_close(struct req *r)
{
    struct task *t = &r->task;
    struct close_view v = { .session = r->ids[0], .back = URL(t, attendance_register, r->ids[0]) };
    struct sheet sheet;

    if (attendance_sheet(t, r->ids[0], &sheet) != DONE)
        return reply_not_found(r);
    v.s = sheet.s;
    for (size_t i = 0; i < sheet.rows.n; i++) {
        const struct sheet_row *row = &sheet.rows.at[i];
        if (row->mark == MARK_NONE)
            strs_add(t->a, &v.unmarked, row->name);
        for (size_t k = 0; k < row->children.n; k++)
            if (str_is(row->children.at[k].state, "booked"))
                strs_add(t->a, &v.booked,
                    str_empty(row->children.at[k].name) ? str_of(tr(t, "A child")) : row->children.at[k].name);
    }
    return SHOW(r, 200, attendance_close, &v);
}

struct reply attendance_do_close(struct req *r)
{
    struct task *t = &r->task;
    struct url page = URL(t, attendance_register, r->ids[0]);
    int64_t version = 0;

    if (!str_int(req_get(r, "version"), &version))
        version = 0;
    enum outcome how = attendance_close(t, r->ids[0], version);
    if (how == CONFLICT)
        return reply_redirect(r, URL(t, attendance_ask_close, r->ids[0]),
            tr(t, "Somebody saved the register a moment ago. Look at it again before you close it."));
    if (how == INVALID)
        return reply_redirect(r, page, tr(t, "The register is closed already, or its day is still to come."));
    return reply_outcome(r, how, page, tr(t, "The register is closed."));
}

/* ---- paper */

/* A child's number on paper: its parent's and a letter. */
static struct str child_number(struct task *t, size_t row, size_t child)
{
    return str_fmt(t->a, "%zu%c", row + 1, (char)('a' + child % 26));
}

struct reply attendance_print(struct req *r)
{
    struct task *t = &r->task;
    struct print_view v = { .choices = mark_choices_of(t), .back = URL(t, attendance_register, r->ids[0]) };
    struct sheet sheet;

    if (attendance_sheet(t, r->ids[0], &sheet) != DONE)
        return reply_not_found(r);
    v.s = sheet.s;
    v.shielded = groups_shielded(t, sheet.s.group);
    for (size_t i = 0; i < sheet.rows.n; i++) {
        struct row_view row = { .name = sheet.rows.at[i].name, .number = (int64_t)i + 1 };
        for (size_t k = 0; k < sheet.rows.at[i].children.n; k++) {
            const struct sheet_child *c = &sheet.rows.at[i].children.at[k];
            struct child_view child = { .key = child_number(t, i, k),
                .name = c->name,
                .age_known = c->age_months >= 0,
                .years = c->age_months / 12,
                .months = c->age_months % 12 };
            if (!c->folded)
                LIST_ADD(t->a, &row.children, child);
            v.children |= !c->folded;
        }
        LIST_ADD(t->a, &v.rows, row);
    }
    for (int i = 0; i < BLANK_LINES; i++)
        strs_add(t->a, &v.blank, S("+"));
    if (papers_wanted(r))
        return attendance_paper(r, &v);
    v.pdf = url_with(t->a, URL(t, attendance_print, r->ids[0]), "format", S("pdf"));
    return SHOW(r, 200, attendance_print, &v);
}

/* Calls fn for each number typed, "3" or "3a", in any digits and with any separators. */
static void each_number(struct task *t, struct str typed, void (*fn)(void *x, struct str number), void *x)
{
    struct str rest = lang_fold(t->a, typed), word;

    while (!str_empty(rest) && str_cut(&rest, ' ', &word))
        if (!str_empty(word))
            fn(x, word);
}

struct marking {
    struct task *t;
    struct quick_view *v;
    enum mark mark;
};

static void unknown(struct marking *m, struct str number)
{
    m->v->unknown = str_empty(m->v->unknown) ? str_copy(m->t->a, number)
                                             : str_fmt(m->t->a, "%.*s%.*s%.*s", STR_ARG(m->v->unknown),
                                                   STR_ARG(lang_comma(m->t->lang)), STR_ARG(number));
}

static void mark_number(void *x, struct str number)
{
    struct marking *m = x;
    int64_t n;

    if (str_int(number, &n) && n >= 1 && n <= (int64_t)m->v->rows.n)
        m->v->rows.at[n - 1].mark = str_of(mark_code(m->mark));
    else
        unknown(m, number);
}

static void child_came(void *x, struct str number)
{
    struct marking *m = x;

    for (size_t i = 0; i < m->v->children.n; i++)
        if (str_eq(m->v->children.at[i].number, number)) {
            m->v->children.at[i].came = true;
            return;
        }
    unknown(m, number);
}

static void quick_rows(struct task *t, const struct sheet *sheet, struct quick_view *v)
{
    for (size_t i = 0; i < sheet->rows.n; i++) {
        /* who has told us stays so, unless the paper says otherwise */
        enum mark stands = mark_means(sheet->rows.at[i].mark) == MEANS_TOLD ? sheet->rows.at[i].mark : MARK_present;
        struct str mark = str_of(mark_code(stands));
        struct quick_row row = { id_str(t->a, sheet->rows.at[i].person), sheet->rows.at[i].name, mark, (int64_t)i + 1 };
        LIST_ADD(t->a, &v->rows, row);
        for (size_t k = 0; k < sheet->rows.at[i].children.n; k++) {
            struct quick_child child = { id_str(t->a, sheet->rows.at[i].children.at[k].child), child_number(t, i, k),
                sheet->rows.at[i].children.at[k].name, false };
            if (!sheet->rows.at[i].children.at[k].folded)
                LIST_ADD(t->a, &v->children, child);
        }
    }
}

/* Each mark but the usual one has a field of its code, the last mark first; of a number typed twice the later one
 * counts: "late" is more than "absent". */
static void typed_marks(struct req *r, struct marking *m)
{
    for (m->mark = MARK__N - 1; m->mark > MARK_NONE; m->mark--) {
        struct quick_mark one = { str_of(mark_code(m->mark)), str_of(lang_tr(r->task.lang, mark_name(m->mark))),
            req_get(r, mark_code(m->mark)) };
        if (m->mark == MARK_present)
            continue;
        LIST_ADD(r->task.a, &m->v->marks, one);
        each_number(&r->task, one.typed, mark_number, m);
    }
}

struct reply attendance_quick(struct req *r)
{
    struct task *t = &r->task;
    struct quick_view v = { .session = r->ids[0],
        .came = req_get(r, "came"),
        .visitors = str_trim(req_get(r, "visitors")),
        .action = URL(t, attendance_quick, r->ids[0]),
        .back = URL(t, attendance_register, r->ids[0]) };
    struct sheet sheet;
    int64_t visitors;

    if (attendance_sheet(t, r->ids[0], &sheet) != DONE)
        return reply_not_found(r);
    v.s = sheet.s;
    v.version = sheet.s.register_version;
    v.correcting = sheet.correcting;
    struct marking m = { t, &v, MARK_NONE };
    quick_rows(t, &sheet, &v);
    typed_marks(r, &m);
    each_number(t, v.came, child_came, &m);
    if (!str_empty(v.visitors) && !str_int(lang_fold(t->a, v.visitors), &visitors))
        unknown(&m, v.visitors);
    v.preview = req_has(r, "look") && str_empty(v.unknown);
    return SHOW(r, 200, attendance_quick, &v);
}

/* esf_board_web: the board of records. Each line leads to the field where it is written, and from there back to the
 * list as it was. No rules here. */
#include "auth/permissions.h"
#include "auth/viewer.h"
#include "lang/lang.h"
#include "reports_board_html.h"
#include "rooms/projects/projects.h"
#include "rooms/reports/esf_board.h"
#include "rooms/reports/esf_board_view.h"
#include "rooms/reports/reports.h"
#include "rooms/routes.h"
#include "web/req.h"

enum { LINES_SHOWN = 25 };

static const char *const KINDS[BOARD_KINDS] = {
    [BOARD_MISSING] = "missing",
    [BOARD_CONTRADICTS] = "contradictory",
    [BOARD_LATE] = "late",
};

/* Where each is written: the field of a page's form. person: of her own file, else of the participation. */
struct board_place {
    const char *field;
    bool person;
};
static const struct board_place FACT_PLACES[ESF_FACTS__N] = {
    [ESF_FACT_gender] = { "person-gender", true },
    [ESF_FACT_birth_date] = { "person-birth_date", true },
    [ESF_FACT_entry_date] = { "entry-entry_date", false },
    [ESF_FACT_entry_status] = { "entry-entry_status", false },
    [ESF_FACT_entry_education] = { "entry-entry_education", false },
};
static const struct board_place CHECK_PLACES[ESF_CHECKS__N] = {
    [ESF_CHECK_left_before_entry] = { "leaving-exit_date", false },
    [ESF_CHECK_born_after_entry] = { "person-birth_date", true },
    [ESF_CHECK_unemployed_in_education] = { "entry-entry_status", false },
    [ESF_CHECK_student_not_in_education] = { "entry-entry_in_education", false },
    [ESF_CHECK_unemployed_since_without] = { "entry-unemployed_since", false },
    [ESF_CHECK_exit_unemployed_in_education] = { "leaving-exit_status", false },
    [ESF_CHECK_exit_student_not_in_education] = { "leaving-exit_in_education", false },
    [ESF_CHECK_exit_asked_outside] = { "leaving-exit_status_on", false },
    [ESF_CHECK_six_month_too_early] = { "six_months-six_month_date", false },
    [ESF_CHECK_six_month_no_day] = { "six_months-six_month_date", false },
    [ESF_CHECK_six_month_no_answer] = { "six_months-six_month_status", false },
    [ESF_CHECK_improved_without_work] = { "six_months-six_month_improved", false },
    [ESF_CHECK_exit_not_asked] = { "leaving-exit_status", false },
    [ESF_CHECK_six_month_not_asked] = { "six_months-six_month_status", false },
};

static struct url board_url(struct task *t, const struct board_asked *q)
{
    struct url here = URL(t, reports_board);

    here = q->project != 0 ? url_with_id(t->a, here, "project", q->project) : url_with(t->a, here, "whose", S("me"));
    if (q->kind != BOARD_KINDS)
        here = url_with(t->a, here, "show", str_of(KINDS[q->kind]));
    if (q->worker == BOARD_NOBODY)
        here = url_with(t->a, here, "worker", S("nobody"));
    else if (q->worker != 0)
        here = url_with_id(t->a, here, "worker", q->worker);
    return here;
}

static enum board_kind kind_asked(struct req *r)
{
    enum board_kind k = 0;

    while (k < BOARD_KINDS && !str_is(req_get(r, "show"), KINDS[k]))
        k++;
    return k;
}

/* One's own (whose=me), or a project of which the viewer sees the persons; by itself what of these has something. */
static struct board_asked asked(struct req *r)
{
    struct task *t = &r->task;
    int64_t project = req_id(r, "project");
    struct board_asked q = { .project = project == 0 ? 0 : projects_current(t, project),
        .kind = kind_asked(r),
        .worker = str_is(req_get(r, "worker"), "nobody") ? BOARD_NOBODY : req_id(r, "worker"),
        .start = list_start(r),
        .limit = LINES_SHOWN };

    if (project == 0 && !req_has(r, "whose") && reports_records_open(t, 0).mine == 0)
        q.project = projects_current(t, 0);
    if (!board_may(t, q.project))
        q.project = q.worker = 0;
    return q;
}

static void add_tabs(struct task *t, const struct board_asked *q, struct board_view *v)
{
    struct project_briefs projects = projects_open_to(t);
    struct board_asked mine = { .kind = BOARD_KINDS };
    struct board_tab own = { board_url(t, &mine), str_of(tr(t, "Mine")), 0, q->project == 0 };

    LIST_ADD(t->a, &v->tabs, own);
    for (size_t i = 0; i < projects.n; i++) {
        struct board_asked there = { .project = projects.at[i].id, .kind = BOARD_KINDS };
        struct board_tab one = { board_url(t, &there), projects.at[i].name, 0, there.project == q->project };
        if (board_may(t, there.project))
            LIST_ADD(t->a, &v->tabs, one);
    }
}

static const char *kind_name(struct task *t, enum board_kind k)
{
    return k == BOARD_MISSING ? tr(t, "A fact is missing")
           : k == BOARD_LATE  ? trc(t, "records", "Late")
                              : trc(t, "records", "Contradictory");
}

static void add_kinds(struct task *t, const struct board_asked *q, const struct board *b, struct board_view *v)
{
    for (enum board_kind k = 0; k <= BOARD_KINDS; k++) {
        enum board_kind kind = k == 0 ? BOARD_KINDS : k - 1; /* all of them first */
        struct board_asked there = { .project = q->project, .worker = q->worker, .kind = kind };
        struct board_tab one = { board_url(t, &there), str_of(kind == BOARD_KINDS ? tr(t, "All") : kind_name(t, kind)),
            kind == BOARD_KINDS ? b->open : b->of[kind], kind == q->kind };
        LIST_ADD(t->a, &v->kinds, one);
    }
}

/* ---- a line */

static void add_problem(struct task *t, struct board_row *row, const struct board_line *line, const char *name,
    const struct board_place *place, struct url here)
{
    struct url page = place->person ? URL(t, people_edit, line->person)
                                    : URL(t, people_spell_page, line->person, line->spell);
    struct board_problem one = { .text = str_of(lang_tr(t->lang, name)) };

    one.link.s = str_fmt(t->a, "%.*s#%s", STR_ARG(url_with(t->a, page, "back", here.s).s), place->field);
    LIST_ADD(t->a, &row->problems, one);
}

static void add_row(
    struct task *t, struct board_view *v, const struct board *b, const struct board_line *line, struct url here)
{
    struct board_row row = {
        .person = URL(t, people_person, line->person), .name = line->name, .entry = line->entry, .worker = S("–")
    };

    for (unsigned i = 0; i < ESF_FACTS__N; i++)
        if (line->missing >> i & 1)
            add_problem(t, &row, line, esf_fact_names[i].name, &FACT_PLACES[i], here);
    for (unsigned i = 0; i < ESF_CHECKS__N; i++)
        if (line->checks >> i & 1)
            add_problem(t, &row, line, esf_check_rules[i].name, &CHECK_PLACES[i], here);
    for (size_t i = 0; line->worker != 0 && i < b->workers.n; i++)
        if (b->workers.at[i].staff == line->worker)
            row.worker = b->workers.at[i].name;
    if (v->projects)
        row.project = projects_name(t, line->project);
    LIST_ADD(t->a, &v->rows, row);
}

/* ---- by worker, and the rules */

static void add_workers(struct task *t, const struct board_asked *q, const struct board *b, struct board_view *v)
{
    for (size_t i = 0; i < b->workers.n; i++) {
        const struct board_worker *w = &b->workers.at[i];
        struct board_asked there = {
            .project = q->project, .kind = BOARD_KINDS, .worker = w->staff == 0 ? BOARD_NOBODY : w->staff
        };
        struct str name = w->staff == 0 ? str_of(tr(t, "Nobody is responsible yet")) : w->name;
        struct board_worker_row row = { board_url(t, &there), name, w->of[BOARD_MISSING], w->of[BOARD_CONTRADICTS],
            w->of[BOARD_LATE], w->records };
        if (q->worker == there.worker)
            v->worker = name;
        LIST_ADD(t->a, &v->workers, row);
    }
}

static void add_rules(struct task *t, struct board_view *v)
{
    struct board_rule lacking = { str_of(tr(t, "A fact is missing")),
        str_of(tr(t, "A record is complete when gender, the whole date of birth, the first day, and situation and "
                     "education on the first day are known. Only complete records count.")),
        S("Regulation (EU) 2021/1057, Article 17(5)") };

    LIST_ADD(t->a, &v->rules, lacking);
    for (unsigned i = 0; i < ESF_CHECKS__N; i++) {
        const struct esf_check_rule *rule = &esf_check_rules[i];
        struct board_rule one = { str_of(lang_tr(t->lang, rule->name)), str_of(lang_tr(t->lang, rule->text)),
            str_of(rule->source) };
        LIST_ADD(t->a, &v->rules, one);
    }
}

static void say(struct task *t, const struct board_asked *q, const struct board *b, struct board_view *v)
{
    struct str n = lang_number(t->a, t->lang, b->all), mine = lang_number(t->a, t->lang, b->mine);

    if (b->all == 0)
        return;
    if (q->project == 0) {
        v->finding = tr_fill(t->a,
            trn(t, "%n record is yours to complete, correct or ask.",
                "%n records are yours to complete, correct or ask.", b->all),
            &n, 1);
        return;
    }
    struct str counts[] = { n, lang_number(t->a, t->lang, board_records(t, q->project)) };
    v->finding = tr_fill(t->a,
        trn(t, "%n record of %2$s is incomplete, contradictory or late.",
            "%n records of %2$s are incomplete, contradictory or late.", b->all),
        counts, 2);
    if (b->mine > 0)
        v->yours = tr_fill(
            t->a, trn(t, "%n of them is yours to ask.", "%n of them are yours to ask.", b->mine), &mine, 1);
}

struct reply reports_board(struct req *r)
{
    struct task *t = &r->task;
    struct board_asked q = asked(r);
    struct board b = board_of(t, &q);
    struct board_view v = { .mine = q.project == 0, .projects = q.project == 0 && t->viewer->nprojects > 1 };

    if (b.lines.n == 0 && q.start > 0) { /* what stood on the last page is written */
        q.start = 0;
        b = board_of(t, &q);
    }
    struct url here = board_url(t, &q);
    add_tabs(t, &q, &v);
    add_kinds(t, &q, &b, &v);
    v.total = b.total, v.late = b.of[BOARD_LATE], v.cut = b.cut;
    v.pager = list_pager(t, here, q.start, LINES_SHOWN, b.total);
    v.follow_ups = q.project == 0 ? URL(t, follow_ups_page)
                                  : url_with_id(t->a, URL(t, follow_ups_page), "project", q.project);
    struct board_asked every = { .project = q.project, .kind = q.kind };
    v.all_workers = board_url(t, &every);
    if (q.project != 0) {
        add_workers(t, &q, &b, &v);
        v.eura = url_with_id(t->a, URL(t, reports_eura_list), "project", q.project);
    }
    if (q.start > 0)
        here = url_with_int(t->a, here, "start", q.start);
    for (size_t i = 0; i < b.lines.n; i++)
        add_row(t, &v, &b, &b.lines.at[i], here);
    add_rules(t, &v);
    say(t, &q, &b, &v);
    return SHOW(r, 200, board, &v);
}

/* eura_web: the pages for the authority's register: the list of a project, the sheet of one participation, marks. No
 * rules here. */
#include "auth/viewer.h"
#include "lang/lang.h"
#include "reports_eura_html.h"
#include "rooms/codes.h"
#include "rooms/projects/projects.h"
#include "rooms/reports/esf_board.h"
#include "rooms/reports/esf_rules.h"
#include "rooms/reports/eura_view.h"
#include "rooms/routes.h"
#include "web/req.h"

enum { LINES_SHOWN = 25, FILE_BYTES = 64 << 20 };

/* ---- the list of a project */

static const char *const SHOWS[EURA_SHOWS] = { "open", "changed", "entered" };

static struct url list_url(struct task *t, const struct eura_asked *q)
{
    struct url u = url_with_id(t->a, URL(t, reports_eura_list), "project", q->project);

    u = url_with(t->a, u, "stage", str_of(eura_stage_code(q->stage)));
    return url_with(t->a, u, "show", str_of(SHOWS[q->show]));
}

static struct str tab_name(struct task *t, enum eura_stage stage, enum eura_show show)
{
    bool start = stage == EURA_START;

    if (show == EURA_OPEN)
        return str_of(start ? tr(t, "Beginning: to enter") : tr(t, "Leaving: to enter"));
    if (show == EURA_CHANGED)
        return str_of(start ? tr(t, "Beginning: changed since") : tr(t, "Leaving: changed since"));
    return str_of(start ? tr(t, "Beginning: entered") : tr(t, "Leaving: entered"));
}

static struct eura_asked asked(struct req *r)
{
    struct eura_asked q = { .project = projects_current(&r->task, req_id(r, "project")),
        .start = list_start(r),
        .limit = LINES_SHOWN,
        .stage = eura_stage_of(req_get(r, "stage")) };

    if (q.stage == EURA_STAGES__N)
        q.stage = EURA_START;
    for (enum eura_show show = 0; show < EURA_SHOWS; show++)
        if (str_is(req_get(r, "show"), SHOWS[show]))
            q.show = show;
    return q;
}

static struct reply as_csv(struct req *r, int64_t project)
{
    struct task *t = &r->task;
    struct buf *o = task_buf(t, FILE_BYTES);

    eura_write(t, project, FORMAT_CSV_PEOPLE, o);
    task_must_fit(t, o);
    return reply_bytes(r, 200, table_format_type(FORMAT_CSV_PEOPLE), buf_view(o),
        str_z(t->a, str_fmt(t->a, "eura-%.*s.csv", STR_ARG(projects_code(t, project)))));
}

struct reply reports_eura_list(struct req *r)
{
    struct task *t = &r->task;
    struct eura_asked q = asked(r);
    struct eura_list_view v = { .marked = q.show != EURA_OPEN, .exit = q.stage == EURA_EXIT };

    if (!board_may(t, q.project))
        return reply_not_allowed(r);
    if (str_is(r->accept, "csv"))
        return as_csv(r, q.project);
    struct eura_lines list = eura_list(t, &q);
    if (list.n == 0 && q.start > 0) { /* those of the last page are entered */
        q.start = 0;
        list = eura_list(t, &q);
    }
    struct url here = list_url(t, &q);
    v.project_name = projects_name(t, q.project);
    v.total = list.total;
    v.pager = list_pager(t, here, q.start, LINES_SHOWN, list.total);
    v.csv = url_with(t->a, url_with_id(t->a, URL(t, reports_eura_list), "project", q.project), "format", S("csv"));
    for (enum eura_stage stage = 0; stage < EURA_STAGES__N; stage++)
        for (enum eura_show show = 0; show < EURA_SHOWS; show++) {
            struct eura_asked there = { .project = q.project, .stage = stage, .show = show };
            struct eura_tab one = { list_url(t, &there), tab_name(t, stage, show), list.of[stage][show],
                stage == q.stage && show == q.show };
            LIST_ADD(t->a, &v.tabs, one);
        }
    if (q.start > 0)
        here = url_with_int(t->a, here, "start", q.start);
    for (size_t i = 0; i < list.n; i++) {
        struct eura_row row = { url_with(t->a, URL(t, reports_eura_sheet, list.at[i].spell), "back", here.s),
            list.at[i] };
        LIST_ADD(t->a, &v.rows, row);
    }
    return SHOW(r, 200, eura_list, &v);
}

/* ---- the sheet of one */

/* Beside the reader's words those of the form, unless they are the same. */
static struct str form_word(struct task *t, const char *id)
{
    const struct lang *form = lang_by_tag(S("fi"));

    return form == t->lang ? S("") : str_of(lang_tr(form, id));
}

static void add_day(
    struct task *t, struct eura_part *part, const char *question, struct day day, struct url page, const char *field)
{
    struct eura_answer one = { .question = str_of(lang_tr(t->lang, question)),
        .form_question = form_word(t, question),
        .answer = lang_day(t->a, t->lang, day),
        .copy = lang_day(t->a, lang_by_tag(S("fi")), day),
        .missing = { str_fmt(t->a, "%.*s#%s", STR_ARG(page.s), field) },
        .known = day_whole(day) };

    LIST_ADD(t->a, &part->answers, one);
}

static void add_word(struct task *t, struct eura_part *part, const char *question, const char *answer, struct url page,
    const char *field)
{
    struct eura_answer one = { .question = str_of(lang_tr(t->lang, question)),
        .form_question = form_word(t, question),
        .missing = { str_fmt(t->a, "%.*s#%s", STR_ARG(page.s), field) },
        .known = answer != NULL };

    if (answer != NULL) {
        one.answer = str_of(lang_tr(t->lang, answer));
        one.form_answer = form_word(t, answer);
        one.copy = str_of(lang_tr(lang_by_tag(S("fi")), answer));
    }
    LIST_ADD(t->a, &part->answers, one);
}

static const char *situation_word(enum eura_situation s)
{
    return s == EURA_SITUATIONS__N ? NULL : eura_situations.at[s].name;
}

static const char *code_word(const struct codes *codes, struct str code)
{
    for (size_t i = 0; i < codes->n; i++)
        if (str_is(code, codes->at[i].code))
            return codes->at[i].name;
    return NULL;
}

static void add_code(struct task *t, struct eura_part *part, struct str code)
{
    struct eura_answer one = { .question = str_of(tr(t, "Project code")),
        .form_question = form_word(t, N_("Project code")),
        .answer = code,
        .copy = code,
        .known = true };

    LIST_ADD(t->a, &part->answers, one);
}

static void fill_part(
    struct task *t, struct eura_part *part, const struct eura_sheet *s, enum eura_stage stage, struct url facts)
{
    const struct eura_mark *mark = &s->marks[stage];

    part->code = eura_stage_code(stage);
    part->entered = day_known(mark->day);
    part->changed = part->entered && mark->changed;
    part->ready = eura_answered(s, stage);
    part->when = lang_day(t->a, t->lang, mark->day);
    part->who = mark->staff_name;
    add_code(t, part, s->project_code);
    if (stage == EURA_START) {
        part->title = str_of(tr(t, "When beginning in the project"));
        add_day(t, part, N_("First day in the project"), s->entry, facts, "entry-entry_date");
        add_word(t, part, N_("Highest completed education"),
            esf_education_of(s->education) >= 0 ? code_word(&CODES_education, s->education) : NULL, facts,
            "entry-entry_education");
        add_word(t, part, N_("Situation in the labour market when beginning"), situation_word(s->at_entry), facts,
            "entry-entry_status");
        return;
    }
    part->title = str_of(tr(t, "When leaving the project"));
    add_day(t, part, N_("Last day in the project"), s->exit, facts, "leaving-exit_date");
    add_word(t, part, N_("Situation in the labour market when leaving"), situation_word(s->at_exit), facts,
        "leaving-exit_status");
    add_word(t, part, N_("Did the project give a qualification or other vocational competence?"),
        s->qualification == YESNO_UNKNOWN ? NULL
                                          : code_word(&CODES_yesno, s->qualification == YES ? S("yes") : S("no")),
        facts, "leaving-qualification_gained");
}

/* Whoever does not see the project's lists comes from the person. */
static struct url listed(struct req *r, const struct eura_sheet *s)
{
    if (!board_may(&r->task, s->project))
        return URL(&r->task, people_person, s->person);
    struct url list = URL(&r->task, reports_eura_list);

    return list_back(r, list, url_with_id(r->task.a, list, "project", s->project));
}

struct reply reports_eura_sheet(struct req *r)
{
    struct task *t = &r->task;
    struct eura_sheet s;
    enum outcome how = eura_sheet(t, r->ids[0], &s);

    if (how != DONE)
        return reply_refused(r, how);
    struct url back = listed(r, &s), here = URL(t, reports_eura_sheet, s.spell);
    struct url facts = URL(t, people_spell_page, s.person, s.spell);
    struct url mend = url_with(t->a, facts, "back", url_with(t->a, here, "back", back.s).s);
    struct eura_sheet_view v = { .name = s.name,
        .person = URL(t, people_person, s.person),
        .back = back,
        .back_text = board_may(t, s.project) ? tr(t, "Back to the list") : tr(t, "Back to the person"),
        .facts = facts,
        .spell = s.spell,
        .version = s.version };

    for (size_t i = 0; i < s.periods.n && s.periods.n > 1; i++) {
        struct eura_period_line line = { s.periods.at[i],
            url_with(t->a, URL(t, reports_eura_sheet, s.periods.at[i].spell), "back", back.s),
            s.periods.at[i].spell == s.spell };
        LIST_ADD(t->a, &v.periods, line);
    }
    for (enum eura_stage stage = 0; stage < EURA_STAGES__N; stage++) {
        struct eura_part part = { 0 };
        if (stage == EURA_EXIT && !day_known(s.exit))
            continue;
        fill_part(t, &part, &s, stage, mend);
        LIST_ADD(t->a, &v.parts, part);
    }
    return SHOW(r, 200, eura_sheet, &v);
}

struct reply reports_eura_enter(struct req *r)
{
    struct task *t = &r->task;
    struct url sheet = url_with(t->a, URL(t, reports_eura_sheet, r->ids[0]), "back", req_get(r, "back"));
    enum eura_stage stage = eura_stage_of(req_get(r, "stage"));

    if (stage == EURA_STAGES__N)
        return reply_not_found(r);
    enum outcome how = eura_enter(t, r->ids[0], stage, req_version(r));
    if (how == CONFLICT)
        return reply_redirect(r, sheet, tr(t, "A fact has changed meanwhile. Look at the answers again."));
    if (how == INVALID)
        return reply_redirect(r, sheet, tr(t, "It can be marked when every answer is known."));
    return reply_outcome(r, how, sheet, tr(t, "Marked as entered."));
}

struct reply reports_eura_take_back(struct req *r)
{
    struct task *t = &r->task;
    struct url sheet = url_with(t->a, URL(t, reports_eura_sheet, r->ids[0]), "back", req_get(r, "back"));
    enum eura_stage stage = eura_stage_of(req_get(r, "stage"));

    if (stage == EURA_STAGES__N)
        return reply_not_found(r);
    return reply_outcome(r, eura_take_back(t, r->ids[0], stage), sheet, tr(t, "The mark is taken back."));
}

/* eura: see the header. No pages here. */
#include "rooms/reports/eura.h"

#include "auth/journal.h"
#include "auth/viewer.h"
#include "eura_sql.h"
#include "lang/lang.h"
#include "rooms/codes.h"
#include "rooms/projects/projects.h"
#include "rooms/reports/esf_board.h"
#include "rooms/reports/esf_rules.h"
#include "rooms/reports/reports.h"

static const struct code situation_rows[] = {
#define X(code, name) { #code, name },
    EURA_SITUATIONS(X)
#undef X
};
const struct codes eura_situations = { "eura_situation", situation_rows, EURA_SITUATIONS__N };

static const char *const stage_codes[EURA_STAGES__N] = {
#define X(NAME, code) #code,
    EURA_STAGES(X)
#undef X
};
static const char *const show_codes[EURA_SHOWS] = { "open", "changed", "entered" };

const char *eura_stage_code(enum eura_stage stage) { return stage_codes[stage]; }

enum eura_stage eura_stage_of(struct str code)
{
    enum eura_stage s = 0;

    while (s < EURA_STAGES__N && !str_is(code, stage_codes[s]))
        s++;
    return s;
}

enum eura_situation eura_situation(struct str status, enum yesno in_education)
{
    switch (esf_status_of(status)) {
    case ESF_EMPLOYED:
    case ESF_LEAVE_EMPLOYED: return EURA_SITUATION_working;
    case ESF_SELF_EMPLOYED: return EURA_SITUATION_self_employed;
    case ESF_UNEMPLOYED: return EURA_SITUATION_unemployed;
    case ESF_STUDENT: return EURA_SITUATION_studying;
    case ESF_LEAVE:
    case ESF_OTHER: return in_education == YES ? EURA_SITUATION_studying : EURA_SITUATION_none;
    case ESF_UNKNOWN: break;
    }
    return EURA_SITUATIONS__N;
}

/* ---- one participation */

/* As the page of the participation asks. */
static enum outcome may_write(struct task *t, int64_t person, int64_t project)
{
    if (!people_sees_card(t, person))
        return NOT_FOUND;
    return role_writes_of_persons(viewer_role_in(t->viewer, project)) ? DONE : NOT_ALLOWED;
}

static void put_marks(struct task *t, int64_t spell, const struct eura_sql_sheet_row *row, struct eura_sheet *s)
{
    struct eura_sql_marks_rows marks = eura_sql_marks(t, spell);

    for (size_t i = 0; i < marks.n; i++) {
        enum eura_stage stage = eura_stage_of(marks.at[i].stage);
        struct str now = stage == EURA_START ? row->start_answers : row->exit_answers;
        if (stage != EURA_STAGES__N)
            s->marks[stage] = (struct eura_mark){ marks.at[i].day, marks.at[i].staff_name,
                !str_eq(marks.at[i].answers, now) };
    }
}

static void put_periods(struct task *t, struct eura_sheet *s)
{
    struct eura_sql_periods_rows rows = eura_sql_periods(t, s->person, s->project, EURA_PERIODS_MOST);

    for (size_t i = 0; i < rows.n; i++) {
        struct eura_period one = { rows.at[i].spell, INT_NONE, rows.at[i].entry_date, rows.at[i].exit_date };
        struct day left = i > 0 ? rows.at[i - 1].exit_date : DAY("");
        if (day_whole(left) && day_whole(one.entry) && day_cmp(one.entry, left) > 0)
            one.outside = day_number(one.entry) - day_number(left) - 1;
        LIST_ADD(t->a, &s->periods, one);
    }
}

static enum outcome read_sheet(
    struct task *t, int64_t spell, struct eura_sql_sheet_row *ret_row, struct eura_sheet *ret_sheet)
{
    struct eura_sql_sheet_row row;

    if (!eura_sql_sheet(t, spell, &row))
        return NOT_FOUND;
    enum outcome may = may_write(t, row.person, row.project);
    if (may != DONE)
        return may;
    *ret_sheet = (struct eura_sheet){ .spell = spell,
        .person = row.person,
        .project = row.project,
        .version = row.version,
        .name = people_full_name(t, row.given_names, row.family_name),
        .project_code = row.project_code,
        .education = row.entry_education,
        .entry = row.entry_date,
        .exit = row.exit_date,
        .at_entry = eura_situation(row.entry_status, row.entry_in_education),
        .at_exit = eura_situation(row.exit_status, row.exit_in_education),
        .qualification = row.qualification_gained };
    put_marks(t, spell, &row, ret_sheet);
    put_periods(t, ret_sheet);
    *ret_row = row;
    return DONE;
}

enum outcome eura_sheet(struct task *t, int64_t spell, struct eura_sheet *ret_sheet)
{
    struct eura_sql_sheet_row row;

    return read_sheet(t, spell, &row, ret_sheet);
}

bool eura_answered(const struct eura_sheet *s, enum eura_stage stage)
{
    if (stage == EURA_START)
        return day_whole(s->entry) && esf_education_of(s->education) >= 0 && s->at_entry != EURA_SITUATIONS__N;
    return day_whole(s->exit) && s->at_exit != EURA_SITUATIONS__N && s->qualification != YESNO_UNKNOWN;
}

/* What the journal says of the participation. */
static struct str noted(struct task *t, enum eura_stage stage) { return str_fmt(t->a, "eura_%s", stage_codes[stage]); }

enum outcome eura_enter(struct task *t, int64_t spell, enum eura_stage stage, int64_t version)
{
    struct eura_sql_sheet_row row;
    struct eura_sheet s;
    enum outcome may = read_sheet(t, spell, &row, &s);

    if (may != DONE)
        return may;
    if (s.version != version)
        return CONFLICT;
    if (!eura_answered(&s, stage))
        return INVALID;
    if (day_known(s.marks[stage].day) && !s.marks[stage].changed)
        return DONE; /* who entered it first stays there */
    eura_sql_enter(t, spell, str_of(stage_codes[stage]), stage == EURA_START ? row.start_answers : row.exit_answers,
        t->today, t->viewer->staff);
    journal_write(t, JOURNAL_CHANGE, "participation", spell, noted(t, stage));
    return DONE;
}

enum outcome eura_take_back(struct task *t, int64_t spell, enum eura_stage stage)
{
    struct eura_sheet s;
    enum outcome may = eura_sheet(t, spell, &s);

    if (may != DONE)
        return may;
    if (eura_sql_take_back(t, spell, str_of(stage_codes[stage])) > 0)
        journal_write(t, JOURNAL_CHANGE, "participation", spell, noted(t, stage));
    return DONE;
}

void reports_spells_going(struct task *t, int64_t import) { eura_sql_going(t, import); }

/* ---- of a project */

static void put_counts(struct task *t, int64_t project, struct eura_lines *list)
{
    struct eura_sql_counts_row n;

    if (!eura_sql_counts(t, project, &n))
        return;
    const int64_t counts[EURA_STAGES__N][EURA_SHOWS] = {
        [EURA_START] = { [EURA_OPEN] = n.start_open,
            [EURA_CHANGED] = n.start_changed,
            [EURA_ENTERED] = n.start_entered },
        [EURA_EXIT] = { [EURA_OPEN] = n.exit_open, [EURA_CHANGED] = n.exit_changed, [EURA_ENTERED] = n.exit_entered },
    };
    memcpy(list->of, counts, sizeof counts);
}

#define TAKE(rows_, day_) \
    for (size_t i = 0; i < (rows_).n; i++) { \
        struct eura_line one = { .spell = (rows_).at[i].spell, \
            .person = (rows_).at[i].person, \
            .name = people_full_name(t, (rows_).at[i].given_names, (rows_).at[i].family_name), \
            .day = (rows_).at[i].day_, \
            .mark = { (rows_).at[i].day, (rows_).at[i].staff_name, q->show == EURA_CHANGED } }; \
        LIST_ADD(t->a, &list, one); \
    }

struct eura_lines eura_list(struct task *t, const struct eura_asked *q)
{
    struct eura_lines list = { 0 };
    struct str show = str_of(show_codes[q->show]);

    if (!board_may(t, q->project))
        return list;
    put_counts(t, q->project, &list);
    list.total = list.of[q->stage][q->show];
    if (q->stage == EURA_START) {
        struct eura_sql_starts_rows rows = eura_sql_starts(t, q->project, show, q->limit, q->start);
        TAKE(rows, entry_date)
    } else {
        struct eura_sql_exits_rows rows = eura_sql_exits(t, q->project, show, q->limit, q->start);
        TAKE(rows, exit_date)
    }
    return list;
}

/* ---- as a file */

const struct column eura_columns[EURA_COLUMNS__N] = {
#define C(name, title, what, list) { #name, title, .type = COLUMN_##what, .codes = list },
    EURA_COLUMNS(C)
#undef C
};

struct writing {
    struct str code;
    struct tables *tables;
};

static struct cell situation_cell(struct str status, enum yesno in_education)
{
    enum eura_situation s = eura_situation(status, in_education);

    return s == EURA_SITUATIONS__N ? cell_none() : cell_s(str_of(situation_rows[s].code));
}

static bool write_row(void *x, const struct eura_sql_all_row *row)
{
    struct writing *w = x;
    const struct cell cells[EURA_COLUMNS__N] = {
        [EURA_COLUMN_project] = cell_s(w->code),
        [EURA_COLUMN_given_names] = cell_s(row->given_names),
        [EURA_COLUMN_family_name] = cell_s(row->family_name),
        [EURA_COLUMN_start_date] = cell_day(&row->entry_date),
        [EURA_COLUMN_education] = cell_s(row->entry_education),
        [EURA_COLUMN_start_situation] = situation_cell(row->entry_status, row->entry_in_education),
        [EURA_COLUMN_end_date] = cell_day(&row->exit_date),
        [EURA_COLUMN_end_situation] = situation_cell(row->exit_status, row->exit_in_education),
        [EURA_COLUMN_qualification] = row->qualification_gained == YESNO_UNKNOWN
                                          ? cell_none()
                                          : cell_s(row->qualification_gained == YES ? S("yes") : S("no")),
    };

    tables_row(w->tables, cells);
    return true;
}

void eura_write(struct task *t, int64_t project, enum table_format f, struct buf *o)
{
    const struct table_head head = { S("participants"), str_of(tr(t, "Answers for EURA")), eura_columns,
        EURA_COLUMNS__N };
    struct writing w = { projects_code(t, project), tables_to_buf(t, f, o) };

    tables_begin(w.tables, &head);
    if (board_may(t, project))
        eura_sql_all(t, project, write_row, &w);
    tables_end(w.tables);
    tables_close(w.tables);
}

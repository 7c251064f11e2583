/* eura: what is typed into the participant register of the authority (EURA 2021), which takes no files: of each
 * participation the answers in the order and wording of its two forms, and a mark that says who entered them, and when.
 *
 * Never more than section 56(1) of Act 757/2021 lets that register store: project, names, age, gender, contact details,
 * non-disclosure, highest qualification, qualification gained, situation in the labour market, first and last day. Of
 * these the forms ask for the columns of eura_columns, and nothing else is given here; no identity code, citizenship,
 * language, family or health. A test holds the columns.
 * Source: Act 757/2021, sections 56 and 57; the exit form as it was in 2025. The choices of the start form were not
 * seen: they are taken to be those of the exit form. */
#pragma once
#include "rooms/people/people.h"
#include "rooms/tables/tables.h"

/* START: asked when she begins; EXIT: when she has left. Each is entered by itself. */
#define EURA_STAGES(X) \
    X(START, start) \
    X(EXIT, exit)
enum eura_stage {
#define X(NAME, code) EURA_##NAME,
    EURA_STAGES(X)
#undef X
        EURA_STAGES__N
};
const char *eura_stage_code(enum eura_stage stage); /* "start" */
enum eura_stage eura_stage_of(struct str code);     /* EURA_STAGES__N: none */

/* The choices of the form, in its order. Names are message ids; in Finnish they are the form's own words. */
#define EURA_SITUATIONS(X) \
    X(unemployed, N_("Unemployed job seeker")) \
    X(studying, N_("Studying or in training")) \
    X(working, N_("In work (also apprenticeship)")) \
    X(self_employed, N_("Self-employed (also own-account professionals)")) \
    X(none, N_("None of these"))
enum eura_situation {
#define X(code, name) EURA_SITUATION_##code,
    EURA_SITUATIONS(X)
#undef X
        EURA_SITUATIONS__N
};
extern const struct codes eura_situations;
/* Our situation in the words of the form: who is in education and has no other answer there studies; who is on
 * maternity or paternity leave from a job works; at home with a child or on parental leave is none of these.
 * EURA_SITUATIONS__N: not known. */
enum eura_situation eura_situation(struct str status, enum yesno in_education);

enum eura_show { EURA_OPEN, EURA_CHANGED, EURA_ENTERED, EURA_SHOWS };
/* changed: a fact is no longer what it was when it was entered: the mark counts no more. */
struct eura_mark {
    struct day day; /* "": never entered */
    struct str staff_name;
    bool changed;
};
/* Her participations in the project, in the order of their days: EURA takes the answers of each by itself. outside:
 * days between the end of the one before and the beginning of this; INT_NONE: none before, or a day is not known. */
struct eura_period {
    int64_t spell, outside;
    struct day entry, exit;
};
struct eura_periods {
    struct eura_period *at;
    size_t n, cap;
};
enum { EURA_PERIODS_MOST = 50 };
/* The answers of a participation. version: of the participation, when they were read. */
struct eura_sheet {
    int64_t spell, person, project, version;
    struct str name, project_code, education; /* education: code */
    struct day entry, exit;
    enum eura_situation at_entry, at_exit;
    enum yesno qualification;
    struct eura_mark marks[EURA_STAGES__N];
    struct eura_periods periods; /* this one among them */
};
/* NOT_FOUND for who does not see her card; NOT_ALLOWED for who may not write of this participation. */
enum outcome eura_sheet(struct task *t, int64_t spell, struct eura_sheet *ret_sheet) MUST_USE;
bool eura_answered(const struct eura_sheet *s, enum eura_stage stage); /* is each answer of the form known? */
/* Entered today by the viewer. CONFLICT: a fact changed since the page was shown; INVALID: an answer is missing. */
enum outcome eura_enter(struct task *t, int64_t spell, enum eura_stage stage, int64_t version) MUST_USE;
enum outcome eura_take_back(struct task *t, int64_t spell, enum eura_stage stage) MUST_USE;

struct eura_line {
    int64_t spell, person;
    struct str name;
    struct day day; /* the first or the last */
    struct eura_mark mark;
};
struct eura_lines {
    struct eura_line *at;
    size_t n, cap;
    int64_t total, of[EURA_STAGES__N][EURA_SHOWS];
};
struct eura_asked {
    int64_t project, start, limit;
    enum eura_stage stage;
    enum eura_show show;
};
/* Of a project, by name: for who sees its persons; else none. */
struct eura_lines eura_list(struct task *t, const struct eura_asked *q);

#define EURA_COLUMNS(C) \
    C(project, N_("Project code"), TEXT, NULL) \
    C(given_names, N_("First names"), TEXT, NULL) \
    C(family_name, N_("Family name"), TEXT, NULL) \
    C(start_date, N_("First day in the project"), DAY, NULL) \
    C(education, N_("Highest completed education"), CODE, &CODES_education) \
    C(start_situation, N_("Situation when beginning"), CODE, &eura_situations) \
    C(end_date, N_("Last day in the project"), DAY, NULL) \
    C(end_situation, N_("Situation when leaving"), CODE, &eura_situations) \
    C(qualification, N_("Qualification gained in the project"), CODE, &CODES_yesno)
enum eura_column {
#define C(key, heading, type, codes) EURA_COLUMN_##key,
    EURA_COLUMNS(C)
#undef C
        EURA_COLUMNS__N
};
extern const struct column eura_columns[EURA_COLUMNS__N];
/* All of a project, by name, for who sees its persons. */
void eura_write(struct task *t, int64_t project, enum table_format f, struct buf *o);

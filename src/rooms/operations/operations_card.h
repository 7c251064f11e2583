/* operations_card: what a manager writes for the public page of a project, what of it everybody sees, and the figures
 * that stand on it. Only for the files of this room. */
#pragma once
#include "rooms/operations/operations.h"
#include "rooms/reports/reports.h"

enum { OPERATION_TEXT_MOST = 4000, OPERATION_FIGURES_MOST = 40, OPERATION_PARTS_MOST = 2000 };

/* What is wrong with theme and goals: codes that there are not. */
void operations_check_card(struct task *t, const struct operation_card *c, struct problems *ps);
bool operations_may_write(const struct task *t, int64_t project);

/* What of the project would be shown now, and the same of what is shown. False: there is no such project; it is not
 * shown. */
struct operation_words {
    struct str tag, name, summary, doing, reached;
};
struct operation_texts {
    struct operation_words *at;
    size_t n, cap;
};
struct operation_rest {
    struct str goals, partners, municipalities, predecessor, umbrella, parts, contact_role, contact_phone,
        contact_email;
};
struct operation_page {
    struct operation o;
    struct operation_texts texts;
    struct operation_rest rest;
};
bool operations_page_now(struct task *t, int64_t project, struct operation_page *ret_page);
bool operations_page_shown(struct task *t, int64_t operation, struct operation_page *ret_page);
int64_t operations_of_project(struct task *t, int64_t project); /* the operation that is shown; 0: none */
/* Does everybody see something else than would be published now? */
bool operations_page_waits(struct task *t, const struct operation_card *c);
/* A kept page of it is of one such text. False: it is not shown. */
bool operations_page_stamp(struct task *t, int64_t operation, struct str *ret_stamp);
/* What the project has published, the newest first. */
struct operation_paper {
    int64_t id;
    struct str kind, title;
    const struct lang *lang;
};
struct operation_papers {
    struct operation_paper *at;
    size_t n, cap;
};
struct operation_papers operations_published(struct task *t, int64_t project, int64_t limit);
/* What the list of operations must say and nobody has written: sentences. None: the project is listed once it is
 * published. */
struct strs operations_missing(struct task *t, const struct operation_page *p);

enum outcome operations_withdraw(struct task *t, int64_t project, int64_t version) MUST_USE;

/* ---- figures (operations_figures.c). In the task's language. */
struct operation_figure {
    int64_t id, run, n;
    struct str report, spot, type, rules, program, heading, line, name, definition, value; /* value: as it is shown */
    struct day from, to;
    struct instant counted_at;
    bool chosen, shown;
};
struct operation_figures {
    struct operation_figure *at;
    size_t n, cap;
};
/* Those that are shown; or that are chosen. */
struct operation_figures operations_figures(struct task *t, int64_t project, bool shown);
void operations_figures_show(struct task *t, int64_t project, bool shown); /* what is chosen; none */

/* ---- shared with operations_put.c */
struct operations_put_sql_shown_row;
struct operation operation_of(const struct operations_put_sql_shown_row *r);
bool operation_same(const struct operation *a, const struct operation *b);
void operation_take_out(struct task *t, int64_t operation);

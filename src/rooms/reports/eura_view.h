/* eura_view: what the pages for the authority's register show. */
#pragma once
#include "html/html.h"
#include "rooms/parts.h"
#include "rooms/reports/eura.h"

/* An answer: the question and the answer as the reader reads them, and in the form's own language. copy: what goes into
 * the field; missing: where the fact is written. */
struct eura_answer {
    struct str question, form_question, answer, form_answer, copy;
    struct url missing;
    bool known;
};
struct eura_answers {
    struct eura_answer *at;
    size_t n, cap;
};
struct eura_part {
    struct str title, when, who; /* when, who: of the mark */
    const char *code;
    struct eura_answers answers;
    bool entered, changed, ready;
};
struct eura_parts {
    struct eura_part *at;
    size_t n, cap;
};
struct eura_period_line {
    struct eura_period one;
    struct url link;
    bool here; /* it is the one of this sheet */
};
struct eura_period_lines {
    struct eura_period_line *at;
    size_t n, cap;
};
struct eura_sheet_view {
    struct eura_period_lines periods; /* none when she has taken part once */
    struct eura_parts parts;
    struct str name;
    const char *back_text;
    struct url person, back, facts;
    int64_t spell, version;
};

struct eura_tab {
    struct url url;
    struct str name;
    int64_t n;
    bool current;
};
struct eura_tabs {
    struct eura_tab *at;
    size_t n, cap;
};
struct eura_row {
    struct url link;
    struct eura_line line;
};
struct eura_rows {
    struct eura_row *at;
    size_t n, cap;
};
struct eura_list_view {
    struct eura_tabs tabs;
    struct eura_rows rows;
    struct pager pager;
    struct str project_name;
    struct url csv;
    int64_t total;
    bool marked, exit;
};

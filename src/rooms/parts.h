/* parts: views of the small pieces of pages that every room may use (parts.html -> "parts_html.h"). */
#pragma once
#include "html/html.h"

/* Keyset pager: empty addresses where there is nothing more; drawn only when one of them is set. */
struct pager {
    struct url previous, next;
};

/* The pager of a list shown `shown` rows at a time from the row ?start= of `total` on; here: its address without it. */
struct pager list_pager(struct task *t, struct url here, int64_t start, int64_t shown, int64_t total);

/* ?start= of a list, 0 when it says nothing that is a row. */
struct req;
int64_t list_start(struct req *r);

/* Where a page was opened from, so that it can lead back there: ?back=, or the form's hidden field, when that is a page
 * of this list, however narrowed; else `otherwise`. */
struct url list_back(struct req *r, struct url list, struct url otherwise);

/* What a select of a searching form offers. */
struct pick {
    struct str value, name;
    bool chosen;
};
struct picks {
    struct pick *at;
    size_t n, cap;
};
void picks_add(struct task *t, struct picks *list, struct str value, struct str name, struct str chosen);
/* How long something has waited at least: whenever, a week, a month, three months; and the days of ?waited= when it is
 * one of these, else 0. */
struct picks waited_picks(struct task *t, int64_t days);
int64_t waited_days(struct req *r);

/* The pages of the work with one person, side by side. counsels: talks, plans, needs and what else is asked and agreed;
 * cases: whose she is. */
enum person_tab { PERSON_TAB_NONE, PERSON_TAB_TALKS, PERSON_TAB_APPOINTMENTS, PERSON_TAB_RISK, PERSON_TAB_RESPONSIBLE };
struct person_tabs {
    int64_t person;
    bool counsels, cases;
    enum person_tab current;
};
struct viewer;
struct person_tabs person_tabs_of(const struct viewer *v, int64_t person, enum person_tab current);

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

/* What a select of a searching form offers. */
struct pick {
    struct str value, name;
    bool chosen;
};
struct picks {
    struct pick *at;
    size_t n, cap;
};

/* operations_web: what the pages of this room share. Only for its own files. */
#pragma once
#include "rooms/operations/operations_view.h"
#include "rooms/routes.h"
#include "web/req.h"

struct operation_figure_views operation_figure_views(struct task *t, const struct operation_figures *figures);
const char *operation_phase_code(const struct task *t, struct day from, struct day to);
struct str operation_rate_text(struct task *t, int64_t rate); /* hundredths of a percent; "" not known */
/* ---- open pages (operations_find_web.c) */
struct url operation_in_language(struct task *t, unsigned first, const struct lang *l);
struct str operation_page_address(struct task *t, int64_t id); /* whole, for files */
/* The switch of a page that has an address in each language; query: what follows it. */
struct frame_open operation_frame(
    struct task *t, struct url (*in)(struct task *t, const struct lang *l, const void *x), const void *x);
struct url operations_find_url(struct task *t, const struct lang *l, const struct operations_wanted *w);
/* The file asked for, or false: a page is. */
bool operations_file_asked(struct req *r, enum operations_file *ret_file);
struct reply operations_file_reply(struct req *r, enum operations_file f, struct buf *o, const char *name);
/* ---- the map (operations_map.c) */
struct svg operations_map(struct task *t, const struct operation_region_rows *regions, struct str title);

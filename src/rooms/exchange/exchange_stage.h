/* exchange_stage: an import on its way through the browser: staged, checked by a job, mended, done. Only for files of
 * this room. */
#pragma once
#include "rooms/exchange/exchange.h"

struct staged {
    int64_t id, project, started_by, version;
    struct str state, file_names;
    struct instant started_at;
    int64_t n[EXCHANGE__N];
    bool is_sheet;    /* of somebody's own: it was said what its columns are */
    int64_t taken_up; /* times that its work began again after a stop of the server */
    int64_t left_out; /* rows */
};
struct staged_list {
    struct staged *at;
    size_t n, cap;
    int64_t hidden;
}; /* hidden: older ones that it leaves out */
/* One line of the preview. cells: exchange_changes() reads them; of a wrong cell: the whole cell as it was typed. who,
 * suggestion, may_stay: as in struct exchange_rejection. */
struct preview_line {
    int64_t place, line;
    struct str file, column, cells, reason, hint, who, suggestion;
    bool may_stay;
};
struct preview_lines {
    struct preview_line *at;
    size_t n, cap;
};

/* So many rows of each group a preview keeps, and all the rejected cells. */
enum { EXCHANGE_PREVIEW_MOST = 1000 };
const char *exchange_group_code(enum exchange_group g); /* "new" */
/* Imports of a project the viewer manages, newest first. */
enum { EXCHANGE_LISTED = 100 };
struct staged_list exchange_imports(struct task *t, int64_t project, struct str state, int64_t start);
/* NOT_FOUND; NOT_ALLOWED: the viewer does not manage its project. */
enum outcome exchange_staged(struct task *t, int64_t import, struct staged *ret) MUST_USE;
/* Keeps the files and lets a job check them. NOT_ALLOWED; CONFLICT: too much waits already. */
enum outcome exchange_stage(
    struct task *t, int64_t project, const struct exchange_file *files, size_t n, int64_t *ret_import) MUST_USE;
/* A mended cell, a row left out, a column renamed: see struct exchange_mend; then exchange_check_again. */
void exchange_mend(struct task *t, int64_t import, struct str file, int64_t line, struct str column, struct str value);
enum outcome exchange_check_again(struct task *t, int64_t import) MUST_USE;
/* Is its job waiting or running here? */
bool exchange_working(struct task *t, const struct staged *s);
/* Takes up work that stopped before it was done. CONFLICT: it is done, or at work. */
enum outcome exchange_go_on(struct task *t, int64_t import) MUST_USE;
/* Imports for good, in a job. CONFLICT: it is not in the state for it, or something is rejected still. */
enum outcome exchange_start(struct task *t, int64_t import) MUST_USE;
enum outcome exchange_cancel(struct task *t, int64_t import) MUST_USE;
/* Takes back what was imported, in a job. CONFLICT: it is not in the state for it. */
enum outcome exchange_undo_start(struct task *t, int64_t import) MUST_USE;
/* Why the last such job left it as it is; empty: there was none. */
struct str exchange_stays(struct task *t, int64_t import);
/* Is it in a state in which a job works on it, or should? */
bool exchange_is_busy(const struct staged *s);
/* What a changed row changes, and what another row says: one line per cell that says something. */
struct preview_change {
    struct str column, before, after;
};
struct preview_changes {
    struct preview_change *at;
    size_t n, cap;
};
struct preview_changes exchange_changes(struct task *t, struct str cells);
/* What was noticed while the files were read: file and (in cells) the sentence. */
struct preview_lines exchange_noticed(struct task *t, int64_t import);
/* Lines of a group after `after`; at most `limit`. */
struct preview_lines exchange_preview(
    struct task *t, int64_t import, enum exchange_group g, int64_t after, int64_t limit);

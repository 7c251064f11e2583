/* exchange_jobs: the work on a staged import. Only for files of this room. */
#pragma once
#include "rooms/exchange/exchange_stage.h"

struct staged_files {
    struct exchange_file *at;
    size_t n, cap;
};

/* The files as they came, in memory beside the arena, freed with it. */
struct staged_files exchange_staged_files(struct task *t, int64_t import);
struct exchange_mends exchange_staged_mends(struct task *t, int64_t import);
/* Jobs (jobs_add): they look first whether the import is still in the state for it, so a second one does no harm. */
void exchange_job_check(struct task *t, int64_t import);
void exchange_job_import(struct task *t, int64_t import);
void exchange_job_undo(struct task *t, int64_t import);
/* The job of a state that has one. */
void (*exchange_job_of(struct str state))(struct task *t, int64_t import);
/* Its files, mends and preview. */
void exchange_forget(struct task *t, int64_t import);
/* The group under which the preview keeps what was noticed while reading. */
#define EXCHANGE_NOTICED "noticed"
/* And the one for why it was not taken back. */
#define EXCHANGE_STAYS "stays"
/* A changed row as exchange_changes() reads it. */
struct str exchange_change_lines(struct arena *a, const struct exchange_row *row);

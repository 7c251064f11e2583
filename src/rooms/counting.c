/* counting: see counting.h. */
#include "rooms/counting.h"

#include "base/log.h"
#include "db/db.h"
#include "jobs/jobs.h"
#include "rooms/attendance/attendance.h"
#include "rooms/counted/counted.h"
#include "rooms/plans/plans.h"

void counting_run(struct task *t, int64_t project)
{
    struct instant began = instant_now();

    db_begin_read(t);
    struct plans_count *plans = plans_count(t, project);
    db_rollback(t->db);
    struct attendance_look *missed = attendance_look_begin(t);
    for (bool more = true; more;) {
        task_may_go_on(t);
        db_begin_read(t);
        more = attendance_look_on(t, project, missed);
        db_rollback(t->db);
    }
    int64_t seconds = instant_unix(instant_now()) - instant_unix(began);
    db_begin_write(t);
    plans_keep(t, project, plans);
    attendance_keep_look(t, project, missed);
    counted_note(t, project, seconds);
    db_commit(t);
    log_line(LOG_INFO, "counted", "seconds=%lld", (long long)seconds);
}

/* A job's id is that of its project turned round: an import of the same number would be another job. */
static void job(struct task *t, int64_t id) { counting_run(t, -id); }

/* What was kept of a project that is very large no more, or is gone. */
static void forget(struct task *t, int64_t project)
{
    db_begin_write(t);
    plans_keep(t, project, NULL);
    attendance_keep_look(t, project, NULL);
    counted_forget(t, project);
    db_commit(t);
}

int64_t counting_often(struct task *t)
{
    enum { LOOK_S = 60 };
    int64_t done, total;

    db_begin_read(t);
    int64_t project = counted_due(t), small = counted_small(t);
    bool going = project != 0 && jobs_progress(t, -project, &done, &total);
    db_rollback(t->db);
    if (small != 0)
        forget(t, small);
    if (project != 0 && !going && !jobs_add(t, job, -project))
        log_line(LOG_WARN, "counted", "waits=1");
    return LOOK_S;
}

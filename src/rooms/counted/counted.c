/* counted: see counted.h. What is counted is not here. */
#include "rooms/counted/counted.h"

#include "counted_sql.h"
#include "db/db.h"

struct instant counted_at(struct task *t, int64_t project)
{
    struct counted_sql_at_row row;
    struct instant since = instant_from_unix(instant_unix(t->now) - COUNTED_GOOD_S);

    return counted_sql_at(t, project, since, &row) ? row.counted_at : (struct instant){ "" };
}

int64_t counted_due(struct task *t)
{
    struct counted_sql_due_rows rows = counted_sql_due(t, COUNTED_FROM, t->now);

    return rows.n > 0 ? rows.at[0].project : 0;
}

void counted_note(struct task *t, int64_t project, int64_t seconds)
{
    int64_t pause = seconds * 100;

    pause = pause < COUNTED_EVERY_S ? COUNTED_EVERY_S : pause > COUNTED_RARELY_S ? COUNTED_RARELY_S : pause;
    counted_sql_note(t, project, t->now, instant_from_unix(instant_unix(t->now) + pause));
}

int64_t counted_small(struct task *t)
{
    struct counted_sql_small_rows rows = counted_sql_small(t, COUNTED_FROM);

    return rows.n > 0 ? rows.at[0].project : 0;
}

void counted_forget(struct task *t, int64_t project) { counted_sql_forget(t, project); }

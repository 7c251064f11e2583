/* services_links: see services_links.h. */
#include "rooms/services/services_links.h"

#include <poll.h>
#include "base/log.h"
#include "base/settings.h"
#include "db/db.h"
#include "jobs/jobs.h"
#include "services_links_sql.h"

enum { JOB = 4, MINUTE_S = 60, HOUR_S = 3600, ASK_S = 15 };

struct str services_link_due(struct task *t)
{
    struct services_links_sql_asked_row asked;
    struct services_links_sql_due_row row;

    if (!services_links_sql_asked(t, t->today, &asked) || asked.n >= t->settings->link_checks)
        return S("");
    return services_links_sql_due(t, t->today, &row) ? row.url : S("");
}

void services_link_note(struct task *t, struct str url, struct net_asked answer)
{
    struct services_links_sql_get_row before = { .silent_since = { "" }, .tries = 0, .why = S("") };
    int64_t days = LINK_EACH;

    if (!services_links_sql_get(t, url, &before))
        before.tries = 0; /* it was never asked */
    if (answer.how == NET_ANSWERS) {
        before.tries = 0;
        before.silent_since = (struct day){ "" };
        before.why = S("");
    } else if (answer.how == NET_SILENT) {
        before.tries++;
        before.why = answer.why;
        if (!day_known(before.silent_since))
            before.silent_since = t->today;
    }
    if (answer.how == NET_AWAY || (before.tries > 0 && before.tries < LINK_TRIES_DAILY))
        days = 1;
    else if (before.tries > 0)
        days = LINK_EACH_GONE;
    services_links_sql_put(t, url, t->today, day_add(t->today, days), before.silent_since, before.tries, before.why);
}

struct service_silents services_silent(struct task *t, int64_t service)
{
    struct services_links_sql_silent_rows rows = services_links_sql_silent(t, service, LINK_TOLD_AT);
    struct service_silents list = { 0 };

    for (size_t i = 0; i < rows.n; i++) {
        struct service_silent one = { rows.at[i].url, rows.at[i].why, rows.at[i].silent_since };
        LIST_ADD(t->a, &list, one);
    }
    return list;
}

int64_t services_with_silent(struct task *t, int64_t owner)
{
    struct services_links_sql_with_silent_row row;

    return services_links_sql_with_silent(t, owner, LINK_TOLD_AT, &row) ? row.n : 0;
}

/* ---- asking: no transaction is open while somebody else thinks about an answer */

static struct str due(struct task *t)
{
    db_begin_read(t);
    struct str url = services_link_due(t);
    db_rollback(t->db);
    return url;
}

static struct net_asked ask(struct task *t, struct str url)
{
    struct net_question q = { .url = url,
        .self = t->settings->public_address,
        .listed = t->settings->call_inside,
        .seconds = ASK_S,
        .inside_too = t->settings->link_checks_inside,
        .stop = t->stop };
    struct net_asked answer = net_ask(&q);

    db_begin_write(t);
    services_link_note(t, url, answer);
    db_commit(t);
    return answer;
}

/* One link. When there is none left for today, what nobody leads to any more is forgotten. */
static void job(struct task *t, int64_t id)
{
    struct str url = due(t);

    (void)id;
    if (str_empty(url))
        return;
    struct net_asked answer = ask(t, url);
    log_line(LOG_INFO, "link", "answers=%d why=%.*s", answer.how == NET_ANSWERS,
        answer.how == NET_AWAY ? 4 : (int)answer.why.n, answer.how == NET_AWAY ? "away" : answer.why.p);
}

int64_t services_links_often(struct task *t)
{
    int64_t done, total;

    if (t->settings->link_checks == 0)
        return MINUTE_S;
    db_begin_read(t);
    bool going = jobs_progress(t, JOB, &done, &total), nothing = str_empty(services_link_due(t));
    db_rollback(t->db);
    if (going)
        return MINUTE_S;
    if (nothing) {
        db_begin_write(t);
        services_links_sql_forget(t);
        db_commit(t);
        return HOUR_S;
    }
    if (!jobs_add(t, job, JOB))
        log_line(LOG_WARN, "link", "waits=1");
    return MINUTE_S;
}

int64_t services_links_ask(struct task *t, int64_t pause, void (*told)(struct str url, struct net_asked answer))
{
    struct str url;
    int64_t n = 0;

    for (; !str_empty(url = due(t)); n++) {
        task_may_go_on(t);
        if (n > 0)
            (void)poll(NULL, 0, (int)pause * 1000);
        struct net_asked answer = ask(t, url);
        if (answer.how == NET_AWAY)
            return -1;
        told(url, answer);
    }
    return n;
}

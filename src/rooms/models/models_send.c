/* models_send: see models_send.h. */
#include "rooms/models/models_send.h"

#include "auth/journal.h"
#include "auth/token.h"
#include "base/log.h"
#include "base/settings.h"
#include "db/db.h"
#include "jobs/jobs.h"
#include "models_package_sql.h"
#include "rooms/models/models_package.h"

enum { JOB = 5, MINUTE_S = 60, HOUR_S = 3600, SEND_S = 30 };

bool models_can_send(const struct pack_origin *from) { return !str_empty(from->tell) && !str_empty(from->token); }

bool models_sending(struct task *t, int64_t model, struct model_sending *ret_sending)
{
    struct models_package_sql_sending_row row;

    if (!models_package_sql_sending(t, model, &row))
        return false;
    *ret_sending = (struct model_sending){ row.state, row.why, row.said, row.tries, row.next_at };
    return true;
}

int64_t models_send_due(struct task *t)
{
    struct models_package_sql_due_row row;

    return models_package_sql_due(t, t->now, &row) ? row.model : 0;
}

/* ---- what came of a try */

/* Whole characters. */
static struct str at_most(struct str s, size_t n)
{
    if (s.n <= n)
        return s;
    while (n > 0 && ((unsigned char)s.p[n] & 0xC0) == 0x80)
        n--;
    return str_part(s, 0, n);
}

/* The sentence in {"message": "…"}; a program of another kind says perhaps something else, or nothing. */
static struct str sentence_of(struct task *t, struct str said)
{
    struct str clean = S("");

    (void)text_clean(t->a, js_text(js_get(js_value_of(t, said), "message")), &clean);
    return at_most(str_trim(clean), SEND_SAID_MOST);
}

/* Until the next try, after so many. */
static int64_t pause_after(int64_t tries)
{
    static const int64_t pauses[] = { (int64_t)5 * MINUTE_S, HOUR_S, (int64_t)6 * HOUR_S, (int64_t)24 * HOUR_S };
    size_t last = sizeof pauses / sizeof *pauses - 1, i = (size_t)(tries > 0 ? tries - 1 : 0);

    return pauses[i < last ? i : last];
}

static bool is_for_good(const struct net_sent *s)
{
    static const char *const each[] = { "inside", "address", "redirects", "certificate" };

    if (s->asked.how == NET_ANSWERS)
        return s->status != 429 && s->status < 500;
    for (size_t i = 0; i < sizeof each / sizeof *each; i++)
        if (str_is(s->asked.why, each[i]))
            return true;
    return false;
}

static struct str why_of(const struct net_sent *s)
{
    if (s->asked.how == NET_AWAY)
        return S("away");
    if (s->asked.how == NET_SILENT)
        return s->asked.why;
    if (s->status == 404 || s->status == 410)
        return S("gone");
    return s->status == 429 ? S("busy") : s->status >= 500 ? S("error") : S("refused");
}

void models_sent(struct task *t, int64_t model, const struct net_sent *s)
{
    struct model_sending now;

    if (!models_sending(t, model, &now) || !str_is(now.state, "waits"))
        return;
    if (s->asked.how == NET_ANSWERS && s->status >= 200 && s->status < 300) {
        models_package_sql_put_sending(t, model, S("told"), now.tries + 1, t->now, S(""), S(""));
        must(t, models_told(t, model) == DONE);
        return;
    }
    bool over = is_for_good(s) || now.tries + 1 >= SEND_TRIES_MOST;
    struct instant next = instant_from_unix(instant_unix(t->now) + pause_after(now.tries + 1));
    models_package_sql_put_sending(
        t, model, over ? S("failed") : S("waits"), now.tries + 1, next, why_of(s), sentence_of(t, s->said));
}

/* ---- sending: no transaction is open while somebody else thinks about an answer */

#define BOUNDARY "kotipolku-notice-4ec1b9f08d"

static struct str field(struct task *t, const char *name, struct str value)
{
    return str_fmt(
        t->a, "--" BOUNDARY "\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%.*s\r\n", name, STR_ARG(value));
}

/* As a form with a file, which any server understands. JSON has no line that begins with two hyphens. */
static struct str body_of(struct task *t, struct str token, struct str json)
{
    return str_fmt(t->a,
        "%.*s--" BOUNDARY "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"adoption.json\"\r\n"
        "Content-Type: application/json\r\n\r\n%.*s\r\n--" BOUNDARY "--\r\n",
        STR_ARG(field(t, "token", token)), STR_ARG(json));
}

/* False: it cannot be told any more; the row says so. */
static bool wrap(struct task *t, int64_t model, struct net_parcel *ret_parcel)
{
    struct models_package_sql_sending_row row;
    struct model_notice notice;
    struct problems wrong = { 0 };
    struct model_origin origin;
    struct pack before;

    if (!models_package_sql_sending(t, model, &row) || models_notice(t, model, &notice, &wrong) != DONE ||
        !models_origin_pack(t, model, &origin, &before) || !models_can_send(&before.own))
        return false;
    *ret_parcel = (struct net_parcel){ .url = before.own.tell,
        .self = t->settings->public_address,
        .body = body_of(t, before.own.token, models_notice_json(t, &notice)),
        .type = S("multipart/form-data; boundary=" BOUNDARY),
        .language = row.tag,
        .listed = t->settings->call_inside,
        .seconds = SEND_S,
        .stop = t->stop };
    return true;
}

static bool send_next(struct task *t)
{
    struct net_parcel parcel;
    struct net_sent sent = { .asked = { NET_SILENT, S("address") }, .said = S("") };

    t->now = instant_now();
    db_begin_read(t);
    int64_t model = models_send_due(t);
    bool wrapped = model != 0 && wrap(t, model, &parcel);
    db_rollback(t->db);
    if (model == 0)
        return false;
    if (wrapped)
        sent = net_send(t->a, &parcel);
    log_line(LOG_INFO, "adoption", "sent=%d status=%lld why=%.*s", sent.asked.how == NET_ANSWERS,
        (long long)sent.status, STR_ARG(sent.asked.why));
    db_begin_write(t);
    models_sent(t, model, &sent);
    db_commit(t);
    return true;
}

static void job(struct task *t, int64_t id)
{
    (void)id;
    while (send_next(t))
        task_may_go_on(t);
}

enum outcome models_send(struct task *t, int64_t model, struct problems *ret_problems)
{
    struct model_notice notice;
    struct model_origin origin;
    struct pack before;
    enum outcome how = models_notice(t, model, &notice, ret_problems);

    if (how != DONE)
        return how;
    if (!models_origin_pack(t, model, &origin, &before) || !models_can_send(&before.own)) {
        problem_add(t, ret_problems, "",
            str_of(tr(t, "The package does not say where to send a notice. Save it as a file and send that.")));
        return INVALID;
    }
    models_package_sql_begin_sending(t, model, t->now, str_of(t->lang->tag));
    journal_write(t, JOURNAL_CHANGE, "model", model, S("notice"));
    if (t->jobs != NULL && !jobs_add(t, job, JOB))
        log_line(LOG_INFO, "adoption", "waits=1"); /* the job in hand sends it, or the next minute does */
    return DONE;
}

/* Those published before packages had a token get theirs. */
static void give_tokens(struct task *t)
{
    struct models_package_sql_without_hearing_rows rows = models_package_sql_without_hearing(t);

    for (size_t i = 0; i < rows.n; i++)
        (void)models_package_sql_add_hearing(t, rows.at[i].model, token_new(t));
}

int64_t models_often(struct task *t)
{
    struct models_package_sql_waits_row waits;

    db_begin_read(t);
    bool due = models_send_due(t) != 0, some = models_package_sql_waits(t, &waits) && waits.n > 0,
         bare = models_package_sql_without_hearing(t).n > 0;
    db_rollback(t->db);
    if (bare) {
        db_begin_write(t);
        give_tokens(t);
        db_commit(t);
    }
    if (due && !jobs_add(t, job, JOB))
        log_line(LOG_INFO, "adoption", "waits=1");
    return some ? MINUTE_S : HOUR_S;
}

/* ---- hearing */

enum outcome models_hear_notice(
    struct task *t, int64_t model, struct str token, struct str json, struct problems *ret_problems)
{
    struct models_package_sql_hearing_row row;

    if (!models_package_sql_hearing(t, model, &row) || !token_same(row.token, token)) {
        problem_add(t, ret_problems, "file",
            str_of(tr(t, "This notice does not come with what stands in our package. Take the newest package, or send "
                         "the notice as a file.")));
        return INVALID;
    }
    return models_notice_take(t, model, json, "web", ret_problems);
}

/* messages_send: see messages_send.h. No transaction is open while somebody else thinks about an answer. */
#include "rooms/messages/messages_send.h"

#include <poll.h>
#include <time.h>
#include "base/first_line.h"
#include "base/log.h"
#include "base/settings.h"
#include "db/db.h"
#include "jobs/jobs.h"
#include "lang/lang.h"
#include "net/mail.h"
#include "rooms/messages/messages_gateway.h"
#include "rooms/messages/messages_remind.h"

enum { JOB = 11, RUN_S = 20, ASK_S = 30, MEMORY = 16 << 20, SECOND_MS = 1000, SOON_S = 2, MINUTE_S = 60 };

static int64_t clock_ms(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * SECOND_MS + now.tv_nsec / 1000000;
}

/* ---- text messages */

/* https, or this machine. */
static bool address_ok(struct str url)
{
    static const char *const here[] = { "http://127.0.0.1:", "http://127.0.0.1/", "http://[::1]:", "http://[::1]/" };

    for (size_t i = 0; i < sizeof here / sizeof *here; i++)
        if (str_starts(url, str_of(here[i])))
            return true;
    return str_starts(url, S("https://"));
}

static struct net_sent hand_over(struct task *t, const struct messages_out *list)
{
    struct net_sent none = { .asked = { NET_SILENT, S("address") }, .said = S("") };
    struct str key, url = t->settings->sms_address;

    if (!address_ok(url) || !first_line(t->a, t->settings->sms_key_file, &key))
        return none;
    struct net_parcel parcel = { .url = url,
        .self = t->settings->public_address,
        .body = messages_gateway_request(t, list),
        .type = S("application/json"),
        .language = S("en"),
        .listed = str_starts(url, S("https://")) ? t->settings->call_inside : S("127.0.0.1 ::1"),
        .bearer = key,
        .seconds = ASK_S,
        .stop = t->stop };
    return net_send(t->a, &parcel);
}

/* How many went; -1: none, and none will for now. */
static int64_t send_texts(struct task *t)
{
    int64_t most = t->settings->sms_per_second < MESSAGE_BATCH ? t->settings->sms_per_second : MESSAGE_BATCH;

    db_begin_write(t);
    struct messages_out list = messages_claim(t, CHANNEL_sms, most);
    db_commit(t);
    if (list.n == 0)
        return messages_by_sms(t) ? 0 : -1;
    struct net_sent sent = hand_over(t, &list);
    t->now = instant_now();
    db_begin_write(t);
    bool well = messages_gateway_answer(t, &list, &sent);
    db_commit(t);
    log_line(well ? LOG_INFO : LOG_WARN, "messages", "sms=%zu status=%lld why=%.*s", list.n, (long long)sent.status,
        STR_ARG(sent.asked.why));
    return well ? (int64_t)list.n : -1;
}

/* ---- e-mail */

static void settle_mail(struct task *t, int64_t message, const struct net_mailed *m)
{
    switch (m->how) {
    case MAIL_TAKEN: messages_settle(t, message, RESULT_SENT, S(""), false); break;
    case MAIL_REFUSED: messages_settle(t, message, RESULT_NEVER, S("bounced"), true); break;
    case MAIL_UNSURE: messages_settle(t, message, RESULT_NEVER, S("unsure"), false); break;
    case MAIL_LATER: messages_settle(t, message, RESULT_AGAIN, messages_why_of(m->why), false); break;
    }
}

static int64_t send_mail(struct task *t)
{
    struct str password = S("");

    db_begin_write(t);
    struct messages_out list = messages_claim(t, CHANNEL_email, 1);
    db_commit(t);
    if (list.n == 0)
        return 0;
    if (!str_empty(t->settings->mail_user) && !first_line(t->a, t->settings->mail_password_file, &password))
        password = S("");
    struct net_letter letter = { .server = t->settings->mail_server,
        .from = t->settings->mail_from,
        .to = list.at[0].to,
        .user = t->settings->mail_user,
        .password = password,
        .message = messages_mail_bytes(t, &list.at[0]),
        .seconds = ASK_S,
        .stop = t->stop };
    struct net_mailed mailed = net_mail(t->a, &letter);
    t->now = instant_now();
    db_begin_write(t);
    settle_mail(t, list.at[0].id, &mailed);
    db_commit(t);
    log_line(mailed.how == MAIL_TAKEN ? LOG_INFO : LOG_WARN, "messages", "mail=1 status=%lld why=%.*s",
        (long long)mailed.status, STR_ARG(mailed.why));
    return mailed.how == MAIL_LATER ? -1 : 1;
}

/* ---- the job */

/* Some messages, in memory of its own: how many there are does not matter. */
static int64_t some(struct task *t, int64_t (*send)(struct task *t))
{
    struct arena *outer = t->a, **slot = task_arena_slot(t);

    t->a = *slot = task_arena(t, MEMORY);
    t->now = instant_now();
    t->today = instant_day(t->now);
    int64_t n = send(t);
    t->a = outer;
    arena_free(*slot);
    *slot = NULL;
    return n;
}

/* Until nothing waits, nobody takes anything, or others may have waited long enough. */
static void run(struct task *t, int64_t id)
{
    int64_t begun = clock_ms(), texts = 1, mails = 1;

    (void)id;
    db_begin_write(t);
    messages_give_up_unsure(t); /* nobody else sends: the job is one */
    db_commit(t);
    while ((texts > 0 || mails > 0) && clock_ms() - begun < (int64_t)RUN_S * SECOND_MS) {
        int64_t from = clock_ms();
        task_may_go_on(t);
        texts = texts > 0 ? some(t, send_texts) : texts;
        mails = mails > 0 ? some(t, send_mail) : mails;
        int64_t pause = texts > 0 ? texts * SECOND_MS / t->settings->sms_per_second - (clock_ms() - from) : 0;
        if (pause > 0)
            (void)poll(NULL, 0, (int)pause);
    }
}

void messages_send_soon(struct task *t)
{
    if (t->jobs != NULL && (messages_by_sms(t) || messages_by_mail(t)) && !jobs_add(t, run, JOB))
        log_line(LOG_DEBUG, "messages", "waits=1"); /* the job in hand sends it, or the next look does */
}

int64_t messages_often(struct task *t)
{
    int64_t next = messages_remind_often(t), done, total;

    if (!messages_by_sms(t) && !messages_by_mail(t))
        return next;
    db_begin_read(t);
    bool due = messages_due(t), going = jobs_progress(t, JOB, &done, &total);
    db_rollback(t->db);
    if (due && !going && !jobs_add(t, run, JOB))
        log_line(LOG_DEBUG, "messages", "waits=1");
    return due ? SOON_S : next;
}

/* throttle: the arithmetic of waiting; an empty address or account stands for nobody's and is not counted. Six attempts
 * on an account are free and thirty from an address (a whole office stands behind one), then each doubles the wait, up
 * to a quarter of an hour. An hour of quiet forgets. */
#include "auth/throttle.h"
#include "auth/parts.h"
#include "auth/token.h"
#include "lang/lang.h"
#include "throttle_sql.h"

enum { SLOTS = 1 << 18, NO_SLOT = -1, FIRST_WAIT_S = 10, LONGEST_WAIT_S = 15 * 60, FORGET_S = 3600 };

struct kind {
    const char *name;
    int64_t free;
};
static const struct kind ACCOUNT = { "account", 6 }, ADDRESS = { "address", 30 };

static int64_t slot_of(struct task *t, struct kind kind, struct str who)
{
    return token_slot(t, kind.name, who, SLOTS);
}

static int64_t wait_of(struct task *t, struct kind kind, struct str who)
{
    struct throttle_sql_find_row row;
    int64_t now = instant_unix(t->now);
    if (!throttle_sql_find(t, str_of(kind.name), slot_of(t, kind, who), &row) || row.failures < kind.free ||
        row.failed_at < now - FORGET_S)
        return 0;
    int64_t wait = FIRST_WAIT_S;
    for (int64_t n = kind.free; n < row.failures && wait < LONGEST_WAIT_S; n++)
        wait *= 2;
    if (wait > LONGEST_WAIT_S)
        wait = LONGEST_WAIT_S;
    must(t, wait >= FIRST_WAIT_S && wait <= LONGEST_WAIT_S);
    return row.failed_at + wait > now ? row.failed_at + wait - now : 0;
}

int64_t throttle_wait(struct task *t, struct str account, struct str address)
{
    int64_t a = str_empty(account) ? 0 : wait_of(t, ACCOUNT, account),
            b = str_empty(address) ? 0 : wait_of(t, ADDRESS, address);
    return a > b ? a : b;
}

void throttle_put(struct task *t, struct counted one)
{
    must(t, db_in_write(t->db));
    int64_t now = instant_unix(t->now);
    if (one.account != NO_SLOT)
        throttle_sql_count(t, str_of(ACCOUNT.name), one.account, now, now - FORGET_S);
    if (one.address != NO_SLOT)
        throttle_sql_count(t, str_of(ADDRESS.name), one.address, now, now - FORGET_S);
}

static struct counted slots_of(struct task *t, struct str account, struct str address)
{
    return (struct counted){ str_empty(account) ? NO_SLOT : slot_of(t, ACCOUNT, account),
        str_empty(address) ? NO_SLOT : slot_of(t, ADDRESS, address), 0 };
}

void throttle_count(struct task *t, struct str account, struct str address)
{
    throttle_put(t, slots_of(t, account, address));
}

void throttle_count_soon(struct task *t, struct str account, struct str address)
{
    if (t->auth != NULL)
        journal_writer_count(t->auth->writer, slots_of(t, account, address));
}

void throttle_right(struct task *t, struct str account, struct str address)
{
    throttle_sql_clear(t, str_of(ACCOUNT.name), slot_of(t, ACCOUNT, account));
    if (!str_empty(address))
        throttle_sql_uncount(t, str_of(ADDRESS.name), slot_of(t, ADDRESS, address));
}

struct str throttle_sentence(struct task *t, int64_t seconds)
{
    must(t, seconds >= 0);
    struct str many = lang_number(t->a, t->lang, seconds < 90 ? seconds : (seconds + 59) / 60);
    if (seconds < 90)
        return trf(t, "Too many attempts. Wait for %1$s seconds and try again.", many);
    return trf(t, "Too many attempts. Wait for %1$s minutes and try again.", many);
}

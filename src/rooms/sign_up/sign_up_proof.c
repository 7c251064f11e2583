/* sign_up_proof: when sign-ups come too fast (base/rush.h), who goes on shows first that it costs her something: a
 * moment's work of her browser, or, without script, a short wait. The challenge is signed and bound to the browser, so
 * that nothing is kept of who was asked; a right answer lets this browser go on until the challenge ends, at the pace
 * of a person. No picture, no riddle. */
#include "auth/token.h"
#include "base/digest.h"
#include "base/rush.h"
#include "db/keys.h"
#include "rooms/sign_up/sign_up_card.h"

enum { LIVES_S = 600, WAIT_S = 20 };

/* Whom a number stands for is not to be found out by trying: neither who came, nor whose slot an attacker may meet. */
static uint64_t number_of(struct task *t, const char *what, struct str who)
{
    uint64_t n;

    memcpy(&n, keys_fingerprint(t, what, who).p, sizeof n);
    return n;
}

static struct str mark_of(struct task *t, struct str browser, int64_t until, int64_t from)
{
    struct str said = str_fmt(t->a, "%lld %lld %.*s", (long long)until, (long long)from, STR_ARG(browser));

    return token_text(t, keys_fingerprint(t, "sign_up proof", said));
}

struct challenge {
    int64_t until, from;
    struct str mark;
};

/* False: it was not made for this browser. One that has ended gives a pass that has (rush.h). */
static bool read_challenge(struct task *t, struct str browser, struct str shown, struct challenge *ret_challenge)
{
    struct str until, from;
    struct challenge c;

    if (!str_cut(&shown, '.', &until) || !str_cut(&shown, '.', &from) || !str_int(until, &c.until) ||
        !str_int(from, &c.from))
        return false;
    c.mark = shown;
    *ret_challenge = c;
    return token_same(mark_of(t, browser, c.until, c.from), c.mark);
}

static bool solved(struct task *t, const struct challenge *c, struct str answer)
{
    unsigned char hash[DIGEST];
    int64_t number;

    if (!str_int(answer, &number) || number < 0)
        return false;
    digest_sha256(str_fmt(t->a, "%.*s.%lld", STR_ARG(c->mark), (long long)number), hash);
    return ((uint32_t)hash[0] << 8 | hash[1]) >> (16 - SIGN_UP_PROOF_BITS) == 0;
}

static struct sign_up_proof asked_of(struct task *t, struct str browser, const struct challenge *had)
{
    int64_t now = instant_unix(t->now);
    struct challenge c = { .until = now + LIVES_S, .from = now + WAIT_S };

    if (had != NULL)
        c = *had; /* who presses too early waits no longer for it */
    else
        c.mark = mark_of(t, browser, c.until, c.from);
    return (struct sign_up_proof){ .challenge = str_fmt(
                                       t->a, "%lld.%lld.%.*s", (long long)c.until, (long long)c.from, STR_ARG(c.mark)),
        .seconds = c.from > now ? c.from - now : 0 };
}

bool sign_up_must_prove(
    struct task *t, struct sign_up_from from, struct sign_up_shown shown, struct sign_up_proof *ret_asked)
{
    _Static_assert(SIGN_UP_PROOF_BITS <= 16, "as many bits are looked at");
    int64_t now = instant_unix(t->now);
    struct challenge c;

    if (t->rush == NULL)
        return false;
    uint64_t place = number_of(t, "sign_up place", from.place), browser = number_of(t, "sign_up browser", from.browser);
    if (!rush_count(t->rush, place, now * 1000) || rush_passes(t->rush, browser, now * 1000))
        return false;
    bool ours = read_challenge(t, from.browser, shown.challenge, &c), early = ours && c.from > now;
    if (ours && (solved(t, &c, shown.answer) || (!early && rush_waited(t->rush, place, now * 1000)))) {
        rush_pass(t->rush, browser, c.until * 1000);
        if (rush_passes(t->rush, browser, now * 1000))
            return false;
        early = false; /* spent: a new one */
    }
    *ret_asked = asked_of(t, from.browser, early ? &c : NULL);
    return true;
}

/* password: hashing with two seats. Whoever finds both taken waits for a moment; whoever finds others waiting too is
 * sent away (FAIL_BUSY), so that a flood of sign-ins cannot hold every worker. */
#include <pthread.h>
#include <sodium.h>
#include "auth/parts.h"
#include "auth/password.h"
#include "lang/lang.h"

enum { SEATS = 2, WAITING = 2, WAIT_S = 5 };
/* About 60 ms on the machine of 2026; raise OPERATIONS when machines grow. Stored hashes keep their own numbers. */
enum { OPERATIONS = 5, MEMORY = 32 << 20 };

struct seats {
    pthread_mutex_t lock;
    pthread_cond_t left;
    int taken, waiting;
};

struct seats *seats_new(void)
{
    struct seats *s = calloc(1, sizeof *s);
    if (s == NULL)
        abort();
    pthread_mutex_init(&s->lock, NULL);
    pthread_cond_init(&s->left, NULL);
    return s;
}

void seats_free(struct seats *s)
{
    pthread_cond_destroy(&s->left);
    pthread_mutex_destroy(&s->lock);
    free(s);
}

static bool seat_wait(struct seats *s)
{
    struct timespec until;
    clock_gettime(CLOCK_REALTIME, &until);
    until.tv_sec += WAIT_S;
    s->waiting++;
    must_be(s->waiting > 0 && s->waiting <= WAITING);
    int late = 0;
    while (s->taken >= SEATS && late == 0)
        late = pthread_cond_timedwait(&s->left, &s->lock, &until);
    s->waiting--;
    return s->taken < SEATS;
}

bool seats_take(struct seats *s)
{
    pthread_mutex_lock(&s->lock);
    bool got = s->taken < SEATS || (s->waiting < WAITING && seat_wait(s));
    if (got)
        s->taken++;
    must_be(s->taken >= 0 && s->taken <= SEATS);
    pthread_mutex_unlock(&s->lock);
    return got;
}

void seats_leave(struct seats *s)
{
    pthread_mutex_lock(&s->lock);
    must_be(s->taken > 0);
    s->taken--;
    pthread_cond_signal(&s->left);
    pthread_mutex_unlock(&s->lock);
}

int seats_waiting(struct seats *s)
{
    pthread_mutex_lock(&s->lock);
    int n = s->waiting;
    pthread_mutex_unlock(&s->lock);
    return n;
}

static void seat_take(struct task *t)
{
    if (t->auth && !seats_take(t->auth->seats))
        fail(t, FAIL_BUSY, "no seat for a password");
}

static void seat_leave(struct task *t)
{
    if (t->auth)
        seats_leave(t->auth->seats);
}

static bool few_different(struct str s)
{
    bool seen[256] = { false };
    unsigned n = 0;
    for (size_t i = 0; i < s.n; i++) {
        unsigned char c = (unsigned char)s.p[i];
        n += !seen[c];
        seen[c] = true;
    }
    return n < 5;
}

const char *password_weakness(struct task *t, struct str password, struct str email)
{
    size_t characters = 0;
    for (size_t i = 0; i < password.n; i++)
        characters += ((unsigned char)password.p[i] & 0xC0) != 0x80;
    if (characters < PASSWORD_MIN)
        return tr(t, "Choose a password of at least 12 characters. Several words together are a good password.");
    if (characters > PASSWORD_MAX)
        return tr(t, "Choose a password of at most 200 characters.");
    struct str name = email;
    if (few_different(password) || str_eq(password, email) ||
        (str_cut(&email, '@', &name) && name.n > 3 && str_find(password, name) >= 0))
        return tr(
            t, "Choose a password that is harder to guess: not your e-mail address, not one character many times.");
    return NULL;
}

struct str password_hash(struct task *t, struct str password)
{
    char *hash = NEW_N(t->a, char, crypto_pwhash_STRBYTES);
    seat_take(t);
    int failed = crypto_pwhash_str_alg(hash, password.p, password.n, OPERATIONS, MEMORY, crypto_pwhash_ALG_ARGON2ID13);
    seat_leave(t);
    if (failed)
        fail(t, FAIL_MEMORY, "no memory to hash a password");
    return str_of(hash);
}

/* As costly as a check; what it makes is thrown away. */
static void spend_the_time(struct task *t)
{
    unsigned char out[32], salt[crypto_pwhash_SALTBYTES] = { 0 };
    seat_take(t);
    int failed = crypto_pwhash(out, sizeof out, "nobody", 6, salt, OPERATIONS, MEMORY, crypto_pwhash_ALG_ARGON2ID13);
    seat_leave(t);
    if (failed)
        fail(t, FAIL_MEMORY, "no memory to check a password");
}

bool password_fits(struct task *t, struct str hash, struct str password)
{
    if (str_empty(hash)) {
        spend_the_time(t);
        return false;
    }
    const char *stored = str_z(t->a, hash);
    seat_take(t);
    bool fits = crypto_pwhash_str_verify(stored, password.p, password.n) == 0;
    seat_leave(t);
    return fits;
}

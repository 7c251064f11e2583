/* own_links: the rules of own links. No pages here. */
#include "rooms/own_links/own_links.h"

#include "auth/journal.h"
#include "auth/password.h"
#include "auth/sign_in.h"
#include "auth/throttle.h"
#include "auth/token.h"
#include "auth/viewer.h"
#include "db/db.h"
#include "own_links_sql.h"
#include "rooms/people/people.h"

static const char *const noun = "own_link";

enum { PROOF_MOST = 128 };

/* Like a recovery code: no letter that is taken for another when it is read aloud or typed off a paper. */
static struct str key_new(struct task *t)
{
    static const char alphabet[] = "abcdefghjkmnpqrstuvwxyz023456789";
    unsigned char raw[OWN_KEY_LETTERS];
    char *letters = NEW_N(t->a, char, OWN_KEY_LETTERS);

    random_bytes(raw, sizeof raw);
    for (size_t i = 0; i < OWN_KEY_LETTERS; i++)
        letters[i] = alphabet[raw[i] % 32];
    return (struct str){ letters, OWN_KEY_LETTERS };
}

static struct str hash_of(struct task *t, struct str key) { return token_hash(t, "own link", key); }

static struct instant after(const struct task *t, int64_t seconds)
{
    return instant_from_unix(instant_unix(t->now) + seconds);
}

static struct str link_add(struct task *t, int64_t person, bool passing)
{
    struct str key = key_new(t);
    int64_t days = passing ? OWN_LINK_PASSING_DAYS : OWN_LINK_DAYS;

    own_links_sql_add(t, .link = id_new(), .person = person, .key_hash = hash_of(t, key), .passing = passing,
        .made_at = t->now, .made_by = t->viewer->staff, .expires_at = after(t, days * 24 * 3600));
    return key;
}

const struct lang *own_links_beside(struct task *t, int64_t person)
{
    const struct lang *fi = lang_get(LANG_fi);
    struct own_links_sql_wants_finnish_row row;

    return t->lang != fi && own_links_sql_wants_finnish(t, person, &row) && row.n > 0 ? fi : NULL;
}

/* ---- the PIN */

/* Digits as she types them, Arabic ones and blanks too; empty when there is anything else. */
static struct str digits_of(struct task *t, struct str typed)
{
    struct str plain = lang_fold(t->a, typed);
    char *out = NEW_N(t->a, char, plain.n + 1);
    size_t n = 0;

    for (size_t i = 0; i < plain.n; i++)
        if (plain.p[i] >= '0' && plain.p[i] <= '9')
            out[n++] = plain.p[i];
        else if (plain.p[i] != ' ')
            return S("");
    return (struct str){ out, n };
}

/* All the same digit, or each one more or less than the one before. */
static bool is_easy(struct str pin)
{
    int step = pin.p[1] - pin.p[0];

    for (size_t i = 2; i < pin.n; i++)
        if (pin.p[i] - pin.p[i - 1] != step)
            return false;
    return step >= -1 && step <= 1;
}

static void check_pin(struct task *t, struct str typed, struct str pin, bool is_protected, struct problems *ps)
{
    if (str_empty(typed)) {
        if (is_protected)
            problem_add(t, ps, "pin",
                str_of(
                    tr(t, "This person is under non-disclosure. Choose a PIN together; without it no link is made.")));
    } else if (pin.n < OWN_PIN_LEAST || pin.n > OWN_PIN_MOST) {
        problem_add(t, ps, "pin", str_of(tr(t, "Write the PIN as 4 to 8 digits.")));
    } else if (is_easy(pin)) {
        problem_add(t, ps, "pin", str_of(tr(t, "This PIN is easy to guess. Choose other digits.")));
    }
}

/* ---- the worker's side */

static enum outcome hers(struct task *t, int64_t person, struct own_links_sql_person_row *ret)
{
    if (!own_links_sql_person(t, person, ret))
        return NOT_FOUND;
    return t->viewer->program || people_sees_card(t, person) ? DONE : NOT_ALLOWED;
}

static int64_t end_all(struct task *t, int64_t person)
{
    own_links_sql_drop_pin(t, person);
    own_links_sql_end_openings(t, person);
    return own_links_sql_end_all(t, person);
}

enum outcome own_links_make(struct task *t, int64_t person, struct str pin, struct str *ret_key, struct problems *ret)
{
    struct own_links_sql_person_row who;
    struct str digits = digits_of(t, pin), hash = S("");
    enum outcome found = hers(t, person, &who);

    if (found != DONE)
        return found;
    check_pin(t, str_trim(pin), digits, who.is_protected, ret);
    if (ret->n > 0)
        return INVALID;
    if (!str_empty(digits)) {
        db_commit(t); /* hashing takes long: nobody waits for it */
        hash = password_hash(t, digits);
        db_begin_write(t);
        found = hers(t, person, &who);
        if (found != DONE)
            return found;
    }
    end_all(t, person);
    *ret_key = link_add(t, person, false);
    if (!str_empty(hash))
        own_links_sql_put_pin(t, person, hash, t->now);
    journal_write(t, JOURNAL_CREATE, noun, person, str_empty(hash) ? S("") : S("with a PIN"));
    return DONE;
}

enum outcome own_links_pass(struct task *t, int64_t person, struct str *ret_key)
{
    struct own_links_sql_person_row who;
    enum outcome found = hers(t, person, &who);

    if (found != DONE)
        return found;
    if (who.is_protected && !who.has_pin)
        return INVALID;
    own_links_sql_end_old(t, person, t->now);
    *ret_key = link_add(t, person, true);
    return DONE;
}

struct str own_links_address(struct task *t, struct str key)
{
    return link_address(t, str_fmt(t->a, "/my?link=%.*s", STR_ARG(key)));
}

enum outcome own_links_withdraw(struct task *t, int64_t person)
{
    struct own_links_sql_person_row who;
    enum outcome found = hers(t, person, &who);

    if (found != DONE)
        return found;
    if (end_all(t, person) == 0)
        return NOT_FOUND;
    journal_write(t, JOURNAL_DELETE, noun, person, S(""));
    return DONE;
}

void own_links_drop(struct task *t, int64_t import)
{
    own_links_sql_drop_openings(t, import);
    own_links_sql_drop_pins(t, import);
    own_links_sql_drop_links(t, import);
}

bool own_links_of(struct task *t, int64_t person, struct own_link *ret_link)
{
    struct own_links_sql_newest_row row;
    struct own_links_sql_opened_row opened = { .at = { "" } };

    if (!own_links_sql_newest(t, person, t->now, &row))
        return false;
    if (!own_links_sql_opened(t, person, &opened))
        opened.at = (struct instant){ "" };
    *ret_link = (struct own_link){ row.made_at, row.expires_at,
        str_empty(instant_str(&opened.at)) ? DAY("") : instant_day(opened.at), row.made_by, row.has_pin };
    return true;
}

/* ---- the person's side */

/* Cuts KEY.TOKEN; false: it is no proof. *ret_token empty: none. */
static bool proof_parts(struct str proof, struct str *ret_key, struct str *ret_token)
{
    *ret_key = *ret_token = S("");
    if (proof.n > PROOF_MOST || !str_cut(&proof, '.', ret_key) || ret_key->n != OWN_KEY_LETTERS)
        return false;
    *ret_token = proof;
    return true;
}

static bool find(struct task *t, struct str key, struct own_links_sql_find_row *ret)
{
    return own_links_sql_find(t, hash_of(t, key), t->now, ret);
}

enum own_way own_links_find(struct task *t, struct str proof, struct own_holder *ret_holder)
{
    struct own_links_sql_find_row row;
    struct own_links_sql_opening_row until;
    struct str key, token;

    if (!proof_parts(proof, &key, &token) || !find(t, key, &row))
        return OWN_WAY_UNKNOWN;
    *ret_holder = (struct own_holder){ .person = row.person,
        .link = row.link,
        .is_protected = row.is_protected,
        .has_pin = !str_empty(row.pin_hash),
        .expires = row.expires_at };
    if (!ret_holder->has_pin)
        return row.is_protected ? OWN_WAY_UNKNOWN : OWN_WAY_OPEN; /* the mark came after the link was given */
    if (str_empty(token) || !own_links_sql_opening(t, token_hash(t, "own pin", token), row.person, t->now, &until))
        return OWN_WAY_PIN;
    return OWN_WAY_OPEN;
}

enum outcome own_links_give_pin(struct task *t, const struct own_pin *given, struct str *ret_proof, int64_t *ret_wait)
{
    struct own_links_sql_find_row row;
    struct str key, token;

    if (!proof_parts(given->proof, &key, &token) || !find(t, key, &row) || str_empty(row.pin_hash))
        return NOT_FOUND;
    struct str counted = str_fmt(t->a, "own pin of %lld", (long long)row.person);
    *ret_wait = throttle_wait(t, counted, given->household);
    if (*ret_wait > 0)
        return CONFLICT;
    throttle_count(t, counted, given->household);
    db_commit(t);
    bool fits = password_fits(t, row.pin_hash, digits_of(t, given->pin));
    db_begin_write(t);
    if (!fits) {
        journal_write(t, JOURNAL_REFUSED, noun, row.person, S("PIN"));
        return INVALID;
    }
    throttle_right(t, counted, given->household);
    own_links_sql_end_old_openings(t, row.person, t->now);
    token = token_new(t);
    own_links_sql_add_opening(t, token_hash(t, "own pin", token), row.person, after(t, OWN_PIN_MINUTES * 60));
    *ret_proof = str_fmt(t->a, "%.*s.%.*s", STR_ARG(key), STR_ARG(token));
    return DONE;
}

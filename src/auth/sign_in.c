/* sign_in: the steps from nobody to a viewer. Every step that may fail is counted before it is tried. Passwords are
 * checked between two transactions: a check takes long, and a writer must not hold others up. One-time links: link.c.
 */
#include "auth/sign_in.h"
#include "auth/journal.h"
#include "auth/password.h"
#include "auth/session.h"
#include "auth/throttle.h"
#include "auth/token.h"
#include "auth/totp.h"
#include "db/db.h"
#include "lang/lang.h"
#include "sign_in_sql.h"

enum { CODE_DIGITS = 6, RECOVERY_LETTERS = 16 };

/* What was written stands, whatever the answer of this request becomes. */
static void keep_written(struct task *t)
{
    db_commit(t);
    db_begin_write(t);
}

static struct sign_in_result result(enum sign_in how) { return (struct sign_in_result){ .how = how }; }

static struct sign_in_result refused(struct task *t, int64_t staff, struct str step)
{
    journal_write_by(t, (struct journal_actor){ .staff = staff }, JOURNAL_REFUSED, "sign_in", staff, step);
    keep_written(t);
    return result(SIGN_IN_WRONG);
}

static struct sign_in_result signed_in(struct task *t, int64_t staff, struct str how)
{
    must(t, staff != 0);
    journal_write_by(t, (struct journal_actor){ .staff = staff }, JOURNAL_SIGN_IN, "staff", staff, how);
    return (struct sign_in_result){ .how = SIGN_IN_DONE, .token = session_start(t, staff, false) };
}

/* E-mail addresses are compared in lower case; other letters than a-z stay. */
struct str email_folded(struct task *t, struct str email)
{
    struct str trimmed = str_trim(email);
    char *out = NEW_N(t->a, char, trimmed.n + 1);
    for (size_t i = 0; i < trimmed.n; i++)
        out[i] = trimmed.p[i] >= 'A' && trimmed.p[i] <= 'Z' ? (char)(trimmed.p[i] + 32) : trimmed.p[i];
    return (struct str){ out, trimmed.n };
}

struct sign_in_result sign_in_password(struct task *t, struct str email, struct str password, struct str address)
{
    struct sign_in_sql_account_row account = { 0 };
    struct str folded = email_folded(t, email);
    int64_t wait = throttle_wait(t, folded, address);
    if (wait > 0)
        return (struct sign_in_result){ .how = SIGN_IN_WAIT, .wait = wait };
    throttle_count(t, folded, address);
    bool open = sign_in_sql_account(t, folded, &account) && !account.disabled;
    db_commit(t);
    bool fits = password_fits(t, open ? account.password_hash : S(""), password);
    db_begin_write(t);
    if (!fits)
        return refused(t, account.staff, S("password"));
    if (!account.needs_code) {
        throttle_right(t, folded, address);
        return signed_in(t, account.staff, S("password"));
    }
    if (!account.has_code)
        return result(SIGN_IN_LINK);
    return (struct sign_in_result){ .how = SIGN_IN_CODE, .token = session_start(t, account.staff, true) };
}

/* The letters and digits of a code as people type it, in lower case. */
static struct str code_typed(struct task *t, struct str code)
{
    char *out = NEW_N(t->a, char, code.n + 1);
    size_t n = 0;
    for (size_t i = 0; i < code.n; i++) {
        char c = code.p[i];
        if (c >= 'A' && c <= 'Z')
            c = (char)(c + 32);
        if ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z'))
            out[n++] = c;
    }
    must(t, n <= code.n);
    return (struct str){ out, n };
}

/* True when the second factor is right; it is used up by this. */
static bool code_claimed(struct task *t, const struct sign_in_sql_half_row *half, struct str typed, struct str *ret_how)
{
    int64_t step;
    if (typed.n == CODE_DIGITS && !str_empty(half->totp_secret)) {
        *ret_how = S("code");
        return totp_fits(t, half->totp_secret, typed, instant_unix(t->now), half->totp_last_step, &step) &&
               sign_in_sql_claim_step(t, half->staff, step) == 1;
    }
    *ret_how = S("recovery code");
    return typed.n == RECOVERY_LETTERS &&
           sign_in_sql_claim_recovery(t, half->staff, token_hash(t, "recovery", typed), t->now) == 1;
}

struct sign_in_result sign_in_code(struct task *t, struct str half_token, struct str code, struct str address)
{
    struct sign_in_sql_half_row half;
    struct instant oldest = instant_from_unix(instant_unix(t->now) - SESSION_HALF_S);
    struct str how;
    if (!sign_in_sql_half(t, token_hash(t, "session", half_token), oldest, &half))
        return result(SIGN_IN_GONE);
    int64_t wait = throttle_wait(t, half.email, address);
    if (wait > 0)
        return (struct sign_in_result){ .how = SIGN_IN_WAIT, .wait = wait };
    throttle_count(t, half.email, address);
    if (!code_claimed(t, &half, code_typed(t, code), &how))
        return refused(t, half.staff, how);
    must(t, half.staff != 0 && half.session != 0);
    throttle_right(t, half.email, address);
    session_end(t, half.session);
    return signed_in(t, half.staff, how);
}

void sign_out(struct task *t)
{
    must(t, t->viewer->session != 0);
    session_end(t, t->viewer->session);
    journal_write(t, JOURNAL_SIGN_OUT, "staff", t->viewer->staff, S(""));
}

void sign_out_everywhere(struct task *t)
{
    session_end_all(t, t->viewer->staff, 0);
    journal_write(t, JOURNAL_SIGN_OUT, "staff", t->viewer->staff, S("everywhere"));
}

/* Counted apart from signing in: strangers who try her address do not keep her from changing her password, which is
 * what she ought to do then. */
struct sign_in_result password_change(struct task *t, struct str old, struct str fresh)
{
    struct sign_in_sql_own_password_row own;
    struct str counted = str_fmt(t->a, "password of %lld", (long long)t->viewer->staff);
    must(t, t->viewer->staff != 0);
    must(t, sign_in_sql_own_password(t, t->viewer->staff, &own));
    int64_t wait = throttle_wait(t, counted, S(""));
    if (wait > 0)
        return (struct sign_in_result){ .how = SIGN_IN_WAIT, .wait = wait };
    throttle_count(t, counted, S(""));
    db_commit(t);
    bool fits = password_fits(t, own.password_hash, old);
    struct str hash = fits ? password_hash(t, fresh) : S("");
    db_begin_write(t);
    if (!fits)
        return refused(t, t->viewer->staff, S("password change"));
    throttle_right(t, counted, S(""));
    sign_in_sql_set_password(t, t->viewer->staff, hash);
    session_end_all(t, t->viewer->staff, t->viewer->session);
    journal_write(t, JOURNAL_CHANGE, "staff", t->viewer->staff, S("password"));
    return result(SIGN_IN_DONE);
}

bool sign_in_is_demo(struct task *t)
{
    struct sign_in_sql_setting_row demo;
    return t->db && sign_in_sql_setting(t, S("demo"), &demo) && str_is(demo.value, "1");
}

int64_t sign_in_demo_parent(struct task *t, struct str which)
{
    struct sign_in_sql_setting_row row;
    int64_t person;

    return sign_in_is_demo(t) && sign_in_sql_setting(t, str_fmt(t->a, "demo_%.*s", STR_ARG(which)), &row) &&
                   id_read(row.value, &person)
               ? person
               : 0;
}

struct sign_in_result sign_in_demo(struct task *t, enum role role)
{
    struct sign_in_sql_demo_account_row account;
    if (!sign_in_is_demo(t) || !sign_in_sql_demo_account(t, str_of(role_code(role)), &account))
        return result(SIGN_IN_WRONG);
    return signed_in(t, account.staff, S("demonstration"));
}

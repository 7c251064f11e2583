/* link: one-time links: how a new member of staff, or one who lost the telephone, sets a password and a second factor.
 */
#include "auth/journal.h"
#include "auth/password.h"
#include "auth/session.h"
#include "auth/sign_in.h"
#include "auth/token.h"
#include "auth/totp.h"
#include "base/settings.h"
#include "db/db.h"
#include "lang/lang.h"
#include "sign_in_sql.h"

void link_server(struct task *t, struct str address)
{
    must(t, db_in_write(t->db));
    sign_in_sql_put_setting(t, S("answers_at"), address);
}

struct str link_address(struct task *t, struct str path)
{
    struct sign_in_sql_setting_row row;
    struct str base = t->settings->public_address;
    while (str_ends(base, S("/")))
        base.n--;
    if (str_empty(base) && sign_in_sql_setting(t, S("answers_at"), &row))
        base = str_fmt(t->a, "http://%.*s", STR_ARG(row.value));
    else if (str_empty(base))
        base = str_fmt(t->a, "http://%.*s", STR_ARG(t->settings->listen));
    return str_fmt(t->a, "%.*s%.*s", STR_ARG(base), STR_ARG(path));
}

struct str link_make(struct task *t, int64_t staff)
{
    must(t, staff != 0 && db_in_write(t->db));
    struct str token = token_new(t);
    struct instant until = instant_from_unix(instant_unix(t->now) + LINK_DAYS * 24 * 3600);
    sign_in_sql_link_clear(t, staff);
    sign_in_sql_link_add(t, token_hash(t, "link", token), staff, totp_new_secret(t), t->now, until);
    return token;
}

bool link_find(struct task *t, struct str token, struct link *ret_link)
{
    struct sign_in_sql_link_find_row row;
    if (str_empty(token) || !sign_in_sql_link_find(t, token_hash(t, "link", token), t->now, &row))
        return false;
    must(t, row.staff != 0);
    *ret_link = (struct link){ row.staff, row.name, row.email, row.needs_code, row.totp_secret };
    return true;
}

/* xxxx-xxxx-xxxx-xxxx: 80 random bits; stored as the hash of its letters. */
static struct str recovery_new(struct task *t, struct str *ret_letters)
{
    static const char alphabet[] = "abcdefghjkmnpqrstuvwxyz023456789";
    unsigned char raw[16];
    char *letters = NEW_N(t->a, char, 17), *shown = NEW_N(t->a, char, 20);
    size_t n = 0;
    random_bytes(raw, sizeof raw);
    for (size_t i = 0; i < 16; i++) {
        letters[i] = alphabet[raw[i] % 32];
        if (i > 0 && i % 4 == 0)
            shown[n++] = '-';
        shown[n++] = letters[i];
    }
    must(t, n == 19);
    *ret_letters = (struct str){ letters, 16 };
    return (struct str){ shown, n };
}

static void recovery_renew(struct task *t, int64_t staff, struct recovery_codes *ret_codes)
{
    must(t, staff != 0 && db_in_write(t->db));
    sign_in_sql_recovery_clear(t, staff);
    ret_codes->n = sizeof ret_codes->code / sizeof ret_codes->code[0];
    for (size_t i = 0; i < ret_codes->n; i++) {
        struct str letters;
        ret_codes->code[i] = recovery_new(t, &letters);
        sign_in_sql_recovery_add(t, staff, token_hash(t, "recovery", letters));
    }
}

enum outcome link_use(struct task *t, struct str token, struct str password, struct str code, struct str *ret_session,
    struct recovery_codes *ret_codes)
{
    struct link link;
    int64_t step = 0;
    *ret_codes = (struct recovery_codes){ 0 };
    if (!link_find(t, token, &link))
        return NOT_FOUND;
    if (link.needs_code && !totp_fits(t, link.totp_secret, code, instant_unix(t->now), 0, &step))
        return INVALID;
    db_commit(t); /* hashing takes long: nobody waits for it */
    struct str hash = password_hash(t, password);
    db_begin_write(t);
    if (sign_in_sql_link_claim(t, token_hash(t, "link", token), t->now) != 1)
        return NOT_FOUND;
    sign_in_sql_set_password(t, link.staff, hash);
    sign_in_sql_set_code(t, link.staff, link.needs_code ? link.totp_secret : S(""), step);
    if (link.needs_code)
        recovery_renew(t, link.staff, ret_codes);
    session_end_all(t, link.staff, 0);
    journal_write_by(
        t, (struct journal_actor){ .staff = link.staff }, JOURNAL_SIGN_IN, "staff", link.staff, S("one-time link"));
    *ret_session = session_start(t, link.staff, false);
    return DONE;
}

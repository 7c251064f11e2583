/* messages_reach: see messages_reach.h. */
#include "rooms/messages/messages_reach.h"

#include "auth/journal.h"
#include "auth/viewer.h"
#include "base/settings.h"
#include "db/keys.h"
#include "lang/lang.h"
#include "messages_reach_sql.h"
#include "net/mail.h"

static const char *const channel_codes[] = {
#define C(code, name) #code,
    MESSAGE_CHANNELS(C)
#undef C
};

const char *message_channel_code(enum message_channel c) { return channel_codes[c]; }

enum message_channel message_channel_read(struct str code)
{
    enum message_channel c = 0;

    while (c < CHANNEL__N && !str_is(code, channel_codes[c]))
        c++;
    return c;
}

bool messages_by_sms(struct task *t) { return !str_empty(t->settings->sms_address); }

bool messages_by_mail(struct task *t)
{
    return !str_empty(t->settings->mail_server) && !str_empty(t->settings->mail_from);
}

/* ---- addresses */

struct str messages_mail_key(struct task *t, struct str email)
{
    struct str folded = lang_fold(t->a, email);

    return str_empty(folded) ? S("") : keys_fingerprint(t, "email", str_copy(t->a, email));
}

struct str messages_number(struct task *t, struct str phone)
{
    struct str folded = lang_fold(t->a, phone), trimmed = str_trim(phone);
    struct buf *b = task_buf(t, 40);
    bool plus = str_starts(trimmed, S("+"));

    for (size_t i = 0; i < folded.n; i++)
        if (folded.p[i] >= '0' && folded.p[i] <= '9')
            buf_ch(b, folded.p[i]);
    struct str digits = buf_view(b);
    if (buf_full(b) || digits.n < 5 || digits.n > 15)
        return S("");
    if (!plus && str_starts(digits, S("00")))
        return str_fmt(t->a, "+%.*s", STR_ARG(str_part(digits, 2, digits.n)));
    if (!plus && str_starts(digits, S("0")))
        return str_fmt(t->a, "+358%.*s", STR_ARG(str_part(digits, 1, digits.n)));
    if (plus && str_starts(digits, S("3580"))) /* +358 (0)40 */
        return str_fmt(t->a, "+358%.*s", STR_ARG(str_part(digits, 4, digits.n)));
    return str_fmt(t->a, "+%.*s", STR_ARG(digits));
}

void messages_block(struct task *t, struct str key, const char *why)
{
    if (!str_empty(key))
        messages_reach_sql_block(t, key, str_of(why), t->now);
}

void messages_unblock(struct task *t, struct str key)
{
    if (!str_empty(key))
        messages_reach_sql_unblock(t, key);
}

/* ---- the rules */

/* What one statement asks of many: each in 19 digits. In their order; whom there is not is left out. */
static struct messages_reach_sql_of_rows rows_of(struct task *t, const struct person_brief *whom, size_t n)
{
    enum { WIDE = 19 };
    struct buf *ids = task_buf(t, n * WIDE + 1);

    for (size_t i = 0; i < n; i++)
        buf_fmt(ids, "%0*lld", WIDE, (long long)whom[i].id);
    return messages_reach_sql_of(t, buf_view(ids), t->today);
}

/* False: there is none. */
static bool person_row(struct task *t, int64_t person, struct messages_reach_sql_of_row *ret_row)
{
    struct messages_reach_sql_of_rows rows = rows_of(t, &(struct person_brief){ .id = person }, 1);

    if (rows.n == 0)
        return false;
    *ret_row = rows.at[0];
    return true;
}

static bool minds(const struct messages_reach_sql_of_row *row)
{
    return row->protected || !str_empty(row->contact_when) || !str_empty(row->contact_who) ||
           !str_empty(row->contact_never);
}

/* Of what somebody has read: another text, another fingerprint. */
static struct str mind_print(struct task *t, const struct messages_reach_sql_of_row *row)
{
    return keys_fingerprint(t, "minded",
        str_fmt(t->a, "%d\n%.*s\n%.*s\n%.*s", row->protected, STR_ARG(row->contact_when), STR_ARG(row->contact_who),
            STR_ARG(row->contact_never)));
}

/* The language in which we talk with her; else her own, when we write it; else the house's. */
static const struct lang *language_of(struct task *t, const struct messages_reach_sql_of_row *row)
{
    struct str rest = row->languages, one;
    const struct lang *l = lang_by_tag(row->service_language);

    while (l == NULL && rest.n > 0 && str_cut(&rest, ';', &one))
        l = lang_by_tag(one);
    return l != NULL && l->translated == COMPLETE ? l : lang_get(LANG_fi);
}

/* One person: what is known of her, and why nothing goes to her e-mail address ("": it does). */
struct known {
    const struct messages_reach_sql_of_row *row;
    struct str mail_key, mail_blocked;
};

/* By this way, if it is open; else false and why not. */
static bool open_by(struct task *t, const struct known *a, enum message_channel c, struct message_reach *r)
{
    const struct messages_reach_sql_of_row *row = a->row;

    r->channel = c;
    if (c == CHANNEL_phone && str_empty(messages_number(t, row->phone))) {
        r->why = S("no_address");
        return false;
    }
    if (c != CHANNEL_sms && c != CHANNEL_email)
        return true;
    r->address = c == CHANNEL_sms ? messages_number(t, row->phone) : row->email;
    r->key = c == CHANNEL_sms ? row->phone_key : a->mail_key;
    if (str_empty(r->address) || str_empty(r->key) || (c == CHANNEL_email && !net_mail_address_ok(r->address)))
        r->why = S("no_address");
    else if (c == CHANNEL_sms && !str_empty(row->phone_blocked))
        r->why = row->phone_blocked;
    else if (c == CHANNEL_email && !str_empty(a->mail_blocked))
        r->why = a->mail_blocked;
    else if (c == CHANNEL_sms ? messages_by_sms(t) : messages_by_mail(t))
        return true;
    else
        r->why = S("not_set_up");
    return false;
}

/* By text message, else by e-mail; but who answered STOP to the one does not get the other. Of two ways that are closed
 * the first says why, when there is anything there. */
static bool open_by_any(struct task *t, const struct known *a, struct message_reach *r)
{
    if (open_by(t, a, CHANNEL_sms, r))
        return true;
    struct str why = r->why;
    if (str_is(why, "stop"))
        return false;
    bool open = open_by(t, a, CHANNEL_email, r);
    if (!open && !str_is(why, "no_address"))
        r->why = why;
    return open;
}

static void choose(struct task *t, const struct known *a, struct message_reach *r)
{
    const struct messages_reach_sql_of_row *row = a->row;

    if (r->chosen == CHANNEL_none) {
        r->channel = CHANNEL_none;
        r->why = S("own_wish");
        return;
    }
    if (r->minds && !r->minded) {
        r->channel = CHANNEL_phone;
        r->why = row->protected ? S("protected") : S("safe_contact");
        return;
    }
    if (r->chosen != CHANNEL__N ? open_by(t, a, r->chosen, r) : open_by_any(t, a, r)) {
        r->why = S("");
        return;
    }
    /* to be called; a letter for who has no number */
    r->channel = str_empty(messages_number(t, row->phone)) ? CHANNEL_letter : CHANNEL_phone;
    r->address = r->key = S("");
}

static struct message_reach reach_of(struct task *t, const struct known *a)
{
    const struct messages_reach_sql_of_row *row = a->row;
    struct message_reach r = { .chosen = CHANNEL__N,
        .address = S(""),
        .key = S(""),
        .why = S(""),
        .lang = language_of(t, row),
        .minds = minds(row) };

    if (row->way_version != INT_NONE) {
        r.version = row->way_version;
        r.chosen = message_channel_read(row->way);
        r.minded = r.minds && !str_empty(row->minded) && str_eq(row->minded, mind_print(t, row));
    } else if (!str_empty(row->lost_way)) { /* as long as nothing is stored here */
        r.chosen = message_channel_read(row->lost_way);
    }
    choose(t, a, &r);
    if (r.chosen != CHANNEL_none && row->left_alone) {
        r.channel = CHANNEL_none;
        r.address = r.key = S("");
        r.why = S("left_alone");
    }
    return r;
}

/* Which of these keys of e-mail addresses are blocked. */
static struct messages_reach_sql_blocked_of_rows blocked_of(struct task *t, const struct strs *keys)
{
    enum { KEY = 32 };
    struct messages_reach_sql_blocked_of_rows none = { 0 };
    struct buf *b = task_buf(t, keys->n * KEY + 1);

    for (size_t i = 0; i < keys->n; i++)
        buf_str(b, keys->at[i]);
    return buf_view(b).n == 0 ? none : messages_reach_sql_blocked_of(t, buf_view(b));
}

static struct str why_blocked(const struct messages_reach_sql_blocked_of_rows *blocked, struct str key)
{
    for (size_t i = 0; i < blocked->n; i++)
        if (str_eq(blocked->at[i].address_key, key))
            return blocked->at[i].why;
    return S("");
}

static void add_reaches(struct task *t, const struct person_brief *whom, size_t n, struct message_reaches *list)
{
    struct messages_reach_sql_of_rows rows = rows_of(t, whom, n);
    struct strs keys = { 0 };

    for (size_t i = 0; i < rows.n; i++)
        strs_add(t->a, &keys, messages_mail_key(t, rows.at[i].email));
    struct messages_reach_sql_blocked_of_rows blocked = blocked_of(t, &keys);
    for (size_t i = 0; i < rows.n; i++) {
        struct known a = { &rows.at[i], keys.at[i], why_blocked(&blocked, keys.at[i]) };
        struct message_reached one = { rows.at[i].asked, rows.at[i].person, reach_of(t, &a) };
        LIST_ADD(t->a, list, one);
    }
}

struct message_reaches messages_reach_all(struct task *t, const struct person_briefs *whom)
{
    enum { PORTION = 500 }; /* a long list of ids is cut from its beginning for each of them */
    struct message_reaches list = { 0 };

    for (size_t i = 0; i < whom->n; i += PORTION)
        add_reaches(t, whom->at + i, whom->n - i < PORTION ? whom->n - i : PORTION, &list);
    return list;
}

bool messages_reach(struct task *t, int64_t person, int64_t *ret_person, struct message_reach *ret_reach)
{
    struct message_reaches all = { 0 };

    add_reaches(t, &(struct person_brief){ .id = person }, 1, &all);
    if (all.n == 0)
        return false;
    *ret_person = all.at[0].kept;
    *ret_reach = all.at[0].reach;
    return true;
}

bool messages_reach_staff(struct task *t, int64_t staff, struct message_reach *ret_reach)
{
    struct messages_reach_sql_staff_row row;
    struct messages_reach_sql_blocked_row blocked;
    struct message_reach r = { .chosen = CHANNEL__N, .channel = CHANNEL_email, .why = S("") };

    if (!messages_reach_sql_staff(t, staff, &row))
        return false;
    r.lang = lang_by_tag(row.tag);
    if (r.lang == NULL)
        r.lang = lang_get(LANG_fi);
    r.address = row.email;
    r.key = messages_mail_key(t, row.email);
    if (row.disabled)
        r.why = S("left");
    else if (!messages_by_mail(t))
        r.why = S("not_set_up");
    else if (messages_reach_sql_blocked(t, r.key, &blocked))
        r.why = blocked.why;
    if (!str_empty(r.why))
        r.channel = CHANNEL_none;
    *ret_reach = r;
    return true;
}

struct message_minds messages_minds(struct task *t, int64_t person)
{
    struct messages_reach_sql_of_row row;
    struct message_minds m = { S(""), S(""), S(""), false };

    if (person_row(t, person, &row))
        m = (struct message_minds){ row.contact_when, row.contact_who, row.contact_never, row.protected };
    return m;
}

enum outcome messages_put_way(struct task *t, int64_t person, const struct message_way *w)
{
    struct messages_reach_sql_of_row row;
    struct str code = w->chosen == CHANNEL__N ? S("") : str_of(message_channel_code(w->chosen)), print = S("");

    if (!people_may_see(t, person) || !people_sees_card(t, person))
        return NOT_ALLOWED;
    if (!person_row(t, person, &row))
        return NOT_FOUND;
    person = row.person;
    /* who chooses a way anew says that there is somebody now */
    if (w->chosen == CHANNEL_email)
        messages_reach_sql_unbounce(t, messages_mail_key(t, row.email));
    else if (w->chosen == CHANNEL_sms)
        messages_reach_sql_unbounce(t, row.phone_key);
    if (w->minded && minds(&row))
        print = mind_print(t, &row);
    int64_t by = str_empty(print) ? 0 : t->viewer->staff;
    if (w->version == 0 ? messages_reach_sql_add_way(t, person, code, print, by) == 0
                        : messages_reach_sql_change_way(t, person, w->version, code, print, by) == 0)
        return CONFLICT;
    journal_write(t, JOURNAL_CHANGE, "message_way", person, str_empty(print) ? S("channel") : S("channel, minded"));
    return DONE;
}

/* ---- when */

/* Wall time is two or three hours ahead. */
struct instant messages_instant(struct day day, struct clock clock)
{
    int64_t wall = day_number(day) * 24 * 60 + (clock_minutes(clock) < 0 ? 0 : clock_minutes(clock));

    for (int64_t ahead = 3; ahead >= 2; ahead--) {
        struct instant i = instant_from_unix((wall - ahead * 60) * 60);
        if (day_cmp(instant_day(i), day) == 0 && clock_minutes(instant_clock(i)) == clock_minutes(clock))
            return i;
    }
    return instant_from_unix((wall - 2 * 60) * 60);
}

struct instant messages_loud(struct task *t, struct instant now)
{
    int64_t from = t->settings->quiet_from * 60, until = t->settings->quiet_until * 60;
    int64_t minute = clock_minutes(instant_clock(now));
    struct day day = instant_day(now);
    bool quiet = from < until ? minute >= from && minute < until : minute >= from || minute < until;

    if (from == until || !quiet)
        return now;
    if (minute >= until) /* before midnight: until tomorrow morning */
        day = day_add(day, 1);
    return messages_instant(day, clock_from_minutes(until));
}

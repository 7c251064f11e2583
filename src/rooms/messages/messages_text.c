/* messages_text: see messages_text.h. */
#include "rooms/messages/messages_text.h"

#include "base/settings.h"

/* ---- the words */

/* In a text from right to left, what reads from left to right (times, numbers, addresses) is put apart: else
 * 10.00-12.00 turns round. */
static struct str apart(struct task *t, const struct lang *l, struct str s)
{
    bool turns = strcmp(l->dir, "rtl") == 0 && !str_empty(s);

    return turns ? str_fmt(t->a, "\u2066%.*s\u2069", STR_ARG(s)) : s;
}

static struct str day_of(struct task *t, const struct lang *l, struct day d)
{
    return day_known(d) ? apart(t, l, lang_day_long(t->a, l, d)) : S("");
}

/* What a day is called on the day itself and on the day before, where a sentence begins and inside one. */
static const struct {
    const char *begins, *within;
} near_days[] = { { N_("Today"), NC_("within a sentence", "today") },
    { N_("Tomorrow"), NC_("within a sentence", "tomorrow") } };

/* "Today", "Tomorrow", "tue 1.12.2026". today "": never in words. */
static struct str day_spoken(struct task *t, const struct lang *l, struct day d, struct day today, bool within)
{
    for (size_t i = 0; i < sizeof near_days / sizeof *near_days; i++)
        if (day_known(d) && day_known(today) && day_cmp(d, day_add(today, (int)i)) == 0)
            return str_of(
                within ? lang_trc(l, "within a sentence", near_days[i].within) : lang_tr(l, near_days[i].begins));
    return day_of(t, l, d);
}

/* Others than reminders may be read days later. */
static struct day read_on(enum message_kind kind, struct day today)
{
    return kind == MESSAGE_reminder ? today : DAY("");
}

struct str messages_day_within(
    struct task *t, const struct lang *l, enum message_kind kind, const struct message_fields *f, struct day today)
{
    return day_spoken(t, l, f->day, read_on(kind, today), true);
}

void messages_slot_values(struct task *t, const struct lang *l, enum message_kind kind, const struct message_fields *f,
    struct day today, struct str ret_values[SLOT__N])
{
    bool timed = day_known(f->day) && f->start.t[0] != '\0';

    ret_values[SLOT_day] = day_spoken(t, l, f->day, read_on(kind, today), false);
    ret_values[SLOT_time] = timed ? apart(t, l, lang_clock(t->a, l, f->start)) : S("");
    ret_values[SLOT_until] = day_of(t, l, f->until);
    ret_values[SLOT_link] = apart(t, l, f->link);
    ret_values[SLOT_phone] = kind == MESSAGE_sign_in ? S("") : apart(t, l, t->settings->message_phone);
}

static struct str fill(struct task *t, const struct lang *l, const char *msgid, struct str x)
{
    return tr_fill(t->a, lang_tr(l, msgid), &x, 1);
}

static void put(struct buf *b, struct str sentence)
{
    if (str_empty(sentence))
        return;
    if (b->n > 0)
        buf_ch(b, ' ');
    buf_str(b, sentence);
}

static void put_opening(const struct lang *l, enum message_kind kind, const struct message_fields *f, struct buf *b)
{
    static const char *const openings[] = {
#define I(code, name, words) words,
        MESSAGE_INVITES(I)
#undef I
    };

    switch (kind) {
    case MESSAGE_moved: put(b, str_of(lang_tr(l, N_("The meeting is moved. New time:")))); break;
    case MESSAGE_cancelled: put(b, str_of(lang_tr(l, N_("This meeting is cancelled:")))); break;
    case MESSAGE_invitation:
        put(b, f->again ? messages_asked_again(l) : S(""));
        put(b, str_of(lang_tr(l, openings[f->invite])));
        break;
    case MESSAGE_answer: put(b, str_of(lang_tr(l, N_("You have an answer. Open your page.")))); break;
    case MESSAGE_place: put(b, str_of(lang_tr(l, N_("There is a place for you.")))); break;
    case MESSAGE_care: put(b, str_of(lang_tr(l, N_("There is a place for your child.")))); break;
    case MESSAGE_own_link: put(b, str_of(lang_tr(l, N_("This is your own page. Keep this message.")))); break;
    case MESSAGE_sign_in:
        put(b, str_of(lang_tr(l, N_("With this link you choose a password. It works once and for seven days."))));
        break;
    case MESSAGE_reminder:
    case MESSAGE__N: break;
    }
}

struct str messages_house_text(struct task *t, const struct lang *l, enum message_kind kind,
    const struct message_fields *f, const struct str values[SLOT__N])
{
    struct buf *b = task_buf(t, 2000);
    struct str day = values[SLOT_day], time = values[SLOT_time];

    put_opening(l, kind, f, b);
    if (!str_empty(day))
        put(b, str_empty(time) ? str_fmt(t->a, "%.*s.", STR_ARG(day))
                               : str_fmt(t->a, "%.*s %.*s.", STR_ARG(day), STR_ARG(time)));
    if (kind == MESSAGE_reminder || kind == MESSAGE_moved || kind == MESSAGE_invitation)
        put(b, str_of(lang_trc(l, "message", NC_("message", "Come?"))));
    if (!str_empty(values[SLOT_until]))
        put(b, fill(t, l, N_("Answer by %1$s."), values[SLOT_until]));
    put(b, values[SLOT_link]);
    if (!str_empty(values[SLOT_phone]))
        put(b, fill(t, l, N_("Call us: %1$s"), values[SLOT_phone]));
    task_must_fit(t, b);
    return str_copy(t->a, buf_view(b));
}

struct str messages_text(
    struct task *t, const struct lang *l, enum message_kind kind, const struct message_fields *f, struct day today)
{
    struct str values[SLOT__N];

    messages_slot_values(t, l, kind, f, today, values);
    return messages_house_text(t, l, kind, f, values);
}

struct str messages_asked_again(const struct lang *l) { return str_of(lang_tr(l, N_("We ask you once more."))); }

struct str messages_with_link(struct task *t, struct str text, struct str link)
{
    ptrdiff_t at = str_find(text, S(MESSAGE_LINK));
    size_t behind = (size_t)at + sizeof MESSAGE_LINK - 1;

    return at < 0 ? text
                  : str_fmt(t->a, "%.*s%.*s%.*s", STR_ARG(str_part(text, 0, (size_t)at)), STR_ARG(link),
                        STR_ARG(str_part(text, behind, text.n)));
}

struct str messages_head(struct str s, size_t n)
{
    if (s.n <= n)
        return s;
    while (n > 0 && ((unsigned char)s.p[n] & 0xC0) == 0x80)
        n--;
    return str_part(s, 0, n);
}

struct str messages_subject(const struct lang *l, enum message_kind kind)
{
    static const char *const names[] = {
        [MESSAGE_reminder] = N_("Reminder of a meeting"),
        [MESSAGE_moved] = N_("A meeting is moved"),
        [MESSAGE_cancelled] = N_("A meeting is cancelled"),
        [MESSAGE_invitation] = N_("Invitation"),
        [MESSAGE_place] = N_("A place for you"),
        [MESSAGE_answer] = N_("You have an answer"),
        [MESSAGE_care] = N_("A place for your child"),
        [MESSAGE_own_link] = N_("Your own page"),
        [MESSAGE_sign_in] = N_("Your link to sign in"),
    };

    return str_of(lang_tr(l, names[kind]));
}

/* ---- the length */

/* GSM 03.38: what is no ASCII, and what of ASCII is in it as it is, is not, or counts for two. */
static const uint32_t beyond_ascii[] = { 0xA3, 0xA5, 0xE8, 0xE9, 0xF9, 0xEC, 0xF2, 0xC7, 0xD8, 0xF8, 0xC5, 0xE5, 0x394,
    0x3A6, 0x393, 0x39B, 0x3A9, 0x3A0, 0x3A8, 0x3A3, 0x398, 0x39E, 0xC6, 0xE6, 0xDF, 0xC9, 0xA4, 0xA1, 0xC4, 0xD6, 0xD1,
    0xDC, 0xA7, 0xBF, 0xE4, 0xF6, 0xF1, 0xFC, 0xE0 };

/* 0: it is not in the small alphabet. */
static int64_t septets(uint32_t c)
{
    if (c == 0x20AC || (c < 0x80 && c != 0 && strchr("^{}\\[~]|\f", (int)c) != NULL))
        return 2;
    if (c < 0x80)
        return (c >= ' ' && c != '`' && c != 0x7F) || c == '\n' || c == '\r' ? 1 : 0;
    for (size_t i = 0; i < sizeof beyond_ascii / sizeof *beyond_ascii; i++)
        if (beyond_ascii[i] == c)
            return 1;
    return 0;
}

/* The letter at *i of a clean text. */
static uint32_t next_letter(struct str s, size_t *i)
{
    unsigned char lead = (unsigned char)s.p[(*i)++];
    int more = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : lead >= 0xC0 ? 1 : 0;
    uint32_t c = more == 0 ? lead : lead & (0x3FU >> more);

    for (; more > 0 && *i < s.n; more--)
        c = c << 6 | ((unsigned char)s.p[(*i)++] & 0x3F);
    return c;
}

static bool is_small(struct str text)
{
    for (size_t i = 0; i < text.n;)
        if (septets(next_letter(text, &i)) == 0)
            return false;
    return true;
}

enum { ALONE_SMALL = 160, EACH_SMALL = 153, ALONE_LARGE = 70, EACH_LARGE = 67 };

int64_t messages_part_letters(bool small, bool several)
{
    return small ? several ? EACH_SMALL : ALONE_SMALL : several ? EACH_LARGE : ALONE_LARGE;
}

struct message_length messages_length(struct str text)
{
    struct message_length l = { .small = is_small(text) };
    int64_t alone = messages_part_letters(l.small, false), each = messages_part_letters(l.small, true);
    int64_t parts = 1, here = 0;

    for (size_t i = 0; i < text.n;) {
        uint32_t c = next_letter(text, &i);
        int64_t n = l.small ? septets(c) : c > 0xFFFF ? 2 : 1;
        l.units += n;
        if (here + n > each) {
            parts++;
            here = 0;
        }
        here += n;
    }
    l.parts = text.n == 0 ? 0 : l.units <= alone ? 1 : parts;
    return l;
}

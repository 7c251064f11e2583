/* messages_template: see messages_template.h. */
#include "rooms/messages/messages_template.h"

#include <string.h>

static const char *const slot_codes[] = {
#define S_(code, name) #code,
    MESSAGE_SLOTS(S_)
#undef S_
};

const char *message_slot_code(enum message_slot s) { return slot_codes[s]; }

/* ---- slots */

/* Of "{…}" at `at`: behind the brace that closes it, or 0. Longer than any slot, or with another brace or the end of
 * the line in it: it is no slot of anybody. */
static size_t braces_end(struct str text, size_t at)
{
    enum { LONGEST = 40 };

    for (size_t i = at + 1; i < text.n && i - at <= LONGEST; i++) {
        if (text.p[i] == '}')
            return i + 1;
        if (text.p[i] == '{' || text.p[i] == '\n')
            return 0;
    }
    return 0;
}

/* The slot at `at`, and where it ends. False: there is none. */
static bool slot_at(struct str text, size_t at, enum message_slot *ret_slot, size_t *ret_end)
{
    size_t end = text.p[at] == '{' ? braces_end(text, at) : 0;

    if (end == 0)
        return false;
    struct str name = str_trim(str_part(text, at + 1, end - at - 2));
    for (enum message_slot s = 0; s < SLOT__N; s++)
        if (str_is(name, slot_codes[s])) {
            *ret_slot = s;
            *ret_end = end;
            return true;
        }
    return false;
}

static bool is_blank(char c) { return c == ' ' || c == '\n' || c == '\t'; }

/* ---- sentences */

/* Bytes of a sign that ends a sentence, at `at`; 0: it is none. U+061F and U+06D4 are Arabic. */
static size_t stop_at(struct str text, size_t at)
{
    if (text.p[at] == '.' || text.p[at] == '!' || text.p[at] == '?')
        return 1;
    struct str two = str_part(text, at, 2);
    return str_is(two, "\u061F") || str_is(two, "\u06D4") ? 2 : 0;
}

static size_t behind_blanks(struct str text, size_t at)
{
    while (at < text.n && is_blank(text.p[at]))
        at++;
    return at;
}

/* From `from` to behind the blanks that follow the sentence. slots: which stand in it. */
struct sentence {
    size_t from, end;
    unsigned slots;
};
static struct sentence sentence_from(struct str text, size_t from)
{
    struct sentence s = { from, text.n, 0 };
    size_t i = from, end, stop;
    enum message_slot slot;

    while (i < text.n) {
        bool over = text.p[i] == '\n';
        if (slot_at(text, i, &slot, &end)) {
            s.slots |= 1U << slot;
            over = slot == SLOT_link;
            i = end;
        } else if ((stop = stop_at(text, i)) > 0) {
            over = true;
            i += stop;
        } else {
            i++;
        }
        if (over && (i >= text.n || text.p[i - 1] == '\n' || is_blank(text.p[i]))) {
            s.end = behind_blanks(text, i);
            return s;
        }
    }
    return s;
}

/* ---- what looks as if it were about somebody */

/* The next letter as one byte: digits of other scripts as 0 to 9, other blanks and strokes as ' ' and '-', any other
 * letter as 'x'. */
static char plain_at(struct str text, size_t *i)
{
    static const struct {
        const char *lead;
        unsigned char first;
    } digits[] = { { "\xD9", 0xA0 }, { "\xDB", 0xB0 }, { "\xEF\xBC", 0x90 } };
    static const char *const blanks[] = { "\u00A0", "\u2009", "\u202F" };
    static const char *const strokes[] = { "\u2010", "\u2011", "\u2012", "\u2013", "\u2212" };
    unsigned char c = (unsigned char)text.p[*i];
    struct str rest = str_part(text, *i, text.n - *i);

    if (c < 0x80)
        return text.p[(*i)++];
    for (size_t d = 0; d < sizeof digits / sizeof *digits; d++) {
        size_t n = strlen(digits[d].lead);
        unsigned char last = rest.n > n ? (unsigned char)rest.p[n] : 0;
        if (str_starts(rest, str_of(digits[d].lead)) && last >= digits[d].first && last < digits[d].first + 10) {
            *i += n + 1;
            return (char)('0' + last - digits[d].first);
        }
    }
    char plain = 'x';
    for (size_t b = 0; b < sizeof blanks / sizeof *blanks; b++)
        plain = str_starts(rest, str_of(blanks[b])) ? ' ' : plain;
    for (size_t s = 0; s < sizeof strokes / sizeof *strokes; s++)
        plain = str_starts(rest, str_of(strokes[s])) ? '-' : plain;
    for ((*i)++; *i < text.n && ((unsigned char)text.p[*i] & 0xC0) == 0x80;)
        (*i)++;
    return plain;
}

static bool is_digit(char c) { return c >= '0' && c <= '9'; }
static bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/* A personal identity code: ddmmyy, a sign of the century, three digits and a last sign; whether it is a true one is
 * not asked. Where it ends, or 0. */
static size_t code_end(struct str text, size_t at)
{
    enum { SIGN = 6, LAST = 10, LENGTH = 11 };
    size_t i = at;

    for (int k = 0; k < LENGTH; k++) {
        char c = i < text.n ? plain_at(text, &i) : '\0';
        bool right = k == SIGN   ? c != '\0' && strchr("-+ABCDEFabcdefYXWVUyxwvu", c) != NULL
                     : k == LAST ? is_digit(c) || is_letter(c)
                                 : is_digit(c);
        if (!right)
            return 0;
    }
    size_t next = i;
    char c = next < text.n ? plain_at(text, &next) : ' ';
    return is_digit(c) || is_letter(c) ? 0 : i;
}

/* A telephone number: from + or 0 on at least seven digits, else at least nine, with blanks, strokes and brackets
 * between them. Full stops part days and times. */
static size_t phone_end(struct str text, size_t at)
{
    enum { FROM_0 = 7, OTHERS = 9 };
    size_t i = at, end = 0;
    char first = plain_at(text, &i);
    int digits = is_digit(first), between = 0;

    if (digits == 0 && first != '+')
        return 0;
    while (i < text.n) {
        char c = plain_at(text, &i);
        if (is_digit(c)) {
            digits++;
            between = 0;
            end = i;
        } else if (c != '\0' && strchr(" -()/", c) != NULL && between < 2) {
            between++;
        } else {
            break;
        }
    }
    return digits >= (is_digit(first) && first != '0' ? OTHERS : FROM_0) ? end : 0;
}

static void add_fault(
    struct message_faults *all, enum message_fault_kind kind, enum message_slot slot, struct str where)
{
    if (all->n < MESSAGE_FAULTS_MOST)
        all->at[all->n++] = (struct message_fault){ kind, slot, where };
}

/* The word around an @, when there is something on both of its sides. */
static bool is_email(struct str text, size_t at, struct str *ret_where)
{
    size_t from = at, end = at + 1;

    while (from > 0 && !is_blank(text.p[from - 1]))
        from--;
    while (end < text.n && !is_blank(text.p[end]))
        end++;
    *ret_where = str_part(text, from, end - from);
    return from < at && end > at + 1;
}

static void check_persons(struct str text, struct message_faults *all)
{
    char before = ' ';
    struct str where;

    for (size_t i = 0; i < text.n;) {
        size_t end = is_digit(before) || is_letter(before) ? 0 : code_end(text, i), at = i;
        enum message_fault_kind kind = FAULT_CODE;
        if (end == 0 && !is_digit(before) && before != '+') {
            end = phone_end(text, i);
            kind = FAULT_PHONE;
        }
        if (end > 0) {
            add_fault(all, kind, SLOT__N, str_part(text, i, end - i));
            i = end;
            before = '0';
            continue;
        }
        before = plain_at(text, &i);
        if (before == '@' && is_email(text, at, &where))
            add_fault(all, FAULT_EMAIL, SLOT__N, where);
    }
}

/* ---- the check */

static void check_brace(struct str text, size_t *at, struct message_faults *all)
{
    size_t end = text.p[*at] == '{' ? braces_end(text, *at) : 0;

    if (end > 0)
        add_fault(all, FAULT_UNKNOWN, SLOT__N, str_part(text, *at, end - *at));
    else
        add_fault(all, FAULT_BRACE, SLOT__N, str_part(text, *at, 1));
    *at = end > 0 ? end : *at + 1;
}

static void check_link(struct str text, size_t from, size_t end, struct message_faults *all)
{
    bool touched = (from > 0 && !is_blank(text.p[from - 1])) || (end < text.n && !is_blank(text.p[end]));

    if (touched)
        add_fault(all, FAULT_LINK_TOUCHED, SLOT_link, S(""));
}

static void check_slots(struct str text, unsigned must, unsigned may, struct message_faults *all)
{
    unsigned seen = 0;
    enum message_slot slot;
    size_t end;

    for (size_t i = 0; i < text.n;) {
        if (slot_at(text, i, &slot, &end)) {
            if (((must | may) & 1U << slot) == 0)
                add_fault(all, FAULT_NOT_HERE, slot, S(""));
            else if ((seen & 1U << slot) != 0)
                add_fault(all, FAULT_TWICE, slot, S(""));
            else if (slot == SLOT_link)
                check_link(text, i, end, all);
            seen |= 1U << slot;
            i = end;
        } else if (text.p[i] == '{' || text.p[i] == '}') {
            check_brace(text, &i, all);
        } else {
            i++;
        }
    }
    for (slot = 0; slot < SLOT__N; slot++)
        if ((must & ~seen & 1U << slot) != 0)
            add_fault(all, FAULT_MISSING, slot, S(""));
}

void messages_template_check(struct str text, unsigned must, unsigned may, struct message_faults *ret_faults)
{
    *ret_faults = (struct message_faults){ .n = 0 };
    check_slots(text, must, may, ret_faults);
    for (size_t i = 0; i < text.n;) {
        struct sentence s = sentence_from(text, i);
        if ((s.slots & SLOTS(link)) != 0 && s.slots != SLOTS(link)) {
            add_fault(ret_faults, FAULT_LINK_SHARES, SLOT_link, S(""));
            break;
        }
        i = s.end;
    }
    check_persons(text, ret_faults);
}

/* ---- clean and filled */

/* Bytes of a sign that no message holds, at `at`: control characters (C0, DEL, C1), U+200B, U+2028 to U+202E, U+2060
 * to U+206F, U+FEFF. The marks of direction of one letter (U+200E, U+200F, U+061C) and the joiners stay. */
static size_t unwanted_at(struct str s, size_t at)
{
    unsigned char a = (unsigned char)s.p[at], b = at + 1 < s.n ? (unsigned char)s.p[at + 1] : 0,
                  c = at + 2 < s.n ? (unsigned char)s.p[at + 2] : 0;

    if (a < 0x20 || a == 0x7F)
        return a == '\n' ? 0 : 1;
    if (a == 0xC2 && b >= 0x80 && b < 0xA0)
        return 2;
    bool turns = a == 0xE2 &&
                 ((b == 0x80 && (c == 0x8B || (c >= 0xA8 && c <= 0xAE))) || (b == 0x81 && c >= 0xA0 && c <= 0xAF));
    return turns || (a == 0xEF && b == 0xBB && c == 0xBF) ? 3 : 0;
}

void messages_template_clean(struct str typed, struct buf *to)
{
    size_t lines = 0;
    bool blank = false;

    for (size_t i = 0; i < typed.n;) {
        size_t skip = unwanted_at(typed, i);
        bool tab = typed.p[i] == '\t', line = typed.p[i] == '\n';
        if (skip > 0 && !tab) {
            i += skip;
            continue;
        }
        if (line) {
            lines++;
            blank = false;
        } else if (tab || typed.p[i] == ' ') {
            blank = true;
        } else {
            for (size_t k = 0; to->n > 0 && k < lines && k < 2; k++)
                buf_ch(to, '\n');
            if (blank && to->n > 0 && lines == 0)
                buf_ch(to, ' ');
            buf_ch(to, typed.p[i]);
            lines = 0;
            blank = false;
        }
        i++;
    }
}

static void put_sentence(struct str text, struct sentence s, const struct str values[SLOT__N], struct buf *to)
{
    enum message_slot slot;
    size_t end;

    for (size_t i = s.from; i < s.end;) {
        if (slot_at(text, i, &slot, &end)) {
            buf_str(to, values[slot]);
            i = end;
        } else {
            buf_ch(to, text.p[i++]);
        }
    }
}

bool messages_template_begins(struct str text, enum message_slot slot)
{
    enum message_slot first;
    size_t end;

    for (size_t i = 0; i < text.n; i = sentence_from(text, i).end) {
        size_t at = i;
        while (at < text.n && is_blank(text.p[at]))
            at++;
        if (slot_at(text, at, &first, &end) && first == slot)
            return true;
    }
    return false;
}

/* A slot of the sentence has nothing to say. */
static bool is_left_out(unsigned slots, const struct str values[SLOT__N])
{
    for (enum message_slot s = 0; s < SLOT__N; s++)
        if ((slots & 1U << s) != 0 && str_empty(values[s]))
            return true;
    return false;
}

bool messages_template_fill(struct str text, const struct str values[SLOT__N], unsigned must, struct buf *to)
{
    unsigned said = 0;
    size_t from = to->n;

    for (size_t i = 0; i < text.n;) {
        struct sentence s = sentence_from(text, i);
        if (!is_left_out(s.slots, values)) {
            put_sentence(text, s, values, to);
            said |= s.slots;
        }
        i = s.end;
    }
    while (to->n > from && is_blank(to->p[to->n - 1]))
        to->n--;
    for (enum message_slot s = 0; s < SLOT__N; s++)
        if ((must & ~said & 1U << s) != 0 && !str_empty(values[s]))
            return false;
    return to->n > from;
}

/* ics: writes lines of a calendar file. No reader, no recurrence: every event stands by itself. */
#include "rooms/ics.h"

enum { LINE_BYTES = 75 };

static const char TIME_ZONE[] = "BEGIN:VTIMEZONE\r\nTZID:Europe/Helsinki\r\n"
                                "BEGIN:STANDARD\r\nDTSTART:19701025T040000\r\nRRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-"
                                "1SU\r\nTZOFFSETFROM:+0300\r\nTZOFFSETTO:+0200\r\nTZNAME:EET\r\nEND:STANDARD\r\n"
                                "BEGIN:DAYLIGHT\r\nDTSTART:19700329T030000\r\nRRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-"
                                "1SU\r\nTZOFFSETFROM:+0200\r\nTZOFFSETTO:+0300\r\nTZNAME:EEST\r\nEND:DAYLIGHT\r\n"
                                "END:VTIMEZONE\r\n";

/* One content line, folded before a whole character. */
void ics_line(struct buf *b, const char *name, struct str value)
{
    size_t used = strlen(name) + 1;

    buf_z(b, name);
    buf_ch(b, ':');
    for (size_t i = 0; i < value.n;) {
        size_t n = 1;
        while (i + n < value.n && ((unsigned char)value.p[i + n] & 0xC0) == 0x80)
            n++;
        if (used + n > LINE_BYTES) {
            BUF_LIT(b, "\r\n ");
            used = 1;
        }
        buf_put(b, value.p + i, n);
        used += n;
        i += n;
    }
    BUF_LIT(b, "\r\n");
}

/* TEXT of RFC 5545: \ ; , and line breaks are escaped, other control characters dropped. */
static struct str escaped(struct task *t, struct str s)
{
    char *out = NEW_N(t->a, char, s.n * 2 + 1);
    size_t n = 0;

    for (size_t i = 0; i < s.n; i++) {
        char c = s.p[i];
        if (c == '\n')
            out[n++] = '\\', out[n++] = 'n';
        else if (c == '\\' || c == ';' || c == ',')
            out[n++] = '\\', out[n++] = c;
        else if ((unsigned char)c >= 0x20 && c != 0x7F)
            out[n++] = c;
    }
    return (struct str){ out, n };
}

void ics_text(struct task *t, struct buf *b, const char *name, struct str value)
{
    if (!str_empty(value))
        ics_line(b, name, escaped(t, value));
}

/* ---- times */

struct str ics_digits(struct task *t, struct str s)
{
    char *out = NEW_N(t->a, char, s.n + 1);
    size_t n = 0;

    for (size_t i = 0; i < s.n; i++)
        if (s.p[i] != '-' && s.p[i] != ':')
            out[n++] = s.p[i];
    return (struct str){ out, n };
}

static struct str wall_time(struct task *t, struct day d, struct clock c)
{
    struct str day = ics_digits(t, day_str(&d)), clock = ics_digits(t, clock_str(&c));

    return str_fmt(t->a, "%.*sT%.*s00", STR_ARG(day), STR_ARG(clock));
}

/* An event that goes on past midnight ends on the next day. */
void ics_when(struct task *t, struct buf *b, struct day day, struct clock start, int64_t minutes)
{
    struct day after = day_add(day, 1);

    if (clock_minutes(start) < 0) {
        ics_line(b, "DTSTART;VALUE=DATE", ics_digits(t, day_str(&day)));
        ics_line(b, "DTEND;VALUE=DATE", ics_digits(t, day_str(&after)));
        return;
    }
    ics_line(b, "DTSTART;TZID=Europe/Helsinki", wall_time(t, day, start));
    if (minutes > 0) {
        int64_t end = clock_minutes(start) + minutes;
        ics_line(b, "DTEND;TZID=Europe/Helsinki",
            wall_time(t, day_add(day, end / (24 * 60)), clock_from_minutes(end % (24 * 60))));
    }
}

void ics_open(struct task *t, struct buf *b, struct str name)
{
    BUF_LIT(b, "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Kotipolku//Kotipolku//"
               "EN\r\nCALSCALE:GREGORIAN\r\n");
    ics_text(t, b, "X-WR-CALNAME", name);
    buf_put(b, TIME_ZONE, sizeof TIME_ZONE - 1);
}

void ics_close(struct buf *b) { BUF_LIT(b, "END:VCALENDAR\r\n"); }

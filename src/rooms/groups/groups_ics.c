/* groups_ics: writes a calendar file. No reader, no recurrence: every session is an event of its own, because sessions
 * are moved and cancelled one by one. */
#include "rooms/groups/groups_ics.h"

#include "base/buf.h"
#include "groups_sessions_sql.h"
#include "lang/lang.h"
#include "rooms/codes.h"

enum { LINE_BYTES = 75, FILE_MAX = 4 * 1024 * 1024 };

static const char TIME_ZONE[] = "BEGIN:VTIMEZONE\r\nTZID:Europe/Helsinki\r\n"
                                "BEGIN:STANDARD\r\nDTSTART:19701025T040000\r\nRRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-"
                                "1SU\r\nTZOFFSETFROM:+0300\r\nTZOFFSETTO:+0200\r\nTZNAME:EET\r\nEND:STANDARD\r\n"
                                "BEGIN:DAYLIGHT\r\nDTSTART:19700329T030000\r\nRRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-"
                                "1SU\r\nTZOFFSETFROM:+0200\r\nTZOFFSETTO:+0300\r\nTZNAME:EEST\r\nEND:DAYLIGHT\r\n"
                                "END:VTIMEZONE\r\n";

/* ---- lines */

/* One content line, folded before a whole character. */
static void line(struct buf *b, const char *name, struct str value)
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

static void text_line(struct task *t, struct buf *b, const char *name, struct str value)
{
    if (!str_empty(value))
        line(b, name, escaped(t, value));
}

/* ---- times */

static struct str digits(struct task *t, struct str s)
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
    struct str day = digits(t, day_str(&d)), clock = digits(t, clock_str(&c));

    return str_fmt(t->a, "%.*sT%.*s00", STR_ARG(day), STR_ARG(clock));
}

static void when(struct task *t, struct buf *b, const struct session_brief *s, bool shielded)
{
    struct day after = day_add(s->day, 1);

    if (shielded || clock_minutes(s->start) < 0) {
        line(b, "DTSTART;VALUE=DATE", digits(t, day_str(&s->day)));
        line(b, "DTEND;VALUE=DATE", digits(t, day_str(&after)));
        return;
    }
    line(b, "DTSTART;TZID=Europe/Helsinki", wall_time(t, s->day, s->start));
    if (s->minutes > 0)
        line(b, "DTEND;TZID=Europe/Helsinki", wall_time(t, s->day, s->end));
}

/* ---- events */

/* How often the event has changed, and when last: calendars that have it already go by the first. */
static void changes(struct task *t, struct buf *b, const struct groups_sessions_sql_calendar_row *c)
{
    bool place_last = instant_unix(c->moved_at) > instant_unix(c->changed_at);
    struct str at = digits(t, place_last ? instant_str(&c->moved_at) : instant_str(&c->changed_at));

    line(b, "DTSTAMP", at);
    line(b, "LAST-MODIFIED", at);
    line(b, "SEQUENCE", str_fmt(t->a, "%lld", (long long)c->changes));
}

static void event(struct task *t, struct buf *b, const struct group_record *g, const struct session_brief *s,
    const struct groups_sessions_sql_calendar_row *c, bool shielded)
{
    char id[ID_TEXT];
    struct str what = str_empty(s->theme) ? code_name(t->lang, &CODES_session_kind, s->kind) : s->theme;

    id_text(s->id, id);
    BUF_LIT(b, "BEGIN:VEVENT\r\n");
    line(b, "UID", str_fmt(t->a, "%s@kotipolku", id));
    changes(t, b, c);
    when(t, b, s, shielded);
    if (shielded) {
        text_line(t, b, "SUMMARY", str_of(tr(t, "Meeting")));
        text_line(t, b, "CLASS", S("PRIVATE"));
    } else {
        text_line(t, b, "SUMMARY", str_fmt(t->a, "%.*s: %.*s", STR_ARG(s->group_name), STR_ARG(what)));
        text_line(t, b, "LOCATION",
            str_empty(g->card.area) || str_empty(s->venue) ? s->venue
                                                           : str_fmt(t->a, "%.*s%.*s%.*s", STR_ARG(s->venue),
                                                                 STR_ARG(lang_comma(t->lang)), STR_ARG(g->card.area)));
        text_line(t, b, "DESCRIPTION", s->expert);
    }
    line(b, "STATUS", str_is(s->state, "cancelled") ? S("CANCELLED") : S("CONFIRMED"));
    BUF_LIT(b, "END:VEVENT\r\n");
}

static void give_back(void *b) { buf_free(b); }

struct str groups_ics(
    struct task *t, const struct group_record *g, const struct session_briefs *sessions, bool shielded)
{
    struct buf *b = NEW(t->a, struct buf);
    struct groups_sessions_sql_calendar_rows calendar = groups_sessions_sql_calendar(
        t, sessions->n > 0 ? sessions->at[0].group : 0);

    buf_init(b, FILE_MAX);
    arena_then(t->a, give_back, b);
    BUF_LIT(b, "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Kotipolku//Kotipolku//"
               "EN\r\nCALSCALE:GREGORIAN\r\n");
    text_line(t, b, "X-WR-CALNAME", shielded ? str_of(tr(t, "Meetings")) : g->card.name);
    buf_put(b, TIME_ZONE, sizeof TIME_ZONE - 1);
    for (size_t i = 0; i < sessions->n; i++) {
        must(t, i < calendar.n && calendar.at[i].session == sessions->at[i].id); /* the same order */
        event(t, b, g, &sessions->at[i], &calendar.at[i], shielded);
    }
    BUF_LIT(b, "END:VCALENDAR\r\n");
    task_must_fit(t, b);
    return buf_view(b);
}

/* groups_ics: writes a calendar file. No reader, no recurrence: every session is an event of its own, because sessions
 * are moved and cancelled one by one. */
#include "rooms/groups/groups_ics.h"

#include "base/buf.h"
#include "groups_sessions_sql.h"
#include "lang/lang.h"
#include "rooms/codes.h"
#include "rooms/ics.h"

enum { FILE_MAX = 4 * 1024 * 1024 };

/* ---- events */

/* How often the event has changed, and when last: calendars that have it already go by the first. */
static void changes(
    struct task *t, struct buf *b, struct instant changed_at, struct instant moved_at, int64_t how_often)
{
    bool place_last = instant_unix(moved_at) > instant_unix(changed_at);
    struct str at = ics_digits(t, place_last ? instant_str(&moved_at) : instant_str(&changed_at));

    ics_line(b, "DTSTAMP", at);
    ics_line(b, "LAST-MODIFIED", at);
    ics_line(b, "SEQUENCE", str_fmt(t->a, "%lld", (long long)how_often));
}

static struct str place_of(struct task *t, struct str venue, struct str area)
{
    return str_empty(area) || str_empty(venue)
               ? venue
               : str_fmt(t->a, "%.*s%.*s%.*s", STR_ARG(venue), STR_ARG(lang_comma(t->lang)), STR_ARG(area));
}

static void event(struct task *t, struct buf *b, const struct group_record *g, const struct session_brief *s,
    const struct groups_sessions_sql_calendar_row *c, bool shielded)
{
    char id[ID_TEXT];
    struct str what = str_empty(s->theme) ? code_name(t->lang, &CODES_session_kind, s->kind) : s->theme;

    id_text(s->id, id);
    BUF_LIT(b, "BEGIN:VEVENT\r\n");
    ics_line(b, "UID", str_fmt(t->a, "%s@kotipolku", id));
    changes(t, b, c->changed_at, c->moved_at, c->changes);
    ics_when(t, b, s->day, shielded ? (struct clock){ "" } : s->start, s->minutes);
    if (shielded) {
        ics_text(t, b, "SUMMARY", str_of(tr(t, "Meeting")));
        ics_text(t, b, "CLASS", S("PRIVATE"));
    } else {
        ics_text(t, b, "SUMMARY", str_fmt(t->a, "%.*s: %.*s", STR_ARG(s->group_name), STR_ARG(what)));
        ics_text(t, b, "LOCATION", place_of(t, s->venue, g->card.area));
        ics_text(t, b, "DESCRIPTION", s->expert);
    }
    ics_line(b, "STATUS", str_is(s->state, "cancelled") ? S("CANCELLED") : S("CONFIRMED"));
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
    ics_open(t, b, shielded ? str_of(tr(t, "Meetings")) : g->card.name);
    for (size_t i = 0; i < sessions->n; i++) {
        must(t, i < calendar.n && calendar.at[i].session == sessions->at[i].id); /* the same order */
        event(t, b, g, &sessions->at[i], &calendar.at[i], shielded);
    }
    ics_close(b);
    task_must_fit(t, b);
    return buf_view(b);
}

/* ---- for who leads: the kind of meeting, and neither its theme nor its guest, who could be named there */

enum { OWN_MOST = 1000 };

static void own_event(struct task *t, struct buf *b, const struct groups_sessions_sql_own_calendar_row *s)
{
    char id[ID_TEXT];
    struct str kind = code_name(t->lang, &CODES_session_kind, s->kind);

    id_text(s->session, id);
    BUF_LIT(b, "BEGIN:VEVENT\r\n");
    ics_line(b, "UID", str_fmt(t->a, "%s@kotipolku", id));
    changes(t, b, s->changed_at, s->moved_at, s->changes);
    ics_when(t, b, s->day, s->shielded ? (struct clock){ "" } : s->start, clock_between(s->start, s->end));
    if (s->shielded) {
        ics_text(t, b, "SUMMARY", str_of(tr(t, "Meeting")));
    } else {
        ics_text(t, b, "SUMMARY", str_fmt(t->a, "%.*s: %.*s", STR_ARG(s->group_name), STR_ARG(kind)));
        ics_text(t, b, "LOCATION", place_of(t, s->venue, s->area));
    }
    ics_text(t, b, "CLASS", S("PRIVATE"));
    ics_line(b, "STATUS", str_is(s->state, "cancelled") ? S("CANCELLED") : S("CONFIRMED"));
    BUF_LIT(b, "END:VEVENT\r\n");
}

void groups_ics_own(struct task *t, struct buf *b, int64_t staff, struct day from, struct day to)
{
    struct groups_sessions_sql_own_calendar_rows rows = groups_sessions_sql_own_calendar(
        t, staff, from, to, t->today, OWN_MOST);

    for (size_t i = 0; i < rows.n; i++)
        own_event(t, b, &rows.at[i]);
}

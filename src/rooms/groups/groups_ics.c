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
static void changes(struct task *t, struct buf *b, const struct groups_sessions_sql_calendar_row *c)
{
    bool place_last = instant_unix(c->moved_at) > instant_unix(c->changed_at);
    struct str at = ics_digits(t, place_last ? instant_str(&c->moved_at) : instant_str(&c->changed_at));

    ics_line(b, "DTSTAMP", at);
    ics_line(b, "LAST-MODIFIED", at);
    ics_line(b, "SEQUENCE", str_fmt(t->a, "%lld", (long long)c->changes));
}

static void event(struct task *t, struct buf *b, const struct group_record *g, const struct session_brief *s,
    const struct groups_sessions_sql_calendar_row *c, bool shielded)
{
    char id[ID_TEXT];
    struct str what = str_empty(s->theme) ? code_name(t->lang, &CODES_session_kind, s->kind) : s->theme;

    id_text(s->id, id);
    BUF_LIT(b, "BEGIN:VEVENT\r\n");
    ics_line(b, "UID", str_fmt(t->a, "%s@kotipolku", id));
    changes(t, b, c);
    ics_when(t, b, s->day, shielded ? (struct clock){ "" } : s->start, s->minutes);
    if (shielded) {
        ics_text(t, b, "SUMMARY", str_of(tr(t, "Meeting")));
        ics_text(t, b, "CLASS", S("PRIVATE"));
    } else {
        ics_text(t, b, "SUMMARY", str_fmt(t->a, "%.*s: %.*s", STR_ARG(s->group_name), STR_ARG(what)));
        ics_text(t, b, "LOCATION",
            str_empty(g->card.area) || str_empty(s->venue) ? s->venue
                                                           : str_fmt(t->a, "%.*s%.*s%.*s", STR_ARG(s->venue),
                                                                 STR_ARG(lang_comma(t->lang)), STR_ARG(g->card.area)));
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

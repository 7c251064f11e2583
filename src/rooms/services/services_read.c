/* services_read: what both kinds of files share: coordinates, times, telephone numbers, addresses. */
#include "lang/lang.h"
#include "rooms/services/services_read.h"

void service_note(struct service_reader *rd, struct str text)
{
    enum { NOTES_MOST = 200 };
    struct service_note one = { rd->file, rd->line, text };

    if (rd->notes.n < NOTES_MOST)
        LIST_ADD(rd->t->a, &rd->notes, one);
}

struct str service_line_of(struct service_reader *rd, struct str s)
{
    struct str clean;
    char *line;

    (void)text_clean(rd->t->a, s, &clean);
    clean = str_trim(clean);
    line = arena_alloc(rd->t->a, clean.n + 1);
    for (size_t i = 0; i < clean.n; i++)
        line[i] = (unsigned char)clean.p[i] < 0x20 ? ' ' : clean.p[i];
    size_t n = clean.n < SERVICE_NAME_MOST ? clean.n : SERVICE_NAME_MOST;
    while (n < clean.n && n > 0 && ((unsigned char)clean.p[n] & 0xC0) == 0x80)
        n--;
    return str_trim((struct str){ line, n });
}

struct str service_web(struct service_reader *rd, struct str s)
{
    struct str url = str_trim(s);
    bool web = (str_starts(url, S("https://")) || str_starts(url, S("http://"))) && url.n < 1000;

    for (size_t i = 0; i < url.n; i++)
        if ((unsigned char)url.p[i] <= ' ' || url.p[i] == '"' || url.p[i] == '<')
            web = false;
    return web ? str_copy(rd->t->a, url) : S("");
}

void service_read_position(struct service_reader *rd, struct service_entry *e, const struct js_value *latitude,
    const struct js_value *longitude)
{
    struct task *t = rd->t;
    double y, x;
    bool both = js_number(latitude, &y) && js_number(longitude, &x);

    if ((latitude == NULL && longitude == NULL) || (both && service_coordinates(y, x, &e->latitude, &e->longitude)) ||
        (str_empty(js_text(latitude)) && js_is_text(latitude)))
        return;
    service_note(rd, trf(t, "%1$s and %2$s are coordinates neither in degrees nor in ETRS-TM35FIN. They were left out.",
                         js_shown(t, latitude), js_shown(t, longitude)));
}

void service_read_phone(struct service_reader *rd, struct service_entry *e, struct str number, struct str note)
{
    enum { PHONES_MOST = 10, LENGTH_MOST = 40 };
    struct service_phone one = { service_line_of(rd, number), service_line_of(rd, note) };

    for (size_t i = 0; i < e->phones.n; i++)
        if (str_eq(e->phones.at[i].number, one.number))
            return;
    if (!str_empty(one.number) && one.number.n <= LENGTH_MOST && e->phones.n < PHONES_MOST)
        LIST_ADD(rd->t->a, &e->phones, one);
}

struct clock service_read_clock(struct str s)
{
    struct clock c = { "" };

    s = str_trim(s);
    if (s.n >= 8 && s.p[2] == ':' && s.p[5] == ':')
        s.n = 5;
    if (str_is(s, "24:00"))
        s = S("00:00");
    return clock_read(s, &c) ? c : (struct clock){ "" };
}

/* kind: what the kinds of record share: cells out, refusals in, lines of a merge. */
#include "rooms/kind.h"

#include <stdarg.h>
#include "auth/journal.h"
#include "lang/lang.h"

struct day kind_day(struct str cell)
{
    struct day d;

    return day_read_partial(cell, &d) ? d : DAY("");
}

struct clock kind_clock(struct str cell)
{
    struct clock c;

    return clock_read(cell, &c) ? c : (struct clock){ "" };
}

/* ---- out */

bool kind_give(struct kind_out *o, int64_t id, int64_t import, const struct str *cells)
{
    return o->row(o->x, &(struct kind_found){ id, import, cells });
}

struct str kind_key(struct kind_out *o, enum kind_name kind, struct str source_key, int64_t id)
{
    bool by_id = source_key.n == 0 || (o->by_id && hash_set_has(&o->by_id[kind], (uint64_t)id));

    return by_id && id != 0 ? id_str(o->scratch->a, id) : source_key;
}

struct str kind_ref(struct kind_out *o, enum kind_name kind, struct str source_key, int64_t id)
{
    return o->refs_are_ids && id != 0 ? id_str(o->scratch->a, id) : kind_key(o, kind, source_key, id);
}

struct str kind_number(struct kind_out *o, int64_t n) { return n == INT_NONE ? S("") : str_number(o->scratch->a, n); }

struct str kind_money(struct kind_out *o, int64_t cents)
{
    return cents == INT_NONE
               ? S("")
               : str_fmt(o->scratch->a, "%lld.%02lld", (long long)(cents / 100), (long long)(cents % 100));
}

struct str kind_yesno(int64_t n) { return n == INT_NONE ? S("") : n ? S("yes") : S("no"); }

struct str kind_joined(struct kind_out *o, struct str list, struct str item)
{
    return list.n ? str_fmt(o->scratch->a, "%.*s;%.*s", STR_ARG(list), STR_ARG(item)) : item;
}

struct str kind_unless(bool hidden, struct str cell) { return hidden ? S("") : cell; }

/* ---- in */

void kind_refuse(struct kind_in *in, size_t column, struct str reason, struct str hint)
{
    must(in->t, column < kinds[in->kind]->n);
    in->refuse(in, str_of(kinds[in->kind]->columns[column].name), in->row->v[column].text, reason, hint);
}

static size_t column_named(const struct kind *k, struct str name)
{
    size_t i = 0;

    while (i < k->n && !str_is(name, k->columns[i].name))
        i++;
    return i;
}

/* The column of a form's field; the first one for what is wrong with the whole. */
static size_t column_of(const struct kind *k, struct str field, const char *const *names)
{
    for (; names && *names; names += 2)
        if (str_is(field, names[0]))
            field = str_of(names[1]);
    size_t c = column_named(k, field);
    return c < k->n ? c : 0;
}

/* The first sentence says what is wrong, the rest what to do. */
static void split(struct task *t, struct str text, struct str *ret_reason, struct str *ret_hint)
{
    ptrdiff_t end = str_find(text, S(". "));

    *ret_reason = end > 0 ? str_part(text, 0, (size_t)end + 1) : text;
    *ret_hint = end > 0 ? str_trim(str_part(text, (size_t)end + 2, text.n)) : str_of(tr(t, "Correct the cell."));
}

void kind_refuse_later(struct kind_in *in, int64_t line, size_t column, struct str value, const struct problems *ps)
{
    struct str reason, hint;

    in->line = line;
    for (size_t i = 0; i < ps->n; i++) {
        split(in->t, ps->at[i].text, &reason, &hint);
        in->refuse(in, str_of(kinds[in->kind]->columns[column].name), value, reason, hint);
    }
}

void kind_rest(struct kind_in *in) { in->rest(in); }

void kind_refuse_all(struct kind_in *in, const struct problems *ps, const char *const *names)
{
    const struct kind *k = kinds[in->kind];
    struct str reason, hint;

    for (size_t i = 0; i < ps->n; i++) {
        size_t c = column_of(k, ps->at[i].field, names);
        if (in->row->v[c].text.n == 0 && !k->columns[c].required)
            continue;
        split(in->t, ps->at[i].text, &reason, &hint);
        kind_refuse(in, c, reason, hint);
    }
}

void kind_refuse_future(struct kind_in *in, const struct record *r, size_t column)
{
    struct task *t = in->t;
    struct str day = r->v[column].text;

    if (day.n > 0 && str_cmp(day, str_part(day_str(&t->today), 0, day.n)) > 0)
        kind_refuse(in, column, str_of(tr(t, "This day lies in the future.")), str_of(tr(t, "Correct the year.")));
}

struct str kind_why(struct task *t, int64_t import)
{
    return str_fmt(t->a, "import %.*s", STR_ARG(id_str(t->a, import)));
}

void kind_journal(struct kind_in *in, int64_t id)
{
    if (!in->keeps)
        journal_write(in->t, JOURNAL_CHANGE, kinds[in->kind]->noun.code, id, in->why);
}

void kind_journal_of(struct kind_in *in, int64_t id, struct str what)
{
    struct str detail = str_empty(what) ? in->why : str_fmt(in->t->a, "%.*s: %.*s", STR_ARG(in->why), STR_ARG(what));

    journal_write(in->t, JOURNAL_CHANGE, kinds[in->kind]->noun.code, id, detail);
}

bool kind_came(const struct kind_in *in, int64_t id) { return hash_set_has(in->made, (uint64_t)id); }

/* Gists may be any number; the map holds those that are not 0. */
enum { NOT_ZERO = 1 };
static struct str id_key(const int64_t *id) { return (struct str){ (const char *)id, sizeof *id }; }

void kind_put_gist(struct kind_in *in, int64_t id, int64_t gist)
{
    key_map_put(in->whole->a, &in->gists[in->kind], id_key(&id), gist + NOT_ZERO);
}

bool kind_gist(const struct kind_in *in, enum kind_name kind, int64_t id, int64_t *ret_gist)
{
    int64_t found = key_map_get(&in->gists[kind], id_key(&id));

    if (found != 0)
        *ret_gist = found - NOT_ZERO;
    return found != 0;
}

void kind_keep(struct kind_in *in, const char *name, struct str value)
{
    strs_add(in->t->a, &in->kept, str_fmt(in->t->a, "%s=%.*s", name, STR_ARG(value)));
}

bool kind_kept(const struct kind_in *in, const char *name, struct str *ret_value)
{
    for (size_t i = 0; i < in->kept.n; i++) {
        struct str rest = in->kept.at[i], head;
        if (str_cut(&rest, '=', &head) && str_is(head, name)) {
            *ret_value = rest;
            return true;
        }
    }
    return false;
}

/* ---- taking away, moving */

void kind_counted(struct task *t, struct kind_counts *list, struct str what, int64_t n)
{
    struct kind_count one = { str_copy(t->a, what), n };

    if (n > 0)
        LIST_ADD(t->a, list, one);
}

void kind_wrote(struct kind_move *m, const char *fmt, ...)
{
    char line[500];
    va_list ap;

    va_start(ap, fmt);
    int n = vsnprintf(line, sizeof line, fmt, ap);
    va_end(ap);
    must(m->t, n >= 0 && n < (int)sizeof line);
    buf_fmt(m->lines, "%s %s\n", m->kind, line);
}

struct str kind_word(struct str *line)
{
    struct str piece = S("");

    (void)str_cut(line, ' ', &piece);
    return piece;
}

int64_t kind_int(struct str *line)
{
    int64_t n = 0;

    return str_int(kind_word(line), &n) ? n : 0;
}

/* ---- languages of the pages, and moments */

struct str kind_language_code(struct str tag)
{
    const struct lang *l = lang_by_tag(tag);

    return l != NULL ? str_of(l->iso3) : tag;
}

struct str kind_language_tag(struct str code)
{
    const struct lang *l = lang_by_tag(code);

    return l != NULL ? str_of(l->tag) : code;
}

void kind_check_page_language(struct kind_in *in, const struct record *r, size_t column)
{
    if (lang_by_tag(r->v[column].text) == NULL)
        kind_refuse(in, column, str_of(tr(in->t, "Publications are written in the languages of these pages.")),
            str_of(tr(in->t, "Write fin, swe, eng, som, ara or rus.")));
}

void kind_check_instant(struct kind_in *in, const struct record *r, size_t column)
{
    struct str typed = r->v[column].text;
    struct instant at;

    if (typed.n > 0 && !instant_read(typed, &at))
        kind_refuse(in, column, str_of(tr(in->t, "This is no day with a time of day.")),
            str_of(tr(in->t, "Write it as 2026-11-22T08:30:00Z.")));
}

struct str kind_instant_or_now(struct kind_in *in, struct str cell)
{
    return cell.n > 0 ? cell : str_copy(in->t->a, instant_str(&in->t->now));
}

/* open_data_links_web: addresses of the house as files: which file an address is, and how pages that are written as
 * files lead to each other. Knows no record; what an uploaded file is, its room says. */
#include "base/keys.h"
#include "rooms/open_data/open_data_publish.h"
#include "rooms/public_pages.h"
#include "rooms/routes.h"
#include "web/query.h"
#include "web/req.h"
#include "web/router.h"

/* ---- what stands behind "?" */

enum { ASKED_MOST = 16, VALUE_MOST = 500 };
struct asked {
    struct str name, value;
};
struct question {
    struct asked at[ASKED_MOST]; /* in the order of the row: one address for each way to ask */
    size_t n;
    struct str tag; /* of ?lang= */
    bool narrowed;
};

/* The place of a name in a list of names; false: it is not in it. */
static bool place_of(const char *names, struct str name, size_t *ret_place)
{
    struct str rest = str_of(names == NULL ? "" : names), one;

    for (size_t i = 0; rest.n > 0 && str_cut(&rest, ' ', &one); i++)
        if (str_eq(one, name)) {
            *ret_place = i;
            return true;
        }
    return false;
}

/* What of a narrowed list is asked of the house: its files, and what is behind OPEN_NARROWED_START_MOST. It is the list
 * of all that leads everywhere, and has all files. */
static bool too_much(const struct question *q, const struct asked *one)
{
    int64_t start;

    if (q->narrowed && str_is(one->name, "start"))
        return !str_int(one->value, &start) || start > OPEN_NARROWED_START_MOST;
    return q->narrowed && str_is(one->name, "format");
}

/* False: it is a question to the house. */
static bool read_question(struct task *t, const struct public_row *row, struct str query, struct question *ret_question)
{
    struct asked by_place[ASKED_MOST] = { 0 };
    struct question q = { .tag = S("") };
    struct str piece, name;

    while (query.n > 0 && str_cut(&query, '&', &piece)) {
        struct asked one = { .value = piece };
        size_t place = 0;
        (void)str_cut(&one.value, '=', &name);
        one.name = name;
        if (!query_decode(t->a, one.value, true, &one.value) || one.value.n > VALUE_MOST)
            return false;
        if (str_is(name, "lang")) {
            q.tag = one.value;
            continue;
        }
        if (str_is(name, "start") && str_is(one.value, "0"))
            continue;
        bool narrows = place_of(row->asked.one, name, &place);
        if (!narrows && !place_of(row->asked.with, name, &place))
            return false;
        q.narrowed |= narrows;
        place = narrows ? 0 : 1 + place; /* what narrows has one place: there is one of it */
        if (str_empty(one.value) || place >= ASKED_MOST || by_place[place].name.n > 0)
            return false;
        by_place[place] = one;
    }
    for (size_t i = 0; i < ASKED_MOST; i++)
        if (by_place[i].name.n > 0) {
            if (too_much(&q, &by_place[i]))
                return false;
            q.at[q.n++] = by_place[i];
        }
    *ret_question = q;
    return true;
}

/* A value as a piece of the name of a file: itself where it can be, else the letters of it and a number made of it. */
static struct str piece_of(struct task *t, struct str value)
{
    enum { PLAIN_MOST = 40, LETTERS_MOST = 24 };
    struct buf *o = task_buf(t, LETTERS_MOST + 1);
    bool plain = value.n <= PLAIN_MOST;

    for (size_t i = 0; i < value.n; i++) {
        char c = value.p[i];
        bool small = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'), large = c >= 'A' && c <= 'Z';
        plain = plain && (small || large || c == '-' || c == '_');
        if (o->n < LETTERS_MOST && (small || large))
            buf_ch(o, large ? (char)(c - 'A' + 'a') : c);
        else if (o->n < LETTERS_MOST && o->n > 0 && o->p[o->n - 1] != '-')
            buf_ch(o, '-');
    }
    return plain ? value : str_fmt(t->a, "%.*s-%016llx", STR_ARG(buf_view(o)), (unsigned long long)key_hash(value));
}

/* The first page of the files is the news; the house asks there who one is. What leads to the reader's language leads
 * to that of the page it stands on. */
static struct str path_in_language(struct str path, const struct lang *lang)
{
    const struct public_row *row = public_row_any(
        str_is(path, "/") ? str_of(site_map[ROUTE_publications_news].path) : path);

    return row == NULL ? path : str_of(site_map[row->route + (unsigned)lang->id].path);
}

/* Of the row, what is asked of it. False: it is not among the files. */
static bool page_of(
    struct task *t, const struct public_row *row, const struct question *q, struct str end, struct open_page *page)
{
    struct url to = { page->target };

    for (size_t i = 0; i < q->n; i++) {
        const struct asked *one = &q->at[i];
        to = url_with(t->a, to, str_z(t->a, one->name), one->value);
        if (str_is(one->name, "format"))
            end = one->value;
        else
            page->file = str_fmt(
                t->a, "%.*s.%.*s-%.*s", STR_ARG(page->file), STR_ARG(one->name), STR_ARG(piece_of(t, one->value)));
    }
    if (row->way == PUBLIC_QUERY) {
        to = url_with(t->a, to, "lang", str_of(page->lang->tag));
        page->file = str_fmt(t->a, "%.*s.%s", STR_ARG(page->file), page->lang->tag);
    }
    page->target = to.s;
    page->row = row;
    page->narrowed = q->narrowed;
    page->html = str_empty(end) && row->end != NULL && strcmp(row->end, "html") == 0;
    page->indexed = page->html && row->indexed && q->n == 0;
    struct str last = str_empty(end) ? str_of(row->end == NULL ? "" : row->end) : end;
    if (last.n > 0)
        page->file = str_fmt(t->a, "%.*s.%.*s", STR_ARG(page->file), STR_ARG(last));
    return str_eq(last, piece_of(t, last));
}

bool open_data_page(struct task *t, struct str address, const struct lang *lang, struct open_page *ret_page)
{
    ptrdiff_t mark = str_find(address, S("?"));
    struct str query = mark < 0 ? S("") : str_part(address, (size_t)mark + 1, address.n);
    struct str whole = path_in_language(mark < 0 ? address : str_part(address, 0, (size_t)mark), lang), path = whole;
    struct str end = router_format(&path);
    struct question q;
    unsigned route;
    int64_t ids[4];

    if (router_find(path, GET, &route, ids) != FOUND)
        return false;
    const struct public_row *row = public_row_of(route);
    if (row == NULL || !read_question(t, row, query, &q))
        return false;
    if (row->ending != NULL) {
        const char *own = row->ending(t, ids);
        if (own == NULL || !str_empty(end))
            return false;
        end = str_of(own);
    }
    struct open_page page = { .target = whole, .file = str_part(path, 1, path.n), .lang = lang };
    if (row->way == PUBLIC_PATH)
        page.lang = lang_get((enum lang_id)(route - row->route));
    else if (lang_by_tag(q.tag) != NULL)
        page.lang = lang_by_tag(q.tag);
    if (!page_of(t, row, &q, end, &page))
        return false;
    *ret_page = page;
    return true;
}

struct str open_data_relative(struct arena *a, struct str from, struct str to)
{
    size_t same = 0, up = 0;
    struct strs steps = { 0 };

    for (size_t i = 0; i < from.n && i < to.n && from.p[i] == to.p[i]; i++)
        if (from.p[i] == '/')
            same = i + 1;
    for (size_t i = same; i < from.n; i++)
        up += from.p[i] == '/';
    for (size_t i = 0; i < up; i++)
        strs_add(a, &steps, S(".."));
    strs_add(a, &steps, str_part(to, same, to.n));
    return strs_join(a, &steps, S("/"));
}

/* ---- addresses in a text */

static bool begins(struct str text, size_t at, const char *with)
{
    return str_starts(str_part(text, at, text.n), str_of(with));
}

static struct str unescaped(struct task *t, struct str s)
{
    struct buf *o = task_buf(t, s.n + 1);

    for (size_t i = 0; i < s.n; i++) {
        buf_ch(o, s.p[i]);
        if (begins(s, i, "&amp;"))
            i += strlen("&amp;") - 1;
    }
    return buf_view(o);
}

static void put_escaped(struct buf *o, struct str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (s.p[i] == '&')
            BUF_LIT(o, "&amp;");
        else
            buf_ch(o, s.p[i]);
}

/* Up to what no address of ours has in it. */
static size_t address_length(struct str text, size_t at)
{
    size_t n = 0;

    while (at + n < text.n && strchr("\"'<> \n\\", text.p[at + n]) == NULL)
        n++;
    return n;
}

/* Of the address `whole`, which began with the house. */
static void put_whole(
    struct task *t, struct buf *o, struct str whole, enum open_text kind, const struct open_links *links)
{
    struct str path = str_part(whole, links->house.n, whole.n);

    if (kind == OPEN_DATA)
        buf_str(o, links->turn(links->x, path, true, false));
    else
        put_escaped(o, links->turn(links->x, unescaped(t, path), true, false));
}

/* Scripts and what makes a program of the pages: how many bytes of it begin here. */
static size_t for_scripts(struct str text, size_t at)
{
    static const struct {
        const char *begin, *end;
    } left_out[] = { { "<script src=", "</script>" }, { "<link rel=\"manifest\"", ">" } };

    for (size_t i = 0; i < sizeof left_out / sizeof *left_out; i++)
        if (begins(text, at, left_out[i].begin)) {
            ptrdiff_t n = str_find(str_part(text, at, text.n), str_of(left_out[i].end));
            return n < 0 ? 0 : (size_t)n + strlen(left_out[i].end);
        }
    return 0;
}

/* The value of an attribute that is an address of ours: how long the attribute's name with =" is; 0: there is none. */
static size_t attribute(struct str text, size_t at, bool *ret_send)
{
    static const char *const names[] = { " href=\"", " src=\"", " action=\"" };

    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        size_t n = strlen(names[i]);
        *ret_send = i == 2;
        if (begins(text, at, names[i]) && at + n < text.n && text.p[at + n] == '/')
            return n;
    }
    return 0;
}

struct str open_data_turned(struct task *t, struct str text, enum open_text kind, const struct open_links *links)
{
    const bool html = kind == OPEN_PAGE;
    struct buf *o = task_buf(t, 4 * text.n + (1 << 20));
    const char *house = str_z(t->a, str_fmt(t->a, "%.*s/", STR_ARG(links->house)));

    for (size_t i = 0; i < text.n;) {
        bool send = false;
        size_t out = html ? for_scripts(text, i) : 0, name = html ? attribute(text, i, &send) : 0;
        if (out > 0) {
            i += out;
        } else if (name > 0) {
            size_t n = address_length(text, i + name);
            buf_str(o, str_part(text, i, name));
            put_escaped(o, links->turn(links->x, unescaped(t, str_part(text, i + name, n)), false, send));
            i += name + n;
        } else if (text.p[i] == house[0] && begins(text, i, house)) {
            size_t n = address_length(text, i);
            put_whole(t, o, str_part(text, i, n), kind, links);
            i += n;
        } else {
            buf_ch(o, text.p[i++]);
        }
    }
    task_must_fit(t, o);
    return buf_view(o);
}

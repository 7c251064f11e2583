/* open_data_links_web: addresses of the house as files: which file an address is, and how pages that are written as
 * files lead to each other. Knows no record and reads no database. */
#include "rooms/open_data/open_data_publish.h"
#include "rooms/public_pages.h"
#include "rooms/routes.h"
#include "web/req.h"
#include "web/router.h"

/* What may stand behind "?" in an address that is written; others are questions to the house. */
static const char *const asked_names[] = { "region", "door", "beside", "start", "version", "format" };
enum { ASKED_FORMAT = 5, ASKED = sizeof asked_names / sizeof *asked_names };

static bool plain(struct str s)
{
    for (size_t i = 0; i < s.n; i++) {
        char c = s.p[i];
        if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-'))
            return false;
    }
    return s.n > 0 && s.n <= 40;
}

/* False: there is something in it that no file is made of. */
static bool read_query(struct str query, struct str ret_asked[ASKED], struct str *ret_lang)
{
    struct str piece;

    for (size_t i = 0; i < ASKED; i++)
        ret_asked[i] = S("");
    while (query.n > 0 && str_cut(&query, '&', &piece)) {
        struct str value = piece, name;
        bool known = false;
        (void)str_cut(&value, '=', &name);
        if (!plain(value))
            return false;
        if (str_is(name, "lang")) {
            *ret_lang = value;
            continue;
        }
        for (size_t i = 0; i < ASKED; i++)
            if (str_is(name, asked_names[i])) {
                ret_asked[i] = value;
                known = true;
            }
        if (!known)
            return false;
    }
    return true;
}

/* The first page of the files is the news; the house asks there who one is. */
static struct str path_of_home(struct task *t, struct str path, const struct lang *lang)
{
    bool home = str_is(path, "/") || str_is(path, site_map[ROUTE_publications_news].path);

    return home ? str_of(site_map[ROUTE_publications_news_in_fi + (int)lang->id].path) : path;
}

bool open_data_page(struct task *t, struct str address, const struct lang *lang, struct open_page *ret_page)
{
    ptrdiff_t mark = str_find(address, S("?"));
    struct str query = mark < 0 ? S("") : str_part(address, (size_t)mark + 1, address.n), asked[ASKED], tag = S("");
    struct str whole = path_of_home(t, mark < 0 ? address : str_part(address, 0, (size_t)mark), lang), path = whole;
    struct str end = router_format(&path);
    unsigned route;
    int64_t ids[4];

    if (router_find(path, GET, &route, ids) != FOUND || !read_query(query, asked, &tag))
        return false;
    const struct public_row *row = public_row_of(route);
    if (row == NULL)
        return false;
    struct open_page page = { .target = whole, .file = str_part(path, 1, path.n), .lang = lang };
    if (row->way == PUBLIC_PATH)
        page.lang = lang_get((enum lang_id)(route - row->route));
    else if (lang_by_tag(tag) != NULL)
        page.lang = lang_by_tag(tag);
    struct url to = { whole };
    for (size_t i = 0; i < ASKED; i++)
        if (asked[i].n > 0) {
            to = url_with(t->a, to, asked_names[i], asked[i]);
            if (i == ASKED_FORMAT)
                end = asked[i];
            else
                page.file = str_fmt(t->a, "%.*s.%s-%.*s", STR_ARG(page.file), asked_names[i], STR_ARG(asked[i]));
        }
    if (row->way == PUBLIC_QUERY) {
        to = url_with(t->a, to, "lang", str_of(page.lang->tag));
        page.file = str_fmt(t->a, "%.*s.%s", STR_ARG(page.file), page.lang->tag);
    }
    page.target = to.s;
    page.html = str_empty(end) && strcmp(row->end, "html") == 0;
    page.indexed = page.html && row->indexed;
    struct str last = str_empty(end) ? str_of(row->end) : end;
    if (last.n > 0)
        page.file = str_fmt(t->a, "%.*s.%.*s", STR_ARG(page.file), STR_ARG(last));
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

/* url: addresses of this program, made from the site map, so that a link cannot name a page that does not exist. */
#include "base/id.h"
#include "web/asset.h"
#include "web/query.h"
#include "web/req.h"

struct url url_to(struct arena *a, unsigned route, size_t nids, const int64_t *ids)
{
    must_be(route < site_map_n);
    const char *p = site_map[route].path;
    char *to = arena_alloc(a, strlen(p) + nids * ID_TEXT + 1), *at = to;
    size_t used = 0;
    for (; *p; p++)
        if (p[0] == '{' && used < nids) {
            id_text(ids[used++], at);
            at += ID_TEXT - 1;
            p++;
        } else {
            *at++ = *p;
        }
    return (struct url){ { to, (size_t)(at - to) } };
}

struct url url_with(struct arena *a, struct url u, const char *name, struct str value)
{
    struct str v = str_percent(a, value, ""), tail = { u.s.p, 0 };
    ptrdiff_t hash = str_find(u.s, S("#"));
    if (hash >= 0) {
        tail = str_part(u.s, (size_t)hash, u.s.n);
        u.s.n = (size_t)hash;
    }
    char mark = str_find(u.s, S("?")) < 0 ? '?' : '&';
    return (struct url){ str_fmt(a, "%.*s%c%s=%.*s%.*s", STR_ARG(u.s), mark, name, STR_ARG(v), STR_ARG(tail)) };
}

struct url url_with_id(struct arena *a, struct url u, const char *name, int64_t id)
{
    return url_with(a, u, name, id_str(a, id));
}

struct url url_with_int(struct arena *a, struct url u, const char *name, int64_t value)
{
    return url_with(a, u, name, str_number(a, value));
}

struct url url_asset(const char *name)
{
    const struct asset *f = asset_find(str_of(name));
    return (struct url){ f ? f->address : S("/assets/missing") };
}

bool url_local(struct arena *a, struct str typed, struct url *ret_url)
{
    if (typed.n == 0 || typed.n > 2000 || typed.p[0] != '/' ||
        (typed.n > 1 && (typed.p[1] == '/' || typed.p[1] == '\\')))
        return false;
    for (size_t i = 0; i < typed.n; i++)
        if ((unsigned char)typed.p[i] <= 0x20 || (unsigned char)typed.p[i] >= 0x7f || strchr("\"<>\\^`{|}", typed.p[i]))
            return false;
    ret_url->s = str_copy(a, typed);
    return true;
}

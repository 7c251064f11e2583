/* query_fuzz: any bytes as a query, a cookie header and a path. Values are valid UTF-8 without \r and at most as many
 * as asked; encoding and decoding give the same text back; an address that passes url_local is a path and nothing else.
 */
#include "lang/lang.h"
#include "tests/fuzz/fuzz.h"
#include "web/query.h"
#include "web/req.h"
#include "web/router.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena *a = arena_new((size_t)64 << 20);
    struct str s = fuzz_str(data, size), text, back;
    struct values vs = { 0 };
    if (query_read(a, s, 50, &vs))
        HOLDS(vs.n <= 50);
    for (size_t i = 0; i < vs.n; i++) {
        HOLDS(vs.at[i].value.p != NULL && vs.at[i].name.p != NULL);
        HOLDS(text_clean(a, vs.at[i].value, &text));
        HOLDS(vs.at[i].value.n == 0 || !memchr(vs.at[i].value.p, '\r', vs.at[i].value.n));
    }
    HOLDS(query_decode(a, str_percent(a, s, ""), true, &back) && str_eq(back, s));
    struct str cookie = query_cookie(s, "kp_session");
    HOLDS(cookie.n <= size && (cookie.n == 0 || !memchr(cookie.p, ';', cookie.n)));
    unsigned route;
    int64_t ids[4];
    struct str path = s;
    router_format(&path);
    HOLDS(path.n <= s.n);
    (void)router_find(path, GET, &route, ids);
    struct url u;
    if (url_local(a, s, &u))
        HOLDS(u.s.p[0] == '/' && (u.s.n == 1 || (u.s.p[1] != '/' && u.s.p[1] != '\\')) && !memchr(u.s.p, '\n', u.s.n) &&
              !memchr(u.s.p, '"', u.s.n));
    arena_free(a);
    return 0;
}

/* router: see router.h. The table is short and the comparison cheap, so it is walked from the top. */
#include "base/id.h"
#include "web/router.h"

/* The directory of services is also asked in the words of its standard, whose ids are UUIDs: such a piece is the id 0,
 * and the handler reads the path. */
static bool uuid_piece(const char *pattern, struct str path, size_t at)
{
    enum { UUID = 36 };

    return strncmp(pattern, "/hsds/", 6) == 0 && path.n - at == UUID && path.p[at + 8] == '-';
}

bool router_fits(const char *pattern, struct str path, int64_t ret_ids[4])
{
    size_t i = 0, ids = 0;
    int64_t found[4];
    const char *whole = pattern;
    for (; *pattern; pattern++) {
        if (pattern[0] == '{' && pattern[1] == '}' && ids < 4 && i <= path.n && uuid_piece(whole, path, i)) {
            found[ids++] = 0;
            i = path.n;
            pattern++;
        } else if (pattern[0] == '{' && pattern[1] == '}') {
            if (ids == 4 || !id_read(str_part(path, i, ID_TEXT - 1), &found[ids++]))
                return false;
            i += ID_TEXT - 1;
            pattern++;
        } else if (i >= path.n || path.p[i++] != *pattern) {
            return false;
        }
    }
    if (i != path.n)
        return false;
    memcpy(ret_ids, found, ids * sizeof found[0]);
    return true;
}

enum found router_find(struct str path, int method, unsigned *ret_route, int64_t ret_ids[4])
{
    enum found how = FOUND_NOT;
    for (unsigned i = 0; i < site_map_n; i++) {
        if (how == FOUND_OTHER_METHOD && site_map[i].method != method)
            continue;
        if (!router_fits(site_map[i].path, path, ret_ids))
            continue;
        if (site_map[i].method == method) {
            *ret_route = i;
            return FOUND;
        }
        how = FOUND_OTHER_METHOD;
    }
    return how;
}

struct str router_format(struct str *path)
{
    static const char *const known[] = { "json", "csv", "xlsx", "pdf", "html", "txt" };
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
        struct str end = str_of(known[i]);
        if (path->n > end.n + 2 && str_ends(*path, end) && path->p[path->n - end.n - 1] == '.') {
            path->n -= end.n + 1;
            return end;
        }
    }
    return (struct str){ "", 0 };
}

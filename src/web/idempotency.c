/* idempotency: a form that arrives twice (a double tap, a lost answer, the offline queue) is done once. The key is the
 * form's id, which the page gave it, or the Idempotency-Key of the offline queue; it belongs to one person. */
#include "db/db.h"
#include "web/inside.h"
#include "web_sql.h"

static struct str key_of(struct req *r)
{
    struct str key = head(r, HEADER_IDEMPOTENCY_KEY);
    if (str_empty(key) && !req_has(r, "draft_lang")) /* a draft is kept as often as one likes */
        key = req_get(r, "form_id");
    key = str_trim(key);
    return key.n <= 80 ? query_clean(r->task.a, str_copy(r->task.a, key)) : S("");
}

/* FNV-1a over address and values. Tells a repetition from another form; it is no proof against the person herself. */
static int64_t body_hash(struct req *r)
{
    uint64_t h = UINT64_C(0xcbf29ce484222325);
#define MIX(s) \
    for (size_t i_ = 0; i_ <= (s).n; i_++) \
    h = (h ^ (i_ < (s).n ? (unsigned char)(s).p[i_] : 0xffu)) * UINT64_C(0x100000001b3)
    MIX(r->path);
    for (size_t i = 0; i < r->web->values.n; i++) {
        const struct named_value *v = &r->web->values.at[i];
        if (str_is(v->name, "csrf")) /* changes when one signs in again */
            continue;
        MIX(v->name);
        MIX(v->value);
    }
    for (size_t i = 0; i < r->web->files.n; i++)
        MIX(r->web->files.at[i].bytes);
#undef MIX
    return (int64_t)(h >> 1);
}

enum repeat idempotency_find(struct req *r, struct str *ret_location)
{
    struct web_sql_idempotency_find_row row;
    struct str key = key_of(r);
    if (str_empty(key) || r->task.viewer->staff == 0)
        return REPEAT_FIRST;
    if (!web_sql_idempotency_find(&r->task, r->task.viewer->staff, key, &row))
        return REPEAT_FIRST;
    must(&r->task, r->task.viewer->staff != 0 && is_post(r));
    *ret_location = row.location;
    return row.body_hash == body_hash(r) ? REPEAT_SAME : REPEAT_OTHER;
}

bool idempotency_keep(struct req *r, struct url location)
{
    struct str key = key_of(r);
    if (str_empty(key) || r->task.viewer->staff == 0)
        return true;
    must(&r->task, db_in_write(r->task.db));
    return web_sql_idempotency_add(&r->task, r->task.viewer->staff, key, body_hash(r), location.s, r->task.now) == 1;
}

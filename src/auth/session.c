/* session: the life of a signed-in browser, from start to sign-out or the limits. */
#include "auth/session.h"
#include "auth/parts.h"
#include "auth/token.h"
#include "db/db.h"
#include "session_sql.h"

/* seen_at is written when it is older than this; the idle limit is that much coarser. */
enum { TOUCH_S = 5 * 60, SWEEP_S = 32 * 24 * 3600, TOKEN_TEXT_MAX = 64 };

static struct instant ago(struct task *t, int64_t seconds) { return instant_from_unix(instant_unix(t->now) - seconds); }

static bool before(struct instant a, struct instant b) { return str_cmp(instant_str(&a), instant_str(&b)) < 0; }

static struct viewer viewer_from(struct task *t, const struct session_sql_find_rows *rows)
{
    must(t, rows->n > 0);
    const struct session_sql_find_row *first = &rows->at[0];
    struct viewer_project *projects = NEW_N(t->a, struct viewer_project, rows->n);
    struct viewer v = {
        .staff = first->staff,
        .session = first->session,
        .role = role_read(first->role),
        .name = first->name,
        .email = first->email,
        .tag = first->tag,
        .projects = projects,
    };
    for (size_t i = 0; i < rows->n; i++) {
        const struct session_sql_find_row *row = &rows->at[i];
        if (row->project != 0)
            projects[v.nprojects++] = (struct viewer_project){ row->project, role_read(row->project_role), row->code,
                row->project_name, row->narrowed };
    }
    return v;
}

static void touch(struct task *t, int64_t session)
{
    must(t, session != 0);
    if (db_in_write(t->db))
        session_sql_touch(t, session, t->now);
    else if (t->auth != NULL)
        journal_writer_touch(t->auth->writer, session);
}

enum session_state session_find(struct task *t, struct str token, struct viewer *ret_viewer)
{
    *ret_viewer = VIEWER_NOBODY;
    if (str_empty(token) || token.n > TOKEN_TEXT_MAX)
        return SESSION_NONE;
    struct str hash = token_hash(t, "session", token);
    if (t->auth != NULL && session_cache_get(t->auth->cache, hash, t->a, ret_viewer))
        return SESSION_LIVE;

    struct session_sql_find_rows rows = session_sql_find(t, hash);
    if (rows.n == 0 || rows.at[0].disabled)
        return SESSION_NONE;
    if (rows.at[0].half)
        return before(rows.at[0].started, ago(t, SESSION_HALF_S)) ? SESSION_NONE : SESSION_HALF;
    *ret_viewer = viewer_from(t, &rows);
    if (before(rows.at[0].seen, ago(t, SESSION_IDLE_S)) || before(rows.at[0].started, ago(t, SESSION_ABSOLUTE_S)))
        return SESSION_EXPIRED;
    if (before(rows.at[0].seen, ago(t, TOUCH_S)))
        touch(t, ret_viewer->session);
    if (t->auth != NULL)
        session_cache_put(t->auth->cache, hash, ret_viewer);
    return SESSION_LIVE;
}

struct str session_start(struct task *t, int64_t staff, bool half)
{
    must(t, staff != 0 && db_in_write(t->db));
    struct str token = token_new(t);
    session_sql_sweep(t, ago(t, SWEEP_S));
    session_sql_add(t, id_new(), token_hash(t, "session", token), staff, half, t->now);
    return token;
}

void session_forget(struct task *t)
{
    if (t->auth != NULL)
        session_cache_forget(t->auth->cache);
}

void session_end(struct task *t, int64_t session)
{
    must(t, db_in_write(t->db));
    session_sql_end(t, session);
    session_forget(t);
}

void session_end_token(struct task *t, struct str token)
{
    must(t, db_in_write(t->db));
    if (str_empty(token) || token.n > TOKEN_TEXT_MAX)
        return;
    session_sql_end_token(t, token_hash(t, "session", token));
    session_forget(t);
}

void session_end_all(struct task *t, int64_t staff, int64_t except)
{
    must(t, staff != 0 && db_in_write(t->db));
    session_sql_end_all(t, staff, except);
    session_forget(t);
}

void session_end_others(struct task *t, int64_t staff) { session_end_all(t, staff, t->viewer->session); }

struct session_rows session_list(struct task *t, int64_t staff)
{
    struct session_sql_live_rows live = session_sql_live(t, staff, ago(t, SESSION_IDLE_S), ago(t, SESSION_ABSOLUTE_S));
    struct session_rows rows = { 0 };
    for (size_t i = 0; i < live.n; i++) {
        struct session_row row = { live.at[i].session, live.at[i].started, live.at[i].seen,
            live.at[i].session == t->viewer->session };
        LIST_ADD(t->a, &rows, row);
    }
    return rows;
}

struct str csrf_make(struct task *t, struct str cookie) { return token_text(t, token_hash(t, "csrf", cookie)); }

bool csrf_fits(struct task *t, struct str cookie, struct str given)
{
    return !str_empty(cookie) && token_same(csrf_make(t, cookie), given);
}

/* session: signed-in browsers. The cookie holds a random token, the database its hash. Reading one costs a statement,
 * or nothing when it was read in the last seconds. Not sign-in itself: sign_in.h. */
#pragma once
#include "auth/viewer.h"

enum {
    SESSION_IDLE_S = 8 * 3600,           /* without a request */
    SESSION_ABSOLUTE_S = 30 * 24 * 3600, /* after signing in */
    SESSION_HALF_S = 10 * 60,            /* between password and second factor */
    SESSION_CACHE_S = 5,
};
enum session_state {
    SESSION_NONE,    /* no such token: *ret_viewer is nobody */
    SESSION_HALF,    /* password given, second factor not yet: *ret_viewer is nobody */
    SESSION_EXPIRED, /* *ret_viewer says whose it was: for keeping a draft, for nothing else */
    SESSION_LIVE,
};
/* token: the cookie's value, any bytes. In any transaction. The viewer lives as long as the arena. */
enum session_state session_find(struct task *t, struct str token, struct viewer *ret_viewer);

/* In a write transaction: a new session; the token for the cookie. */
struct str session_start(struct task *t, int64_t staff, bool half);
void session_end(struct task *t, int64_t session);
/* The session of a cookie, whoever it is or was. */
void session_end_token(struct task *t, struct str token);
/* All sessions of a staff member end, except one (0: none is kept). Sign out everywhere; password change; disabling. */
void session_end_all(struct task *t, int64_t staff, int64_t except);
/* After a change of roles: all sessions of the staff member but the viewer's own. */
void session_end_others(struct task *t, int64_t staff);
/* The cache forgets everything: after another change of what a viewer is. */
void session_forget(struct task *t);

struct session_row {
    int64_t id;
    struct instant started, seen;
    bool current;
};
struct session_rows {
    struct session_row *at;
    size_t n, cap;
};
struct session_rows session_list(struct task *t, int64_t staff); /* live ones, newest first */

/* The token of forms, derived from the cookie (the session's, or the one a visitor got): cannot be made without it. */
struct str csrf_make(struct task *t, struct str cookie);
bool csrf_fits(struct task *t, struct str cookie, struct str given);

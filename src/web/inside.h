/* inside: what web/ keeps about the process and about one request. Included by files of web/ only. */
#pragma once
#include "auth/auth.h"
#include "auth/session.h"
#include "web/http.h"
#include "web/frame.h"
#include "web/health.h"
#include "base/asked.h"
#include "web/at_once.h"
#include "web/kept.h"
#include "web/query.h"
#include "web/req.h"
#include "web/router.h"
#include "base/settings.h"

struct service { /* the process; made by service.c, constant but for the settings */
    _Atomic(const struct settings *) settings;
    const struct keys *keys;
    struct auth *auth;
    struct jobs *jobs;
    struct health *health;   /* NULL: nobody asks */
    struct kept *kept;       /* NULL: nothing is kept */
    struct at_once *at_once; /* NULL: nothing is given at once */
    struct asked *asked;     /* NULL: nothing is counted */
    struct rush *rush;       /* NULL: nothing is too fast */
    int sign_in;             /* route of the page that asks who one is; -1 when the program has none */
};

struct gzip;
struct worker { /* one thread of the pool */
    struct service *service;
    struct db *db; /* NULL while there is no connection */
    struct gzip *gzip;
    bool doubtful; /* the last request met a database failure: ask before the next */
};

enum reply_kind { REPLY_NONE, REPLY_PAGE, REPLY_REDIRECT, REPLY_BYTES };

struct web { /* one request: r->web */
    struct worker *worker;
    struct http *x;
    const struct settings *settings;
    const struct route_row *row; /* NULL until found */
    struct viewer viewer;
    enum session_state session;
    struct str session_cookie, visit_cookie;
    struct str new_session, new_lang, new_notice, new_own;
    int64_t own_seconds; /* how long the browser keeps new_own; 0: until it is closed */
    bool sets_session, sets_visit, sets_own, drops_notice, offline_copy, keeps_writes, refuses_here, wrote,
        secret_address, may_record, may_keep, open, indexed;
    const char *why;            /* the words of the error page; NULL: it is none, or it has words of its own */
    const struct form *refuses; /* what req_refuses said */
    struct str again;           /* the address of a refused form that is shown again; "" else */
    int looks_again;            /* in so many seconds; 0: not */
    struct buf out;             /* the page */
    struct frame frame;
    bool frame_made;
    struct values values; /* of the query (GET) or the form (POST) */
    struct parts files;
    struct str reference; /* of a failure; its bytes: */
    char number[9];
    /* the answer */
    struct url location;
    const char *content_type, *download;
    struct str bytes, packed; /* packed: the same, by gzip; "": not yet */
    struct str asked;         /* what of this answer is counted; "": nothing */
    int64_t state;            /* how the database stood before the answer was begun; 0: not known */
    const char *mark;         /* ETag; NULL: none */
    struct sent_file *file;   /* NULL, or the answer is what stands in it */
    const char *allow;        /* 405 */
};

static inline struct str head(const struct req *r, enum header h) { return r->web->x->header[h]; }
static inline bool is_post(const struct req *r) { return str_is(r->web->x->method, "POST"); }

struct reply web_refused(struct req *r);
struct reply web_again(struct req *r); /* the address of again_show(); never called */
/* gate.c */
void gate_run(struct worker *w, struct http *x);
void gate_recorded(
    struct req *r); /* a form of a device's queue that was shown to a person first says when it was written */
/* visitor.c: who asks, in which language, from where */
void visitor_language(struct req *r);
void visitor_find(struct req *r);     /* in a transaction: session -> viewer */
void visitor_stranger(struct req *r); /* without one: nobody is asked who it is */
bool visitor_same_origin(const struct req *r);
bool visitor_token_fits(struct req *r);
struct str visitor_csrf(struct req *r);
struct str visitor_bound(struct req *r);     /* the cookie that forms are bound to: the session's, or a visitor's */
bool moves_to_page(const struct req *r);     /* the browser asks for a page to show, no script */
struct str visitor_came_from(struct req *r); /* path (and query) of the page with the form; empty when not known */
struct str cookie_name(struct req *r, const char *name);
/* error.c */
struct reply error_page(struct req *r, int status);
struct reply error_page_saying(struct req *r, int status, const char *heading, const char *text);
struct reply error_page_why(struct req *r, const char *why);
struct reply error_elsewhere(struct req *r, struct reply refused); /* of a form: its error page under an address */
enum { REFUSED_SECONDS = 600 };
/* refused.c: a form with a secret or a file, refused under the address of its own page */
struct reply refused_instead(struct req *r, struct reply refused); /* nothing is open; what was not kept as a whole */
void refused_find(struct req *r);                                  /* GET, before the handler: task.refused */
void refused_done(struct req *r);                                  /* saved, in the write transaction */
/* answer.c: the lines and the body */
void answer_send(struct req *r, struct reply reply);
const char *answer_disposition(struct arena *m, const char *how, const char *name); /* of Content-Disposition */
void answer_plain(struct http *x, int status, const char *text);
/* file.c: an answer that is longer than memory */
struct sent_file {
    int fd; /* without a name; -1: handed over */
    int64_t bytes;
    const char *range, *disposition, *mark; /* header lines; NULL: none */
};
/* gzip.c */
struct gzip *gzip_new(void);
void gzip_free(struct gzip *g);
bool gzip_pack(struct gzip *g, struct str bytes, struct buf *ret_packed);
/* idempotency.c: in the write transaction of a POST */
enum repeat { REPEAT_FIRST, REPEAT_SAME, REPEAT_OTHER };
enum repeat idempotency_find(struct req *r, struct str *ret_location);
bool idempotency_keep(struct req *r, struct url location); /* false: somebody was faster; roll back and find again */
/* draft.c */
struct reply web_draft_save(struct req *r); /* declared for rooms by rooms/routes.h, which web/ may not include */
bool draft_is_hers(struct req *r);
void draft_keep(struct req *r, struct str page, struct str to); /* the posted values, in a write transaction */
void draft_drop(struct req *r, struct str to);
bool draft_for_page(struct page *p, struct str action, const struct form *f, struct draft *ret_draft); /* page.draft */
/* The posted values as they are kept; false: too much. *ret_some: something was typed. */
bool draft_body(struct req *r, struct str *ret_body, bool *ret_some);
/* again.c: refused forms under an address of their own */
struct reply again_instead(struct req *r, struct reply refused); /* after the roll-back: where to find it, or itself */
struct reply again_show(struct req *r);                          /* GET /again/{} */
void again_done(struct req *r);                                  /* saved, in the write transaction */
struct str again_owner(struct req *r); /* whose: the session, or the browser of a visitor; "" when neither */
bool again_of(struct str address, int64_t *ret_id);            /* is this such an address? */
bool again_update(struct req *r, int64_t id, struct str body); /* what was typed since, in a write transaction */
/* form_read.c */
void form_fill(struct task *t, struct form *f, const struct values *vs);
/* req.c */
bool req_parse_form(struct req *r); /* the body into values and files; false: unreadable or too much */
struct str values_find(const struct values *vs, struct str name);

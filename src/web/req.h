/* req: one request in the hands of a handler, and the one answer it returns. */
#pragma once
#include "auth/permissions.h"
#include "auth/viewer.h"
#include "html/form.h"
#include "web/routes.h"

enum method { GET, POST };

struct upload {
    struct str name;
    struct str filename;
    struct str bytes;
}; /* a file of a multipart form; bytes live as long as the request */

struct req {
    struct task task; /* first: a handler passes &r->task to the rules */
    struct page page;
    unsigned route;             /* index into site_map */
    int64_t ids[4];             /* the {} of the path */
    struct str path, query;     /* decoded path, raw query */
    struct str accept;          /* wanted format by extension or ?format= : "html" "json" "csv" "xlsx" */
    bool partial;               /* X-Partial: only a region is wanted; the whole page may be sent all the same */
    bool offline;               /* X-Offline post */
    struct instant recorded_at; /* of an offline post: when it was written, never later than now; "" = not known */
    const struct lang *beside;  /* pages of a person who learns Finnish: it stands beside her language; NULL: not */
    struct web *web;            /* server internals; opaque */
};

/* Values of the query (GET) or the posted form, cleaned to valid NFC UTF-8. Empty when absent. */
struct str req_get(struct req *r, const char *name);
bool req_has(struct req *r, const char *name);
int64_t req_id(struct req *r, const char *name); /* 0 when absent or wrong */
int64_t req_version(struct req *r); /* the version a button's form was shown with; 0 when absent or wrong */
struct day req_day(struct req *r, const char *name);
struct strs req_all(struct req *r, const char *name); /* every value of a repeated field */
/* Names that begin with prefix followed by an id: calls fn(x, id, value) for each. For register rows such as
 * "mark-<id>". */
void req_each(struct req *r, const char *prefix, void (*fn)(void *x, int64_t id, struct str value), void *x);
struct uploads {
    struct upload *at;
    size_t n;
} req_uploads(struct req *r);
/* The file of a form that has one; NULL: none was chosen. */
const struct upload *req_chosen(struct req *r);

/* Reads the posted form by its table: f->typed is filled, *ret_values parsed. False when there are problems. */
bool form_read(struct req *r, const struct form_table *table, void *ret_values, struct form *ret_form);
/* The same over a record that is there: stands is the form that shows it now (form_show). What was not touched is taken
 * as it stands, even where a list does not offer it. */
bool form_read_over(struct req *r, const struct form *stands, void *ret_values, struct form *ret_form);

struct file_put;
struct reply {
    int status;
    int kind;
};
/* The page just drawn into r->page becomes the answer: SHOW(r, 200, people_list, &view) */
struct reply reply_page(struct req *r, int status);
#define SHOW(r, status, name, view) (page_##name(req_page(r), (view)), reply_page((r), (status)))
struct page *req_page(struct req *r); /* resets the output; frame filled */
struct reply reply_redirect(struct req *r, struct url to,
    const char *notice); /* 303; notice (translated) is shown once on the next page; NULL = none */
struct reply reply_not_found(struct req *r);
struct reply reply_not_allowed(struct req *r);
/* Sent from a page that shows two versions (it names what is to be chosen, disputed=FIELD), and something is not
 * chosen. */
bool req_unsettled(struct req *r);
/* What a rule said, as an answer. A handler first looks for what it has a page of its own for (INVALID: its form again,
 * 422; CONFLICT: reply_conflict); the rest is the same everywhere: DONE goes to `to` with the notice; NOT_FOUND is 404
 * and NOT_ALLOWED 403; INVALID and CONFLICT of a button, which has nothing typed to show again, go to `to` and say so.
 */
struct reply reply_outcome(struct req *r, enum outcome how, struct url to, const char *notice);
/* What was to be shown or changed is not there or not for her: 403 for NOT_ALLOWED, else 404. */
struct reply reply_refused(struct req *r, enum outcome how);
struct reply reply_bytes(
    struct req *r, int status, const char *content_type, struct str bytes, const char *download_name);
/* Bytes that a program asks for again and again: marked (ETag), and 304 without them for who has these already. */
struct reply reply_marked(struct req *r, const char *content_type, struct str bytes);
/* Bytes that may be longer than memory, as people uploaded them: sent with nosniff and a policy under which nothing in
 * them runs, whole or the part that Range asks for (206, 416), or 304 for who has them. */
struct file_answer {
    const char *content_type;
    const char *name; /* for who saves it */
    struct str mark;  /* letters and digits: other bytes, another mark */
    int64_t bytes;
    bool shown; /* the browser shows it; else it is saved */
    bool kept;  /* the browser may keep a copy, and asks whether it still holds; else nobody keeps it */
    /* Hands these bytes, in order, to file_put(). */
    void (*give)(void *x, struct file_put *to, int64_t from, int64_t n);
    void *x;
};
void file_put(struct file_put *to, struct str bytes);
struct reply reply_file(struct req *r, const struct file_answer *f);
/* This page offers to record sound: it may ask for the microphone. */
void req_may_record(struct req *r);
/* The field-by-field page, 409. record: how the journal names what was changed (journal_last_change), id in it: the
 * page says who and when. again: where the choice is sent, the address of the save. */
struct reply reply_conflict(struct req *r, const struct form *mine, const struct form *theirs, struct url again,
    const char *record, int64_t id);
void reply_look_again(struct req *r, int seconds); /* work goes on: the browser asks for the page again by itself */
void reply_offline_copy(struct req *r);            /* X-Offline-Copy: keep */
/* The page just drawn is an empty form for later: the device may keep it, unless it says something of now (typed text
 * that was not saved, what was wrong, what was done). */
void reply_offline_form(struct req *r);

/* Signing in (rooms/staff): the session cookie of this request, the one to set with the answer (empty: cleared, and the
 * browser's copies with it; the old one ends), and the address of the reader as the server or a trusted proxy saw it.
 */
struct str req_cookie_session(struct req *r);
void req_set_session(struct req *r, struct str token);
/* Stands for this browser: a keyed hash of the cookie to which its forms are bound; empty: it has none yet. For what
 * somebody without an account is asked over several pages. */
struct str req_browser(struct req *r);
struct str req_address(struct req *r);
/* The same for counting attempts: neighbours behind one line are one, a whole IPv6 /64. */
struct str req_household(struct req *r);
/* The proof with which a person's own page was opened in this browser (rooms/own_links), and the one to set with the
 * answer: kept for so long, 0: until the browser is closed; empty: this browser forgets it. Nobody is signed in by it.
 */
struct str req_cookie_own(struct req *r);
void req_set_own(struct req *r, struct str proof, int64_t seconds);
/* The writes of this request stand although its answer is a refusal (failed sign-ins are counted). Without it an answer
 * of 400 or more rolls back. */
void req_keep_writes(struct req *r);
/* A refusal of this request is its own answer: pages for who holds a secret link and has no session, to which no form
 * that was kept could be given back. */
void req_refuse_here(struct req *r);
/* The address of this page is a secret (it holds a link): the browser tells it to nobody, not with requests for the
 * style sheet either. */
void req_secret_address(struct req *r);

/* A page open to all, the same for everybody: no cookie goes with it, search engines may show it, and who asks again
 * may ask whether it is still the same (ETag, 304). stamp: changes with everything that the page shows. True: the page
 * of this address and stamp is kept, and *ret_reply is the answer; else it is drawn, without forms, and its bytes are
 * given to reply_kept. */
bool req_kept(struct req *r, const char *content_type, struct str stamp, struct reply *ret_reply);
struct reply reply_kept(struct req *r, const char *content_type, struct str stamp, struct str bytes);

/* Counts the name (base/asked.h), also when the same answer is given at once to the next who asks (web/at_once.h). */
void req_asked(struct req *r, struct str name);

/* A page open to all that differs with who asks: search engines may show it. */
void req_indexed(struct req *r);
/* A program asks, which wants data rather than a page (Accept). */
bool req_wants_data(const struct req *r);

/* A page that says by itself, and in no summary and beside no field, what is wrong with the form (a button's). */
void req_refuses(struct req *r, const struct form *form);

/* Drafts need nothing from a handler: form_field shows what was typed and not saved, saving the form drops it
 * (web/draft.c). A page whose rows are no fields of a table asks itself: true when something was typed into the form
 * that goes to `action` and not saved; then req_get and its like give that, as if it were posted. */
bool req_take_draft(struct req *r, struct url action);
/* The record that the form at `action` changes is taken away: what was typed there and not saved goes with it. */
void req_drop_draft(struct req *r, struct url action);

/* Addresses. URL(handler, ids…) checks the handler's name at compile time. */
struct url url_to(struct arena *a, unsigned route, size_t nids, const int64_t *ids);
#define URL(p, handler, ...) \
    url_to((p)->a, ROUTE_##handler, sizeof((int64_t[]){ 0, ##__VA_ARGS__ }) / sizeof(int64_t) - 1, \
        (int64_t[]){ 0, ##__VA_ARGS__ } + 1)
struct url url_with(
    struct arena *a, struct url u, const char *name, struct str value); /* adds a query parameter, percent-encoded */
struct url url_with_id(struct arena *a, struct url u, const char *name, int64_t id);
struct url url_with_int(struct arena *a, struct url u, const char *name, int64_t value);
struct url url_asset(const char *name); /* /assets/<hash>-app.css */
/* An address that came from outside (?next=…): true when it is a path of this server and nothing else. */
bool url_local(struct arena *a, struct str typed, struct url *ret_url);

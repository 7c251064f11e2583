/* gate_testing: the whole gate over a database of its own, without a network: one member of staff per role in one project,
 * a request as plain data, and what came back. Only for *_test.c files. */
#pragma once
#include "auth/auth.h"
#include "auth/parts.h"
#include "auth/session.h"
#include "base/test.h"
#include "db/engine.h"
#include "db/keys.h"
#include "rooms/routes.h"
#include "tests/db_testing.h"
#include "web/inside.h"
#include <semaphore.h>
#include <stdatomic.h>
#include <unistd.h>

enum { ROLES = ROLE__N };    /* index 0 is nobody */

struct world {
    char           *url, *key_file;
    struct task    *t;
    struct service  service;
    struct worker   worker;
    struct settings settings;
    struct keys    *keys;
    struct str      cookie[ROLES];
};

/* What came back; tests run in one thread. */
static struct { int status; char location[200], allow[40]; struct buf body; } answered;

TEST_UNUSED void keep_answer(struct exchange *x, const struct answer *a)
{
    answered.status = a->status;
    answered.location[0] = answered.allow[0] = '\0';
    for (size_t i = 0; i < a->nlines; i++)
        if (!strcmp(a->lines[i].name, "Location"))
            snprintf(answered.location, sizeof answered.location, "%s", a->lines[i].value);
        else if (!strcmp(a->lines[i].name, "Allow"))
            snprintf(answered.allow, sizeof answered.allow, "%s", a->lines[i].value);
    buf_init(&answered.body, (size_t)1 << 24);
    buf_str(&answered.body, a->body);
    if (a->body_given)
        free((void *)(uintptr_t)a->body.p);
}

/* Of the page with a look in the journal: in the journal's thread. */
static sem_t left;
TEST_UNUSED void note_leaving(struct exchange *x) { sem_post(&left); }

TEST_UNUSED void sql(struct world *w, struct str text)
{
    struct buf why;
    buf_init(&why, 2000);
    if (!db_exec(w->worker.db, str_z(w->t->a, text), &why))
        fail_msg("%.*s: %.*s", STR_ARG(text), STR_ARG(buf_view(&why)));
    buf_free(&why);
}

/* One member of staff per role, with that role in project 5 too, and a fresh session. */
TEST_UNUSED void sign_everybody_in(struct world *w)
{
    struct task *t = w->t;
    for (enum role r = ROLE_ADMIN; r < ROLE__N; r++) {
        sql(w, str_fmt(t->a, "INSERT INTO staff (id, source_key, name, sort_key, email, role, tag, totp_last_step, disabled, version, created_at) "
                       "VALUES (%d, '', 'Tessa', CAST('' AS BLOB), '%s@example.org', '%s', 'en', 0, 0, 1, '2026-01-01T00:00:00Z') "
                       "ON CONFLICT (id) DO UPDATE SET disabled = 0", (int)r, role_code(r), role_code(r)));
        if (r != ROLE_ADMIN)
            sql(w, str_fmt(t->a, "INSERT INTO auth_staff_project (staff_id, project_id, role) VALUES (%d, 5, '%s') ON CONFLICT DO NOTHING", (int)r, role_code(r)));
    }
    db_begin_write(t);
    for (enum role r = ROLE_ADMIN; r < ROLE__N; r++)
        w->cookie[r] = session_start(t, (int64_t)r, false);
    db_commit(t);
}

TEST_UNUSED void world_open(struct world *w)
{
    struct buf why;
    buf_init(&why, 4000);
    *w = (struct world){ .t = test_task() };
    assert_int_equal(sem_init(&left, 0, 0), 0);
    assert_true(test_database_make(DB_SQLITE, &w->url));
    w->settings = settings_default();
    w->settings.db = str_of(w->url);
    w->worker = (struct worker){ .service = &w->service, .gzip = gzip_new(),
                                 .db = db_open(w->settings.db, &(struct db_options){ .create = true, .busy_ms = 5000 }, &why) };
    assert_non_null(w->worker.db);
    assert_true(db_migrate(w->worker.db, &why));
    w->key_file = strdup(w->url + strlen("sqlite:"));
    assert_non_null(w->key_file);
    memcpy(w->key_file + strlen(w->key_file) - 2, "ky", 2);
    w->keys = keys_open(w->key_file, true, &why);
    assert_non_null(w->keys);
    w->service.keys = w->t->keys = w->keys;
    w->service.auth = auth_open(w->settings.db, w->keys, &w->settings, &why);
    assert_non_null(w->service.auth);
    w->service.sign_in = ROUTE_staff_sign_in_page;
    atomic_store(&w->service.settings, &w->settings);
    w->t->db = w->worker.db;
    w->t->viewer = &VIEWER_PROGRAM;
    w->t->now = instant_now();
    sql(w, S("INSERT INTO projects_project (id, code, fund, programme, specific_objective, managing_authority, lead_organisation, partners, "
             "municipalities, website, version) VALUES (5, 'P1', '', '', '', '', '', '', '', '', 1)"));
    buf_free(&why);
}

TEST_UNUSED void world_close(struct world *w)
{
    auth_close(w->service.auth);
    db_close(w->worker.db);
    gzip_free(w->worker.gzip);
    unlink(w->key_file);
    free(w->key_file);
    keys_free(w->keys);
    test_task_end(w->t);
    test_database_drop(w->url);
}

/* A request: its answer stands in `answered`; the body until the next one. */
TEST_UNUSED void ask(struct world *w, struct exchange x)
{
    x.address[0] = '1';
    x.answer = keep_answer;
    x.send = x.again = note_leaving;
    x.header[HEADER_HOST] = S("kotipolku.test");
    x.header[HEADER_ACCEPT_LANGUAGE] = S("en");
    answered.status = 0;
    buf_free(&answered.body);
    gate_run(&w->worker, &x);
    sem_wait(&left);
}

TEST_UNUSED int64_t number(struct world *w, const char *query)
{
    struct buf why;
    int64_t n = 0;

    buf_init(&why, 2000);
    if (!w->worker.db->engine->first_int(w->worker.db, query, &n, &why))
        fail_msg("%s: %.*s", query, STR_ARG(buf_view(&why)));
    buf_free(&why);
    return n;
}

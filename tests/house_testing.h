/* house_testing: a whole house for a test, without a network: a database of its own on either engine, keys, the service
 * and one worker; project 5; and for each role a member of staff (her id is the role's number) with a session. Only for
 * *_test.c files. What the gate answers is asked through gate_testing.h. */
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
#include <fcntl.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

struct house {
    char *url;
    struct task *t; /* the program's; its connection is the worker's */
    struct service service;
    struct worker worker;
    struct settings settings;
    struct keys *keys;
    char key_file[64];
    struct str cookie[ROLE__N]; /* index 0 is nobody */
    char *kept;                 /* house_keep(): its file */
    size_t kept_n;
    int kept_in; /* open as long as the connections: closing it would let go of their locks */
    int64_t kept_rows;
    struct db *keeper;
    char kept_cookies[ROLE__N][100];
};

/* A fresh session for each role, and what it was given taken back: no one is disabled. */
TEST_UNUSED void house_sign_in(struct house *h)
{
    struct task *t = h->t;
    db_begin_write(t);
    for (enum role r = ROLE_ADMIN; r < ROLE__N; r++) {
        test_sql(t, str_z(t->a, str_fmt(t->a,
                                    "INSERT INTO staff (id, source_key, name, sort_key, email, role, tag, "
                                    "totp_last_step, disabled, version, "
                                    "created_at) VALUES (%d, '', 'Tessa', CAST('' AS {bytes}), '%s@example.org', '%s', "
                                    "'en', 0, 0, 1, '2026-01-01T00:00:00Z') "
                                    "ON CONFLICT (id) DO UPDATE SET disabled = 0",
                                    (int)r, role_code(r), role_code(r))));
        if (r != ROLE_ADMIN)
            test_sql(
                t, str_z(t->a, str_fmt(t->a,
                                   "INSERT INTO auth_staff_project (staff_id, project_id, role) VALUES (%d, 5, '%s') "
                                   "ON CONFLICT DO NOTHING",
                                   (int)r, role_code(r))));
        h->cookie[r] = session_start(t, (int64_t)r, false);
    }
    db_commit(t);
}

/* The program's task on the connection of the worker. */
TEST_UNUSED void house_task(struct house *h)
{
    h->t = test_task();
    h->t->keys = h->keys;
    h->t->db = h->worker.db;
    h->t->viewer = &VIEWER_PROGRAM;
    h->t->lang = lang_get(LANG_en);
    h->t->now = instant_now();
    h->t->today = instant_day(h->t->now);
}

TEST_UNUSED struct db *house_dial(struct house *h)
{
    struct buf why;
    buf_init(&why, 4000);
    struct db *db = db_open(h->settings.db, &(struct db_options){ .create = true, .busy_ms = 5000 }, &why);
    assert_non_null(db);
    buf_free(&why);
    return db;
}

/* The database at h->url, the program's task on it, and who notes its looks. */
TEST_UNUSED void house_connect(struct house *h)
{
    struct buf why;
    buf_init(&why, 4000);
    h->settings.db = str_of(h->url);
    h->worker.db = house_dial(h);
    h->service.auth = auth_open(h->settings.db, h->keys, &h->settings, &why);
    assert_non_null(h->service.auth);
    house_task(h);
    buf_free(&why);
}
TEST_UNUSED void house_disconnect(struct house *h)
{
    auth_close(h->service.auth);
    db_close(h->worker.db);
    test_task_end(h->t);
}

/* False: this engine is left out. */
TEST_UNUSED bool house_open(struct house *h, enum db_engine engine)
{
    struct buf why;
    *h = (struct house){ .settings = settings_default() };
    if (!test_database_ready(engine, &h->url))
        return false;
    buf_init(&why, 4000);
    h->worker = (struct worker){ .service = &h->service, .gzip = gzip_new() };
    snprintf(h->key_file, sizeof h->key_file, "/tmp/kotipolku-test-%d.key", (int)getpid());
    h->keys = keys_open(h->key_file, true, &why);
    assert_non_null(h->keys);
    h->service.keys = h->keys;
    h->service.sign_in = ROUTE_staff_sign_in_page;
    atomic_store(&h->service.settings, &h->settings);
    house_connect(h);
    test_sql(h->t, "INSERT INTO projects_project (id, code, fund, programme, specific_objective, managing_authority, "
                   "lead_organisation, partners, "
                   "municipalities, website, version) VALUES (5, 'P1', '', '', '', '', '', '', '', '', 1)");
    buf_free(&why);
    return true;
}

/* SQLite: what a house is like now is kept, and comes again, as often as asked for: quicker than making a new one. Who
 * is signed in stays so. What was allocated in h->t is gone after each. */
TEST_UNUSED void house_keep(struct house *h)
{
    struct stat st;
    for (enum role r = ROLE_ADMIN; r < ROLE__N; r++) {
        snprintf(h->kept_cookies[r], sizeof h->kept_cookies[r], "%.*s", STR_ARG(h->cookie[r]));
        h->cookie[r] = str_of(h->kept_cookies[r]);
    }
    house_disconnect(h);
    h->kept_in = open(h->url + strlen("sqlite:"), O_RDWR);
    assert_int_equal(fstat(h->kept_in, &st), 0);
    h->kept_n = (size_t)st.st_size;
    h->kept = realloc(h->kept, h->kept_n);
    assert_non_null(h->kept);
    assert_int_equal(pread(h->kept_in, h->kept, h->kept_n, 0), (ssize_t)h->kept_n);
    house_connect(h);
    h->keeper = house_dial(h);
    h->kept_rows = test_number(h->t, "SELECT count(*) FROM journal");
}

/* The file is written over below its open connections, when nothing is left in the log: each sees that the log began
 * anew and reads its pages again, but not the definitions of the tables, which are the same; to connect anew reads
 * those of 300 tables, several times. Pages that came since stay behind the end that the file's own header tells. */
TEST_UNUSED void house_again(struct house *h)
{
    struct buf why;
    int64_t busy = 1;
    buf_init(&why, 500);
    auth_settle(h->service.auth);
    if (!h->keeper->engine->first_int(h->keeper, "PRAGMA wal_checkpoint(TRUNCATE)", &busy, &why))
        fail_msg("%.*s", STR_ARG(buf_view(&why)));
    assert_int_equal(busy, 0);
    assert_int_equal(pwrite(h->kept_in, h->kept, h->kept_n, 0), (ssize_t)h->kept_n);
    session_cache_free(h->service.auth->cache);
    h->service.auth->cache = session_cache_new();
    test_task_end(h->t);
    house_task(h);
    assert_int_equal(test_number(h->t, "SELECT count(*) FROM journal"), h->kept_rows);
    buf_free(&why);
}

TEST_UNUSED void house_close(struct house *h)
{
    house_disconnect(h);
    if (h->keeper) {
        db_close(h->keeper);
        close(h->kept_in);
    }
    gzip_free(h->worker.gzip);
    unlink(h->key_file);
    keys_free(h->keys);
    test_database_drop(h->url);
    free(h->kept);
}

/* house_testing: a whole house for a test, without a network: a database of its own on either engine, keys, the service
 * and one worker; project 5; and for each role a member of staff (her id is the role's number) with a session. Only for
 * *_test.c files. What the gate answers is asked through gate_testing.h. */
#pragma once
#include "auth/auth.h"
#include "auth/parts.h"
#include "auth/session.h"
#include "base/test.h"
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

/* The database at h->url, the program's task on it, and who notes its looks. */
TEST_UNUSED void house_connect(struct house *h)
{
    struct buf why;
    buf_init(&why, 4000);
    h->t = test_task();
    h->settings.db = str_of(h->url);
    h->worker.db = db_open(h->settings.db, &(struct db_options){ .create = true, .busy_ms = 5000 }, &why);
    assert_non_null(h->worker.db);
    h->service.auth = auth_open(h->settings.db, h->keys, &h->settings, &why);
    assert_non_null(h->service.auth);
    h->t->keys = h->keys;
    h->t->db = h->worker.db;
    h->t->viewer = &VIEWER_PROGRAM;
    h->t->lang = lang_get(LANG_en);
    h->t->now = instant_now();
    h->t->today = instant_day(h->t->now);
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
    int fd = open(h->url + strlen("sqlite:"), O_RDONLY);
    assert_int_equal(fstat(fd, &st), 0);
    h->kept_n = (size_t)st.st_size;
    h->kept = realloc(h->kept, h->kept_n);
    assert_non_null(h->kept);
    assert_int_equal(read(fd, h->kept, h->kept_n), (ssize_t)h->kept_n);
    close(fd);
    house_connect(h);
}
TEST_UNUSED void house_again(struct house *h)
{
    house_disconnect(h);
    int fd = open(h->url + strlen("sqlite:"), O_WRONLY | O_TRUNC);
    assert_int_equal(write(fd, h->kept, h->kept_n), (ssize_t)h->kept_n);
    close(fd);
    house_connect(h);
}

TEST_UNUSED void house_close(struct house *h)
{
    house_disconnect(h);
    gzip_free(h->worker.gzip);
    unlink(h->key_file);
    keys_free(h->keys);
    test_database_drop(h->url);
    free(h->kept);
}

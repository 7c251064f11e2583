/* The route x role matrix: every row of the site map is asked for as nobody and as every role, through the whole gate,
 * and the outcome is compared with tests/matrix.txt. A new route fails here until somebody has written down, and so
 * thought about, who may use it.     MATRIX_PRINT=1 build/matrix_test prints the matrix as it is, to review and commit. */
#include "auth/auth.h"
#include "auth/session.h"
#include "base/test.h"
#include "db/keys.h"
#include "rooms/routes.h"
#include "tests/db_testing.h"
#include "web/inside.h"
#include <semaphore.h>
#include <stdatomic.h>
#include <unistd.h>

enum { ROLES = ROLE__N, LINE = 400 };    /* index 0 is nobody */

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
static struct { int status; char location[200]; } answered;

static void keep_answer(struct exchange *x, const struct answer *a)
{
    answered.status = a->status;
    answered.location[0] = '\0';
    for (size_t i = 0; i < a->nlines; i++)
        if (!strcmp(a->lines[i].name, "Location"))
            snprintf(answered.location, sizeof answered.location, "%s", a->lines[i].value);
    if (a->body_given)
        free((void *)(uintptr_t)a->body.p);
}

/* Of the page with a look in the journal: in the journal's thread. */
static sem_t left;
static void note_leaving(struct exchange *x) { sem_post(&left); }

static void sql(struct world *w, struct str text)
{
    struct buf why;
    buf_init(&why, 2000);
    if (!db_exec(w->worker.db, str_z(w->t->a, text), &why))
        fail_msg("%.*s: %.*s", STR_ARG(text), STR_ARG(buf_view(&why)));
    buf_free(&why);
}

/* One member of staff per role, with that role in project 5 too, and a fresh session. */
static void sign_everybody_in(struct world *w)
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

static void world_open(struct world *w)
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

static void world_close(struct world *w)
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

/* "/staff/{}" -> "/staff/0000000000005": project 5 is everybody's but the admin's; of the rest there may be no record 5. */
static struct str address_of(struct task *t, const struct route_row *row)
{
    char       id[ID_TEXT];
    struct str rest = str_of(row->path), piece, out = S("");
    id_text(5, id);
    for (bool first = true; str_cut(&rest, '{', &piece); first = false)
        out = str_fmt(t->a, "%.*s%s%.*s", STR_ARG(out), first ? "" : id, STR_ARG(str_part(piece, first ? 0 : 1, piece.n)));
    return out;
}

/* Asks for the row as the role; true when the gate let it through to the handler. */
static bool let_in(struct world *w, const struct route_row *row, enum role role)
{
    struct task    *t = w->t;
    bool            post = row->method == POST;
    struct str      cookie = role == ROLE_NONE ? S("a-visitor-of-the-test-with-a-long-cookie") : w->cookie[role];
    struct str      csrf = csrf_make(t, cookie);
    char            form_id[ID_TEXT];
    id_text(id_new(), form_id);
    struct exchange x = {
        .method = post ? S("POST") : S("GET"), .target = address_of(t, row), .address = "192.0.2.7", .answer = keep_answer, .send = note_leaving, .again = note_leaving,
        .body = post ? str_fmt(t->a, "csrf=%.*s&form_id=%s&version=1", STR_ARG(csrf), form_id) : S(""),
    };
    x.header[HEADER_HOST] = S("kotipolku.test");
    x.header[HEADER_ACCEPT_LANGUAGE] = S("en");
    x.header[HEADER_COOKIE] = str_fmt(t->a, "kp_%s=%.*s", role == ROLE_NONE ? "visit" : "session", STR_ARG(cookie));
    if (post)
        x.header[HEADER_CONTENT_TYPE] = S("application/x-www-form-urlencoded");
    answered.status = 0;
    gate_run(&w->worker, &x);
    sem_wait(&left);
    if (answered.status >= 500 || answered.status == 0)
        fail_msg("%.*s %.*s as %s: status %d", STR_ARG(x.method), STR_ARG(x.target), role_code(role), answered.status);
    if (role == ROLE_NONE)
        return !(answered.status == 303 && !strncmp(answered.location, "/sign-in", 8)) && answered.status != 401;
    return answered.status != 403;
}

static struct str line_of(struct world *w, const struct route_row *row)
{
    static const char *const names[ROLES] = { "nobody", "admin", "manager", "counsellor", "instructor", "peer", "coordinator" };
    struct str line = str_fmt(w->t->a, "%-4s %-44s", row->method == POST ? "POST" : "GET", row->path);
    bool       any = false;
    for (enum role role = ROLE_NONE; role < ROLE__N; role++) {
        sign_everybody_in(w);     /* some rows sign out */
        if (!let_in(w, row, role))
            continue;
        line = str_fmt(w->t->a, "%.*s %s", STR_ARG(line), names[role]);
        any = true;
    }
    return any ? line : str_fmt(w->t->a, "%.*s -", STR_ARG(line));
}

/* The committed file: its lines without comments. */
static struct strs committed(struct task *t)
{
    const char *root = getenv("SOURCE_ROOT");
    struct str  path = str_fmt(t->a, "%s/tests/matrix.txt", root ? root : ".");
    struct strs lines = { 0 };
    char        line[LINE];
    FILE       *f = fopen(str_z(t->a, path), "r");
    if (f == NULL)
        fail_msg("no %.*s; run from the tree or set SOURCE_ROOT", STR_ARG(path));
    while (fgets(line, sizeof line, f) != NULL) {
        struct str s = str_trim(str_of(line));
        if (!str_empty(s) && s.p[0] != '#')
            strs_add(t->a, &lines, str_copy(t->a, s));
    }
    fclose(f);
    return lines;
}

static bool has(const struct strs *lines, struct str line)
{
    for (size_t i = 0; i < lines->n; i++)
        if (str_eq(lines->at[i], line))
            return true;
    return false;
}

TEST(every_route_and_every_role_stand_in_the_committed_matrix)
{
    struct world w;
    world_open(&w);
    bool        print = getenv("MATRIX_PRINT") != NULL;
    struct strs file = { 0 }, found = { 0 };
    size_t      wrong = 0;
    if (!print)
        file = committed(w.t);
    for (unsigned i = 0; i < site_map_n; i++) {
        struct str line = line_of(&w, &site_map[i]);
        strs_add(w.t->a, &found, line);
        if (print)
            printf("%.*s\n", STR_ARG(line));
        else if (!has(&file, line) && ++wrong)
            print_error("not in tests/matrix.txt:  %.*s\n", STR_ARG(line));
    }
    for (size_t i = 0; i < file.n; i++)
        if (!has(&found, file.at[i]) && ++wrong)
            print_error("only in tests/matrix.txt: %.*s\n", STR_ARG(file.at[i]));
    world_close(&w);
    assert_int_equal(wrong, 0);
}

TESTS(every_route_and_every_role_stand_in_the_committed_matrix)

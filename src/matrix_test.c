/* The route x role matrix: every row of the site map is asked for as nobody and as every role, through the whole gate,
 * and the outcome is compared with tests/matrix.txt. A new route fails here until somebody has written down, and so
 * thought about, who may use it.     MATRIX_PRINT=1 build/matrix_test prints the matrix as it is, to review and commit.
 */
#include "tests/gate_testing.h"

enum { LINE = 400 };

/* "/staff/{}" -> "/staff/0000000000005": project 5 is everybody's but the admin's; of the rest there may be no
 * record 5. */
static struct str address_of(struct task *t, const struct route_row *row)
{
    char id[ID_TEXT];
    struct str rest = str_of(row->path), piece, out = S("");
    id_text(5, id);
    for (bool first = true; str_cut(&rest, '{', &piece); first = false)
        out = str_fmt(
            t->a, "%.*s%s%.*s", STR_ARG(out), first ? "" : id, STR_ARG(str_part(piece, first ? 0 : 1, piece.n)));
    return out;
}

/* Asks for the row as the role; true when the gate let it through to the handler. */
static bool let_in(struct house *w, const struct route_row *row, enum role role)
{
    struct task *t = w->t;
    bool post = row->method == POST;
    struct str cookie = role == ROLE_NONE ? S("a-visitor-of-the-test-with-a-long-cookie") : w->cookie[role];
    struct str csrf = csrf_make(t, cookie);
    char form_id[ID_TEXT];
    id_text(id_new(), form_id);
    struct http x = {
        .method = post ? S("POST") : S("GET"),
        .target = address_of(t, row),
        .body = post ? str_fmt(t->a, "csrf=%.*s&form_id=%s&version=1", STR_ARG(csrf), form_id) : S(""),
    };
    x.header[HEADER_COOKIE] = str_fmt(t->a, "kp_%s=%.*s", role == ROLE_NONE ? "visit" : "session", STR_ARG(cookie));
    if (post)
        x.header[HEADER_CONTENT_TYPE] = S("application/x-www-form-urlencoded");
    ask(w, x);
    if (answered.status >= 500 || answered.status == 0)
        fail_msg("%.*s %.*s as %s: status %d", STR_ARG(x.method), STR_ARG(x.target), role_code(role), answered.status);
    if (role == ROLE_NONE)
        return !(answered.status == 303 && !strncmp(answered.location, "/sign-in", 8)) && answered.status != 401;
    return answered.status != 403;
}

static struct str line_of(struct house *w, const struct route_row *row)
{
    static const char *const names[ROLE__N] = { "nobody", "admin", "manager", "counsellor", "instructor", "peer",
        "coordinator" };
    struct str line = str_fmt(w->t->a, "%-4s %-44s", row->method == POST ? "POST" : "GET", row->path);
    bool any = false;
    for (enum role role = ROLE_NONE; role < ROLE__N; role++) {
        house_sign_in(w); /* some rows sign out */
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
    struct str path = str_fmt(t->a, "%s/tests/matrix.txt", root ? root : ".");
    struct strs lines = { 0 };
    char line[LINE];
    FILE *f = fopen(str_z(t->a, path), "r");
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
    struct house w;
    assert_true(house_open(&w, DB_SQLITE));
    bool print = getenv("MATRIX_PRINT") != NULL;
    struct strs file = { 0 }, found = { 0 };
    size_t wrong = 0;
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
    house_close(&w);
    assert_int_equal(wrong, 0);
}

TESTS(every_route_and_every_role_stand_in_the_committed_matrix)

/* The route x role matrix: every row of the site map is asked for as nobody, as every role, and as who holds the link
 * to her own page and nothing else, through the whole gate, and the outcome is held against the rules of
 * tests/matrix.txt, which are written by hand from what each role is for.
 * A new route fails here until a rule fits it, and whenever the rule that fits says otherwise than its permission. */
#include "rooms/own_links/own_links.h"
#include "rooms/people/people.h"
#include "tests/gate_testing.h"
#include <fnmatch.h>

/* HOLDER stands beside the roles: a person with the link to her own page. */
enum { LINE = 400, SETS = 26, RULES_MOST = 200, WORD = 60, HOLDER = ROLE__N, ASKING__N };

static const char *const names[ASKING__N] = { "nobody", "admin", "manager", "counsellor", "instructor", "peer",
    "coordinator", "carer", "holder" };
static char holders_key[OWN_KEY_LETTERS + 1];

/* A set of roles with its name; who: one bit a role. */
struct set {
    char name[WORD];
    unsigned who;
};
struct rule {
    char method[WORD], pattern[WORD];
    const struct set *set;
    bool used;
};
struct rules_file {
    struct set sets[SETS];
    struct rule rules[RULES_MOST];
    size_t sets_n, rules_n;
};

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

static struct str visit(void) { return S("a-visitor-of-the-test-with-a-long-cookie"); }

static bool signed_in(unsigned who) { return who != ROLE_NONE && who != HOLDER; }

static struct str cookies_of(struct house *w, unsigned who)
{
    if (signed_in(who))
        return str_fmt(w->t->a, "kp_session=%.*s", STR_ARG(w->cookie[who]));
    return str_fmt(w->t->a, "kp_visit=%.*s%s%s", STR_ARG(visit()), who == HOLDER ? "; kp_own=" : "",
        who == HOLDER ? holders_key : "");
}

static void ask_page(struct house *w, struct str target, unsigned who)
{
    struct http x = { .method = S("GET"), .target = target };

    x.header[HEADER_COOKIE] = cookies_of(w, who);
    ask(w, x);
}

/* Asks for the row as one of them; true when the gate let her through to the handler, and behind a person's own link
 * (/my) when that opened: 410 says that it did not, there or where she is sent. */
static bool let_in(struct house *w, const struct route_row *row, unsigned who)
{
    struct task *t = w->t;
    bool post = row->method == POST;
    struct str csrf = csrf_make(t, signed_in(who) ? w->cookie[who] : visit());
    char form_id[ID_TEXT];
    id_text(id_new(), form_id);
    struct http x = {
        .method = post ? S("POST") : S("GET"),
        .target = address_of(t, row),
        .body = post ? str_fmt(t->a, "csrf=%.*s&form_id=%s&version=1", STR_ARG(csrf), form_id) : S(""),
    };
    x.header[HEADER_COOKIE] = cookies_of(w, who);
    if (post)
        x.header[HEADER_CONTENT_TYPE] = S("application/x-www-form-urlencoded");
    ask(w, x);
    if (answered.status >= 500 || answered.status == 0)
        fail_msg("%.*s %.*s as %s: status %d", STR_ARG(x.method), STR_ARG(x.target), names[who], answered.status);
    if (strncmp(row->path, "/my", 3) == 0) {
        if (answered.status == 303 && strcmp(answered.location, "/my") == 0)
            ask_page(w, S("/my"), who);
        return answered.status != 410;
    }
    if (signed_in(who))
        return answered.status != 403;
    return !(answered.status == 303 && !strncmp(answered.location, "/sign-in", 8)) && answered.status != 401;
}

/* A person of project 5, and the link to her own page. */
static void give_link(struct house *w)
{
    const struct person_new p = { .given_names = S("Sahra"), .family_name = S("Testi"), .entry = w->t->today };
    struct problems ps = { 0 };
    struct str key;
    int64_t person;

    db_begin_write(w->t);
    assert_int_equal(people_create(w->t, 5, &p, &person, &ps), DONE);
    assert_int_equal(own_links_make(w->t, person, S(""), &key, &ps), DONE);
    db_commit(w->t);
    snprintf(holders_key, sizeof holders_key, "%.*s", STR_ARG(key));
}

/* "who team manager peer": the rest of the line after "who". */
static void read_set(struct rules_file *f, char *rest)
{
    char *more = NULL, *word = strtok_r(rest, " ", &more);
    struct set *set = &f->sets[f->sets_n++];
    assert_true(f->sets_n < SETS && word);
    snprintf(set->name, sizeof set->name, "%s", word);
    while ((word = strtok_r(NULL, " ", &more))) {
        unsigned who = ROLE_NONE;
        while (who < ASKING__N && strcmp(names[who], word) != 0)
            who++;
        if (who == ASKING__N)
            fail_msg("tests/matrix.txt: there is no role \"%s\"", word);
        set->who |= 1u << who;
    }
}

static void read_rule(struct rules_file *f, const char *line)
{
    char name[WORD];
    struct rule *rule = &f->rules[f->rules_n++];
    assert_true(f->rules_n < RULES_MOST);
    if (sscanf(line, "%59s %59s %59s", name, rule->method, rule->pattern) != 3)
        fail_msg("tests/matrix.txt: \"%s\" is no rule", line);
    for (size_t i = 0; i < f->sets_n; i++)
        if (!strcmp(f->sets[i].name, name))
            rule->set = &f->sets[i];
    if (!rule->set)
        fail_msg("tests/matrix.txt: nobody is called \"%s\"", name);
}

static void read_rules(struct task *t, struct rules_file *f)
{
    const char *root = getenv("SOURCE_ROOT");
    const char *path = str_z(t->a, str_fmt(t->a, "%s/tests/matrix.txt", root ? root : "."));
    char line[LINE];
    FILE *file = fopen(path, "r");
    if (file == NULL)
        fail_msg("no %s; run from the tree or set SOURCE_ROOT", path);
    while (fgets(line, sizeof line, file) != NULL) {
        line[strcspn(line, "#\n")] = '\0';
        if (!strncmp(line, "who ", 4))
            read_set(f, line + 4);
        else if (line[strspn(line, " ")] != '\0')
            read_rule(f, line);
    }
    fclose(file);
}

/* NULL: no rule fits. */
static struct rule *rule_of(struct rules_file *f, const struct route_row *row)
{
    const char *method = row->method == POST ? "POST" : "GET";
    for (size_t i = 0; i < f->rules_n; i++) {
        struct rule *rule = &f->rules[i];
        if ((!strcmp(rule->method, "ANY") || !strcmp(rule->method, method)) && !fnmatch(rule->pattern, row->path, 0))
            return rule;
    }
    return NULL;
}

static size_t wrong_answers(struct house *w, const struct route_row *row, const struct rule *rule)
{
    size_t wrong = 0;
    for (unsigned who = ROLE_NONE; who < ASKING__N; who++) {
        house_sign_in(w); /* some rows sign out */
        bool may = rule->set->who >> who & 1;
        if (let_in(w, row, who) == may)
            continue;
        print_error("%s %s: %s is %s, but \"%s\" (%s) %s her\n", row->method == POST ? "POST" : "GET", row->path,
            names[who], may ? "refused" : "let in", rule->pattern, rule->set->name, may ? "names" : "does not name");
        wrong++;
    }
    return wrong;
}

TEST(every_route_lets_in_the_roles_that_the_rules_name_and_no_other)
{
    struct house w;
    assert_true(house_open(&w, DB_SQLITE));
    struct rules_file *f = NEW(w.t->a, struct rules_file);
    size_t wrong = 0;
    read_rules(w.t, f);
    give_link(&w);
    for (unsigned i = 0; i < site_map_n; i++) {
        struct rule *rule = rule_of(f, &site_map[i]);
        if (rule) {
            rule->used = true;
            wrong += wrong_answers(&w, &site_map[i], rule);
        } else if (++wrong)
            print_error("no rule of tests/matrix.txt fits %s\n", site_map[i].path);
    }
    for (size_t i = 0; i < f->rules_n; i++)
        if (!f->rules[i].used && ++wrong)
            print_error("this rule of tests/matrix.txt decides nothing: %s\n", f->rules[i].pattern);
    house_close(&w);
    assert_int_equal(wrong, 0);
}

TESTS(every_route_lets_in_the_roles_that_the_rules_name_and_no_other)

/* sqlc/statement: checks a whole statement against its signature: parameters, columns and their names; makes of what
 * writes the same for many rows. It knows no SQL grammar beyond quotes, parentheses, and where a list begins and ends.
 */
#include "tools/sqlc/piece.h"
#include <strings.h>

#define wrong(...) sqlc_wrong(f, s->line, __VA_ARGS__)

/* The next word or sign of the SQL; quoted text is one piece. Empty at the end. */
static struct view next_piece(const char **p)
{
    while (is_blank(**p))
        (*p)++;
    struct view w = { *p, 0 };
    if (**p == '\'' || **p == '"') {
        char quote = *(*p)++;
        while (**p && **p != quote)
            (*p)++;
        *p += **p != 0;
    } else if (is_word(**p)) {
        while (is_word(**p))
            (*p)++;
    } else if (**p) {
        (*p)++;
    }
    w.n = (size_t)(*p - w.p);
    return w;
}

/* Is this the end of a result list? */
static bool ends_list(struct view w, struct view before)
{
    static const char *const words[] = { "where", "union", "except", "intersect", "order", "limit", "group", "on" };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (same_word(w, words[i]))
            return true;
    return same_word(w, "from") && !same_word(before, "distinct");
}

struct items {
    size_t n;
    bool hidden; /* a `*` hides how many there are */
    struct view at[SQLC_COLUMNS + 1];
};

/* The items of a list that starts at p and goes to its `)`, its FROM and so on; those past the array are only counted.
 */
static void list_items(const char *p, struct items *ret_items)
{
    int depth = 0;
    struct view before = { "", 0 }, w;
    const char *from = p;
    *ret_items = (struct items){ 0 };
    for (;;) {
        w = next_piece(&p);
        const char *ahead = p;
        struct view after = next_piece(&ahead);
        bool ends = w.n == 0 || (depth == 0 && (*w.p == ')' || ends_list(w, before)));
        if (ends || (depth == 0 && *w.p == ',')) {
            if (ret_items->n < SQLC_COLUMNS + 1)
                ret_items->at[ret_items->n] = trimmed(from, w.p);
            ret_items->n++;
            from = p;
        }
        if (ends)
            return;
        depth += *w.p == '(';
        depth -= *w.p == ')';
        ret_items->hidden |= depth == 0 && *w.p == '*' && (trimmed(from, w.p).n == 0 || *before.p == '.') &&
                             (after.n == 0 || *after.p == ',' || same_word(after, "from"));
        before = w;
    }
}

/* Where the statement's own SELECT or RETURNING list begins, or NULL. */
static const char *result_list(const char *sql, bool *ret_select)
{
    int depth = 0;
    bool verb = false;
    struct view w;
    const char *p = sql;
    *ret_select = false;
    while ((w = next_piece(&p)).n) {
        depth += *w.p == '(';
        depth -= *w.p == ')';
        if (depth)
            continue;
        *ret_select = !verb && (same_word(w, "select") || same_word(w, "values"));
        if (*ret_select || same_word(w, "returning"))
            return same_word(w, "values") ? "*" : p;
        verb = verb || same_word(w, "insert") || same_word(w, "update") || same_word(w, "delete");
    }
    return NULL;
}

static bool check_columns(struct sqlc_file *f, const struct sqlc_statement *s, const struct items *result, bool select)
{
    if (!gives_rows(s->kind))
        return !result || wrong("%s: :%s but the statement gives columns", s->name, sqlc_kind_names[s->kind]);
    if (!result)
        return wrong("%s: :%s but the statement gives no columns", s->name, sqlc_kind_names[s->kind]);
    if (!result->hidden && result->n != s->ncolumns)
        return wrong("%s: the signature names %zu columns, the statement gives %zu", s->name, s->ncolumns, result->n);
    if (s->kind == SQLC_EACH && !select)
        return wrong("%s: :each only reads", s->name);
    return true;
}

/* ---- names in their places: a signature is read by position, and the SQL says what stands at it */

struct pair {
    struct view place, name; /* a column of the SQL and what the signature calls it */
};
struct pairs {
    size_t n;
    struct pair at[4 * SQLC_COLUMNS];
};

static void add_pair(struct pairs *list, struct view place, struct view name)
{
    if (place.n && name.n && list->n < sizeof list->at / sizeof *list->at)
        list->at[list->n++] = (struct pair){ place, name };
}

/* What an item of a list is called: `name`, `x.name`, `… AS name`; else nothing. */
static struct view own_name(struct view item)
{
    struct view w[3] = { { "", 0 }, { "", 0 }, { "", 0 } }; /* the last three pieces */
    const char *p = item.p;
    size_t n = 0;
    while (p < item.p + item.n) {
        struct view piece = next_piece(&p);
        if (n == 0 && same_word(piece, "distinct"))
            continue;
        w[0] = w[1];
        w[1] = w[2];
        w[2] = piece;
        n++;
    }
    bool named = n == 1 || (n == 3 && *w[1].p == '.') || same_word(w[1], "as");
    return named && n && is_word(*w[2].p) && !isdigit((unsigned char)*w[2].p) ? w[2] : (struct view){ "", 0 };
}

/* The parameter of an item in which one and only one stands; else nothing. */
static struct view only_param(const struct sqlc_statement *s, struct view item)
{
    unsigned long only = 0;
    struct view w;
    for (const char *p = item.p; p < item.p + item.n && (w = next_piece(&p)).n;) {
        unsigned long number = *w.p == '$' ? strtoul(w.p + 1, NULL, 10) : 0;
        if (number && only && number != only)
            return (struct view){ "", 0 };
        only = number ? number : only;
    }
    return only ? view_of(s->params[only - 1].name) : (struct view){ "", 0 };
}

/* INSERT INTO t (places) VALUES (names), or SELECT names: of parameters, and of columns copied from elsewhere. */
static void insert_pairs(const struct sqlc_statement *s, struct pairs *given, struct pairs *copied)
{
    struct items places, values;
    const char *p = s->sql;
    struct view w = next_piece(&p);
    if (!same_word(w, "insert"))
        return;
    while ((w = next_piece(&p)).n && *w.p != '(')
        ;
    list_items(p, &places);
    while ((w = next_piece(&p)).n && !same_word(w, "values") && !same_word(w, "select"))
        ;
    if (same_word(w, "values"))
        next_piece(&p);
    list_items(p, &values);
    for (size_t i = 0; i < places.n && i < values.n && i < SQLC_COLUMNS; i++) {
        struct view place = own_name(places.at[i]);
        add_pair(given, place, only_param(s, values.at[i]));
        add_pair(copied, place, own_name(values.at[i]));
    }
}

/* Is one of the words a part of the name: `low` in `low`, `low2`, `person_low`? */
static bool has_part(struct view name, const char *const words[])
{
    for (size_t i = 0; words[i]; i++)
        for (size_t at = 0, n = strlen(words[i]); at + n <= name.n; at++)
            if (memcmp(name.p + at, words[i], n) == 0 && (at == 0 || name.p[at - 1] == '_') &&
                (at + n == name.n || !isalpha((unsigned char)name.p[at + n])))
                return true;
    return false;
}

/* The ends of a range, by what stands before them: x >= low, x <= high, BETWEEN low AND high. */
static bool check_end(struct sqlc_file *f, const struct sqlc_statement *s, char sign, struct view name)
{
    static const char *const lower[] = { "low", "from", "first", "since", "after", NULL };
    static const char *const upper[] = { "high", "to", "last", "until", "before", NULL };
    bool turned = (sign == '<' && has_part(name, lower)) || (sign == '>' && has_part(name, upper));
    return !turned || wrong("%s: %.*s stands at the %s end of a range", s->name, (int)name.n, name.p,
                          sign == '<' ? "upper" : "lower");
}

/* place = $n, LIMIT $n, OFFSET $n; the ends of a range are checked at once. */
static bool equal_pairs(struct sqlc_file *f, const struct sqlc_statement *s, struct pairs *list)
{
    struct view a = { "", 0 }, b = a, c = a, w;
    bool between = false;
    for (const char *p = s->sql; (w = next_piece(&p)).n; a = b, b = c, c = w) {
        between = between || same_word(w, "between");
        if (!isdigit((unsigned char)*w.p) || *c.p != '$')
            continue;
        struct view name = view_of(s->params[strtoul(w.p, NULL, 10) - 1].name);
        char sign = *b.p == '=' ? *a.p : *a.p == '<' ? ' ' : same_word(b, "between") ? '>' : *b.p;
        if (between && same_word(b, "and")) {
            sign = '<';
            between = false;
        }
        if (*b.p == '=' && is_word(*a.p))
            add_pair(list, a, name);
        if (same_word(b, "limit") || same_word(b, "offset"))
            add_pair(list, view_of(same_word(b, "limit") ? "limit" : "offset"), name);
        if (!check_end(f, s, sign, name))
            return false;
    }
    return true;
}

/* `person` is at home in `person`, in `person_id` and in `kept_person`. */
static bool at_home(struct view place, struct view name)
{
    size_t more = place.n - name.n;
    return same_text(place, name) ||
           (place.n > name.n + 1 && ((memcmp(place.p, name.p, name.n) == 0 && place.p[name.n] == '_') ||
                                        (memcmp(place.p + more, name.p, name.n) == 0 && place.p[more - 1] == '_')));
}

/* A name may stand in the place of another (`person` in `id`), but not when its own place is given to another too. */
static bool check_places(struct sqlc_file *f, const struct sqlc_statement *s, const struct pairs *list)
{
    for (size_t i = 0; i < list->n; i++)
        for (size_t k = 0; k < list->n && !at_home(list->at[i].place, list->at[i].name); k++) {
            const struct pair *a = &list->at[i], *b = &list->at[k];
            if (at_home(b->place, a->name) && !at_home(b->place, b->name))
                return wrong("%s: %.*s stands in the place of %.*s, and %.*s in the place of %.*s", s->name,
                    (int)a->name.n, a->name.p, (int)a->place.n, a->place.p, (int)b->name.n, b->name.p, (int)b->place.n,
                    b->place.p);
        }
    return true;
}

/* A person's name says so by its type: who sees it stands in the journal. */
static bool check_person(
    struct sqlc_file *f, const struct sqlc_statement *s, const struct sqlc_column *c, struct view place)
{
    bool person = same_word(place, "given_names") || same_word(place, "family_name") || same_word(place, "call_name");
    return !person || c->type == SQLC_PERSON ||
           wrong("%s: %s is a person's name: its type is `name`", s->name, c->name);
}

static bool check_names(struct sqlc_file *f, const struct sqlc_statement *s, const struct items *result)
{
    struct pairs given = { 0 }, copied = { 0 }, taken = { 0 };
    for (size_t i = 0; result && !result->hidden && i < s->ncolumns; i++) {
        struct view place = own_name(result->at[i]);
        add_pair(&taken, place, view_of(s->columns[i].name));
        if (!check_person(f, s, &s->columns[i], place))
            return false;
    }
    insert_pairs(s, &given, &copied);
    return equal_pairs(f, s, &given) && check_places(f, s, &taken) && check_places(f, s, &given) &&
           check_places(f, s, &copied);
}

static bool check_params(struct sqlc_file *f, const struct sqlc_statement *s)
{
    bool used[SQLC_COLUMNS + 1] = { false };
    struct view w;
    for (const char *p = s->sql; (w = next_piece(&p)).n;) {
        if (*w.p == '?')
            return wrong("%s: write $1, not ?", s->name);
        if (*w.p == ':' && *p == ':')
            return wrong("%s: write CAST(x AS type), not x::type", s->name);
        if (*w.p != '$')
            continue;
        char *end;
        unsigned long number = isdigit((unsigned char)*p) ? strtoul(p, &end, 10) : 0;
        if (number == 0 || number > s->nparams)
            return wrong("%s: $%lu has no parameter (there are %zu)", s->name, number, s->nparams);
        used[number] = true;
        p = end;
    }
    for (size_t i = 1; i <= s->nparams; i++)
        if (!used[i])
            return wrong("%s: parameter $%zu %s is never used", s->name, i, s->params[i - 1].name);
    return true;
}

/* The list of values of an INSERT: from its `(` to behind its `)`. False: there is none, or a parameter stands
 * elsewhere. */
static bool find_values(const char *sql, const char **ret_from, const char **ret_end)
{
    const char *p = sql, *values = NULL, *end = NULL;
    struct view w = next_piece(&p);
    bool insert = same_word(w, "insert");
    int depth = 0;
    while (insert && (w = next_piece(&p)).n) {
        depth += *w.p == '(';
        depth -= *w.p == ')';
        if (!values && depth == 0 && same_word(w, "values"))
            values = p;
        else if (values && !end && depth == 0)
            end = p;
        else if (*w.p == '$' && (!values || end))
            return false;
    }
    *ret_from = values;
    *ret_end = end;
    return end && *trimmed(values, end).p == '(' && *trimmed(end, end + strlen(end)).p != ',';
}

/* The parameters of p to end as columns of `added`. */
static void add_params_as_columns(char **many, size_t *n, const char *p, const char *end)
{
    const char *last = p;
    struct view w;
    while (p < end && (w = next_piece(&p)).n && w.p < end)
        if (*w.p == '$') {
            add(many, n, last, (size_t)(w.p - last));
            add(many, n, "added.p", 7);
            last = p;
        }
    add(many, n, last, (size_t)(end - last));
}

/* unnest($1, …) AS added(p1, …) */
static void add_unnest(char **many, size_t *n, size_t nparams)
{
    for (int pass = 0; pass < 2; pass++) {
        add(many, n, pass ? ") AS added(" : "unnest(", pass ? 11 : 7);
        for (size_t i = 1; i <= nparams; i++) {
            char text[30];
            int wrote = snprintf(text, sizeof text, "%s%s%zu", i > 1 ? ", " : "", pass ? "p" : "$", i);
            add(many, n, text, (size_t)wrote);
        }
    }
    add(many, n, ")", 1);
}

/* INSERT INTO t (…) VALUES ($1, 0, …) … becomes INSERT INTO t (…) SELECT added.p1, 0, … FROM unnest($1, …) AS added(p1,
 * …) … False: it is another statement. */
static bool make_many_inserts(struct sqlc_statement *s)
{
    const char *from, *end;
    size_t n = 0;
    if (s->nparams == 0 || !find_values(s->sql, &from, &end))
        return false;
    add(&s->many, &n, s->sql, (size_t)(from - s->sql) - strlen("VALUES"));
    add(&s->many, &n, "SELECT ", 7);
    struct view list = trimmed(from, end);
    add_params_as_columns(&s->many, &n, list.p + 1, list.p + list.n - 1);
    add(&s->many, &n, " FROM ", 6);
    add_unnest(&s->many, &n, s->nparams);
    add(&s->many, &n, end, strlen(end));
    return true;
}

/* The WHERE of an UPDATE or DELETE of one table; NULL: there is none, or another list of tables stands there already.
 */
static const char *own_where(const char *sql)
{
    const char *where = NULL, *p = sql;
    int depth = 0;
    struct view w = next_piece(&p);
    bool deletes = same_word(w, "delete");
    while ((w = next_piece(&p)).n) {
        depth += *w.p == '(';
        depth -= *w.p == ')';
        if (depth > 0)
            continue;
        if (same_word(w, "using") || same_word(w, "returning") || (same_word(w, "from") && !deletes))
            return NULL;
        if (!where && same_word(w, "where"))
            where = w.p;
    }
    return where;
}

/* UPDATE t SET a = $2 WHERE id = $1 becomes UPDATE t SET a = added.p2 FROM unnest($1, …) AS added(p1, …) WHERE …;
 * DELETE the same with USING. Nothing for what looks otherwise: it is done one by one. */
static void make_many_changes(struct sqlc_statement *s)
{
    const char *p = s->sql;
    struct view verb = next_piece(&p);
    bool updates = same_word(verb, "update");
    const char *where = updates || same_word(verb, "delete") ? own_where(s->sql) : NULL;
    size_t n = 0;
    if (!where || s->nparams == 0)
        return;
    add_params_as_columns(&s->many, &n, s->sql, where);
    add(&s->many, &n, updates ? "FROM " : "USING ", updates ? 5 : 6);
    add_unnest(&s->many, &n, s->nparams);
    add(&s->many, &n, " ", 1);
    add_params_as_columns(&s->many, &n, where, where + strlen(where));
}

static bool make_many(struct sqlc_file *f, struct sqlc_statement *s)
{
    if (gives_rows(s->kind) || make_many_inserts(s))
        return true;
    if (s->kind == SQLC_ADD)
        return wrong("%s: :add takes INSERT INTO … VALUES (…) with all parameters in its one list of values", s->name);
    make_many_changes(s);
    return true;
}

bool sqlc_check(struct sqlc_file *f, struct sqlc_statement *s)
{
    struct items result;
    bool select;
    const char *list = result_list(s->sql, &select);
    if (list)
        list_items(list, &result);
    return check_columns(f, s, list ? &result : NULL, select) && check_params(f, s) &&
           check_names(f, s, list ? &result : NULL) && make_many(f, s);
}

/* check/owners: which room's SQL touches which tables. A room writes its own tables only and reads those of others
 * through views called …_facts; what else is needed stands in src/OWNERS, each line with its reason, and a line that is
 * not needed any more is a breach too. Knows no SQL beyond words, texts, comments and parentheses. */
#include "tools/check/check.h"
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { DEPTH = 64 };

struct exception {
    size_t at; /* of its line in src/OWNERS */
    char verb[8], file[128], table[64];
    bool used;
};

struct owners {
    struct file f;
    char rooms[1024]; /* " attendance auth … " */
    struct {
        char room[64], tables[512];
    } own[32]; /* tables that are not called <room>_… */
    size_t own_n;
    struct exception *exceptions;
    size_t exceptions_n;
};

/* One piece of SQL: a word, or a sign (n 1). At the end n is 0. */
struct piece {
    size_t at, n;
};

/* ---- src/OWNERS */

static void add_exception(struct owners *o, const struct exception *x)
{
    o->exceptions = need(realloc(o->exceptions, (o->exceptions_n + 1) * sizeof *x));
    o->exceptions[o->exceptions_n++] = *x;
}

/* "room: tables" or "reads|writes file table: reason". */
static void read_line(struct house *h, struct owners *o, size_t at, const char *line)
{
    struct exception x = { .at = at };
    char room[64], rest[480] = "";
    if (sscanf(line, "%7[a-z] %127[^ :] %63[^ :]: %470[^\n]", x.verb, x.file, x.table, rest) == 4 &&
        listed(" reads writes ", x.verb, strlen(x.verb)))
        add_exception(o, &x);
    else if (sscanf(line, "%63[a-z_]: %470[^\n]", room, rest) == 2 && o->own_n < 32) {
        snprintf(o->own[o->own_n].room, sizeof room, "%s", room);
        snprintf(o->own[o->own_n++].tables, sizeof o->own->tables, " %s ", rest);
    } else
        breach(h, &o->f, at, "not understood: write \"room: its tables\" or \"reads|writes file table: reason\"");
}

static void read_owners(struct house *h, struct owners *o)
{
    size_t n = (size_t)snprintf(o->rooms, sizeof o->rooms, " ");
    for (size_t i = 0; i < h->files_n; i++) {
        const struct file *f = &h->files[i];
        const char *room = f->room[0] ? f->room : f->layer;
        if (room[0] && strchr(f->path + strlen("src/"), '/') && !listed(o->rooms, room, strlen(room)) && n < 900)
            n += (size_t)snprintf(o->rooms + n, sizeof o->rooms - n, "%s ", room);
    }
    for (size_t at = 0; at < o->f.n; at += strcspn(o->f.text + at, "\n") + 1) {
        char line[512];
        snprintf(line, sizeof line, "%.*s", (int)strcspn(o->f.text + at, "\n"), o->f.text + at);
        if (line[0] && line[0] != '#')
            read_line(h, o, at, line);
    }
}

/* Whose table is it: of the list in src/OWNERS, or of the longest room that begins its name. False: nobody's. */
static bool owner_of(const struct owners *o, const char *table, char ret_room[64])
{
    size_t best = 0;
    for (size_t i = 0; i < o->own_n; i++)
        if (listed(o->own[i].tables, table, strlen(table))) {
            snprintf(ret_room, 64, "%s", o->own[i].room);
            return true;
        }
    for (const char *p = o->rooms + 1; *p; p += strcspn(p, " ") + 1) {
        size_t n = strcspn(p, " ");
        if (n > best && n < 64 && strncmp(table, p, n) == 0 && table[n] == '_') {
            snprintf(ret_room, 64, "%.*s", (int)n, p);
            best = n;
        }
    }
    return best > 0;
}

/* ---- SQL */

static struct piece next_piece(const struct file *f, size_t at)
{
    const char *t = f->text;
    for (;;) {
        while (at < f->n && isspace((unsigned char)t[at]))
            at++;
        if (t[at] == '-' && t[at + 1] == '-')
            at += strcspn(t + at, "\n");
        else if (t[at] == '\'')
            at += strcspn(t + at + 1, "'") + 2;
        else
            break;
    }
    struct piece p = { .at = at < f->n ? at : f->n };
    while (p.at + p.n < f->n && is_word(t[p.at + p.n]))
        p.n++;
    if (p.n == 0 && p.at < f->n)
        p.n = 1;
    return p;
}

static bool is(const struct file *f, struct piece p, const char *word)
{
    return strlen(word) == p.n && strncasecmp(f->text + p.at, word, p.n) == 0;
}

static bool one_of(const struct file *f, struct piece p, const char *list)
{
    char word[32];
    if (p.n == 0 || p.n >= sizeof word)
        return false;
    for (size_t i = 0; i < p.n; i++)
        word[i] = (char)tolower((unsigned char)f->text[p.at + i]);
    return listed(list, word, p.n);
}

/* The names that a statement gives its own tables: WITH x AS (…), y (a, b) AS (…), AS added(p1, …). */
static void collect_names(const struct file *f, size_t at, char *ret_names, size_t size)
{
    struct piece before = { 0 }, opened[DEPTH] = { 0 }, last = { 0 }, p; /* last: before the ( that was closed last */
    size_t n = (size_t)snprintf(ret_names, size, " ");
    int depth = 0;
    while ((p = next_piece(f, at)).n && f->text[p.at] != ';') {
        struct piece after = next_piece(f, p.at + p.n);
        if (f->text[p.at] == '(' && depth < DEPTH - 1)
            opened[depth++] = before;
        if (f->text[p.at] == ')' && depth > 0)
            last = opened[--depth];
        struct piece name = f->text[before.at] == ')' ? last : before;
        if (is(f, p, "as") && f->text[after.at] == '(' && name.n + n + 2 < size)
            n += (size_t)snprintf(ret_names + n, size - n, "%.*s ", (int)name.n, f->text + name.at);
        before = p;
        at = p.at + p.n;
    }
}

static bool excepted(struct owners *o, const struct file *f, const char *verb, const char *table)
{
    for (size_t i = 0; i < o->exceptions_n; i++) {
        struct exception *x = &o->exceptions[i];
        if (strcmp(x->verb, verb) == 0 && strcmp(x->file, f->path + strlen("src/")) == 0 &&
            strcmp(x->table, table) == 0)
            return x->used = true;
    }
    return false;
}

static void judge(struct house *h, struct owners *o, const struct file *f, struct piece p, bool writes)
{
    char table[64], owner[64];
    const char *room = f->room[0] ? f->room : f->layer;
    snprintf(table, sizeof table, "%.*s", (int)p.n, f->text + p.at);
    if (!writes && ends(table, "_facts"))
        return;
    if (!owner_of(o, table, owner))
        breach(h, f, p.at, "%s is no room's table: call it <room>_… or write in src/OWNERS whose it is", table);
    else if (strcmp(owner, room) == 0 || excepted(o, f, writes ? "writes" : "reads", table))
        return;
    else if (writes)
        breach(h, f, p.at, "%s writes %s of %s: call a function of that room", room, table, owner);
    else
        breach(h, f, p.at, "%s reads %s of %s: read a view %s_…_facts, made in a migration", room, table, owner, owner);
}

/* What stands before a name of a table: FROM a, b JOIN c; INSERT INTO d; UPDATE e; DELETE FROM f. */
struct walk {
    char names[1024];
    /* at each depth of parentheses: */
    bool select[DEPTH]; /* a SELECT began, so a FROM names tables: in substring(x FROM 2) it does not */
    bool list[DEPTH];   /* in its FROM: a comma is followed by a table */
    int depth;
    bool table, writes; /* the next word is one, and is written to */
};

static void step(struct walk *w, const struct file *f, struct piece before, struct piece p)
{
    char c = f->text[p.at];
    if (c == '(') {
        w->depth += w->depth < DEPTH - 1;
        w->list[w->depth] = w->table; /* FROM (a JOIN b) */
        w->select[w->depth] = false;
    } else if (c == ')') {
        w->depth -= w->depth > 0;
    } else if (one_of(f, p, " from join ")) {
        w->writes = is(f, before, "delete");
        w->table = w->writes || is(f, p, "join") || (w->select[w->depth] && !is(f, before, "distinct"));
        w->list[w->depth] = w->list[w->depth] || (w->table && !w->writes);
    } else if (is(f, p, "into") || (is(f, p, "update") && !is(f, before, "do"))) {
        w->table = w->writes = true;
    } else if (c == ',') {
        w->table = w->list[w->depth];
        w->writes = false;
    } else if (one_of(f, p, " select where group order having limit set values union returning ")) {
        w->list[w->depth] = w->table = false;
        w->select[w->depth] = w->select[w->depth] || is(f, p, "select");
    }
}

static void check_file(struct house *h, struct owners *o, const struct file *f)
{
    struct walk w = { 0 };
    struct piece before = { 0 }, p;
    collect_names(f, 0, w.names, sizeof w.names);
    for (size_t at = 0; (p = next_piece(f, at)).n; at = p.at + p.n, before = p) {
        bool word = is_word(f->text[p.at]), table = w.table && word && !one_of(f, p, " select lateral ");
        if (f->text[p.at] == ';') {
            collect_names(f, p.at + 1, w.names, sizeof w.names);
            memset(w.list, 0, sizeof w.list);
            memset(w.select, 0, sizeof w.select);
            w.depth = 0;
            w.table = false;
        }
        bool call = f->text[next_piece(f, p.at + p.n).at] == '(' && !w.writes; /* unnest(…) */
        if (table && !call && !listed(w.names, f->text + p.at, p.n))
            judge(h, o, f, p, w.writes);
        if (table)
            w.table = w.writes = false;
        else
            step(&w, f, before, p);
    }
}

void check_owners(struct house *h)
{
    struct owners *o = need(calloc(1, sizeof *o));
    if (!load(h, "src/OWNERS", &o->f)) {
        fprintf(stderr, "src/OWNERS:1: cannot be read: it says whose tables are whose\n");
        exit(2);
    }
    read_owners(h, o);
    for (size_t i = 0; i < h->files_n; i++)
        if (in_src(&h->files[i]) && ends(h->files[i].path, ".sql"))
            check_file(h, o, &h->files[i]);
    for (size_t i = 0; i < o->exceptions_n; i++) {
        const struct exception *x = &o->exceptions[i];
        if (!x->used)
            breach(h, &o->f, x->at, "%s does not %.*s %s any more: take the line away", x->file,
                (int)strlen(x->verb) - 1, x->verb, x->table);
    }
}

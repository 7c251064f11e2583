/* moc: message compiler. Reads one complete .po file per language and writes C tables for src/lang/catalog.c.
 *   moc OUTPUT.c TAG=FILE.po ...
 * The files come from tools/messages.sh: merged by msgcat and checked by msgfmt. moc adds one check of its own: a
 * translation uses exactly the arguments (%1$s, %n) of its message. It is not a general reader of .po: one encoding
 * (UTF-8), fuzzy and obsolete entries are left out, entries without translation too. */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "../src/lang/hash.h"

enum { FORMS = 6, LANGUAGES_MAX = 64 };

struct text {
    char *p;
    size_t n, cap;
};
struct entry {
    struct text context, id, many, form[FORMS];
    bool has_context, has_many, fuzzy;
    int line;
};
struct message {
    char *id;
    struct text text;
    uint64_t hash;
    int line;
};
struct catalog {
    char *tag;
    char *plural;
    unsigned plurals;
    struct message *at;
    size_t n, cap;
};

static const char *file_name = "moc";
static int file_line;

static _Noreturn void stop(const char *what, const char *detail)
{
    fprintf(stderr, "%s:%d: %s%s\n", file_name, file_line, what, detail);
    exit(1);
}

static void *grow(void *p, size_t n)
{
    void *more = p ? realloc(p, n) : malloc(n); /* gcc -fanalyzer takes realloc(NULL) for free() */
    if (more == NULL)
        stop("out of memory", "");
    return more;
}

static void put(struct text *t, char c)
{
    if (t->n + 2 > t->cap)
        t->p = grow(t->p, t->cap = t->cap * 2 + 64);
    t->p[t->n++] = c;
    t->p[t->n] = '\0';
}

static char *copy(const char *from, size_t n)
{
    char *z = grow(NULL, n + 1);
    memcpy(z, from, n);
    z[n] = '\0';
    return z;
}

static const char *view(const struct text *t) { return t->p == NULL ? "" : t->p; }

/* ---- reading */

/* Appends the quoted piece that begins at *line. */
static void read_quoted(const char *line, struct text *to)
{
    if (*line++ != '"')
        stop("a quoted text is expected here", "");
    for (; *line != '"'; line++) {
        char c = *line;
        if (c == '\0')
            stop("the quoted text does not end on its line", "");
        if (c == '\\') {
            line++;
            switch (*line) {
            case 'n': c = '\n'; break;
            case 't': c = '\t'; break;
            case '"': c = '"'; break;
            case '\\': c = '\\'; break;
            default: stop("unknown escape in: ", line);
            }
        }
        put(to, c);
    }
}

/* The part of the entry that a keyword names; *ret_rest is what follows it. NULL when the line has no keyword. */
static struct text *part_of(struct entry *e, const char *line, const char **ret_rest)
{
    static const char *const names[] = { "msgctxt ", "msgid_plural ", "msgid ", "msgstr " };
    struct text *const parts[] = { &e->context, &e->many, &e->id, &e->form[0] };
    for (size_t i = 0; i < 4; i++) {
        size_t n = strlen(names[i]);
        if (strncmp(line, names[i], n) == 0) {
            e->has_context |= i == 0;
            e->has_many |= i == 1;
            *ret_rest = line + n;
            return parts[i];
        }
    }
    if (strncmp(line, "msgstr[", 7) == 0 && line[7] >= '0' && line[7] < '0' + FORMS && line[8] == ']') {
        *ret_rest = line + 9 + strspn(line + 9, " ");
        return &e->form[line[7] - '0'];
    }
    return NULL;
}

/* Bit set of the arguments in a pattern: bit 0 = %n, bit k = %k$s. */
static unsigned arguments(const char *z)
{
    unsigned set = 0;
    for (; *z != '\0'; z++) {
        if (*z != '%')
            continue;
        if (z[1] == '%')
            z++;
        else if (z[1] == 'n')
            set |= 1;
        else if (z[1] >= '1' && z[1] <= '9' && z[2] == '$' && z[3] == 's')
            set |= 1U << (z[1] - '0');
    }
    return set;
}

static void check_arguments(const struct entry *e, unsigned forms)
{
    unsigned want = arguments(view(e->has_many ? &e->many : &e->id));
    for (unsigned i = 0; i < forms; i++) {
        unsigned have = arguments(view(&e->form[i]));
        /* a plural form may say "one person" in words */
        if (e->has_many ? (have & ~want) != 0 || ((want & ~have) & ~1U) != 0 : have != want)
            stop("the translation does not use the arguments of: ", view(&e->id));
    }
}

/* nplurals=2; plural=(n != 1); of the header: keeps the expression, which is C already. */
static void read_header(struct catalog *c, const char *header)
{
    const char *count = strstr(header, "nplurals=");
    const char *rule = count == NULL ? NULL : strstr(count + strlen("nplurals="), "plural=");
    if (rule == NULL)
        stop("the header has no Plural-Forms", "");
    c->plurals = (unsigned)strtoul(count + strlen("nplurals="), NULL, 10);
    if (c->plurals < 1 || c->plurals > FORMS)
        stop("nplurals must be 1 to 6", "");
    rule += strlen("plural=");
    size_t n = strcspn(rule, ";\n");
    if (strspn(rule, " n0123456789?:%<>=!&|()+-*/") < n)
        stop("Plural-Forms is not an expression of n", "");
    c->plural = copy(rule, n);
}

static void keep(struct catalog *c, const struct entry *e)
{
    if (e->id.n == 0) {
        read_header(c, view(&e->form[0]));
        return;
    }
    unsigned forms = e->has_many ? c->plurals : 1;
    for (unsigned i = 0; i < forms; i++)
        if (e->form[i].n == 0)
            return;
    if (c->plural == NULL)
        stop("the header must come first", "");
    check_arguments(e, forms);
    if (c->n == c->cap)
        c->at = grow(c->at, (c->cap = c->cap * 2 + 256) * sizeof *c->at);
    struct message *m = &c->at[c->n++];
    struct text id = { 0 };
    if (e->has_context) {
        for (const char *z = view(&e->context); *z != '\0'; z++)
            put(&id, *z);
        put(&id, MESSAGE_CONTEXT_END);
    }
    for (const char *z = view(&e->id); *z != '\0'; z++)
        put(&id, *z);
    *m = (struct message){ .id = id.p, .hash = message_hash(MESSAGE_HASH_START, id.p), .line = e->line };
    for (unsigned i = 0; i < forms; i++) {
        if (i > 0)
            put(&m->text, '\0');
        for (const char *z = view(&e->form[i]); *z != '\0'; z++)
            put(&m->text, *z);
    }
}

static void finish(struct catalog *c, struct entry *e)
{
    int here = file_line;
    file_line = e->line;
    if (e->form[0].p != NULL && !e->fuzzy)
        keep(c, e);
    file_line = here;
    *e = (struct entry){ 0 }; /* a run of the generator is short: nothing is freed */
}

static void read_po(struct catalog *c, const char *path)
{
    FILE *f = fopen(path, "r");
    file_name = path;
    if (f == NULL)
        stop("cannot be read", "");
    struct entry e = { 0 };
    struct text *to = NULL;
    char *line = NULL;
    size_t cap = 0;
    for (file_line = 1; getline(&line, &cap, f) >= 0; file_line++) {
        line[strcspn(line, "\r\n")] = '\0';
        bool begins = strncmp(line, "msgctxt ", 8) == 0 || strncmp(line, "msgid ", 6) == 0;
        if ((begins || line[0] == '#') && e.form[0].p != NULL)
            finish(c, &e);
        if (line[0] == '#') {
            if (strncmp(line, "#,", 2) == 0 && strstr(line, "fuzzy") != NULL)
                e.fuzzy = true;
            continue;
        }
        if (line[0] == '\0')
            continue;
        const char *rest = line;
        struct text *named = part_of(&e, line, &rest);
        if (named != NULL) {
            to = named;
            e.line = file_line;
        }
        if (to == NULL || (named == NULL && line[0] != '"'))
            stop("this is not a line of a .po file: ", line);
        read_quoted(rest, to);
        if (to->p == NULL) { /* "" is a text too */
            put(to, ' ');
            to->p[to->n = 0] = '\0';
        }
    }
    finish(c, &e);
    free(line);
    fclose(f);
}

/* ---- writing */

static void write_text(FILE *out, const char *p, size_t n)
{
    fputc('"', out);
    for (size_t i = 0; i < n; i++) {
        unsigned char ch = (unsigned char)p[i];
        if (ch < 0x20)
            fprintf(out, "\\%03o", ch);
        else if (ch == '"' || ch == '\\' || ch == '?') /* no trigraphs */
            fprintf(out, "\\%c", ch);
        else
            fputc(ch, out);
    }
    fputc('"', out);
}

static void write_slots(FILE *out, const struct catalog *c, size_t size)
{
    unsigned *slots = calloc(size, sizeof *slots);
    if (slots == NULL)
        stop("out of memory", "");
    for (size_t i = 0; i < c->n; i++) {
        size_t at = c->at[i].hash & (size - 1);
        while (slots[at] != 0)
            at = (at + 1) & (size - 1);
        slots[at] = (unsigned)i + 1;
    }
    fprintf(out, "static const uint16_t %s_slots[%zu] = {", c->tag, size);
    for (size_t i = 0; i < size; i++)
        fprintf(out, "%s%u,", i % 16 == 0 ? "\n    " : " ", slots[i]);
    fprintf(out, "\n};\n\n");
    free(slots);
}

static size_t slots_for(size_t n)
{
    size_t size = 16;
    while (size < n * 2)
        size *= 2;
    return size;
}

static void write_catalog(FILE *out, const struct catalog *c)
{
    if (c->n >= 65535)
        stop("more messages than a table holds", "");
    fprintf(out, "/* ---- %s: %zu messages */\n", c->tag, c->n);
    fprintf(out, "static unsigned %s_plural(uint64_t n)\n{\n    unsigned form = (unsigned)(%s);\n", c->tag, c->plural);
    fprintf(out, "    (void)n;\n    return form < %u ? form : %u;\n}\n\n", c->plurals, c->plurals - 1);
    if (c->n == 0)
        return;
    fprintf(out, "static const struct lang_message %s_at[] = {\n", c->tag);
    for (size_t i = 0; i < c->n; i++) {
        const struct message *m = &c->at[i];
        fprintf(out, "    { UINT64_C(0x%016llx), ", (unsigned long long)m->hash);
        write_text(out, m->id, strlen(m->id));
        fprintf(out, ",\n      ");
        write_text(out, view(&m->text), m->text.n);
        fprintf(out, " },\n");
    }
    fprintf(out, "};\n\n");
    write_slots(out, c, slots_for(c->n));
}

static int by_hash(const void *a, const void *b)
{
    uint64_t x = ((const struct message *)a)->hash, y = ((const struct message *)b)->hash;
    return x < y ? -1 : x > y;
}

/* How many messages some language has and this one lacks. */
static size_t missing_in(const struct catalog *c, const struct catalog *all, size_t n)
{
    struct message *rest = NULL;
    size_t found = 0, missing = 0;
    for (size_t i = 0; i < n; i++) {
        rest = grow(rest, (found + all[i].n + 1) * sizeof *rest);
        for (size_t k = 0; k < all[i].n; k++)
            if (bsearch(&all[i].at[k], c->at, c->n, sizeof *c->at, by_hash) == NULL)
                rest[found++] = all[i].at[k];
    }
    if (found > 0)
        qsort(rest, found, sizeof *rest, by_hash);
    for (size_t i = 0; rest && i < found; i++)
        if (i == 0 || rest[i].hash != rest[i - 1].hash)
            missing++;
    free(rest);
    return missing;
}

/* argument: TAG=FILE.po */
static void read_catalog(struct catalog *c, const char *argument)
{
    const char *equals = strchr(argument, '=');
    if (equals == NULL)
        stop("TAG=FILE.po is expected, not ", argument);
    c->tag = copy(argument, (size_t)(equals - argument));
    read_po(c, equals + 1);
    if (c->plural == NULL)
        stop("there is no header", "");
    if (c->n > 0)
        qsort(c->at, c->n, sizeof *c->at, by_hash);
    for (size_t i = 1; i < c->n; i++)
        if (c->at[i].hash == c->at[i - 1].hash) {
            file_line = c->at[i].line;
            stop("two messages have the same hash (change one by a letter): ", c->at[i].id);
        }
}

int main(int argc, char **argv)
{
    static struct catalog all[LANGUAGES_MAX];
    size_t n = 0;
    if (argc < 2 || argc > LANGUAGES_MAX) {
        fprintf(stderr, "usage: moc OUTPUT.c TAG=FILE.po ...\n");
        return 2;
    }
    for (int i = 2; i < argc; i++)
        read_catalog(&all[n++], argv[i]);
    FILE *out = fopen(argv[1], "w");
    if (out == NULL)
        stop("cannot be written: ", argv[1]);
    fprintf(out, "/* messages: written by tools/moc.c from po/. Do not edit. */\n#include \"lang/catalog.h\"\n\n");
    for (size_t i = 0; i < n; i++)
        write_catalog(out, &all[i]);
    fprintf(out, "const struct lang_catalog lang_catalogs[LANG__N] = {\n");
    for (size_t i = 0; i < n; i++) {
        const char *t = all[i].tag;
        size_t missing = missing_in(&all[i], all, n);
        if (missing > 0)
            printf("messages: %s has %zu translations and lacks %zu; English stands in\n", t, all[i].n, missing);
        if (all[i].n == 0)
            fprintf(out, "    [LANG_%s] = { NULL, 0, %zu, NULL, 0, %u, %s_plural },\n", t, missing, all[i].plurals, t);
        else
            fprintf(out, "    [LANG_%s] = { %s_at, %zu, %zu, %s_slots, %zu, %u, %s_plural },\n", t, t, all[i].n,
                missing, t, slots_for(all[i].n) - 1, all[i].plurals, t);
    }
    fprintf(out, "};\n");
    if (fclose(out) != 0)
        stop("cannot be written: ", argv[1]);
    return 0;
}

/* check/words: what may not be written: banned calls, memory in rooms, raw HTML, promises, SQL in C, physical sides in
 * the style sheet; and that a file says first what it is. */
#include "tools/check/check.h"
#include <string.h>

/* A statement that takes its parameters by name, called past the macro that misses none (tools/sqlc). */
static bool round_the_macro(const char *word, size_t n)
{
    const char *sql = strstr(word, "_sql_");
    return sql && sql + 6 < word + n && strncmp(word + n - 6, "_named", 6) == 0;
}

void check_words(struct house *h, const struct file *f)
{
    static const char memory[] = " malloc calloc realloc free strdup strndup asprintf vasprintf ";
    bool room = f->room[0] && !is_test(f);
    bool raw = in_src(f) && strcmp(f->layer, "html") != 0;
    const char *word;
    size_t n, at = 0;
    if (!is_c(f) || strcmp(f->path, "src/base/banned.h") == 0)
        return;
    while (next_word(f, "c#", &at, &word, &n)) {
        if (listed(h->banned, word, n))
            breach(h, f, at, "%.*s is banned: use its safe neighbour (src/base/banned.h)", (int)n, word);
        if (room && listed(memory, word, n))
            breach(h, f, at, "%.*s in a room: use the arena of the task (src/base/arena.h)", (int)n, word);
        if (raw && listed(" html_raw ", word, n))
            breach(h, f, at, "html_raw outside html/: write it in a template, which escapes");
        if (round_the_macro(word, n))
            breach(h, f, at, "%.*s is for the macro, which counts what is named: leave _named out", (int)n, word);
    }
}

/* Promises have no place in the tree: do it, or write an issue. */
void check_promises(struct house *h, const struct file *f)
{
    static const char promises[] = " TO"
                                   "DO FIX"
                                   "ME X"
                                   "XX ";
    const char *word;
    size_t n, at = 0;
    while (next_word(f, "c#/\"", &at, &word, &n))
        if (listed(promises, word, n))
            breach(h, f, at, "%.*s: do it now, or write an issue and remove this", (int)n, word);
}

void check_sql(struct house *h, const struct file *f)
{
    static const char *const begin[] = { "SELECT ", "INSERT INTO", "DELETE FROM" };
    if (!in_src(f) || !ends(f->path, ".c") || is_test(f) || strcmp(f->layer, "db") == 0)
        return;
    for (size_t i = 0; i < sizeof begin / sizeof *begin; i++)
        for (const char *p = f->text; (p = strstr(p, begin[i])); p++)
            if (f->kinds[p - f->text] == TEXT)
                breach(h, f, (size_t)(p - f->text),
                    "SQL in C: write the statement in the folder's .sql and call what sqlc makes of it");
}

void check_opening(struct house *h, const struct file *f)
{
    if (is_c(f) && f->kinds[0] != COMMENT)
        breach(h, f, 0, "the file does not open with a comment: say in 2-6 lines what it is and what it is not");
}

/* ---- the style sheet */

/* Is one of the dash-separated pieces of a CSS word a physical side? */
static bool physical(const char *word, size_t n)
{
    for (size_t from = 0, i = 0; i <= n; i++) {
        if (i < n && word[i] != '-')
            continue;
        if (listed(" left right ", word + from, i - from))
            return true;
        from = i + 1;
    }
    return false;
}

/* Is "physical: why" said in a comment on the line of byte `at`? */
static bool excused(const struct file *f, size_t at)
{
    while (at > 0 && f->text[at - 1] != '\n')
        at--;
    for (; at < f->n && f->text[at] != '\n'; at++)
        if (f->kinds[at] == COMMENT && starts(f->text + at, "physical: "))
            return true;
    return false;
}

/* Selectors (.x-left, #left) are names, not sides. */
void check_sides(struct house *h, const struct file *f)
{
    if (!ends(f->path, ".css"))
        return;
    for (size_t i = 0; i < f->n;) {
        size_t from = i;
        while (i < f->n && f->kinds[i] == CODE && (is_word(f->text[i]) || f->text[i] == '-'))
            i++;
        if (i == from) {
            i++;
            continue;
        }
        bool name = from > 0 && strchr(".#", f->text[from - 1]);
        if (!name && physical(f->text + from, i - from) && !excused(f, from))
            breach(h, f, from,
                "%.*s is a physical side: use inline-start or inline-end, so that Arabic reads from the right",
                (int)(i - from), f->text + from);
    }
}

/* check/text: words, lines and endings of names, and how a breach is said. Knows no rule of the house. */
#include "tools/check/check.h"
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void *need(void *p)
{
    if (p)
        return p;
    fputs("check: out of memory\n", stderr);
    exit(2);
}

bool ends(const char *s, const char *tail)
{
    size_t n = strlen(s), k = strlen(tail);
    return n >= k && strcmp(s + n - k, tail) == 0;
}

bool starts(const char *s, const char *head) { return strncmp(s, head, strlen(head)) == 0; }

/* Is word (n bytes) one of the blank-separated words of list, which begins and ends with a blank? */
bool listed(const char *list, const char *word, size_t n)
{
    for (const char *p = list; n && (p = strchr(p, ' ')) && p[1]; p++)
        if (strncmp(p + 1, word, n) == 0 && p[1 + n] == ' ')
            return true;
    return false;
}

bool is_word(int c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_'; }

bool is_c(const struct file *f) { return ends(f->path, ".c") || ends(f->path, ".h"); }
bool is_test(const struct file *f) { return ends(f->path, "_test.c"); }
bool in_src(const struct file *f) { return starts(f->path, "src/"); }

int line_of(const struct file *f, size_t at)
{
    int line = 1;
    for (size_t i = 0; i < at && i < f->n; i++)
        line += f->text[i] == '\n';
    return line;
}

void breach(struct house *h, const struct file *f, size_t at, const char *fmt, ...)
{
    va_list args;
    va_start(args, fmt);
    fprintf(stderr, "%s:%d: ", f->path, line_of(f, at));
    vfprintf(stderr, fmt, args);
    fputc('\n', stderr);
    va_end(args);
    h->breaches++;
}

/* The next word whose bytes are all of the given kinds, from *at on; *at moves behind it. */
bool next_word(const struct file *f, const char *kinds, size_t *at, const char **ret_word, size_t *ret_n)
{
    size_t i = *at;
    while (i < f->n && !(is_word(f->text[i]) && strchr(kinds, f->kinds[i])))
        i++;
    size_t from = i;
    while (i < f->n && is_word(f->text[i]) && strchr(kinds, f->kinds[i]))
        i++;
    *at = i;
    *ret_word = f->text + from;
    *ret_n = i - from;
    return i > from;
}

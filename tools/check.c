/* check: reads the tree as text and fails the build where a rule of the house is broken that no compiler sees: who
 * includes whom (src/LAYERS), whose tables are whose (src/OWNERS), what may be called, how long and wide things are,
 * what goes by its place, physical sides in the style sheet.
 * usage: check ROOT.  One line per breach, "file:line: reason: what to do". Depends on nothing but libc.
 * Not a C parser: it knows comments, texts, directives and braces. It never frees, and gives up when memory ends. */
#include "tools/check/check.h"
#include <stdio.h>
#include <stdlib.h>

int main(int argc, char **argv)
{
    static void (*const checks[])(struct house * h, const struct file *f) = { check_opening, check_includes,
        check_words, check_promises, check_sql, check_length, check_functions, check_places, check_sides };
    static const char *const scripts[] = { "meson.build", "meson_options.txt", "run", "test", ".ci/run" };
    if (argc != 2) {
        fputs("usage: check ROOT\n", stderr);
        return 2;
    }
    struct house *h = need(calloc(1, sizeof *h));
    h->root = argv[1];
    load_layers(h);
    load_banned(h);
    load_folder(h, "src");
    load_folder(h, "static");
    load_folder(h, "tools");
    const size_t house = h->files_n; /* of what comes behind, only the width counts */
    load_folder(h, "bench");
    load_folder(h, "tests");
    for (size_t i = 0; i < sizeof scripts / sizeof *scripts; i++)
        load_file(h, scripts[i]);
    for (size_t i = 0; i < h->files_n; i++)
        check_columns(h, &h->files[i]);
    for (size_t i = 0; i < house; i++)
        for (size_t k = 0; k < sizeof checks / sizeof *checks; k++)
            checks[k](h, &h->files[i]);
    check_circles(h);
    check_owners(h);
    if (h->breaches)
        fprintf(stderr, "check: %d breaches of the rules of the house\n", h->breaches);
    return h->breaches != 0;
}

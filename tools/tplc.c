/* tplc: the command of the template compiler: tplc SHEET.html OUT.c OUT.h. Writes nothing when the template is refused.
 * The work is done in tools/tplc/. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "tools/tplc/tplc.h"

static char *read_all(const char *path, size_t *ret_n)
{
    FILE *f = fopen(path, "rb");
    if (!f)
        return NULL;
    size_t n = 0, cap = 1 << 16, got;
    char *p = malloc(cap);
    while (p && (got = fread(p + n, 1, cap - n, f)) > 0) {
        n += got;
        char *more = n == cap ? realloc(p, cap *= 2) : p;
        if (!more)
            free(p);
        p = more;
    }
    fclose(f);
    *ret_n = n;
    return p;
}

static int write_all(const char *path, const char *text)
{
    FILE *f = fopen(path, "wb");
    bool ok = f && fputs(text, f) >= 0;
    if (f)
        ok = fclose(f) == 0 && ok;
    if (!ok)
        perror(path);
    return !ok;
}

int main(int argc, char **argv)
{
    if (argc != 4) {
        fputs("usage: tplc TEMPLATE.html OUT.c OUT.h\n", stderr);
        return 2;
    }
    size_t n = 0;
    char *src = read_all(argv[1], &n), *c = NULL, *h = NULL, *error = NULL;
    if (!src) {
        perror(argv[1]);
        return 1;
    }
    const char *slash = strrchr(argv[3], '/');
    int status = 1;
    if (tplc_compile(argv[1], src, n, slash ? slash + 1 : argv[3], &c, &h, &error))
        status = write_all(argv[2], c) | write_all(argv[3], h);
    else
        fprintf(stderr, "%s\n", error);
    free(src);
    free(c);
    free(h);
    free(error);
    return status;
}

/* tplc_fuzz: the template compiler. Whatever it accepts never carries script or style into the page by itself; what it
 * refuses, it refuses in a line of the file. The tool is not part of the program, so it is built in here. */
#include "tools/tplc/text.c"
#include "tools/tplc/expr.c"
#include "tools/tplc/markup.c"
#include "tools/tplc/blocks.c"
#include "tools/tplc/table.c"
#include "tools/tplc/template.c"
#include "tests/fuzz/fuzz.h"

/* Every piece of markup the page prints as it is. */
static void check_markup(const char *c)
{
    for (const char *line = c; (line = strstr(line, "\n    html_raw(p, ")) != NULL; line++) {
        const char *end = strchr(line + 1, '\n');
        HOLDS(end);
        for (const char *p = line; p < end; p++)
            HOLDS(strncmp(p, "<style", 6) != 0 && strncmp(p, "<!--", 4) != 0 && strncmp(p, "<iframe", 7) != 0);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char *c = NULL, *h = NULL, *error = NULL;
    int lines = 1, line = 0;
    for (size_t i = 0; i < size; i++)
        lines += data[i] == '\n';
    bool good = tplc_compile("x.html", (const char *)data, size, "x_html.h", &c, &h, &error);
    HOLDS(good == (c && h) && good == !error);
    if (good) {
        check_markup(c);
        HOLDS(strstr(h, "void page_") || strstr(h, "void part_"));
    } else {
        HOLDS(sscanf(error, "x.html:%d: ", &line) == 1 && line >= 1 && line <= lines);
    }
    free(c);
    free(h);
    free(error);
    return 0;
}

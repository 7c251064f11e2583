/* check/sizes: how long a file, a function and a line may be. */
#include "tools/check/check.h"
#include <string.h>

/* Tables of macros (lines of a directive that goes on over lines) do not count. */
void check_length(struct house *h, const struct file *f)
{
    int lines = 0;
    if (!is_c(f))
        return;
    for (size_t i = 0; i < f->n; i++) {
        if (f->text[i] != '\n')
            continue;
        lines += f->kinds[i] != DIRECTIVE;
        if (lines <= FILE_LINES)
            continue;
        breach(h, f, i, "more than %d lines: split the file by what its parts are about", FILE_LINES);
        return;
    }
}

/* A function is a brace at depth 0 that follows ')' in a definition without '='. */
void check_functions(struct house *h, const struct file *f)
{
    int depth = 0;
    bool value = false, function = false, begun = false;
    size_t start = 0;
    char last = 0;
    if (!is_c(f))
        return;
    for (size_t i = 0; i < f->n; i++) {
        char c = f->text[i];
        if (f->kinds[i] != CODE || c == ' ' || c == '\n' || c == '\t')
            continue;
        if (depth == 0 && !begun) {
            begun = true;
            value = false;
            start = i;
        }
        if (depth == 0 && c == '=')
            value = true;
        if (c == '{' && depth++ == 0)
            function = last == ')' && !value;
        if (c == '}' && depth > 0 && --depth == 0 && function) {
            int lines = line_of(f, i) - line_of(f, start) + 1;
            if (lines > FUNCTION_LINES)
                breach(h, f, start, "a function of %d lines (at most %d): name its steps and make them functions",
                    lines, FUNCTION_LINES);
            function = begun = false;
        }
        if (depth == 0 && (c == ';' || (c == '}' && !value)))
            begun = false;
        last = c;
    }
}

/* Does the line that begins at `at` end in an address that does not fit? It cannot be broken. */
static bool long_address(const struct file *f, size_t at, size_t end)
{
    size_t word = end;
    while (word > at && f->text[word - 1] != ' ')
        word--;
    return word - at <= COLUMNS && strstr(f->text + word, "://") && strstr(f->text + word, "://") < f->text + end;
}

/* Columns are characters, not bytes. Tables of .def files are as wide as their rows. */
void check_columns(struct house *h, const struct file *f)
{
    if (ends(f->path, ".def"))
        return;
    for (size_t at = 0, end; at < f->n; at = end + 1) {
        size_t columns = 0;
        for (end = at; end < f->n && f->text[end] != '\n'; end++)
            columns += (f->text[end] & 0xC0) != 0x80;
        if (columns > COLUMNS && !long_address(f, at, end))
            breach(h, f, at, "%zu columns (at most %d): go on in the next line", columns, COLUMNS);
    }
}

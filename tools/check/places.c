/* check/places: what goes by its place. More than six values of a struct or parameters of a function in a row are not
 * told apart by whoever reads them, and two of one type may be swapped in silence. */
#include "tools/check/check.h"
#include <string.h>

enum { PLACES = 6 };

static bool is_code(const struct file *f, size_t i) { return f->kinds[i] == CODE; }

static char code_at(const struct file *f, size_t i) { return is_code(f, i) ? f->text[i] : ' '; }

/* Values between the `{` at `at` and its `}` that begin with no name: neither `.member =` nor `[INDEX] =`. */
static size_t values_by_place(const struct file *f, size_t at)
{
    size_t n = 0;
    int depth = 0;
    bool begins = false;
    for (size_t i = at; i < f->n; i++) {
        char c = f->kinds[i] == TEXT ? 'x' : code_at(f, i);
        if (c == ' ' || c == '\n')
            continue;
        if (begins && depth == 1 && c != '}')
            n += c != '.' && c != '[';
        begins = (depth == 0 && c == '{') || (depth == 1 && c == ',');
        depth += c == '{' || c == '(' || c == '[';
        depth -= c == '}' || c == ')' || c == ']';
        if (depth == 0)
            break;
    }
    return n;
}

/* Where the word before `i` begins; blanks between do not count. *ret_end: behind the word. */
static size_t word_before(const struct file *f, size_t i, size_t *ret_end)
{
    while (i > 0 && (f->text[i - 1] == ' ' || f->text[i - 1] == '\n'))
        i--;
    *ret_end = i;
    while (i > 0 && is_code(f, i - 1) && is_word(f->text[i - 1]))
        i--;
    return i;
}

static bool is_struct(const struct file *f, size_t end)
{
    size_t stop, name = word_before(f, end, &stop), word = word_before(f, name, &end);
    return name < stop && end - word == strlen("struct") && strncmp(f->text + word, "struct", end - word) == 0;
}

/* Is the `{` at `at` that of `(struct x){` or of `struct x y = {`? */
static bool fills_struct(const struct file *f, size_t at)
{
    size_t end, i = word_before(f, at, &end);
    if (end > 0 && f->text[end - 1] == ')')
        return is_struct(f, end - 1);
    if (i != end || end == 0 || f->text[end - 1] != '=')
        return false;
    i = word_before(f, end - 1, &end);
    return i < end && is_struct(f, i);
}

/* Parameters of a function whose list ends at the `)` at `close`. */
static size_t parameters(const struct file *f, size_t close)
{
    size_t commas = 0;
    int depth = 0;
    for (size_t i = close + 1; i-- > 0;) {
        char c = code_at(f, i);
        depth += c == ')';
        depth -= c == '(';
        commas += depth == 1 && c == ',';
        if (depth == 0)
            break;
    }
    return commas + 1;
}

/* Does the comment before byte `at` say "places: why"? */
static bool excused(const struct file *f, size_t at)
{
    static const char said[] = "places: ";
    while (at > 0 && f->kinds[at - 1] != COMMENT)
        if (code_at(f, --at) == '}' || code_at(f, at) == ';')
            return false;
    while (at > 0 && f->kinds[at - 1] == COMMENT)
        if (strncmp(f->text + --at, said, strlen(said)) == 0)
            return true;
    return false;
}

void check_places(struct house *h, const struct file *f)
{
    int depth = 0;
    size_t last = 0;
    if (!is_c(f) || is_test(f) || !in_src(f))
        return;
    for (size_t i = 0; i < f->n; i++) {
        char c = code_at(f, i);
        if (c == ' ' || c == '\n')
            continue;
        size_t n = c != '{' ? 0 : fills_struct(f, i) ? values_by_place(f, i) : 0;
        if (n > PLACES)
            breach(h, f, i, "%zu values by their place (at most %d): write .member = before each", n, PLACES);
        n = c == '{' && depth == 0 && code_at(f, last) == ')' ? parameters(f, last) : 0;
        if (n > PLACES && !excused(f, last))
            breach(h, f, last, "%zu parameters (at most %d): a struct whose members are named in the call", n, PLACES);
        depth += c == '{';
        depth -= c == '}';
        last = i;
    }
}

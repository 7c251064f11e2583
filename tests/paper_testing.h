/* paper_testing: a PDF read back by poppler's tools, as somebody else would read it. */
#pragma once
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>
#include "base/test.h"
#include "paper/paper.h"

/* What a command says of the PDF; "%s" in it stands for the file: "pdftotext %s -". Fails when it fails. */
TEST_UNUSED struct str pdf_say(struct arena *a, struct str pdf, const char *command)
{
    char path[] = "/tmp/kotipolku-paper-XXXXXX", line[300];
    int fd = mkstemp(path);
    struct buf o;
    assert_true(fd >= 0 && write(fd, pdf.p, pdf.n) == (ssize_t)pdf.n && close(fd) == 0);
    ptrdiff_t hole = str_find(str_of(command), S("%s"));
    assert_true(hole >= 0);
    snprintf(line, sizeof line, "%.*s%s%s 2>&1", (int)hole, command, path, command + hole + 2);
    FILE *said = popen(line, "r");
    assert_non_null(said);
    buf_init(&o, 64 << 20);
    for (char piece[4096];;) {
        size_t n = fread(piece, 1, sizeof piece, said);
        if (n == 0)
            break;
        buf_put(&o, piece, n);
    }
    int status = pclose(said);
    unlink(path);
    if (status != 0 || buf_full(&o))
        fail_msg("%s: %.*s", line, (int)o.n, o.p);
    struct str all = str_copy(a, buf_view(&o));
    buf_free(&o);
    return all;
}
TEST_UNUSED struct str pdf_text(struct arena *a, struct str pdf) { return pdf_say(a, pdf, "pdftotext %s -"); }

TEST_UNUSED bool str_has(struct str s, const char *part) { return str_find(s, str_of(part)) >= 0; }
#define assert_has(s, part) \
    do { \
        struct str has_ = (s); \
        if (!str_has(has_, (part))) \
            fail_msg("no \"%s\" in:\n%.*s", (part), STR_ARG(has_)); \
    } while (0)
#define assert_has_not(s, part) \
    do { \
        struct str has_ = (s); \
        if (str_has(has_, (part))) \
            fail_msg("\"%s\" stands in:\n%.*s", (part), STR_ARG(has_)); \
    } while (0)
TEST_UNUSED size_t str_times(struct str s, const char *part)
{
    size_t n = 0;
    for (ptrdiff_t at; (at = str_find(s, str_of(part))) >= 0; n++)
        s = str_part(s, (size_t)at + strlen(part), s.n);
    return n;
}
/* Each part stands in the text, one behind the other. */
#define assert_in_order(s, ...) \
    do { \
        struct str rest_ = (s); \
        const char *parts_[] = { __VA_ARGS__ }; \
        for (size_t i_ = 0; i_ < sizeof parts_ / sizeof parts_[0]; i_++) { \
            ptrdiff_t at_ = str_find(rest_, str_of(parts_[i_])); \
            if (at_ < 0) \
                fail_msg("no \"%s\" behind what comes before it in:\n%.*s", parts_[i_], STR_ARG(s)); \
            rest_ = str_part(rest_, (size_t)at_ + strlen(parts_[i_]), rest_.n); \
        } \
    } while (0)

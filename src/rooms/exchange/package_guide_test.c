/* Tests of the guide to the data package: docs/package.md is what the tables of the program say today. */
#include <stdio.h>
#include <stdlib.h>
#include "base/test.h"
#include "rooms/exchange/exchange_export.h"

enum { GUIDE_MOST = 200 * 1000 };

static const char *guide_path(struct task *t)
{
    const char *root = getenv("SOURCE_ROOT");

    return str_z(t->a, str_fmt(t->a, "%s/docs/package.md", root ? root : "."));
}

TEST(the_guide_to_the_package_is_that_of_the_tables)
{
    struct task *t = test_task();
    const char *path = guide_path(t);
    static char text[GUIDE_MOST];
    struct buf now;

    buf_init(&now, GUIDE_MOST);
    package_guide(&now);
    if (getenv("WRITE_GUIDE") != NULL) {
        FILE *out = fopen(path, "w");
        assert_non_null(out);
        assert_int_equal(fwrite(now.p, 1, now.n, out), now.n);
        fclose(out);
    }
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    size_t n = fread(text, 1, sizeof text - 1, file);
    fclose(file);
    text[n] = '\0';
    assert_str(buf_view(&now), text);
    buf_free(&now);
    test_task_end(t);
}

TESTS(the_guide_to_the_package_is_that_of_the_tables)

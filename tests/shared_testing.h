/* shared_testing: public collections of files that may stand beside the checkout (../shared/data, or $SHARED/data).
 * They are not part of the project and no test needs them: what the house promises is tested with files of its own, and
 * the collections come on top. A test that reads them begins with NEEDS_SHARED("csv-spectrum"): where the folder is not
 * there it is skipped, and says so in one line that ./test repeats. */
#pragma once
#include "base/test.h"
#include <fcntl.h>
#include <unistd.h>

/* Where the file or folder of a collection stands. */
TEST_UNUSED const char *shared_path(struct task *t, const char *name)
{
    const char *base = getenv("SHARED"), *root = getenv("SOURCE_ROOT");
    return str_z(t->a, base && *base ? str_fmt(t->a, "%s/data/%s", base, name)
                                     : str_fmt(t->a, "%s/../shared/data/%s", root ? root : ".", name));
}

TEST_UNUSED bool shared_is_there(const char *name)
{
    struct task *t = test_task();
    bool there = access(shared_path(t, name), R_OK) == 0;
    if (!there)
        print_message("LEFT OUT: %s is not beside this tree: %s\n", name, shared_path(t, name));
    test_task_end(t);
    return there;
}

#define NEEDS_SHARED(name) \
    do { \
        if (!shared_is_there(name)) \
            skip(); \
    } while (0)

/* A file of a collection, open for reading; the caller closes it. */
TEST_UNUSED int shared_open(struct task *t, const char *name)
{
    const char *path = shared_path(t, name);
    int fd = open(path, O_RDONLY);
    if (fd < 0)
        fail_msg("%s cannot be read, but its collection is there", path);
    return fd;
}

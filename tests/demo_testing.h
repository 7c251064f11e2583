/* demo_testing: the demonstration in the database of a test. Only for *_test.c files. */
#pragma once
#include "rooms/demo/demo.h"
#include "rooms/exchange/exchange.h"
#include "tests/db_testing.h"

TEST_UNUSED void bring_in_demo(struct task *t)
{
    struct demo_files package = demo_package(t);
    struct exchange_file *files = NEW_N(t->a, struct exchange_file, package.n);
    struct exchange_options options = { 0 };
    struct exchange_result result;

    for (size_t i = 0; i < package.n; i++)
        files[i] = (struct exchange_file){ package.at[i].name, -1, package.at[i].bytes };
    assert_int_equal(exchange_import_package(t, files, package.n, &options, &result), DONE);
    assert_int_equal(result.n[EXCHANGE_REJECTED], 0);
}

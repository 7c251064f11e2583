/* log_test: a log line is one line, has its level, and is silent below the level asked for. */
#include "base/log.h"
#include "base/test.h"
#include <unistd.h>

/* What one call of log_line wrote to stderr. */
static char written[4096];
static FILE *caught;
static int real_stderr;

static void catch_stderr(void)
{
    caught = tmpfile();
    real_stderr = dup(STDERR_FILENO);
    assert_non_null(caught);
    dup2(fileno(caught), STDERR_FILENO);
}

static void release_stderr(void)
{
    dup2(real_stderr, STDERR_FILENO);
    close(real_stderr);
    rewind(caught);
    written[fread(written, 1, sizeof written - 1, caught)] = 0;
    fclose(caught);
}

TEST(a_line_has_time_level_event_and_values)
{
    catch_stderr();
    log_line(LOG_WARN, "request", "route=%s ms=%d", "home", 3);
    release_stderr();
    struct instant at;
    assert_true(str_starts(str_of(written), S("time=")));
    assert_true(instant_read(str_part(str_of(written), 5, 20), &at));
    assert_str(str_part(str_of(written), 25, 999), " level=warn event=request route=home ms=3\n");
}

TEST(a_line_break_in_a_value_does_not_make_a_second_line)
{
    catch_stderr();
    log_line(LOG_ERROR, "fail", "text=%s", "one\ntime=forged\x1b[2J");
    release_stderr();
    assert_int_equal(str_find(str_of(written), S("\n")), (ptrdiff_t)strlen(written) - 1);
    assert_int_equal(str_find(str_of(written), S("\x1b")), -1);
}

TEST(a_very_long_line_is_cut_and_still_ends)
{
    catch_stderr();
    log_line(LOG_ERROR, "fail", "%05000d", 1);
    release_stderr();
    assert_in_range(strlen(written), 1000, 1200);
    assert_int_equal(written[strlen(written) - 1], '\n');
}

TEST(what_is_below_the_level_is_not_written)
{
    catch_stderr();
    log_line(LOG_DEBUG, "detail", "n=%d", 1);
    log_set_level(LOG_ERROR);
    log_line(LOG_WARN, "detail", "n=%d", 2);
    log_set_level(LOG_DEBUG);
    log_line(LOG_DEBUG, "detail", "n=%d", 3);
    log_set_level(LOG_INFO);
    release_stderr();
    assert_true(str_ends(str_of(written), S("level=debug event=detail n=3\n")));
    assert_int_equal(str_find(str_of(written), S("\n")), (ptrdiff_t)strlen(written) - 1);
}

TESTS(a_line_has_time_level_event_and_values, a_line_break_in_a_value_does_not_make_a_second_line,
    a_very_long_line_is_cut_and_still_ends, what_is_below_the_level_is_not_written)

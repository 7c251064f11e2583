/* Tests of the journal's anchor, on both engines: what the chain alone cannot tell. */
#include "auth/anchor.h"
#include <unistd.h>
#include "auth/journal.h"
#include "base/settings.h"
#include "tests/db_testing.h"

static struct settings s;
static char key_file[64], file[80];

static void prepare(struct task *t)
{
    snprintf(key_file, sizeof key_file, "/tmp/kotipolku-anchor-%ld.key", (long)getpid());
    snprintf(file, sizeof file, "%s.anchor", key_file);
    unlink(file);
    s = settings_default();
    s.key_file = str_of(key_file);
    s.db = S("postgresql://somebody:secret@host/house");
    t->settings = &s;
}

static void change(struct task *t, int64_t person) { journal_write(t, JOURNAL_CHANGE, "person", person, S("phone")); }

static bool fits(struct task *t)
{
    struct buf why;
    buf_init(&why, 1000);
    bool good = anchor_fits(t, &why);
    assert_int_equal(good, why.n == 0);
    buf_free(&why);
    return good;
}

static bool moves(struct task *t)
{
    struct buf why;
    buf_init(&why, 1000);
    bool good = anchor_move(t, &why);
    buf_free(&why);
    return good;
}

RULE(a_journal_that_only_grows_fits)
{
    prepare(t);
    assert_true(fits(t)); /* nothing noted yet */
    change(t, 1);
    assert_true(moves(t));
    change(t, 2);
    assert_true(fits(t));
    assert_true(moves(t));
    unlink(file);
}

RULE(a_journal_that_was_emptied_does_not_fit_though_its_chain_is_whole_nor_when_it_has_grown_again)
{
    struct journal_fault fault;
    prepare(t);
    change(t, 1);
    change(t, 2);
    assert_true(moves(t));
    test_sql(t, "DELETE FROM journal");
    test_sql(t, "DELETE FROM journal_head");
    assert_true(journal_verify(t, &fault)); /* the chain alone does not know */
    assert_false(fits(t));
    assert_false(moves(t));
    change(t, 7);
    change(t, 8);
    change(t, 9);
    assert_true(journal_verify(t, &fault));
    assert_false(fits(t));
    assert_false(moves(t)); /* and what was noted stays noted */
    anchor_renew(t);        /* a restore says so */
    assert_true(fits(t));
    unlink(file);
}

RULE(the_file_names_no_password_and_a_line_that_was_altered_does_not_fit)
{
    char text[1000] = "";
    prepare(t);
    for (int i = 0; i < 12; i++)
        change(t, i);
    assert_true(moves(t));
    FILE *f = fopen(file, "r+");
    assert_non_null(f);
    assert_true(fread(text, 1, sizeof text - 1, f) > 0);
    assert_null(strstr(text, "secret"));
    rewind(f);
    fputs("11", f); /* an earlier row */
    fclose(f);
    assert_false(fits(t));
    anchor_forget(t); /* a new database in its place */
    assert_true(fits(t));
    unlink(file);
}

RULES(a_journal_that_only_grows_fits,
    a_journal_that_was_emptied_does_not_fit_though_its_chain_is_whole_nor_when_it_has_grown_again,
    the_file_names_no_password_and_a_line_that_was_altered_does_not_fit)

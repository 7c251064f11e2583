/* Tests of publications in the data package, on both engines: what stands beside their rows, what everybody sees of
 * them afterwards, what a project's manager may not bring along, and what is left when an import is taken back. That
 * every cell goes out and in is tested for all kinds at once (src/kinds_test.c, src/kinds_cells_test.c). */
#include "auth/viewer.h"
#include "rooms/publications/publications_texts.h"
#include "tests/exchange_testing.h"

static int64_t id_of(struct task *t, const char *key)
{
    return test_number(
        t, str_z(t->a, str_fmt(t->a, "SELECT id FROM publications_publication WHERE source_key = '%s'", key)));
}

/* The title in Finnish as everybody reads it; "": nobody does. */
static struct str read_by_all(struct task *t, const char *key)
{
    struct publication_copy copy;

    return publications_copy(t, id_of(t, key), &copy) ? copy.texts.at[0].title : S("");
}

static struct exchange_result refused(struct task *t, const char *file, const char *csv)
{
    struct exchange_result result;

    assert_int_equal(bring_one(t, file, csv, &result), INVALID);
    assert_true(result.rejections.n > 0);
    return result;
}

static enum outcome bring_limited(struct task *t, const char *file, const char *csv)
{
    struct exchange_result result;
    struct exchange_options o = { .project = test_number(t, "SELECT id FROM projects_project WHERE code = 'P1'"),
        .limited = true };

    return bring(t, &(struct text){ file, csv }, 1, &o, &result);
}

RULE(what_was_published_is_read_in_the_house_that_it_moved_to)
{
    struct exchange_result result;
    struct publication_copy copy;

    bring_small(t, &result);
    assert_str(read_by_all(t, "pu1"), "Arki");
    assert_true(publications_copy(t, id_of(t, "pu1"), &copy));
    assert_str(copy.texts.at[0].body, "Ensin syödään."); /* not what was written since */
    assert_int_equal(copy.texts.n, 1);                   /* nor the translation that nobody has approved */
    assert_str(read_by_all(t, "pu2"), "");
}

RULE(the_kept_pages_of_a_project_are_drawn_anew_when_its_publications_come_change_or_go)
{
    struct exchange_result first, second;
    struct str why;
    const char *changes = "SELECT n FROM publications_changes";

    bring_small(t, &first);
    int64_t then = test_number(t, changes);
    assert_true(then > 0);
    assert_int_equal(
        bring_one(t, "publications.csv", "publication,project,kind,language,author\npu1,P1,material,fin,Me\n", &second),
        DONE);
    assert_true(test_number(t, changes) > then);
    then = test_number(t, changes);
    assert_int_equal(exchange_undo(t, second.import, &why), DONE);
    assert_true(test_number(t, changes) > then);
}

RULE(a_publication_without_a_text_bears_its_key_as_title)
{
    struct exchange_result result;

    bring_small(t, &result);
    assert_int_equal(
        bring_one(t, "publications.csv", "publication,project,kind,language\nLost 1,P1,news,swe\n", &result), DONE);
    assert_str(exported(t, "publication_texts.csv", 0).n > 0 ? S("some") : S(""), "some");
    assert_int_equal(test_number(t, "SELECT count(*) FROM publications_text WHERE title = 'Lost 1' AND tag = 'sv'"), 1);
    struct str why;
    assert_int_equal(exchange_undo(t, result.import, &why), DONE);
    assert_int_equal(test_number(t, "SELECT count(*) FROM publications_text WHERE title = 'Lost 1'"), 0);
}

RULE(what_is_shown_from_a_day_on_is_shown_in_its_language_and_has_a_moment_for_feeds)
{
    struct exchange_result result;

    bring_small(t, &result);
    assert_int_equal(
        bring_one(t, "publications.csv",
            "publication,project,kind,language,state,public_on\npu2,P1,news,som,published,2025-02-03\n", &result),
        DONE);
    assert_str(read_by_all(t, "pu2"), "War");
    assert_int_equal(
        test_number(t, "SELECT count(*) FROM publications_publication WHERE public_at = '2025-02-03T00:00:00Z'"), 1);
}

RULE(who_manages_a_project_publishes_on_its_pages_and_not_by_an_import)
{
    static const struct text each[] = {
        { "publications.csv", "publication,project,kind,language,state\npu8,P1,news,fin,approved\n" },
        { "publications.csv", "publication,project,kind,language,public_on\npu8,P1,news,fin,2025-02-03\n" },
        { "publications.csv", "publication,project,kind,language,state\npu2,P1,news,som,published\n" },
        { "publication_texts.csv", "publication,language,number,title\npu1,fin,1,Toinen\n" },
        { "publication_texts.csv", "publication,language,number,title,shown\npu1,fin,3,Toinen,yes\n" },
        { "publication_texts.csv", "publication,language,number,title\npu1,fin,3,Toinen\n" },
    };
    struct exchange_result result;

    bring_small(t, &result);
    test_commit(t);
    for (size_t i = 0; i < sizeof each / sizeof *each; i++) {
        assert_int_equal(bring_limited(t, each[i].name, each[i].csv), INVALID);
        test_rollback(t);
    }
    assert_int_equal(
        bring_limited(t, "publications.csv", "publication,project,kind,language\npu8,P1,news,fin\n"), DONE);
    assert_int_equal(bring_limited(t, "publications.csv",
                         "publication,project,kind,language,state,public_on,author\n"
                         "pu1,P1,material,fin,published,2025-01-20,Me\n"),
        DONE); /* what stands may stand */
}

RULE(a_text_that_goes_again_leaves_the_one_before_it_as_the_newest_and_as_what_everybody_sees)
{
    struct exchange_result first, second;
    struct str why;
    const char *fin = "SELECT newest * 10 + shown FROM publications_language WHERE tag = 'fi'",
               *swe = "SELECT count(*) FROM publications_language WHERE tag = 'sv'";

    bring_small(t, &first);
    assert_int_equal(test_number(t, fin), 21);
    assert_int_equal(
        bring_one(t, "publication_texts.csv",
            "publication,language,number,title,shown\npu1,fin,5,Arki uudestaan,yes\npu1,swe,1,Vardag,no\n", &second),
        DONE);
    assert_int_equal(test_number(t, fin), 55);
    assert_int_equal(test_number(t, swe), 1);
    assert_str(read_by_all(t, "pu1"), "Arki uudestaan");
    assert_int_equal(exchange_undo(t, first.import, &why), CONFLICT);
    assert_true(str_find(why, S("publication_texts")) >= 0);
    assert_int_equal(exchange_undo(t, second.import, &why), DONE);
    assert_int_equal(test_number(t, fin), 21); /* not what nobody has approved */
    assert_int_equal(test_number(t, swe), 0);
    assert_int_equal(exchange_undo(t, first.import, &why), DONE);
    assert_int_equal(test_number(t, "SELECT count(*) FROM publications_language"), 0);
}

RULE(what_no_page_could_show_is_refused)
{
    struct exchange_result result;

    bring_small(t, &result);
    test_commit(t);
    static const struct {
        const char *file, *csv, *column;
    } each[] = {
        { "publications.csv", "publication,project,kind,language\npu9,P1,model,fin\n", "kind" },
        { "publications.csv", "publication,project,kind,language\npu9,P1,news,deu\n", "language" },
        { "publications.csv", "publication,project,kind,language\npu2,P1,news,fin\n", "language" },
        { "publications.csv", "publication,project,kind,language,areas\npu9,P1,news,fin,health;x\n", "areas" },
        { "publications.csv", "publication,project,kind,language,shown_at\npu9,P1,news,fin,2025-01-01\n", "shown_at" },
        { "publication_texts.csv", "publication,language,number,title\npu1,deu,1,Alltag\n", "language" },
        { "publication_texts.csv", "publication,language,number,title,saved_at\npu1,swe,1,V,yesterday\n", "saved_at" },
        { "publication_texts.csv", "publication,language,number,title,shown\npu1,swe,1,A,yes\npu1,swe,2,B,yes\n",
            "shown" },
        { "publication_trials.csv", "publication_trial,publication,language,date,people\np9,pu1,fin,2199-01-01,3\n",
            "date" },
    };
    for (size_t i = 0; i < sizeof each / sizeof *each; i++) {
        result = refused(t, each[i].file, each[i].csv);
        assert_str(result.rejections.at[0].column, each[i].column);
        test_rollback(t);
    }
}

RULE(models_and_practices_neither_go_out_with_the_publications_nor_are_changed_as_such)
{
    struct exchange_result result;

    bring_small(t, &result);
    test_sql(t, "UPDATE publications_publication SET kind = 'model' WHERE source_key = 'pu1'");
    assert_true(str_find(exported(t, "publications.csv", 0), S("\npu1,")) < 0);
    assert_true(str_find(exported(t, "publication_texts.csv", 0), S("\npu1,")) < 0);
    (void)refused(t, "publication_texts.csv", "publication,language,number,title\npu1,fin,3,Toinen\n");
}

RULES(what_was_published_is_read_in_the_house_that_it_moved_to,
    the_kept_pages_of_a_project_are_drawn_anew_when_its_publications_come_change_or_go,
    a_publication_without_a_text_bears_its_key_as_title,
    what_is_shown_from_a_day_on_is_shown_in_its_language_and_has_a_moment_for_feeds,
    who_manages_a_project_publishes_on_its_pages_and_not_by_an_import,
    a_text_that_goes_again_leaves_the_one_before_it_as_the_newest_and_as_what_everybody_sees,
    what_no_page_could_show_is_refused,
    models_and_practices_neither_go_out_with_the_publications_nor_are_changed_as_such)

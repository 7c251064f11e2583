/* Tests of the materials that the house brings along: what stands in their files, and what a project that takes them
 * gets, on both engines. Their list here is that of the document they come from (seven topics), not of the program. */
#include "db/db.h"
#include "html/markdown.h"
#include "lang/plain.h"
#include "rooms/publications/publications_house.h"
#include "rooms/publications/publications_public.h"
#include "tests/people_testing.h"

static const char *const topics[] = { "families", "coping", "screenings", "family_planning", "work_and_family",
    "vaccinations", "well_being" };
static const enum lang_id five[] = { LANG_fi, LANG_sv, LANG_en, LANG_so, LANG_ar };

static struct publication_text text_of(struct task *t, const char *name, enum lang_id l)
{
    struct publication_text text;

    if (!house_text(t, name, lang_get(l), &text))
        fail_msg("there is no %s in %s", name, lang_get(l)->tag);
    return text;
}

static int64_t words_of(struct task *t, const struct publication_text *x, enum lang_id l, struct plain *ret_plain)
{
    struct markdown m = markdown_read(t, x->body);

    *ret_plain = plain_of(t->a, lang_get(l), markdown_text(t->a, &m));
    assert_int_equal(m.unsafe + m.mute, 0);
    return ret_plain->words;
}

static int64_t links_of(struct task *t, struct str piece, const char *scheme)
{
    struct markdown m = markdown_read(t, piece);
    int64_t n = 0;

    for (size_t i = 0; i < m.n; i++)
        n += m.at[i].what == MARKDOWN_LINK && !m.at[i].ends && str_starts(m.at[i].text, str_of(scheme));
    return n;
}

/* What of the source's paragraph its translation has to have as well. */
static void assert_beside(struct task *t, const char *name, enum lang_id l, struct str source, struct str piece)
{
    size_t a = 0, b = 0;

    while (a < source.n && source.p[a] == '#')
        a++;
    while (b < piece.n && piece.p[b] == '#')
        b++;
    if (a != b || links_of(t, source, "https://") != links_of(t, piece, "https://") ||
        links_of(t, source, "tel:") != links_of(t, piece, "tel:"))
        fail_msg("%s.%s: this stands not beside its source: %.*s", name, lang_get(l)->tag, STR_ARG(piece));
}

static void assert_material(struct task *t, const char *name, int64_t least, int64_t most)
{
    struct publication_text source = text_of(t, name, LANG_fi);
    struct strs source_body = markdown_pieces(t->a, source.body);

    for (size_t i = 0; i < sizeof five / sizeof *five; i++) {
        struct publication_text text = text_of(t, name, five[i]);
        struct strs body = markdown_pieces(t->a, text.body);
        struct plain plain;
        int64_t words = words_of(t, &text, five[i], &plain);
        if (body.n != source_body.n || words < least || words > most)
            fail_msg("%s.%s: %zu paragraphs of %zu, %lld words", name, lang_get(five[i])->tag, body.n, source_body.n,
                (long long)words);
        for (size_t k = 0; k < body.n; k++)
            assert_beside(t, name, five[i], source_body.at[k], body.at[k]);
        assert_true(links_of(t, body.at[body.n - 1], "https://") >= 2); /* its sources stand last */
        assert_false(str_empty(text.title) || str_empty(text.summary));
    }
}

/* 150 to 300 words as the house wanted them; the languages that take more words may have a few more. */
RULE(the_seven_topics_are_there_in_five_languages_paragraph_by_paragraph_with_their_sources)
{
    for (size_t i = 0; i < sizeof topics / sizeof *topics; i++)
        assert_material(t, topics[i], 150, 330);
    assert_material(t, "glossary", 500, 1500);
}

RULE(the_words_of_the_service_system_are_at_least_forty)
{
    struct publication_text text = text_of(t, "glossary", LANG_fi);
    struct strs body = markdown_pieces(t->a, text.body);
    int64_t n = 0;

    for (size_t i = 0; i < body.n; i++)
        n += str_starts(body.at[i], S("### "));
    assert_true(n >= 40);
}

RULE(the_finnish_texts_are_easy_to_read)
{
    for (size_t i = 0; i <= sizeof topics / sizeof *topics; i++) {
        const char *name = i < sizeof topics / sizeof *topics ? topics[i] : "glossary";
        struct publication_text text = text_of(t, name, LANG_fi);
        struct plain plain;
        words_of(t, &text, LANG_fi, &plain);
        if (plain.average_tenths > 80 || plain.long_sentences.n > 0)
            fail_msg("%s: %lld tenths of a word a sentence, %zu long ones, such as: %.*s", name,
                (long long)plain.average_tenths, plain.long_sentences.n,
                STR_ARG(plain.long_sentences.n > 0 ? plain.long_sentences.at[0] : S("")));
    }
}

static struct publication newest_of(struct task *t, int64_t project, const char *name)
{
    struct publication p;

    assert_int_equal(publications_get(t, publications_of_house(t, project, str_of(name)), &p), DONE);
    return p;
}

RULE(a_project_takes_them_once_as_drafts_whose_translations_are_whole)
{
    int64_t project = project_new(t, "P"), other = project_new(t, "Q"), n = 0;
    struct publication_languages all;

    become(t, ROLE_INSTRUCTOR, project);
    assert_int_equal(publications_house_left(t, project), 8);
    assert_int_equal(publications_house_left(t, other), 0); /* not hers */
    assert_int_equal(publications_house_take(t, other, &n), NOT_ALLOWED);
    assert_int_equal(publications_house_take(t, project, &n), DONE);
    assert_int_equal(n, 8);
    assert_int_equal(publications_house_take(t, project, &n), DONE);
    assert_int_equal(n, 0);
    struct publication p = newest_of(t, project, "vaccinations");
    assert_str(p.state, "draft");
    assert_str(p.kind, "material");
    assert_day(p.review_on, "2027-11-29"); /* a year after they were written */
    all = publications_languages(t, &p);
    for (size_t i = 0; i < sizeof five / sizeof *five; i++)
        assert_int_equal(all.at[five[i]].open, 0);
    assert_int_equal(all.at[LANG_fi].stands, LANGUAGE_SOURCE);
    assert_int_equal(all.at[LANG_so].stands, LANGUAGE_CURRENT);
    assert_int_equal(all.at[LANG_ru].stands, LANGUAGE_MISSING);
}

RULE(nobody_of_the_staff_wrote_them_so_she_who_took_them_may_review_them)
{
    int64_t project = project_new(t, "P"), n;
    struct problems wrong = { 0 };

    become(t, ROLE_MANAGER, project);
    assert_int_equal(publications_house_take(t, project, &n), DONE);
    struct publication p = newest_of(t, project, "coping");
    assert_int_equal(publications_send(t, p.id, p.version), DONE);
    p = newest_of(t, project, "coping");
    assert_true(p.may_review);
    assert_int_equal(publications_judge(t, &p, true, S(""), &wrong), DONE);
    p = newest_of(t, project, "coping");
    assert_int_equal(publications_publish(t, p.id, p.version, t->today, &wrong), DONE);
    struct publication_links about = publications_about_area(t, S("well_being"), 9);
    assert_int_equal(about.n, 1);
    assert_str(about.at[0].title, "Coping in everyday life"); /* in the reader's language */
    assert_int_equal(publications_about_area(t, S("housing"), 9).n, 0);
}

RULE(somali_and_arabic_wait_for_a_reader_whose_mother_tongue_it_is_and_pages_tell_until_then)
{
    int64_t project = project_new(t, "P"), other = project_new(t, "Q"), n;
    struct str before, after;
    struct publication p;

    assert_int_equal(publications_house_take(t, project, &n), DONE);
    p = newest_of(t, project, "families");
    assert_true(publications_unread(t, p.id, lang_get(LANG_so)));
    assert_true(publications_unread(t, p.id, lang_get(LANG_ar)));
    assert_false(publications_unread(t, p.id, lang_get(LANG_fi)));
    assert_false(publications_unread(t, p.id, lang_get(LANG_ru))); /* there is none */
    become(t, ROLE_MANAGER, other);
    assert_int_equal(publications_read_through(t, p.id, S("so")), NOT_ALLOWED);
    become(t, ROLE_PEER, project);
    assert_true(publications_list_stamp(t, project, lang_get(LANG_fi), &before));
    assert_int_equal(publications_read_through(t, p.id, S("so")), DONE);
    assert_int_equal(publications_read_through(t, p.id, S("so")), DONE); /* said once more */
    assert_int_equal(publications_read_through(t, p.id, S("ru")), NOT_FOUND);
    assert_true(publications_list_stamp(t, project, lang_get(LANG_fi), &after));
    assert_false(str_eq(before, after)); /* kept pages are drawn anew */
    assert_false(publications_unread(t, p.id, lang_get(LANG_so)));
    assert_true(publications_unread(t, p.id, lang_get(LANG_ar)));
}

RULES(the_seven_topics_are_there_in_five_languages_paragraph_by_paragraph_with_their_sources,
    the_words_of_the_service_system_are_at_least_forty, the_finnish_texts_are_easy_to_read,
    a_project_takes_them_once_as_drafts_whose_translations_are_whole,
    nobody_of_the_staff_wrote_them_so_she_who_took_them_may_review_them,
    somali_and_arabic_wait_for_a_reader_whose_mother_tongue_it_is_and_pages_tell_until_then)

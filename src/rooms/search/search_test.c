/* Tests of the search: what is found by which words, by whom, before and after parts of the index are put together. */
#include "auth/viewer.h"
#include "lang/terms.h"
#include "rooms/search/search_find.h"
#include "rooms/search/search_index.h"
#include "rooms/search/search_pack.h"
#include "rooms/search/search_view.h"
#include "tests/db_testing.h"

static struct search_document document(int64_t record, const char *language, const char *title, const char *text)
{
    return (struct search_document){ .kind = SEARCH_PUBLICATION,
        .permission = PERM_PUBLIC,
        .record = record,
        .version = 1,
        .language = str_of(language),
        .title = str_of(title),
        .text = str_of(text) };
}

static void put(struct task *t, int64_t record, const char *language, const char *title, const char *text)
{
    struct search_document d = document(record, language, title, text);

    search_put(t, &d);
}

static struct search_hits find(struct task *t, const char *words)
{
    struct search_words w = search_words_of(t->a, str_of(words));

    return search_find(t, &w, SEARCH__N, 10);
}

/* The record that is found first; 0: none. */
static int64_t first(struct task *t, const char *words)
{
    struct search_hits hits = find(t, words);

    return hits.n > 0 ? hits.at[0].record : 0;
}

static void put_some(struct task *t)
{
    put(t, 1, "fi", "Lastenhoito ja päiväkoti", "Näin haet lapsellesi paikkaa varhaiskasvatuksesta.");
    put(t, 2, "fi", "Työnhaku", "Työhakemus, ansioluettelo ja haastattelu. Ryhmässä harjoitellaan.");
    put(t, 3, "so", "Xannaanada carruurta", "Sida loo codsado boos xannaano.");
    put(t, 4, "ar", "رعاية الأطفال", "كيفية التقديم على مكان في الروضة للأسرة");
    put(t, 5, "en", "Social Insurance Institution", "Which benefits a family can apply for, and how.");
    put(t, 6, "sv", "Familjerådgivning", "Samtal för föräldrar.");
}

RULE(a_text_is_found_by_inflected_words_parts_of_compounds_and_other_spellings)
{
    static const struct {
        const char *words;
        int64_t record;
    } each[] = {
        { "lastenhoidosta", 1 },
        { "päiväkodissa", 1 },
        { "paivakoti", 1 },
        { "LASTENHOITO", 1 },
        { "hakemus", 2 },
        { "ryhmä", 2 },
        { "haastatteluun", 2 },
        { "caruurta", 3 },
        { "الاطفال", 4 },
        { "اسره", 4 },
        { "أُسْرَة", 4 },
        { "benefit families", 5 },
        { "rådgivningen", 6 },
        { "foraldrar", 6 },
    };
    put_some(t);
    for (size_t i = 0; i < sizeof each / sizeof *each; i++)
        if (first(t, each[i].words) != each[i].record)
            fail_msg("%s", each[i].words);
    assert_int_equal(first(t, "xylofoni"), 0);
}

RULE(what_is_changed_is_found_as_it_is_now_and_what_is_removed_is_not)
{
    put_some(t);
    put(t, 2, "fi", "Uimakoulu", "Altaalla.");
    assert_int_equal(first(t, "uimakoulussa"), 2);
    assert_int_equal(first(t, "ansioluettelo"), 0);
    search_drop(t, SEARCH_PUBLICATION, 2, S("sv"));
    assert_int_equal(first(t, "uimakoulussa"), 2);
    search_drop(t, SEARCH_PUBLICATION, 2, S("fi"));
    assert_int_equal(first(t, "uimakoulussa"), 0);
    search_drop(t, SEARCH_PROVIDER, 1, S(""));
    assert_int_equal(first(t, "päiväkoti"), 1);
}

RULE(a_save_that_says_the_same_writes_nothing_but_its_version)
{
    put(t, 1, "fi", "Uimakoulu", "Altaalla.");
    int64_t id = test_number(t, "SELECT id FROM search_document");
    struct search_document d = document(1, "fi", "Uimakoulu", "Altaalla.");
    d.version = 9;
    search_put(t, &d);
    assert_int_equal(test_number(t, "SELECT id FROM search_document"), id);
    assert_int_equal(test_number(t, "SELECT record_version FROM search_document"), 9);
    d.permission = PERM_SIGNED_IN;
    search_put(t, &d);
    assert_int_not_equal(test_number(t, "SELECT id FROM search_document"), id);
}

RULE(everybody_finds_what_is_public_and_staff_what_is_of_their_projects)
{
    const struct viewer_project of[] = { { .project = 7, .role = ROLE_INSTRUCTOR } };
    const struct viewer worker = { .staff = 3, .role = ROLE_INSTRUCTOR, .projects = of, .nprojects = 1 };
    const struct viewer coordinator = { .staff = 4, .role = ROLE_COORDINATOR };
    const struct viewer admin = { .staff = 5, .role = ROLE_ADMIN };
    struct search_document d = document(1, "fi", "Avoin uimakoulu", "");

    search_put(t, &d);
    d.record = 2, d.title = S("Talon uimakoulu"), d.permission = PERM_PROVIDERS_WRITE;
    search_put(t, &d);
    d.record = 3, d.title = S("Oma uimakoulu"), d.permission = PERM_GROUPS_READ, d.project = 7;
    search_put(t, &d);
    d.record = 4, d.title = S("Vieras uimakoulu"), d.project = 8;
    search_put(t, &d);
    d.record = 5, d.title = S("Hankkeen uimakoulu"), d.permission = PERM_PROJECTS_READ;
    search_put(t, &d);
    assert_int_equal(find(t, "uimakoulu").n, 5); /* the program */
    t->viewer = &VIEWER_NOBODY;
    assert_int_equal(find(t, "uimakoulu").n, 1);
    t->viewer = &worker;
    assert_int_equal(find(t, "uimakoulu").n, 3);
    assert_int_equal(find(t, "vieras").n, 0);
    t->viewer = &coordinator;
    assert_int_equal(find(t, "uimakoulu").n, 1);
    t->viewer = &admin; /* sees what every project is, and none of its groups */
    assert_int_equal(find(t, "uimakoulu").n, 2);
    assert_int_equal(find(t, "hankkeen").at[0].record, 5);
}

RULE(a_record_is_found_once_in_the_readers_language)
{
    put(t, 1, "fi", "Opas Finland", "Kela");
    put(t, 1, "ar", "دليل Finland", "كيلا");
    put(t, 2, "en", "Finland Finland", "Finland");
    t->lang = lang_get(LANG_ar);
    struct search_hits hits = find(t, "finland");
    assert_int_equal(hits.n, 2);
    for (size_t i = 0; i < hits.n; i++)
        assert_true(hits.at[i].record != 1 || str_is(hits.at[i].language, "ara"));
    t->lang = lang_get(LANG_fi);
    hits = find(t, "finland");
    for (size_t i = 0; i < hits.n; i++)
        assert_true(hits.at[i].record != 1 || str_is(hits.at[i].language, "fin"));
}

RULE(what_has_another_name_is_found_by_it_too)
{
    put_some(t);
    assert_int_equal(first(t, "Kela"), 5);
    assert_int_equal(first(t, "Kelan"), 5);
    assert_int_equal(first(t, "كيلا"), 5);
    assert_int_equal(first(t, "perheneuvola"), 6);
    put(t, 7, "fi", "TE-toimisto", "Työnhakijaksi ilmoittautuminen.");
    assert_int_equal(first(t, "employment office"), 7);
    assert_int_equal(first(t, "xafiiska shaqada"), 7);
    struct search_words w = search_words_of(t->a, S("employment"));
    assert_int_equal(w.n, w.own); /* one word of two names nothing */
}

/* Two hundred more, so that there are parts; in transactions of its own. */
static void put_many(struct task *t, int64_t from, int64_t n)
{
    for (int64_t i = from; i < from + n; i++)
        put(t, i, "fi", "Muistio", str_z(t->a, str_fmt(t->a, "Kokous numero%lld kokoushuone", (long long)i)));
}

static void tend(struct task *t)
{
    test_commit(t);
    db_commit(t);
    size_t used = arena_used(t->a);
    search_tend(t);
    assert_true(arena_used(t->a) - used < 200); /* whatever there is to do */
    db_begin_write(t);
}

RULE(parts_that_are_put_together_find_the_same_without_what_is_gone)
{
    put_some(t);
    put_many(t, 1000, SEARCH_FRESH * SEARCH_TOGETHER);
    assert_int_equal(test_number(t, "SELECT count(*) FROM search_part"), SEARCH_TOGETHER);
    search_drop(t, SEARCH_PUBLICATION, 1001, S("fi"));
    put(t, 1002, "fi", "Uimakoulu", "");
    struct search_hits before = find(t, "numero1234 kokoukset");
    tend(t);
    assert_int_equal(test_number(t, "SELECT count(*) FROM search_part"), 1);
    assert_int_equal(test_number(t, "SELECT level FROM search_part"), 1);
    assert_int_equal(test_number(t, "SELECT documents FROM search_part"), SEARCH_FRESH * SEARCH_TOGETHER - 2);
    struct search_hits after = find(t, "numero1234 kokoukset");
    assert_int_equal(after.at[0].record, 1234);
    assert_int_equal(before.at[0].record, 1234);
    assert_int_equal(after.n, before.n);
    assert_int_not_equal(first(t, "numero1001"), 1001);
    assert_int_equal(first(t, "uimakoulun"), 1002);
    assert_int_equal(first(t, "lastenhoidosta"), 1);
    assert_int_equal(
        test_number(t, "SELECT count(*) FROM search_posting WHERE part_id NOT IN (SELECT id FROM search_part)"), 0);
}

RULE(an_index_of_which_much_is_gone_is_made_anew)
{
    put_many(t, 1000, SEARCH_FRESH * 2);
    for (int64_t i = 1000; i < 1000 + SEARCH_FRESH; i++)
        search_drop(t, SEARCH_PUBLICATION, i, S(""));
    tend(t);
    assert_int_equal(test_number(t, "SELECT count(*) FROM search_part"), 1);
    assert_int_equal(test_number(t, "SELECT documents FROM search_part"), SEARCH_FRESH);
    assert_int_equal(first(t, "numero1150"), 1150);
    db_commit(t);
    search_forget_all(t);
    db_begin_write(t);
    assert_int_equal(first(t, "numero1150"), 0);
    assert_int_equal(test_number(t, "SELECT count(*) FROM search_posting"), 0);
}

RULE(a_misspelt_word_is_put_right_by_a_word_that_the_reader_may_find)
{
    struct search_document hidden = document(9, "fi", "Salaisuuksia", "");

    put_some(t);
    assert_true(str_is(search_meant(t, S("lastenhiotoa")), "Lastenhoito"));
    assert_true(str_is(search_meant(t, S("ansioluetelo ja työnhaku")), "ansioluettelo ja työnhaku"));
    assert_true(str_is(search_meant(t, S("xanaanada carurta")), "Xannaanada carruurta"));
    assert_true(str_is(search_meant(t, S("التقدبم")), "التقديم"));
    assert_true(str_is(search_meant(t, S("familjeradgivning")), "")); /* spelt so by people without ä on the keys */
    assert_true(str_is(search_meant(t, S("haastattelu")), ""));
    assert_true(str_is(search_meant(t, S("xylofonikvartetti")), ""));
    hidden.permission = PERM_SIGNED_IN;
    search_put(t, &hidden);
    assert_true(str_is(search_meant(t, S("salaisuuskia")), "Salaisuuksia"));
    t->viewer = &VIEWER_NOBODY;
    assert_true(str_is(search_meant(t, S("salaisuuskia")), ""));
}

RULE(whatever_is_asked_is_answered)
{
    struct buf *long_ = task_buf(t, 20000);
    static const char *const each[] = { "", " ", "\"", "\"\"\"", "a", "ä", "*", "%", "_", "' OR 1=1 --", "(((", "NOT",
        "AND OR NOT", "title:x", "-", "+++", "ja on ei", "the of and", "\x01\x02\x1f", "\u200f\u202e", "🙂",
        "NEAR(a b)", "a:b^2~3", "\\", "{}[]", "ا", "\xf4\x8f\xbf\xbf" };

    put_some(t);
    for (size_t i = 0; i < sizeof each / sizeof *each; i++) {
        (void)find(t, each[i]);
        (void)search_meant(t, str_of(each[i]));
    }
    for (size_t i = 0; i < 10000; i++)
        buf_ch(long_, (char)(i % 7 == 6 ? ' ' : 'a' + i % 26));
    struct search_words w = search_words_of(t->a, buf_view(long_));
    assert_true(w.own <= SEARCH_WORDS_MOST);
    (void)search_find(t, &w, SEARCH__N, 10);
    (void)search_meant(t, buf_view(long_));
    long_->n = 0;
    for (size_t i = 0; i < 10000; i++)
        buf_ch(long_, 'x');
    w = search_words_of(t->a, buf_view(long_));
    assert_int_equal(w.own, 1);
    (void)search_find(t, &w, SEARCH__N, 10);
    assert_int_equal(first(t, "\"päiväkoti\" -(lapsi)"), 1);
}

RULE(a_very_long_text_is_found_by_its_beginning)
{
    struct buf *text = task_buf(t, 300000);

    buf_z(text, "uimakoulu ");
    while (text->n < 250000)
        buf_z(text, "äö ");
    struct search_document d = document(1, "fi", "", "");
    d.text = buf_view(text);
    search_put(t, &d);
    assert_int_equal(first(t, "uimakoulu"), 1);
    struct str kept = find(t, "uimakoulu").at[0].text, again;
    assert_true(kept.n <= SEARCH_TEXT_MOST);
    assert_true(text_clean(t->a, kept, &again));
}

static struct str shown(struct task *t, const char *text, const char *words)
{
    struct search_words w = search_words_of(t->a, str_of(words));
    struct search_pieces pieces = search_extract(t->a, str_of(text), &w);
    struct strs all = { 0 };

    for (size_t i = 0; i < pieces.n; i++)
        strs_add(
            t->a, &all, pieces.at[i].hit ? str_fmt(t->a, "[%.*s]", STR_ARG(pieces.at[i].text)) : pieces.at[i].text);
    return strs_join(t->a, &all, S(""));
}

RULE(a_line_of_the_text_shows_the_words_in_their_forms)
{
    assert_true(str_is(shown(t, "Haku päiväkotiin, kesällä!", "päiväkoti"), "Haku [päiväkotiin], kesällä"));
    assert_true(str_is(shown(t, "Yksi kaksi", "kolme"), "Yksi kaksi"));
    assert_true(str_is(shown(t, "", "kolme"), ""));
    struct buf *long_ = task_buf(t, 20000);
    for (int i = 0; i < 300; i++)
        buf_fmt(long_, "sana%d ", i);
    buf_z(long_, "uimakoulussa ja muuta");
    for (int i = 0; i < 300; i++)
        buf_fmt(long_, " loppu%d", i);
    buf_ch(long_, '\0');
    struct str line = shown(t, long_->p, "uimakoulu");
    assert_true(str_starts(line, S("… ")) && str_ends(line, S(" …")));
    assert_true(str_find(line, S("[uimakoulussa]")) > 0 && line.n < 400);
}

RULE(numbers_come_back_as_they_were_packed)
{
    static const uint64_t each[] = { 0, 1, 127, 128, 16383, 16384, UINT32_MAX, UINT64_MAX };
    struct arena *a = t->a;
    struct pack p = { 0 };
    struct str rest;
    uint64_t x;

    for (size_t i = 0; i < sizeof each / sizeof *each; i++)
        pack_number(a, &p, each[i]);
    rest = pack_view(&p);
    for (size_t i = 0; i < sizeof each / sizeof *each; i++)
        assert_true(unpack_number(&rest, &x) && x == each[i]);
    assert_false(unpack_number(&rest, &x));
    for (unsigned i = 1; i < LENGTHS; i++)
        assert_true(length_of_step(i) > length_of_step(i - 1));
    assert_int_equal(length_step(UINT64_MAX), LENGTHS - 1);
}

RULES(a_text_is_found_by_inflected_words_parts_of_compounds_and_other_spellings,
    what_is_changed_is_found_as_it_is_now_and_what_is_removed_is_not,
    a_save_that_says_the_same_writes_nothing_but_its_version,
    everybody_finds_what_is_public_and_staff_what_is_of_their_projects, a_record_is_found_once_in_the_readers_language,
    what_has_another_name_is_found_by_it_too, parts_that_are_put_together_find_the_same_without_what_is_gone,
    an_index_of_which_much_is_gone_is_made_anew, a_misspelt_word_is_put_right_by_a_word_that_the_reader_may_find,
    whatever_is_asked_is_answered, a_very_long_text_is_found_by_its_beginning,
    a_line_of_the_text_shows_the_words_in_their_forms, numbers_come_back_as_they_were_packed)

/* Tests of model.json, of what differs between two models, and of the ZIP: pure, on both engines as all rules are. */
#include "rooms/models/models_package.h"
#include "tests/models_testing.h"

/* A change to what json says; it must be there. */
static struct str with(struct task *t, struct str json, const char *old, const char *new)
{
    ptrdiff_t at = str_find(json, str_of(old));

    assert_true(at >= 0);
    return str_fmt(t->a, "%.*s%s%.*s", STR_ARG(str_part(json, 0, (size_t)at)), new,
        STR_ARG(str_part(json, (size_t)at + strlen(old), json.n)));
}

static struct str refusal(struct task *t, struct str json)
{
    struct problems wrong = { 0 };
    struct pack p;

    assert_false(pack_read(t, json, &p, &wrong));
    assert_int_equal(wrong.n, 1);
    assert_str(wrong.at[0].field, "file");
    return wrong.at[0].text;
}

RULE(what_is_written_is_read_again_to_the_last_letter)
{
    struct pack p = sample(t), again;
    struct problems wrong = { 0 };
    struct str json = pack_json(t, &p);

    assert_true(pack_read(t, json, &again, &wrong));
    assert_true(str_eq(pack_json(t, &again), json));
    assert_str(again.m.modules.at[0].steps.in[LANG_fi], "15 Tervetuloa\n30 Kartta");
    assert_int_equal(again.m.modules.at[1].sessions, INT_NONE);
    assert_str(again.m.figures.at[0].definition.in[LANG_fi], "Henkilöt, jotka \"ohjattiin\"");
    assert_int_equal(again.m.costs.at[0].cents, 123456);
    assert_str(again.m.phases.at[0].name.in[LANG_ar], "بداية");
    assert_str(again.own.authors.at[0].organisation, "Yhdistys");
}

RULE(from_whom_it_was_adopted_before_stays_in_it)
{
    struct pack p = sample(t), again;
    struct problems wrong = { 0 };

    p.adopted = p.own;
    p.adopted.house = S("Ensimmäinen talo");
    assert_true(pack_read(t, pack_json(t, &p), &again, &wrong));
    assert_str(again.adopted.house, "Ensimmäinen talo");
    assert_str(again.adopted.authors.at[0].role, "author");
}

RULE(what_is_wrong_in_model_json_is_said_with_its_place)
{
    struct pack p = sample(t);
    struct str good = pack_json(t, &p);
    static const struct {
        const char *old, *new, *says;
    } cases[] = {
        { "kotipolku-model/1", "kotipolku-model/2",
            "model.json, format: This package is of a newer version than this program can read." },
        { "kotipolku-model/1", "kotipolku-orientation/1",
            "model.json, format: This is no package of an operating model." },
        { "\"version\": 2", "\"version\": 0", "model.json, version: This is missing." },
        { "\"version\": 2", "\"version\": 1.5",
            "model.json, version: Here a whole number is expected that is not below 0." },
        { "\"year\": 2026", "\"year\": 26", "model.json, year: Here a year is expected." },
        { "https://first.example", "javascript:alert(1)//", "model.json, address: This is no address of the web." },
        { "\"source\": \"fi\"", "\"source\": \"tlh\"",
            "model.json, source: This language is not one of the program's." },
        { "\"kind\": \"model\"", "\"kind\": \"news\"",
            "model.json, kind: This is neither an operating model nor a good practice." },
        { "\"weeks\": 4", "\"weeks\": -4",
            "model.json, phases[1].weeks: Here a whole number is expected that is not below 0." },
        { "\"fi\": \"Terveys\"", "\"fi\": 7", "model.json, modules[1].name.fi: Here a text is expected." },
        { "\"key\": \"" KEY_B "\"", "\"key\": \"" KEY_A "\"", "model.json, modules[2]: This key is there twice." },
        { "\"key\": \"" KEY_B "\"", "\"key\": \"../../etc\"",
            "model.json, modules[2].key: Here a key of 13 letters and digits is expected." },
        { "\"phase\": \"" KEY_A "\"", "\"phase\": \"" KEY_C "\"",
            "model.json, modules[1]: The phase that it belongs to is not in the package." },
        { "\"counted_on\": \"2026-10-01\"", "\"counted_on\": \"soon\"",
            "model.json, costs[1].counted_on: Here a day is expected: 2027-05-31." },
        { "2026-10-01T08:00:00Z", "now",
            "model.json, figures[1].counted_at: Here a moment is expected: 2027-05-31T08:30:00Z." },
        { "\"files\": []", "\"files\": [{\"name\": \"../x.jpg\"}]",
            "model.json, materials[1].files[1]: This name of a file has a folder in it, or no ending." },
        { "\"files\": []", "\"files\": [{\"name\": \"x.jpg\"}, {\"name\": \"x.jpg\"}]",
            "model.json, materials[1].files[2]: This file is named twice." },
        { "\"language\": \"ar\"", "\"language\": \"fi\"", "model.json, texts[2]: This language is there twice." },
        { "\"language\": \"fi\"", "\"language\": \"sv\"",
            "model.json, texts: The text in the language of the original is missing." },
        { "\"title\": \"Esite\"", "\"title\": \"\"", "model.json, materials[1].texts[1].title: This is missing." },
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_str(refusal(t, with(t, good, cases[i].old, cases[i].new)), cases[i].says);
    assert_str(refusal(t, S("[]")), "model.json, 1: Here an object is expected: {...}.");
    assert_true(str_starts(refusal(t, S("{\n\"a\": x}")), S("model.json, 2:")));
    assert_true(str_starts(refusal(t, S("")), S("model.json, 1:1:")));
}

RULE(a_text_of_the_longest_length_is_read_and_one_letter_more_is_not)
{
    struct pack p = sample(t), again;
    struct problems wrong = { 0 };
    char *long_name = arena_alloc(t->a, 2 * MODEL_NAME_MOST + 3);

    for (int i = 0; i < MODEL_NAME_MOST; i++)
        memcpy(long_name + 2 * i, "ä", 2);
    p.m.phases.at[0].name.in[LANG_fi] = str_of(long_name);
    assert_true(pack_read(t, pack_json(t, &p), &again, &wrong));
    memcpy(long_name + 2 * MODEL_NAME_MOST, "ä", 2);
    p.m.phases.at[0].name.in[LANG_fi] = str_of(long_name);
    assert_str(refusal(t, pack_json(t, &p)), "model.json, phases[1].name.fi: This text is too long.");
}

/* ---- what was changed */

static const struct diff_part *part(const struct difference *d, const char *list, const char *key)
{
    for (size_t i = 0; i < d->parts.n; i++)
        if (str_is(d->parts.at[i].list, list) && str_is(d->parts.at[i].key, key))
            return &d->parts.at[i];
    return NULL;
}

RULE(a_model_does_not_differ_from_itself)
{
    struct pack p = sample(t);
    struct difference d = models_difference(t, &p.m, &p.m);

    for (size_t i = 0; i < d.parts.n; i++)
        assert_int_equal(d.parts.at[i].state, DIFF_SAME);
    assert_int_equal(difference_count(&d, "modules", DIFF_SAME), 2);
}

RULE(modules_are_unchanged_changed_left_out_or_added)
{
    struct pack before = sample(t), now = sample(t);
    struct model_module new = now.m.modules.at[1];

    new.key = S(KEY_C);
    LIST_ADD(t->a, &now.m.modules, new);
    now.m.modules.at[0].steps.in[LANG_fi] = S("15 Tervetuloa\n45 Kartta\n5 Loppu");
    now.m.modules.at[0].minutes = 90;
    now.m.modules.at[1] = now.m.modules.at[2], now.m.modules.n = 2;
    struct difference d = models_difference(t, &before.m, &now.m);
    const struct diff_part *changed = part(&d, "modules", KEY_A);
    assert_int_equal(changed->state, DIFF_CHANGED);
    assert_int_equal(changed->fields.n, 2);
    assert_str(changed->fields.at[0].field, "minutes");
    assert_str(changed->fields.at[1].field, "steps");
    assert_int_equal(changed->fields.at[1].lines.n, 3);
    assert_str(changed->fields.at[1].lines.at[0].text, "30 Kartta");
    assert_false(changed->fields.at[1].lines.at[0].added);
    assert_str(changed->fields.at[1].lines.at[2].text, "5 Loppu");
    assert_int_equal(part(&d, "modules", KEY_B)->state, DIFF_LEFT_OUT);
    assert_int_equal(part(&d, "modules", KEY_C)->state, DIFF_ADDED);
}

RULE(which_copy_of_a_module_it_is_does_not_count)
{
    struct pack before = sample(t), now = sample(t);

    now.m.modules.at[0].module = 7;
    now.m.modules.at[0].module_edition = 9;
    struct difference d = models_difference(t, &before.m, &now.m);
    assert_int_equal(part(&d, "modules", KEY_A)->state, DIFF_SAME);
}

RULE(of_a_text_the_paragraphs_are_told_that_went_and_came)
{
    struct pack before = sample(t), now = sample(t);

    now.m.texts.at[0].body = S("Alku.\n\n## Ratkaisun perusidea\n\nYksi.\n\nKolme.\n\n## Oma otsikko\n\nUutta.");
    struct difference d = models_difference(t, &before.m, &now.m);
    const struct diff_part *fi = part(&d, "texts", "fi");
    assert_int_equal(fi->state, DIFF_CHANGED);
    assert_int_equal(part(&d, "texts", "ar")->state, DIFF_SAME);
    assert_int_equal(fi->fields.n, 2);
    assert_str(diff_field_label(t, fi, &fi->fields.at[1]), "Oma otsikko");
    assert_int_equal(fi->fields.at[0].lines.n, 2);
    assert_str(fi->fields.at[0].lines.at[0].text, "Kaksi.");
    assert_true(fi->fields.at[0].lines.at[1].added);
}

RULE(a_difference_survives_the_way_to_another_house)
{
    struct pack before = sample(t), now = sample(t);
    struct buf *o = task_buf(t, 1 << 20);
    struct difference again;
    struct json j;

    now.m.modules.at[0].name.in[LANG_ar] = S("صحة");
    now.m.modules.n = 1;
    struct difference d = models_difference(t, &before.m, &now.m);
    js_init(&j, o);
    js_object(&j);
    js_key(&j, S("d"));
    difference_put(&j, &d);
    js_end(&j);
    assert_true(difference_read(t, js_get(js_value_of(t, buf_view(o)), "d"), &again));
    assert_int_equal(again.parts.n, d.parts.n);
    assert_str(part(&again, "modules", KEY_A)->fields.at[0].lines.at[1].text, "صحة");
    assert_int_equal(part(&again, "modules", KEY_B)->state, DIFF_LEFT_OUT);
}

/* ---- the ZIP */

static struct str zip_of(struct task *t, const char *const files[][2], size_t n)
{
    struct archive_writer *w = archive_new(t);

    for (size_t i = 0; i < n; i++)
        archive_add(w, str_of(files[i][0]), str_of(files[i][1]));
    return archive_end(w);
}

static struct str zip_refusal(struct task *t, struct str bytes)
{
    struct problems wrong = { 0 };
    struct pack_zip zip;

    assert_false(pack_zip_open(t, bytes, &zip, &wrong));
    assert_int_equal(wrong.n, 1);
    return wrong.at[0].text;
}

RULE(the_same_version_has_the_same_bytes_and_a_text_in_each_language)
{
    struct pack p = sample(t);
    struct problems wrong = { 0 };
    struct pack_zip zip;
    size_t left_out;
    struct str bytes = models_zip(t, &p, &left_out);

    assert_true(str_eq(bytes, models_zip(t, &p, &left_out)));
    assert_true(pack_zip_open(t, bytes, &zip, &wrong));
    assert_true(str_eq(zip.card, pack_json(t, &p)));
    assert_int_equal(archive_entries(zip.z), 3);
    assert_int_equal(archive_find_part(zip.z, "model.ar.md"), 2);
}

RULE(the_text_for_people_says_what_is_in_the_package)
{
    struct pack p = sample(t);
    static const char *const said[] = { "# Omin sanoin\n", "Yhdistys (2026): Omin sanoin.", "### Terveys",
        "1. 15 Tervetuloa", "57", "Henkilöt, jotka \"ohjattiin\"", "### Esite", "CC-BY-4.0" };
    struct str fi = pack_markdown(t, &p, lang_get(LANG_fi));

    for (size_t i = 0; i < sizeof said / sizeof *said; i++)
        if (str_find(fi, str_of(said[i])) < 0)
            fail_msg("not in the Markdown: %s\n%.*s", said[i], STR_ARG(fi));
    assert_true(str_find(pack_markdown(t, &p, lang_get(LANG_ar)), S("### الصحة")) > 0);
}

RULE(an_archive_that_is_no_package_is_refused_with_a_sentence)
{
    struct pack p = sample(t);
    const char *card = str_z(t->a, pack_json(t, &p));
    struct str svg = with(t, str_of(card), "\"files\": []", "\"files\": [{\"name\": \"x.svg\"}]");
    const char *const out[][2] = { { "model.json", card }, { "../x.md", "x" } };
    const char *const deep[][2] = { { "model.json", card }, { "a/b/x.md", "x" } };
    const char *const other[][2] = { { "model.json", card }, { "inner.zip", "PK" } };
    const char *const none[][2] = { { "readme.md", "x" } };
    const char *const drawn[][2] = { { "model.json", str_z(t->a, svg) },
        { "files/x.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>" } };
    const char *const missing[][2] = { { "model.json", str_z(t->a, svg) } };

    assert_str(zip_refusal(t, S("no archive")), "The archive (ZIP) is damaged.");
    assert_str(zip_refusal(t, zip_of(t, out, 2)),
        "The file ../x.md leads out of the package or lies in too many folders. Nothing was taken.");
    assert_str(zip_refusal(t, zip_of(t, deep, 2)),
        "The file a/b/x.md leads out of the package or lies in too many folders. Nothing was taken.");
    assert_str(
        zip_refusal(t, zip_of(t, other, 2)), "The file inner.zip is not named in model.json. Nothing was taken.");
    assert_str(zip_refusal(t, zip_of(t, none, 1)), "The file model.json is missing in the package.");
    assert_str(zip_refusal(t, zip_of(t, drawn, 2)), "files/x.svg: The service does not take files of this kind.");
    assert_str(zip_refusal(t, zip_of(t, missing, 1)), "The file files/x.svg is missing in the package.");
}

RULE(a_picture_of_fifty_megabytes_and_a_bomb_are_refused)
{
    struct pack p = sample(t);
    struct str card = with(
        t, pack_json(t, &p), "\"files\": []", "\"files\": [{\"name\": \"x.jpg\", \"words\": \"x\"}]");
    enum { FIFTY = 50 << 20 };
    struct buf *zeros = task_buf(t, FIFTY + 1), *noise = task_buf(t, PACK_ZIP_MOST + 2);

    for (size_t i = 0; i < FIFTY; i++)
        buf_ch(zeros, i < 4 ? "\xff\xd8\xff\xe0"[i] : 0);
    const char *names[] = { "model.json", "files/x.jpg" };
    struct archive_writer *w = archive_new(t);
    archive_add(w, str_of(names[0]), card);
    archive_add(w, str_of(names[1]), buf_view(zeros));
    assert_str(zip_refusal(t, archive_end(w)), "The archive (ZIP) is too large when unpacked.");
    for (size_t i = 0; i <= PACK_ZIP_MOST; i++)
        buf_ch(noise, 'x');
    assert_str(zip_refusal(t, buf_view(noise)), "A package may have at most 21 MB.");
}

RULES(what_is_written_is_read_again_to_the_last_letter, from_whom_it_was_adopted_before_stays_in_it,
    what_is_wrong_in_model_json_is_said_with_its_place, a_text_of_the_longest_length_is_read_and_one_letter_more_is_not,
    a_model_does_not_differ_from_itself, modules_are_unchanged_changed_left_out_or_added,
    which_copy_of_a_module_it_is_does_not_count, of_a_text_the_paragraphs_are_told_that_went_and_came,
    a_difference_survives_the_way_to_another_house, the_same_version_has_the_same_bytes_and_a_text_in_each_language,
    the_text_for_people_says_what_is_in_the_package, an_archive_that_is_no_package_is_refused_with_a_sentence,
    a_picture_of_fifty_megabytes_and_a_bomb_are_refused)

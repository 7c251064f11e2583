/* Tests of operating models on both engines: who writes and publishes, that a published version never changes, frozen
 * modules and figures, names only with consent, sections, citation, adoptions, what everybody sees and finds. */
#include "rooms/models/models_public.h"

#include "base/settings.h"
#include "db/db.h"
#include "rooms/modules/modules.h"
#include "rooms/publications/publications.h"
#include "rooms/reports/reports.h"
#include "rooms/tables/tables.h"
#include "tests/people_testing.h"
#include "tests/reports_testing.h"

static int64_t make(struct task *t, int64_t project)
{
    struct model_new n = { .project = project,
        .kind = S("model"),
        .source = S("fi"),
        .title = S("Omin sanoin: ryhmä kotona lapsia hoitaville vanhemmille"),
        .summary = S("Ryhmä omalla kielellä."),
        .source_key = S("") };
    struct problems wrong = { 0 };
    int64_t id = 0;

    assert_int_equal(models_make(t, &n, &id, &wrong), DONE);
    return id;
}

static struct model now(struct task *t, int64_t id)
{
    struct model m;

    assert_int_equal(models_get(t, id, 0, &m), DONE);
    return m;
}

static enum outcome put(struct task *t, const struct model *m, enum model_part part)
{
    struct problems wrong = { 0 };

    return models_put(t, m, part, &wrong);
}

static void add_phase(struct task *t, int64_t id, const char *name)
{
    struct model m = now(t, id);
    struct model_phase one = { .key = S(""), .weeks = 4 };

    one.name.in[LANG_fi] = str_of(name);
    LIST_ADD(t->a, &m.phases, one);
    assert_int_equal(put(t, &m, MODEL_PHASES), DONE);
}

static void add_author(struct task *t, int64_t id, const char *name, const char *organisation)
{
    struct model m = now(t, id);
    struct model_author one = { .role = S("author"),
        .name = str_of(name),
        .organisation = str_of(organisation),
        .agreed_on = name[0] != '\0' ? DAY("2026-11-01") : DAY("") };

    LIST_ADD(t->a, &m.authors, one);
    assert_int_equal(put(t, &m, MODEL_AUTHORS), DONE);
}

/* Sent, read by the program (which is nobody of the staff), and then the viewer's own step. */
static void approve(struct task *t, int64_t id)
{
    const struct viewer *was = t->viewer;
    struct problems wrong = { 0 };
    struct publication p;

    assert_int_equal(publications_send(t, id, now(t, id).version), DONE);
    t->viewer = &VIEWER_PROGRAM;
    assert_int_equal(publications_get(t, id, &p), DONE);
    assert_int_equal(publications_judge(t, &p, true, S(""), &wrong), DONE);
    t->viewer = was;
}

static enum outcome publish(struct task *t, int64_t id, const char *what_changed)
{
    struct problems wrong = { 0 };
    int64_t edition;

    return models_publish(t, id, now(t, id).version, str_of(what_changed), &edition, &wrong);
}

static int64_t published(struct task *t, int64_t project)
{
    int64_t id = make(t, project);

    add_phase(t, id, "Kartoitus");
    add_author(t, id, "", "Esimerkki ry");
    approve(t, id);
    assert_int_equal(publish(t, id, ""), DONE);
    return id;
}

static void house(struct task *t)
{
    static struct settings defaults;

    defaults = settings_default();
    t->settings = &defaults;
}

static int64_t begin(struct task *t)
{
    int64_t project = project_new(t, "P");

    house(t);
    become(t, ROLE_MANAGER, project);
    return project;
}

/* Of a model, too: who wrote no text but the parts. */
RULE(who_changed_a_part_of_a_model_does_not_review_it)
{
    int64_t project = begin(t), id = make(t, project);
    struct problems wrong = { 0 };
    struct publication p;

    become(t, ROLE_MANAGER, project);
    const struct viewer *of_parts = t->viewer;
    add_phase(t, id, "Kartoitus");
    add_author(t, id, "", "Esimerkki ry");
    assert_int_equal(publications_send(t, id, now(t, id).version), DONE);
    assert_int_equal(publications_get(t, id, &p), DONE);
    assert_false(p.may_review);
    assert_int_equal(publications_judge(t, &p, true, S(""), &wrong), NOT_ALLOWED);
    assert_int_equal(publications_wait(t, project).review, 0);
    become(t, ROLE_COUNSELLOR, project);
    assert_int_equal(publications_wait(t, project).review, 1);
    assert_int_equal(publications_get(t, id, &p), DONE);
    assert_int_equal(publications_judge(t, &p, true, S(""), &wrong), DONE);
    become(t, ROLE_MANAGER, project);
    assert_int_equal(publish(t, id, ""), DONE);
    add_phase(t, id, "Seuranta");
    assert_int_equal(publications_send(t, id, now(t, id).version), DONE);
    t->viewer = of_parts; /* everybody has been shown what she changed */
    assert_int_equal(publications_get(t, id, &p), DONE);
    assert_int_equal(publications_judge(t, &p, true, S(""), &wrong), DONE);
    assert_int_equal(test_number(t, "SELECT count(*) FROM publications_hand"), 1);
}

RULE(a_published_version_stays_as_it_is_whatever_is_written_afterwards)
{
    int64_t id = published(t, begin(t));
    struct model first, m = now(t, id);
    struct problems wrong = { 0 };

    m.phases.at[0].name.in[LANG_fi] = S("Toinen");
    m.phases.at[0].weeks = 9;
    assert_int_equal(put(t, &m, MODEL_PHASES), DONE);
    add_phase(t, id, "Seuranta");
    struct model_text x = { lang_get(LANG_fi), 1, S("Uusi nimi"), S(""), S("") };
    assert_int_equal(models_put_text(t, id, &x, &wrong), DONE);
    assert_true(models_public(t, id, 0, &first));
    assert_int_equal(first.edition, 1);
    assert_int_equal(first.phases.n, 1);
    assert_int_equal(first.phases.at[0].weeks, 4);
    assert_str(first.phases.at[0].name.in[LANG_fi], "Kartoitus");
    assert_true(str_starts(first.texts.at[0].title, S("Omin sanoin")));
    approve(t, id);
    assert_int_equal(publish(t, id, " "), INVALID); /* a second version says what has changed */
    assert_int_equal(publish(t, id, "Seuranta on uusi."), DONE);
    assert_true(models_public(t, id, 0, &m));
    assert_int_equal(m.edition, 2);
    assert_int_equal(m.phases.n, 2);
    assert_str(m.texts.at[0].title, "Uusi nimi");
    assert_true(models_public(t, id, 1, &first));
    assert_int_equal(first.phases.n, 1);
    assert_true(str_starts(first.texts.at[0].title, S("Omin sanoin")));
    assert_str(m.phases.at[0].key, str_z(t->a, first.phases.at[0].key)); /* the same part */
    assert_false(models_public(t, id, 3, &m));
    struct model_editions all = models_editions(t, id);
    assert_int_equal(all.n, 2);
    assert_int_equal(all.at[0].edition, 2);
    assert_str(all.at[0].what_changed, "Seuranta on uusi.");
}

RULE(whoever_works_in_the_project_writes_and_what_was_approved_is_a_draft_after_a_change)
{
    int64_t project = begin(t), id;

    become(t, ROLE_INSTRUCTOR, project);
    id = make(t, project);
    struct model m = now(t, id), late = m;
    add_author(t, id, "", "Esimerkki ry");
    assert_int_equal(put(t, &late, MODEL_PHASES), CONFLICT);
    approve(t, id);
    assert_int_equal(publish(t, id, ""), NOT_ALLOWED);
    become(t, ROLE_MANAGER, project);
    add_phase(t, id, "Kartoitus"); /* nobody has read it so */
    assert_str(now(t, id).state, "draft");
    assert_int_equal(publish(t, id, ""), CONFLICT);
    assert_false(models_public(t, id, 0, &m));
    become(t, ROLE_MANAGER, project_new(t, "Q"));
    assert_int_equal(models_get(t, id, 0, &m), NOT_ALLOWED);
    late.version += 10;
    assert_int_equal(put(t, &late, MODEL_PHASES), NOT_ALLOWED);
    t->viewer = &VIEWER_NOBODY;
    assert_int_equal(models_get(t, id, 0, &m), NOT_ALLOWED);
    assert_int_equal(models_listed(t, project).n, 0);
}

RULE(nobody_is_named_who_has_not_agreed_and_a_version_without_authors_is_not_published)
{
    int64_t project = begin(t), id = make(t, project);
    struct model m = now(t, id);
    struct model_author one = { .role = S("author"), .name = S("Tessa Testi"), .organisation = S("Esimerkki ry") };

    approve(t, id);
    assert_int_equal(publish(t, id, ""), INVALID);
    m = now(t, id);
    LIST_ADD(t->a, &m.authors, one);
    assert_int_equal(put(t, &m, MODEL_AUTHORS), INVALID);
    add_author(t, id, "Tessa Testi", "Esimerkki ry");
    add_author(t, id, "", "Kumppani ry");
    approve(t, id);
    assert_int_equal(publish(t, id, ""), DONE);
    assert_true(models_public(t, id, 0, &m));
    struct str cited = models_citation(t, &m, lang_get(LANG_en));
    assert_true(str_starts(cited, S("Tessa Testi; Kumppani ry (2026). Omin sanoin: ")));
    assert_true(str_find(cited, S("(version 1). ")) > 0 && str_find(cited, S("/id/model/")) > 0);
    assert_true(str_ends(cited, S("?version=1")));
    assert_true(str_find(models_citation(t, &m, lang_get(LANG_fi)), S("(versio 1)")) > 0);
}

static int64_t module(struct task *t, int64_t id, int64_t project, const char *name)
{
    ROW(t,
        "INSERT INTO modules_module (id, source_key, project_id, name, sort_key, purpose, audience, languages, "
        "sessions, "
        "minutes, needs, offered, edition, changed_on, version) VALUES (%lld, '', %lld, '%s', CAST('' AS {bytes}), "
        "'Vuokra', '', 'som', 2, 90, 'housing', 1, 1, '2026-01-01', 1)",
        (long long)id, (long long)project, name);
    return id;
}

static enum outcome take(struct task *t, int64_t id, const struct strs *ids)
{
    struct problems wrong = { 0 };

    return models_take_modules(t, id, now(t, id).version, ids, &wrong);
}

RULE(a_module_is_copied_as_it_is_and_taken_again_keeps_its_key_and_its_other_languages)
{
    int64_t project = begin(t), id = make(t, project), housing = module(t, 700, project, "Asuminen");
    struct strs ids = { 0 };

    strs_add(t->a, &ids, id_str(t->a, housing));
    assert_int_equal(take(t, id, &ids), DONE);
    struct model m = now(t, id);
    assert_int_equal(m.modules.n, 1);
    assert_int_equal(m.modules.at[0].module_edition, 1);
    assert_str(m.modules.at[0].name.in[LANG_fi], "Asuminen");
    assert_int_equal(m.modules.at[0].minutes, 90);
    m.modules.at[0].name.in[LANG_en] = S("Housing");
    assert_int_equal(put(t, &m, MODEL_MODULES), DONE);
    test_sql(t, "UPDATE modules_module SET purpose = 'Vuokra ja viat', edition = 2 WHERE id = 700");
    assert_str(now(t, id).modules.at[0].text.in[LANG_fi], "Vuokra");
    assert_int_equal(take(t, id, &ids), DONE);
    struct model again = now(t, id);
    assert_int_equal(again.modules.n, 1);
    assert_int_equal(again.modules.at[0].module_edition, 2);
    assert_str(again.modules.at[0].text.in[LANG_fi], "Vuokra ja viat");
    assert_str(again.modules.at[0].name.in[LANG_en], "Housing");
    assert_true(str_eq(again.modules.at[0].key, m.modules.at[0].key));
    t->viewer = &VIEWER_PROGRAM;
    strs_add(t->a, &ids, id_str(t->a, module(t, 701, project_new(t, "Q"), "Muu")));
    assert_int_equal(take(t, id, &ids), INVALID);
}

RULE(parts_are_called_something_have_keys_and_are_not_there_twice)
{
    int64_t id = make(t, begin(t));
    struct model m = now(t, id);
    struct model_phase nameless = { .key = S(""), .weeks = 1 };

    LIST_ADD(t->a, &m.phases, nameless);
    assert_int_equal(put(t, &m, MODEL_PHASES), INVALID);
    m.phases.at[0].name.in[LANG_so] = S("Weji");
    assert_int_equal(put(t, &m, MODEL_PHASES), DONE);
    m = now(t, id);
    LIST_ADD(t->a, &m.phases, m.phases.at[0]);
    assert_int_equal(put(t, &m, MODEL_PHASES), INVALID);
    m.phases.at[1].key = S("no key");
    assert_int_equal(put(t, &m, MODEL_PHASES), INVALID);
    m.phases.at[1].key = S("");
    m.phases.n = 1;
    while (m.phases.n < MODEL_PARTS_MOST)
        LIST_ADD(t->a, &m.phases, m.phases.at[1]);
    for (size_t i = 1; i < m.phases.n; i++)
        m.phases.at[i].key = S("");
    assert_int_equal(put(t, &m, MODEL_PHASES), DONE);
    m = now(t, id);
    struct model_phase more = m.phases.at[0];
    more.key = S("");
    LIST_ADD(t->a, &m.phases, more);
    assert_int_equal(put(t, &m, MODEL_PHASES), INVALID);
}

RULE(a_body_is_parted_at_headings_that_are_called_as_a_section_in_any_language_and_put_together_again)
{
    struct str body = S("Alku.\n\n## Ratkaisun perusidea\n\nYksi.\n\nKaksi.\n\n## Oma otsikko\n\n```\n## ei otsikko\n"
                        "```\n\n## What did not work\n\nIlta.");
    struct model_sections list = models_sections(t, body);

    assert_int_equal(list.n, 4);
    assert_str(list.at[0].heading, "");
    assert_str(list.at[1].code, "idea");
    assert_str(list.at[1].text, "Yksi.\n\nKaksi.");
    assert_str(list.at[2].code, "");
    assert_str(list.at[2].heading, "Oma otsikko");
    assert_str(list.at[3].code, "did_not_work");
    struct str again = models_body(t, lang_get(LANG_fi), &list);
    assert_true(str_find(again, S("## Mikä ei toiminut\n\nIlta.")) > 0);
    struct model_sections same = models_sections(t, again);
    assert_int_equal(same.n, list.n);
    for (size_t i = 0; i < list.n; i++) {
        assert_true(str_eq(same.at[i].code, list.at[i].code));
        assert_true(str_eq(same.at[i].text, list.at[i].text));
    }
    assert_int_equal(models_sections(t, S("")).n, 0);
}

RULE(what_is_not_said_in_a_language_is_said_in_the_one_it_was_written_in)
{
    int64_t id = published(t, begin(t));
    struct model m;

    assert_true(models_public(t, id, 0, &m));
    assert_int_equal(models_text_in(&m, lang_get(LANG_ar))->lang->id, LANG_fi);
    assert_str(models_word(&m, &m.phases.at[0].name, lang_get(LANG_ar)), "Kartoitus");
    struct problems wrong = { 0 };
    struct model_text x = { lang_get(LANG_ar), 0, S("بكلماتنا"), S(""), S("") };
    assert_int_equal(models_put_text(t, id, &x, &wrong), DONE);
    m = now(t, id);
    assert_int_equal(models_text_in(&m, lang_get(LANG_ar))->lang->id, LANG_ar);
    assert_str(m.texts.at[0].lang->id == LANG_fi ? S("first") : S(""), "first");
}

/* Required by schema 4.5: creators, titles, publisher, publicationYear, types, schemaVersion. */
RULE(its_metadata_has_what_datacite_demands)
{
    int64_t id = published(t, begin(t));
    struct model m;

    assert_true(models_public(t, id, 1, &m));
    const struct js_value *v = js_value_of(t, models_datacite(t, &m));
    assert_non_null(v);
    assert_str(js_text(js_get(js_at(js_get(v, "creators"), 0), "name")), "Esimerkki ry");
    assert_true(str_starts(js_text(js_get(js_at(js_get(v, "titles"), 0), "title")), S("Omin sanoin")));
    assert_true(js_text(js_get(js_get(v, "publisher"), "name")).n > 0);
    assert_str(js_text(js_get(v, "publicationYear")), "2026");
    assert_str(js_text(js_get(js_get(v, "types"), "resourceTypeGeneral")), "Model");
    assert_str(js_text(js_get(v, "schemaVersion")), "http://datacite.org/schema/kernel-4");
    assert_str(js_text(js_get(v, "version")), "1");
    assert_str(js_text(js_get(js_at(js_get(v, "rightsList"), 0), "rightsIdentifier")), "CC-BY-4.0");
    assert_true(str_ends(js_text(js_get(v, "url")), S("?version=1")));
}

RULE(an_adoption_is_shown_when_the_project_says_so_and_told_again_it_is_looked_at_anew)
{
    int64_t project = begin(t), id = published(t, project);
    struct model_adoption a = { .key = S("town"),
        .edition = 1,
        .who = S("Kaupunki"),
        .place = S(""),
        .address = S(""),
        .what_changed = S("Kaksi moduulia"),
        .difference = S(""),
        .way = S("web"),
        .since = DAY("2026-11-01") };

    t->viewer = &VIEWER_NOBODY; /* over the web */
    assert_int_equal(models_put_adoption(t, id, &a), DONE);
    assert_int_equal(models_adoptions(t, id, true).n, 0);
    struct model_adoption came = models_adoptions(t, id, false).at[0];
    assert_int_equal(models_show_adoption(t, id, &came, true), NOT_ALLOWED);
    become(t, ROLE_MANAGER, project);
    assert_int_equal(models_show_adoption(t, id, &came, true), DONE);
    assert_int_equal(models_show_adoption(t, id, &came, false), CONFLICT);
    assert_int_equal(models_adoptions(t, id, true).n, 1);
    a.what_changed = S("Kolme moduulia");
    assert_int_equal(models_put_adoption(t, id, &a), DONE);
    assert_int_equal(models_adoptions(t, id, true).n, 0);
    assert_int_equal(models_adoptions(t, id, false).n, 1);
    assert_str(models_adoptions(t, id, false).at[0].what_changed, "Kolme moduulia");
    a.edition = 2;
    assert_int_equal(models_put_adoption(t, id, &a), NOT_FOUND);
    assert_int_equal(models_put_adoption(t, make(t, project), &a), NOT_FOUND);
}

RULE(what_is_taken_down_nobody_sees_in_any_version_and_a_draft_that_is_removed_leaves_nothing)
{
    int64_t project = begin(t), id = published(t, project), draft = make(t, project);
    struct model m;
    struct str stamp;

    assert_int_equal(models_shown(t, S(""), 0, 10).n, 1);
    assert_int_equal(models_shown(t, S("practice"), 0, 10).n, 0);
    assert_true(models_stamp(t, id, lang_get(LANG_fi), &stamp));
    assert_int_equal(models_remove(t, id, now(t, id).version), INVALID);
    assert_int_equal(publications_archive(t, id, now(t, id).version), DONE);
    assert_false(models_public(t, id, 1, &m));
    assert_false(models_stamp(t, id, lang_get(LANG_fi), &stamp));
    assert_int_equal(models_shown(t, S(""), 0, 10).n, 0);
    assert_int_equal(models_places(t, 0, 10).n, 0);
    add_phase(t, draft, "Kartoitus");
    add_author(t, draft, "", "Esimerkki ry");
    assert_int_equal(models_remove(t, draft, now(t, draft).version - 1), CONFLICT);
    assert_int_equal(models_remove(t, draft, now(t, draft).version), DONE);
    assert_int_equal(models_get(t, draft, 0, &m), NOT_FOUND);
    assert_int_equal(test_number(t, "SELECT count(*) FROM models_word WHERE edition = 0"), 1);
}

/* How well: bench/search; that a stranger finds it by what she needs: models_test.mjs. */
RULE(everybody_finds_it_from_the_day_on_which_it_is_published_and_not_before)
{
    static const char *const documents = "SELECT count(*) FROM search_document WHERE kind = 'publication'";
    int64_t project = begin(t);

    (void)make(t, project);
    assert_int_equal(test_number(t, documents), 0);
    (void)published(t, project);
    assert_int_equal(test_number(t, documents), 1);
}

/* ---- figures */

static int64_t stored(struct task *t)
{
    enum { MANY = 12 };
    int64_t run;

    lay_out(t);
    house(t);
    ROW(t, "INSERT INTO projects_text (project_id, tag, name, purpose) VALUES (10, 'fi', 'Silta', 'Ryhmiä')");
    for (int p = 1; p <= MANY; p++) {
        person(t, p);
        member(t, p, SOMALI, p, "member", "2026-01-10", "");
        guided(t, p, "", p, "2026-03-01", p <= 2 ? "working_life" : "language_training", "started", "");
    }
    become(t, ROLE_MANAGER, PROJECT);
    assert_int_equal(reports_store_run(t, S("outcomes"), PROJECT, S("Run"), &run), DONE);
    return run;
}

static enum outcome choose(struct task *t, int64_t id, int64_t run, const char *spot)
{
    struct model m = now(t, id);
    struct problems wrong = { 0 };
    struct strs spots = { 0 };

    if (spot[0] != '\0')
        strs_add(t->a, &spots, str_of(spot));
    return models_choose_figures(t, &m, run, &spots, &wrong);
}

RULE(a_figure_stays_as_it_was_with_definition_base_and_rules_whatever_happens_to_its_run)
{
    int64_t run = stored(t), id = make(t, PROJECT);
    struct model m;

    assert_int_equal(choose(t, id, run, "by_language..guided%"), DONE);
    m = now(t, id);
    assert_int_equal(m.figures.n, 1);
    struct model_figure f = m.figures.at[0];
    assert_int_equal(f.n, 100);
    assert_int_equal(f.base, 12);
    assert_true(f.rules.n > 0 && f.definition.in[LANG_fi].n > 0);
    assert_false(str_eq(f.definition.in[LANG_fi], f.definition.in[LANG_en]));
    test_sql(t, "DELETE FROM reports_run_part");
    add_author(t, id, "", "Esimerkki ry");
    approve(t, id);
    assert_int_equal(publish(t, id, ""), DONE);
    assert_true(models_public(t, id, 0, &m));
    assert_int_equal(m.figures.at[0].n, 100);
    assert_true(str_eq(m.figures.at[0].definition.in[LANG_ar], f.definition.in[LANG_ar]));
}

RULE(small_numbers_are_no_evidence_and_only_who_sees_reports_chooses)
{
    int64_t run = stored(t), id = make(t, PROJECT);

    assert_int_equal(choose(t, id, run, "by_language..working_life"), DONE); /* two of them: not offered */
    assert_int_equal(now(t, id).figures.n, 0);
    assert_int_equal(choose(t, id, run, "by_language..persons"), DONE);
    assert_int_equal(now(t, id).figures.n, 1);
    assert_int_equal(choose(t, id, run, ""), DONE);
    assert_int_equal(now(t, id).figures.n, 0);
    become(t, ROLE_INSTRUCTOR, PROJECT);
    assert_int_equal(choose(t, id, run, "by_language..persons"), NOT_ALLOWED);
}

RULES(a_published_version_stays_as_it_is_whatever_is_written_afterwards,
    whoever_works_in_the_project_writes_and_what_was_approved_is_a_draft_after_a_change,
    nobody_is_named_who_has_not_agreed_and_a_version_without_authors_is_not_published,
    a_module_is_copied_as_it_is_and_taken_again_keeps_its_key_and_its_other_languages,
    parts_are_called_something_have_keys_and_are_not_there_twice,
    a_body_is_parted_at_headings_that_are_called_as_a_section_in_any_language_and_put_together_again,
    what_is_not_said_in_a_language_is_said_in_the_one_it_was_written_in, its_metadata_has_what_datacite_demands,
    an_adoption_is_shown_when_the_project_says_so_and_told_again_it_is_looked_at_anew,
    what_is_taken_down_nobody_sees_in_any_version_and_a_draft_that_is_removed_leaves_nothing,
    everybody_finds_it_from_the_day_on_which_it_is_published_and_not_before,
    a_figure_stays_as_it_was_with_definition_base_and_rules_whatever_happens_to_its_run,
    small_numbers_are_no_evidence_and_only_who_sees_reports_chooses, who_changed_a_part_of_a_model_does_not_review_it)

/* Tests of news and press releases, on both engines: who is named and may be asked, what belongs to a text, and which
 * lists everybody sees. */
#include "rooms/publications/publications_byline.h"
#include "tests/people_testing.h"

/* A text that everybody sees from that day on, in Finnish and, where it says so, in Arabic. */
static int64_t shown(struct task *t, int64_t project, const char *kind, const char *day, bool arabic)
{
    int64_t id = id_new();
    long long n = (long long)id;

    test_sql(t, str_z(t->a, str_fmt(t->a,
                                "INSERT INTO publications_publication (id, project_id, kind, source_tag, review_note, "
                                "state, public_on, public_at, version) VALUES (%lld, %lld, '%s', 'fi', '', "
                                "'published', '%s', '%sT08:00:00Z', 1)",
                                n, (long long)project, kind, day, day)));
    for (int i = 0; i < (arabic ? 2 : 1); i++)
        for (int k = 0; k < 2; k++)
            test_sql(t, str_z(t->a, k == 0 ? str_fmt(t->a,
                                                 "INSERT INTO publications_language (publication_id, tag, newest, "
                                                 "shown) VALUES (%lld, '%s', 1, 1)",
                                                 n, i ? "ar" : "fi")
                                           : str_fmt(t->a,
                                                 "INSERT INTO publications_text (publication_id, tag, number, title, "
                                                 "summary, body, basis, saved_at) VALUES (%lld, '%s', 1, '%s %s', '', "
                                                 "'', '', '%sT08:00:00Z')",
                                                 n, i ? "ar" : "fi", i ? "ar" : "fi", day, day)));
    return id;
}

static int64_t draft(struct task *t, int64_t project, const char *kind)
{
    struct problems wrong = { 0 };
    struct publication_new n = { .project = project,
        .kind = str_of(kind),
        .source = S("fi"),
        .title = S("Tiedote"),
        .summary = S(""),
        .body = S("Teksti.") };
    int64_t id;

    assert_int_equal(publications_make(t, &n, &id, &wrong), DONE);
    return id;
}

static struct publication now(struct task *t, int64_t id)
{
    struct publication p;

    assert_int_equal(publications_get(t, id, &p), DONE);
    return p;
}

static enum outcome sign(struct task *t, int64_t id, const struct publication_byline *b)
{
    struct problems wrong = { 0 };

    return publications_sign(t, id, now(t, id).version, b, &wrong);
}

static const struct publication_byline with_contact = { .author = { "Manager", 7 },
    .contacts = { { { "Manager", 7 }, { "+358 9 123", 10 }, { "", 0 } } } };

RULE(a_contact_says_who_it_is_and_how_it_is_reached)
{
    int64_t project = project_new(t, "P"), id;
    struct publication_byline b = { .author = S("Kirjoittaja") };

    become(t, ROLE_INSTRUCTOR, project);
    id = draft(t, project, "news");
    b.contacts[0] = (struct publication_contact){ S("Päällikkö"), S(""), S("") };
    assert_int_equal(sign(t, id, &b), INVALID);
    b.contacts[0] = (struct publication_contact){ S(""), S("09 123"), S("") };
    assert_int_equal(sign(t, id, &b), INVALID);
    b.contacts[0] = (struct publication_contact){ S(""), S(""), S("") };
    b.contacts[1] = (struct publication_contact){ S("Päällikkö"), S(""), S("a@example.org") };
    assert_int_equal(sign(t, id, &b), DONE);
    struct publication_byline back = publications_byline(t, id);
    assert_true(str_is(back.author, "Kirjoittaja"));
    assert_true(str_is(back.contacts[0].email, "a@example.org")); /* the only one is the first */
    assert_true(publication_has_contact(&back));
    assert_int_equal(sign(t, id, &(struct publication_byline){ .author = S("") }), DONE);
    back = publications_byline(t, id);
    assert_false(publication_has_contact(&back));
}

RULE(a_press_release_is_published_when_it_says_whom_to_ask)
{
    int64_t project = project_new(t, "P"), id;
    struct problems wrong = { 0 };

    become(t, ROLE_INSTRUCTOR, project);
    id = draft(t, project, "press");
    test_sql(t, "UPDATE publications_publication SET state = 'approved'");
    become(t, ROLE_MANAGER, project);
    assert_int_equal(publications_publish(t, id, now(t, id).version, t->today, &wrong), INVALID);
    assert_true(str_is(wrong.at[0].field, "public_on"));
    assert_int_equal(sign(t, id, &with_contact), DONE);
    assert_true(str_is(now(t, id).state, "draft")); /* it is read once more */
    test_sql(t, "UPDATE publications_publication SET state = 'approved'");
    wrong.n = 0;
    assert_int_equal(publications_publish(t, id, now(t, id).version, t->today, &wrong), DONE);
    assert_int_equal(sign(t, id, &with_contact), DONE);
    assert_true(str_is(now(t, id).state, "published"));
}

RULE(of_what_everybody_sees_who_publishes_changes_the_contacts)
{
    int64_t project = project_new(t, "P"), id = shown(t, project, "news", "2026-01-01", false);

    become(t, ROLE_INSTRUCTOR, project);
    assert_int_equal(sign(t, id, &with_contact), NOT_ALLOWED);
    become(t, ROLE_MANAGER, project_new(t, "Q"));
    struct problems wrong = { 0 };
    assert_int_equal(publications_sign(t, id, 1, &with_contact, &wrong), NOT_ALLOWED);
    become(t, ROLE_COORDINATOR, project);
    assert_int_equal(sign(t, id, &with_contact), DONE);
    assert_int_equal(publications_sign(t, id, 1, &with_contact, &wrong), CONFLICT);
}

RULE(what_belongs_to_a_text_is_shown_by_the_same_project)
{
    int64_t project = project_new(t, "P"), other = project_new(t, "Q");
    int64_t mine = shown(t, project, "material", "2026-01-01", true), theirs = shown(t, other, "news", "2026-01-01", 0);
    int64_t later = shown(t, project, "news", "2027-01-01", false), id;
    struct publication_byline b = { .author = S("") };

    become(t, ROLE_INSTRUCTOR, project);
    id = draft(t, project, "news");
    const int64_t wrong[] = { theirs, later, id, draft(t, project, "news") };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        b.related[0] = wrong[i];
        assert_int_equal(sign(t, id, &b), INVALID);
    }
    b.related[0] = 0;
    b.related[2] = mine;
    assert_int_equal(sign(t, id, &b), DONE);
    struct publication_items all = publications_related(t, id, lang_get(LANG_ar));
    assert_int_equal(all.n, 1);
    assert_true(all.at[0].id == mine && str_is(all.at[0].title, "ar 2026-01-01"));
    struct publication p = now(t, id);
    assert_int_equal(publications_remove(t, id, p.version), DONE);
}

RULE(news_of_all_projects_stand_the_newest_first_and_materials_not_among_them)
{
    int64_t one = project_new(t, "P"), other = project_new(t, "Q");
    int64_t oldest = shown(t, one, "news", "2026-01-01", true), newest = shown(t, other, "press", "2026-03-01", 0);
    int64_t middle = shown(t, one, "press", "2026-02-01", false);

    (void)shown(t, one, "material", "2026-02-02", false);
    (void)shown(t, one, "news", "2027-01-01", false);
    struct publication_items all = publications_news_of(t, S(""), lang_get(LANG_ar), 0, 2);
    assert_int_equal(all.n, 2);
    assert_true(all.more && all.at[0].id == newest && all.at[1].id == middle);
    all = publications_news_of(t, S(""), lang_get(LANG_ar), 2, 2);
    assert_int_equal(all.n, 1);
    assert_true(!all.more && all.at[0].id == oldest && str_is(all.at[0].title, "ar 2026-01-01"));
}

RULE(news_of_a_region_are_those_of_its_projects)
{
    int64_t one = project_new(t, "P"), two = project_new(t, "Q"), elsewhere = project_new(t, "R");

    test_sql(t, "UPDATE projects_project SET municipalities = '091;049' WHERE code = 'P'"); /* Helsinki, Espoo */
    test_sql(t, "UPDATE projects_project SET municipalities = '837;091' WHERE code = 'Q'"); /* Tampere, Helsinki */
    test_sql(t, "UPDATE projects_project SET municipalities = '837' WHERE code = 'R'");
    int64_t a = shown(t, one, "news", "2026-01-01", false), b = shown(t, two, "news", "2026-01-02", false);
    int64_t c = shown(t, one, "news", "2026-01-03", false), d = shown(t, elsewhere, "news", "2026-01-04", false);
    struct publication_items all = publications_news_of(t, S("01"), lang_get(LANG_fi), 0, 2);
    assert_int_equal(all.n, 2);
    assert_true(all.more && all.at[0].id == c && all.at[1].id == b);
    all = publications_news_of(t, S("01"), lang_get(LANG_fi), 2, 2);
    assert_true(all.n == 1 && !all.more && all.at[0].id == a);
    assert_int_equal(publications_news_of(t, S("01"), lang_get(LANG_fi), 3, 2).n, 0);
    all = publications_news_of(t, S("06"), lang_get(LANG_fi), 0, 9);
    assert_true(all.n == 2 && all.at[0].id == d && all.at[1].id == b);
    struct publishers who = publications_publishers(t);
    assert_int_equal(who.n, 3);
    for (size_t i = 0; i < who.n; i++)
        if (who.at[i].project == one)
            assert_true(str_is(who.at[i].regions, "01")); /* once */
}

RULE(a_kept_list_of_news_is_drawn_anew_when_a_project_publishes_or_is_called_otherwise)
{
    int64_t project = project_new(t, "P");
    struct str before, then;

    assert_true(publications_news_stamp(t, lang_get(LANG_fi), &before));
    publications_changed(t, project);
    assert_true(publications_news_stamp(t, lang_get(LANG_fi), &then));
    assert_false(str_eq(before, then));
    test_sql(t, "UPDATE projects_project SET version = version + 1");
    assert_true(publications_news_stamp(t, lang_get(LANG_fi), &before));
    assert_false(str_eq(before, then));
}

RULE(all_addresses_are_told_in_portions_each_language_once)
{
    int64_t project = project_new(t, "P"), ids[3];

    ids[0] = shown(t, project, "news", "2026-01-01", true);
    ids[1] = shown(t, project, "material", "2026-01-02", false);
    (void)shown(t, project, "news", "2027-01-01", true);
    ids[2] = shown(t, project, "press", "2026-01-03", true);
    struct public_places all = publications_places(t, 0, 2);
    assert_int_equal(all.n, 3);
    assert_true(all.at[0].id == ids[0] && all.at[0].lang == lang_get(LANG_ar) && all.at[1].lang == lang_get(LANG_fi));
    assert_true(all.at[2].id == ids[1] && str_is(instant_str(&all.at[2].changed_at), "2026-01-02T08:00:00Z"));
    all = publications_places(t, ids[1], 2);
    assert_true(all.n == 2 && all.at[0].id == ids[2]);
    struct public_numbers bounds = publications_bounds(t, 2);
    assert_true(bounds.n == 1 && bounds.at[0] == ids[1]);
    all = publications_projects(t, 0, 9);
    assert_true(all.n == 1 && all.at[0].id == project && all.at[0].lang == NULL);
    assert_int_equal(publications_projects(t, project, 9).n, 0);
}

RULES(a_contact_says_who_it_is_and_how_it_is_reached, a_press_release_is_published_when_it_says_whom_to_ask,
    of_what_everybody_sees_who_publishes_changes_the_contacts, what_belongs_to_a_text_is_shown_by_the_same_project,
    news_of_all_projects_stand_the_newest_first_and_materials_not_among_them,
    news_of_a_region_are_those_of_its_projects,
    a_kept_list_of_news_is_drawn_anew_when_a_project_publishes_or_is_called_otherwise,
    all_addresses_are_told_in_portions_each_language_once)

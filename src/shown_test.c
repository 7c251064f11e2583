/* Tests of everything a route can show, forms that are refused and versions that clash too: a name stands in the
 * journal as looked at, what non-disclosure hides as revealed, by whoever it was shown to. Walks every route as every
 * role, for every person of the project. What a page's own row is: looks_test. */
#include "tests/looks_testing.h"

static bool shows_hidden(void) { return shows(HIDDEN_PHONE) || shows(HIDDEN_EMAIL) || shows(HIDDEN_POST); }

/* What is right for most forms, by somebody who saw another version: most of them answer 409, what has no version is
 * done. */
static const char stale[] =
    "version=77&project=0000000000005&name=Uusi&reason=Siksi&day=2025-03-03&on=2025-03-03&start=10%3A00&end=12%3A00&"
    "starts_on=2031-01-01&ends_on=2031-06-30&kind=meeting&state=started&destination=working_life&channel=phone&"
    "language=som&given_names=Uusi&family_name=Uusinen&birth_month=2023-05&entry=2025-03-03&phone=050+111&"
    "gender=woman&joined_on=2025-02-03&left_on=2025-04-04&contact_when=illalla&contact_never=koulu&email=u%40e.org";
/* Wrong for most: 422 where a form is read. */
static const char wrong[] = "version=1&birth_date=2090-01-01&day=x&on=x&joined_on=x&birth_month=x&minutes=x&entry=x&"
                            "destination=x&visitors=x&given_names=&family_name=&municipality=Xyz";
/* The search in a register: everybody of the project by name. */
static const char search[] = "find=1&given_names=Sahra&family_name=O&q=sahra&words=sahra&search=1";
static const char *const bodies[] = { stale, wrong, search, "" };
enum { BODIES = sizeof bodies / sizeof *bodies };

static void prepare(void)
{
    db_begin_write(w.t);
    test_sql(w.t, "UPDATE groups_group SET name = source_key");
    test_sql(w.t, str_z(w.t->a, str_fmt(w.t->a, "UPDATE people_participation SET entry_date = '%s'", w.t->today.t)));
    db_commit(w.t);
}

static struct {
    size_t shown, refused, hidden;
    int wrong;
} seen;

/* The answer that just came to `role`, against the journal since then. */
static void hold_against_the_journal(enum role role, struct str target, int64_t before)
{
    struct task *t = w.t;
    bool named = shows(OURS), hidden = shows_hidden();
    const char *looked = str_z(t->a, str_fmt(t->a, "act IN ('look', 'list') AND staff_id = %d", (int)role));
    const char *revealed = str_z(t->a, str_fmt(t->a,
                                           "act = 'reveal' AND what = 'person' AND subject = %lld AND "
                                           "staff_id = %d",
                                           (long long)id_of("people_person", "a2"), (int)role));
    if (answered.location[0])
        return; /* nothing is drawn */
    seen.shown += named;
    seen.refused += named && answered.status >= 400;
    seen.hidden += hidden;
    bool good = (!named || since(before, looked) >= 1) && (!hidden || since(before, revealed) == 1);
    if (!good || (answered.status >= 500)) {
        print_error("! %s: %d %.*s: name %d, hidden %d, looks %lld, reveals %lld\n", role_code(role), answered.status,
            STR_ARG(target), named, hidden, (long long)since(before, looked), (long long)since(before, revealed));
        seen.wrong++;
    }
}

/* Who stands in the place of a person in the address: the first, or the one whom non-disclosure hides. */
static struct str for_person(const struct route_row *row, struct str target, bool hers)
{
    char first[ID_TEXT], her[ID_TEXT];
    if (!hers || !str_starts(str_of(row->path), S("/people/{}")))
        return target;
    id_text(id_of("people_person", "a1"), first);
    id_text(id_of("people_person", "a2"), her);
    ptrdiff_t at = str_find(target, str_of(first));
    assert_true(at > 0);
    return str_fmt(w.t->a, "%.*s%s%.*s", STR_ARG(str_part(target, 0, (size_t)at)), her,
        STR_ARG(str_part(target, (size_t)at + ID_TEXT - 1, target.n)));
}

static void show(const struct route_row *row, enum role role, bool hers, const char *body)
{
    struct str target = for_person(row, address(row, false, ""), hers);
    int64_t before = newest();
    ask(&w, body ? form(role, target, body) : from(role, target));
    bool saved = body && answered.location[0];
    hold_against_the_journal(role, target, before);
    if (saved) /* a member may be gone, two may be one */
        house_again(&w);
}

TEST(whatever_shows_a_person_leaves_its_row_whoever_asks_and_however_it_ends)
{
    prepare();
    house_keep(&w);
    for (enum role role = ROLE_ADMIN; role < ROLE__N; role++)
        for (unsigned i = 0; i < site_map_n; i++)
            for (int hers = 0; hers < 2; hers++) {
                const struct route_row *row = &site_map[i];
                bool about_a_person = str_starts(str_of(row->path), S("/people/{}"));
                if (not_there(row) || (hers && !about_a_person))
                    continue;
                if (row->method == GET)
                    show(row, role, hers, NULL);
                for (size_t b = 0; row->method == POST && b < BODIES && row->permission != PERM_SIGNED_IN; b++)
                    show(row, role, hers, bodies[b]);
            }
    assert_int_equal(seen.wrong, 0);
    print_message("shown %zu, refused %zu, hidden %zu\n", seen.shown, seen.refused, seen.hidden);
    assert_true(seen.shown > 150 && seen.refused > 20 && seen.hidden > 5);
}

TEST(a_clash_over_the_card_of_somebody_hidden_is_a_reveal)
{
    char id[ID_TEXT];
    house_again(&w);
    id_text(id_of("people_person", "a2"), id);
    int64_t before = newest();
    ask(&w, form(ROLE_MANAGER, str_fmt(w.t->a, "/people/%s/edit", id), stale));
    assert_int_equal(answered.status, 409);
    assert_true(shows_hidden());
    assert_int_equal(since(before, "act = 'reveal'"), 1);
    assert_int_equal(since(before, "act = 'look' AND what = 'people_edit_save'"), 1);
}

TEST(the_page_that_merges_somebody_hidden_is_a_reveal_of_her_alone)
{
    char kept[ID_TEXT], lost[ID_TEXT];
    id_text(id_of("people_person", "a1"), kept);
    id_text(id_of("people_person", "a2"), lost);
    int64_t before = newest();
    ask(&w, from(ROLE_MANAGER, str_fmt(w.t->a, "/people/%s/merge/%s", kept, lost)));
    assert_int_equal(answered.status, 200);
    assert_true(shows_hidden());
    assert_int_equal(since(before, "act = 'reveal'"), 1);
    assert_int_equal(since(before, str_z(w.t->a, str_fmt(w.t->a, "act = 'reveal' AND subject = %lld",
                                                     (long long)id_of("people_person", "a2")))),
        1);
}

TEST(the_first_page_that_names_somebody_is_a_list_and_one_that_names_nobody_is_none)
{
    int64_t before = newest();
    ask(&w, from(ROLE_COUNSELLOR, S("/")));
    assert_true(shows(OURS));
    assert_int_equal(since(before, "act = 'list' AND what = 'home_page'"), 1);
    before = newest();
    ask(&w, from(ROLE_COORDINATOR, S("/")));
    assert_false(shows(OURS));
    assert_int_equal(since(before, "act IN ('look', 'list')"), 0);
}

TEST(the_search_in_a_register_is_a_look)
{
    struct task *t = w.t;
    char id[ID_TEXT];
    id_text(id_of("groups_session", "ax"), id);
    db_begin_write(t);
    test_sql(t, "DELETE FROM groups_membership WHERE person_id IN (SELECT id FROM people_person WHERE source_key = "
                "'a3')");
    db_commit(t);
    int64_t before = newest();
    ask(&w, form(ROLE_MANAGER, str_fmt(t->a, "/sessions/%s", id), "find=1&given_names=Sahra&family_name="));
    assert_true(answered.status < 500 && !answered.location[0] && shows(OURS));
    assert_int_equal(since(before, "act = 'look' AND what = 'attendance_save'"), 1);
}

TEST(a_refusal_that_shows_nobody_is_no_look)
{
    char id[ID_TEXT];
    id_text(id_of("people_person", "b1"), id);
    int64_t before = newest();
    ask(&w, from(ROLE_MANAGER, str_fmt(w.t->a, "/people/%s/edit", id)));
    assert_true(answered.status == 404 || answered.status == 403);
    assert_int_equal(since(before, "act IN ('look', 'list', 'reveal')"), 0);
}

TESTS_BETWEEN(open_world, close_world, whatever_shows_a_person_leaves_its_row_whoever_asks_and_however_it_ends,
    a_clash_over_the_card_of_somebody_hidden_is_a_reveal, the_page_that_merges_somebody_hidden_is_a_reveal_of_her_alone,
    the_first_page_that_names_somebody_is_a_list_and_one_that_names_nobody_is_none, the_search_in_a_register_is_a_look,
    a_refusal_that_shows_nobody_is_no_look)

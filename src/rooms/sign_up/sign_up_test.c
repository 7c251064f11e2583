/* Tests of finding a group and signing up without an account: what everybody sees, whose answers are whose, how many
 * may sign up in an hour; on both engines. What workers make of it: sign_up_come_test. */
#include "rooms/sign_up/sign_up_card.h"
#include "tests/groups_testing.h"

static void open_group(struct task *t, int64_t group)
{
    const struct sign_up_opening o = { .open = true,
        .phone = S("040 555 0100"),
        .street = S("Katu 1"),
        .step_free = YES,
        .baby = YESNO_UNKNOWN,
        .offer_days = INT_NONE,
        .way = { [LANG_fi] = S("Ovi on pihalla."), [LANG_so] = S("Albaabku waa daarada.") } };
    struct problems ps = { 0 };

    assert_int_equal(sign_up_open(t, group, 0, &o, &ps), DONE);
}

static struct sign_up_from from_browser(const char *browser)
{
    return (struct sign_up_from){ .browser = str_of(browser), .place = str_of(browser), .group = GROUP };
}

static struct sign_up_said right(void)
{
    return (struct sign_up_said){ .name = S("Hodan Jaamac"),
        .phone = S("040 123 4567"),
        .language = S("som"),
        .children = S("2022 3"),
        .friend_name = S("Ifrah Nuur"),
        .friend_phone = S("+358 50 765 4321"),
        .heard = S("poster"),
        .wish = S("Aamulla") };
}

static enum outcome say(struct task *t, struct sign_up_from from)
{
    struct sign_up_said said = right();

    return sign_up_say(t, from, &said);
}

static int64_t rows(struct task *t, const char *where)
{
    return test_number(t, str_z(t->a, str_fmt(t->a, "SELECT count(*) FROM sign_up_entry WHERE %s", where)));
}

RULE(a_group_is_found_when_it_is_open_and_runs)
{
    struct sign_up_group g;
    lay_out(t);
    assert_int_equal(sign_up_groups(t).n, 0);
    assert_int_equal(sign_up_group(t, GROUP, &g), NOT_FOUND);
    open_group(t, GROUP);
    assert_int_equal(sign_up_groups(t).n, 1);
    assert_int_equal(sign_up_group(t, GROUP, &g), DONE);
    assert_str(g.name, "Kontula");
    assert_str(g.weekdays, "tue;thu");
    assert_true(g.care);
    assert_int_equal(sign_up_group(t, OTHER, &g), NOT_FOUND);
    t->today = DAY("2026-12-31");
    assert_int_equal(sign_up_groups(t).n, 1);
    t->today = DAY("2027-01-01");
    assert_int_equal(sign_up_groups(t).n, 0);
    t->today = DAY("2026-11-22");
    test_sql(t, "UPDATE groups_group SET merged_into = 51, merged_on = '2026-11-22' WHERE id = 50");
    assert_int_equal(sign_up_groups(t).n, 0);
}

RULE(a_group_with_somebody_under_non_disclosure_is_found_by_nobody)
{
    struct sign_up_card card;
    lay_out(t);
    open_group(t, GROUP);
    int64_t her = person(t, "Suojattu", "Testi");
    assert_int_equal(groups_queue(t, GROUP, her), DONE);
    assert_int_equal(sign_up_groups(t).n, 1);
    test_sql(t, "UPDATE people_person SET non_disclosure = 1, protected = 1");
    assert_int_equal(sign_up_groups(t).n, 0);
    assert_int_equal(say(t, from_browser("a")), NOT_FOUND);
    become(t, LEADER, ROLE_INSTRUCTOR);
    assert_int_equal(sign_up_card(t, GROUP, &card), DONE);
    assert_true(card.shielded);
}

RULE(free_places_are_those_that_nobody_has_and_nobody_waits_for)
{
    struct sign_up_group g;
    lay_out(t); /* two places */
    open_group(t, GROUP);
    assert_int_equal(sign_up_group(t, GROUP, &g), DONE);
    assert_int_equal(g.places, 2);
    assert_int_equal(groups_join(t, GROUP, person(t, "Amal", "Testi"), t->today), DONE);
    assert_int_equal(sign_up_group(t, GROUP, &g), DONE);
    assert_int_equal(g.places, 1);
    assert_int_equal(groups_queue(t, GROUP, person(t, "Idil", "Testi")), DONE);
    assert_int_equal(groups_queue(t, GROUP, person(t, "Deqa", "Testi")), DONE);
    assert_int_equal(sign_up_group(t, GROUP, &g), DONE);
    assert_int_equal(g.places, 0);
    test_sql(t, "UPDATE groups_group SET capacity = NULL");
    assert_int_equal(sign_up_group(t, GROUP, &g), DONE);
    assert_int_equal(g.places, INT_NONE);
}

RULE(the_next_day_is_that_of_the_next_planned_session)
{
    struct sign_up_group g;
    lay_out(t);
    open_group(t, GROUP);
    assert_int_equal(sign_up_group(t, GROUP, &g), DONE);
    assert_false(day_known(g.next));
    test_sql(t, "INSERT INTO groups_session (id, source_key, group_id, project_id, day, kind, theme, module, expert, "
                "state, cancel_reason, visitors, carers, register_version, version, created_at) VALUES "
                "(1, '', 50, 10, '2026-11-21', 'meeting', '', '', '', 'planned', '', 0, 0, 1, 1, ''), "
                "(2, '', 50, 10, '2026-11-24', 'meeting', '', '', '', 'cancelled', '', 0, 0, 1, 1, ''), "
                "(3, '', 50, 10, '2026-11-26', 'meeting', '', '', '', 'planned', '', 0, 0, 1, 1, '')");
    assert_int_equal(sign_up_group(t, GROUP, &g), DONE);
    assert_string_equal(g.next.t, "2026-11-26");
}

RULE(who_leads_a_group_opens_it_with_a_telephone_number_and_others_do_not)
{
    struct sign_up_opening o = {
        .open = true, .step_free = YESNO_UNKNOWN, .baby = YESNO_UNKNOWN, .offer_days = INT_NONE
    };
    struct problems ps = { 0 };
    struct sign_up_card card;
    lay_out(t);
    become(t, STRANGER, ROLE_INSTRUCTOR);
    assert_int_equal(sign_up_open(t, GROUP, 0, &o, &ps), NOT_ALLOWED);
    become(t, PEER, ROLE_PEER);
    assert_int_equal(sign_up_open(t, GROUP, 0, &o, &ps), NOT_ALLOWED);
    assert_int_equal(sign_up_card(t, GROUP, &card), NOT_ALLOWED);
    become(t, LEADER, ROLE_INSTRUCTOR);
    assert_int_equal(sign_up_open(t, GROUP, 0, &o, &ps), INVALID);
    assert_str(ps.at[0].field, "phone");
    ps.n = 0;
    o.phone = S("040 555 0100");
    assert_int_equal(sign_up_open(t, GROUP, 0, &o, &ps), DONE);
    assert_int_equal(sign_up_open(t, GROUP, 0, &o, &ps), CONFLICT);
    o.open = false, o.phone = S("");
    assert_int_equal(sign_up_open(t, GROUP, 1, &o, &ps), DONE);
    assert_int_equal(sign_up_open(t, GROUP, 1, &o, &ps), CONFLICT);
    assert_int_equal(sign_up_card(t, GROUP, &card), DONE);
    assert_int_equal(card.version, 2);
    assert_int_equal(sign_up_groups(t).n, 0);
    assert_int_equal(test_number(t, "SELECT count(*) FROM journal WHERE what = 'group' AND subject = 50"), 2);
}

static int64_t opened_on(struct task *t, struct day day)
{
    return test_number(
        t, str_z(t->a, str_fmt(t->a, "SELECT count(*) FROM sign_up_opened_facts WHERE opened_on = '%.*s'",
                           STR_ARG(day_str(&day)))));
}

RULE(the_first_day_on_which_a_group_was_open_for_joining_stays)
{
    struct sign_up_opening o = {
        .phone = S("040 555 0100"), .step_free = YESNO_UNKNOWN, .baby = YESNO_UNKNOWN, .offer_days = INT_NONE
    };
    struct problems ps = { 0 };
    lay_out(t);
    struct day first = day_add(t->today, 1);
    become(t, LEADER, ROLE_INSTRUCTOR);
    assert_int_equal(sign_up_open(t, GROUP, 0, &o, &ps), DONE); /* written down, not open yet */
    assert_int_equal(test_number(t, "SELECT count(*) FROM sign_up_opened_facts"), 0);
    for (int64_t version = 1; version <= 3; version++) {
        t->today = day_add(t->today, 1);
        o.open = version != 2; /* open, shut, and open again */
        assert_int_equal(sign_up_open(t, GROUP, version, &o, &ps), DONE);
        assert_int_equal(opened_on(t, first), 1);
    }
}

RULE(the_way_is_told_in_her_language_else_in_finnish)
{
    const struct lang *in;
    lay_out(t);
    open_group(t, GROUP);
    t->lang = lang_get(LANG_so);
    assert_str(sign_up_way(t, GROUP, &in), "Albaabku waa daarada.");
    t->lang = lang_get(LANG_ar);
    assert_str(sign_up_way(t, GROUP, &in), "Ovi on pihalla.");
    assert_true(in->id == LANG_fi);
    assert_str(sign_up_way(t, OTHER, &in), "");
}

/* ---- answers */

RULE(answers_are_read_by_the_browser_that_gave_them_and_by_nobody_else)
{
    lay_out(t);
    open_group(t, GROUP);
    assert_int_equal(say(t, from_browser("a")), DONE);
    assert_str(sign_up_said(t, S("a"), GROUP).name, "Hodan Jaamac");
    assert_str(sign_up_said(t, S("a"), GROUP).wish, "Aamulla");
    assert_str(sign_up_said(t, S("b"), GROUP).name, "");
    assert_str(sign_up_said(t, S(""), GROUP).name, "");
    assert_str(sign_up_said(t, S("a"), OTHER).name, "");
    assert_false(t->seen.somebody);
    struct sign_up_said other = right();
    other.name = S("Sahra");
    assert_int_equal(sign_up_say(t, from_browser("a"), &other), DONE);
    assert_str(sign_up_said(t, S("a"), GROUP).name, "Sahra");
    assert_int_equal(rows(t, "state = 'draft'"), 1);
    sign_up_unsay(t, S("a"), GROUP);
    assert_int_equal(rows(t, "1 = 1"), 0);
}

RULE(nothing_that_names_her_is_stored_in_clear)
{
    lay_out(t);
    open_group(t, GROUP);
    assert_int_equal(say(t, from_browser("a")), DONE);
    assert_int_equal(rows(t, "length(name) < 30 OR length(phone) < 30 OR length(friend_name) < 30 OR "
                             "length(friend_phone) < 30 OR length(wish) < 30"),
        0);
}

static bool has_problem(const struct problems *ps, const char *field)
{
    for (size_t i = 0; i < ps->n; i++)
        if (str_is(ps->at[i].field, field))
            return true;
    return false;
}

RULE(what_is_wrong_is_told_beside_its_question)
{
    static const struct {
        const char *field, *typed;
        bool wrong;
    } cases[] = { { "name", "", true }, { "name", "  ", true }, { "name", "هدى", false }, { "phone", "", true },
        { "phone", "soita", true }, { "phone", "12", true }, { "phone", "0401234567", false },
        { "phone", "+358 40 123 4567", false }, { "phone", "00358-40-1234567", false },
        { "phone", "(040) 123 4567", false }, { "phone", "٠٤٠ ١٢٣ ٤٥٦٧", false }, { "children", "", false },
        { "children", "2022", false }, { "children", "2022, 2024", false }, { "children", "3 v ja 1 v", false },
        { "children", "٢٠٢٢", false }, { "children", "ei", false }, { "children", "-", false },
        { "children", "لا", false }, { "children", "ei vielä", true }, { "children", "1.5.1990", true },
        { "phone", "112", true }, { "phone", "0000000000", true }, { "phone", "040 12", true },
        { "phone", "\xE2\x80\xAB+358 40 123 4567\xE2\x80\xAC", false }, { "children", "1990", true },
        { "children", "2030", true }, { "children", "0 1 2 3 4 5 6 7 8 9 10 11 12", true }, { "language", "", true },
        { "language", "som", false }, { "language", "xxxx", true }, { "friend_phone", "x", true },
        { "friend_name", "", true }, { "heard", "", false }, { "heard", "radio", true } };

    lay_out(t);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct sign_up_said said = right();
        struct problems ps = { 0 };
        const struct str typed = str_of(cases[i].typed);
        if (strcmp(cases[i].field, "name") == 0)
            said.name = typed;
        else if (strcmp(cases[i].field, "phone") == 0)
            said.phone = typed;
        else if (strcmp(cases[i].field, "children") == 0)
            said.children = typed;
        else if (strcmp(cases[i].field, "language") == 0)
            said.language = typed;
        else if (strcmp(cases[i].field, "friend_phone") == 0)
            said.friend_phone = typed;
        else if (strcmp(cases[i].field, "friend_name") == 0)
            said.friend_name = typed;
        else
            said.heard = typed;
        sign_up_check(t, &said, &ps);
        if (has_problem(&ps, cases[i].field) != cases[i].wrong)
            fail_msg("%s \"%s\"", cases[i].field, cases[i].typed);
        assert_int_equal(ps.n, cases[i].wrong);
    }
}

RULE(ages_and_years_of_children_become_years)
{
    struct sign_up_years years;
    assert_true(sign_up_years(t, S("2022, 3 ja 0"), &years));
    assert_int_equal(years.n, 3);
    assert_int_equal(years.at[0], 2022);
    assert_int_equal(years.at[1], 2023);
    assert_int_equal(years.at[2], 2026);
    assert_true(sign_up_years(t, S("17"), &years));
    assert_int_equal(years.at[0], 2009);
    assert_false(sign_up_years(t, S("18"), &years));
    assert_true(sign_up_years(t, S(" "), &years));
    assert_int_equal(years.n, 0);
}

/* The year of one child, or 0 when it is not one child. */
static int64_t one_year(struct task *t, const char *typed)
{
    struct sign_up_years years;

    return sign_up_years(t, str_of(typed), &years) && years.n == 1 ? years.at[0] : 0;
}

RULE(a_day_or_month_of_birth_is_one_child_and_months_are_no_years)
{
    struct sign_up_years years;
    int64_t now = day_year(t->today), half = day_year(day_add(t->today, -240));

    assert_int_equal(one_year(t, "1.5.2024"), 2024);
    assert_int_equal(one_year(t, "5/2024"), 2024);
    assert_int_equal(one_year(t, "2024-05-01"), 2024);
    assert_int_equal(one_year(t, "١/٥/٢٠٢٤"), 2024);
    assert_int_equal(one_year(t, "1.5.24"), 2024);
    assert_int_equal(one_year(t, "8 kk"), half);
    assert_int_equal(one_year(t, "8kk"), half);
    assert_int_equal(one_year(t, "8 months"), half);
    assert_int_equal(one_year(t, "8 bilood"), half);
    assert_int_equal(one_year(t, "٨ أشهر"), half);
    assert_int_equal(one_year(t, "8"), now - 8);
    assert_true(sign_up_years(t, S("Ali 1.5.2024, Muna 2022"), &years));
    assert_int_equal(years.n, 2);
    assert_true(sign_up_years(t, S("2022/2024"), &years));
    assert_int_equal(years.n, 2);
    assert_true(sign_up_years(t, S("1-3"), &years)); /* two ages */
    assert_int_equal(years.n, 2);
}

/* ---- sending */

RULE(a_number_in_digits_of_arabic_is_kept_in_those_that_every_phone_calls)
{
    struct problems ps = { 0 };
    struct sign_up_said said = right();
    struct sign_up_entries list;

    said.phone = S("\xE2\x80\xAB٠٤٠ ١٢٣٤٥٦٧\xE2\x80\xAC");
    said.friend_name = S("Ifrah");
    said.friend_phone = S("۰۵۰۱۲۳۴۵۶۷");
    lay_out(t);
    open_group(t, GROUP);
    assert_int_equal(sign_up_say(t, from_browser("a"), &said), DONE);
    assert_int_equal(sign_up_send(t, from_browser("a"), &ps), DONE);
    become(t, LEADER, ROLE_INSTRUCTOR);
    list = sign_up_entries(t, 0, false, 10);
    assert_int_equal(list.n, 2);
    for (size_t i = 0; i < list.n; i++)
        assert_true(str_is(list.at[i].phone, "040 1234567") || str_is(list.at[i].phone, "0501234567"));
}

RULE(who_comes_with_a_friend_makes_two_rows_and_who_brought_whom_is_kept)
{
    struct problems ps = { 0 };
    lay_out(t);
    open_group(t, GROUP);
    assert_int_equal(say(t, from_browser("a")), DONE);
    assert_int_equal(sign_up_send(t, from_browser("a"), &ps), DONE);
    assert_int_equal(rows(t, "state = 'new'"), 2);
    assert_int_equal(
        rows(t, "state = 'new' AND children = '2022 2023' AND heard = 'poster' AND friend_name IS NULL"), 1);
    assert_int_equal(rows(t, "brought_by = (SELECT id FROM sign_up_entry WHERE brought_by IS NULL) AND "
                             "heard = 'friend' AND language = 'som'"),
        1);
    assert_str(sign_up_said(t, S("a"), GROUP).name, ""); /* on a shared device nobody finds it again */
    assert_int_equal(test_number(t, "SELECT count(*) FROM journal WHERE act = 'create' AND what = 'sign_up'"), 2);
}

RULE(what_is_sent_twice_is_there_once)
{
    struct problems ps = { 0 };
    lay_out(t);
    open_group(t, GROUP);
    assert_false(sign_up_just_sent(t, S("a"), GROUP));
    assert_int_equal(say(t, from_browser("a")), DONE);
    assert_int_equal(sign_up_send(t, from_browser("a"), &ps), DONE);
    assert_int_equal(sign_up_send(t, from_browser("a"), &ps), DONE);
    assert_int_equal(rows(t, "state = 'new'"), 2);
    assert_true(sign_up_just_sent(t, S("a"), GROUP));
    assert_false(sign_up_just_sent(t, S("b"), GROUP));
    assert_int_equal(sign_up_send(t, from_browser("b"), &ps), INVALID);
    ps.n = 0;
    /* another family on the same device */
    struct sign_up_said next = right();
    next.friend_name = next.friend_phone = S("");
    assert_int_equal(sign_up_say(t, from_browser("a"), &next), DONE);
    assert_int_equal(sign_up_send(t, from_browser("a"), &ps), DONE);
    assert_int_equal(rows(t, "state = 'new'"), 3);
}

RULE(what_is_wrong_is_not_sent_and_stays)
{
    struct sign_up_said said = right();
    struct problems ps = { 0 };
    lay_out(t);
    open_group(t, GROUP);
    said.phone = S("?");
    assert_int_equal(sign_up_say(t, from_browser("a"), &said), DONE);
    assert_int_equal(sign_up_send(t, from_browser("a"), &ps), INVALID);
    assert_true(has_problem(&ps, "phone"));
    assert_str(sign_up_said(t, S("a"), GROUP).phone, "?");
    assert_int_equal(rows(t, "state = 'new'"), 0);
}

/* ---- flooding */

static enum outcome send_one(struct task *t, const char *browser, const char *place)
{
    struct sign_up_from from = { str_of(browser), str_of(place), GROUP };
    struct sign_up_said said = right();
    struct problems ps = { 0 };

    said.friend_name = said.friend_phone = S("");
    enum outcome how = sign_up_say(t, from, &said);
    return how == DONE ? sign_up_send(t, from, &ps) : how;
}

RULE(from_one_place_thirty_are_sent_in_an_hour_and_others_still_come_in)
{
    lay_out(t);
    open_group(t, GROUP);
    for (int i = 0; i < 30; i++)
        assert_int_equal(send_one(t, "a", "10.0.0.1"), DONE);
    assert_int_equal(send_one(t, "a", "10.0.0.1"), NOT_ALLOWED);
    assert_int_equal(send_one(t, "b", "10.0.0.2"), DONE);
    memcpy(t->now.t, "2026-11-22T09:30:01Z", sizeof t->now.t);
    assert_int_equal(send_one(t, "a", "10.0.0.1"), DONE);
}

RULE(from_one_place_ninety_begin_in_an_hour_and_who_has_begun_goes_on)
{
    lay_out(t);
    open_group(t, GROUP);
    for (int i = 0; i < 90; i++) {
        struct sign_up_from from = { str_fmt(t->a, "b%d", i), S("10.0.0.1"), GROUP };
        assert_int_equal(say(t, from), DONE);
    }
    struct sign_up_from one_more = { S("c"), S("10.0.0.1"), GROUP }, had = { S("b7"), S("10.0.0.1"), GROUP };
    assert_int_equal(say(t, one_more), NOT_ALLOWED);
    assert_int_equal(say(t, had), DONE);
    one_more.place = S("10.0.0.2");
    assert_int_equal(say(t, one_more), DONE);
}

RULE(three_hundred_are_sent_in_an_hour_in_the_whole_house)
{
    lay_out(t);
    open_group(t, GROUP);
    for (int i = 0; i < 300; i++)
        test_sql(t, str_z(t->a, str_fmt(t->a,
                                    "INSERT INTO sign_up_entry (id, group_id, project_id, state, language, children, "
                                    "heard, said_in, place, saved_at, sent_at, reason, version) VALUES (%d, 50, 10, "
                                    "'new', '', '', '', 'fi', %d, '2026-11-22T08:00:00Z', '2026-11-22T08:00:00Z', '', "
                                    "1)",
                                    i + 1, i)));
    assert_int_equal(send_one(t, "a", "10.0.0.1"), NOT_ALLOWED);
    test_sql(t, "DELETE FROM sign_up_entry WHERE id = 300");
    assert_int_equal(send_one(t, "a", "10.0.0.1"), DONE);
}

/* ---- the photo of the door */

/* The smallest picture there is: one dot (GIF is none that is taken, so PNG). */
static struct file_wish picture(const char *words)
{
    static const char png[] = "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\0\0\0\0\x3a\x7e\x9b\x55"
                              "\0\0\0\nIDAT\x78\x9c\x63\x60\0\0\0\x02\0\x01\x48\xaf\xa4\x71"
                              "\0\0\0\0IEND\xae\x42\x60\x82";

    return (struct file_wish){ .bytes = { png, sizeof png - 1 }, .name = S("ovi.png"), .words = str_of(words) };
}

RULE(the_photo_of_the_door_says_what_it_shows_and_is_seen_as_long_as_the_group_is_open)
{
    struct file_wish one = picture("Vihreä ovi"), silent = picture("");
    struct problems ps = { 0 };
    struct file f, other;
    lay_out(t);
    become(t, LEADER, ROLE_INSTRUCTOR);
    assert_int_equal(sign_up_door_put(t, GROUP, &one, &ps), NOT_FOUND); /* the card is written first */
    open_group(t, GROUP);
    assert_int_equal(sign_up_door_put(t, GROUP, &silent, &ps), INVALID);
    assert_true(has_problem(&ps, "words"));
    ps.n = 0;
    assert_int_equal(sign_up_door_put(t, GROUP, &one, &ps), DONE);
    assert_true(sign_up_door(t, GROUP, &f));
    assert_int_equal(sign_up_door_put(t, GROUP, &one, &ps), DONE); /* takes its place */
    assert_true(sign_up_door(t, GROUP, &other));
    assert_true(other.id != f.id);
    assert_int_equal(files_of(t, FILE_OF_DOOR, GROUP).n, 1);
    t->viewer = &VIEWER_NOBODY;
    assert_true(sign_up_door_shown(t, GROUP, other.id, &f));
    assert_string_equal(sign_up_door_ending(t, (const int64_t[]){ GROUP, other.id }), "png");
    assert_int_equal(sign_up_door_put(t, GROUP, &one, &ps), NOT_ALLOWED);
    test_sql(t, "UPDATE sign_up_opening SET open = 0");
    assert_false(sign_up_door_shown(t, GROUP, other.id, &f));
    assert_null(sign_up_door_ending(t, (const int64_t[]){ GROUP, other.id }));
    become(t, LEADER, ROLE_INSTRUCTOR);
    assert_true(sign_up_door_shown(t, GROUP, other.id, &f));
    test_sql(t, str_z(t->a, str_fmt(t->a,
                                "INSERT INTO consents_shown (mark, person_id, marked_at) SELECT mark, 5, "
                                "'2026-11-20T08:00:00Z' FROM files_file WHERE id = %lld",
                                (long long)other.id)));
    assert_false(sign_up_door(t, GROUP, &f)); /* is taken down */
    assert_true(sign_up_door_put_up(t, GROUP, &f) && f.hidden);
    assert_int_equal(sign_up_door_drop(t, GROUP), DONE);
    assert_false(sign_up_door_put_up(t, GROUP, &f));
}

RULES(a_group_is_found_when_it_is_open_and_runs, a_group_with_somebody_under_non_disclosure_is_found_by_nobody,
    free_places_are_those_that_nobody_has_and_nobody_waits_for, the_next_day_is_that_of_the_next_planned_session,
    who_leads_a_group_opens_it_with_a_telephone_number_and_others_do_not,
    the_first_day_on_which_a_group_was_open_for_joining_stays, the_way_is_told_in_her_language_else_in_finnish,
    answers_are_read_by_the_browser_that_gave_them_and_by_nobody_else, nothing_that_names_her_is_stored_in_clear,
    what_is_wrong_is_told_beside_its_question, ages_and_years_of_children_become_years,
    a_day_or_month_of_birth_is_one_child_and_months_are_no_years,
    a_number_in_digits_of_arabic_is_kept_in_those_that_every_phone_calls,
    who_comes_with_a_friend_makes_two_rows_and_who_brought_whom_is_kept, what_is_sent_twice_is_there_once,
    what_is_wrong_is_not_sent_and_stays, from_one_place_thirty_are_sent_in_an_hour_and_others_still_come_in,
    from_one_place_ninety_begin_in_an_hour_and_who_has_begun_goes_on,
    three_hundred_are_sent_in_an_hour_in_the_whole_house,
    the_photo_of_the_door_says_what_it_shows_and_is_seen_as_long_as_the_group_is_open)

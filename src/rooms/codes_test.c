/* codes_test: the shared lists say what INTERFACES.md says; municipalities, offices, qualifications. */
#include "base/test.h"
#include "rooms/codes.h"
#include "rooms/places.h"
#include "rooms/qualifications.h"

static struct str joined(struct arena *a, const struct codes *list)
{
    struct str all = S("");
    for (size_t i = 0; i < list->n; i++)
        all = str_fmt(a, "%.*s%s%s", STR_ARG(all), i > 0 ? " " : "", list->at[i].code);
    return all;
}

static const struct {
    const struct codes *list;
    const char *codes;
} lists[] = {
    { &CODES_gender, "woman man non_binary unknown" },
    { &CODES_status,
        "employed self_employed unemployed student home_care parental_leave_with_job maternity_leave_with_job "
        "other_inactive unknown" },
    { &CODES_education, "0 1 2 3 4 5 6 7 8 9" },
    { &CODES_group_kind, "peer digital language mixed" },
    { &CODES_membership_state, "waiting member left" },
    { &CODES_session_kind, "meeting digital_workshop language exercise trip party expert_visit" },
    { &CODES_session_state, "planned held cancelled" },
    { &CODES_mark, "present late excused absent" },
    { &CODES_child_care_state, "booked came did_not_come" },
    { &CODES_heard_from, "friend brochure shop community_event social_media authority school_or_daycare "
                         "earlier_project outreach_worker other" },
    { &CODES_channel, "phone visit message group_visit event" },
    { &CODES_depth, "light intensive" },
    { &CODES_destination, "language_training adult_basic_education vocational_education upper_secondary "
                          "higher_education other_training "
                          "working_life entrepreneurship other_service home_care other not_reached" },
    { &CODES_guidance_state, "suggested agreed applied accepted started completed ended" },
    { &CODES_follow_up_kind, "exit six_month other" },
    { &CODES_weekday, "mon tue wed thu fri sat sun" },
    { &CODES_step_state, "open done dropped" },
    { &CODES_need_area, "language literacy education work digital health well_being parenting child_care housing "
                        "finances rights networks" },
    { &CODES_need_weight, "0 1 2 3" },
    { &CODES_role, "admin manager counsellor instructor peer coordinator carer" },
    { &CODES_yesno, "yes no" },
    { &CODES_round_state, "open done" },
    { &CODES_skill, "listening speaking reading writing literacy digital device connection bank_identification" },
    { &CODES_script, "latin arabic cyrillic ethiopic other" },
    { &CODES_skill_level, "0 A1.1 A1.2 A1.3 A2.1 A2.2 B1.1 B1.2 B2.1 B2.2 C1.1 C1.2 C2.1 C2.2 none little fluent "
                          "with_help alone helps has shared lacks" },
    { &CODES_skill_source, "test own_estimate worker" },
    { &CODES_history_kind, "education work" },
    { &CODES_strength_area, "home work study hobby community other" },
    { &CODES_talk_channel, "office phone video message home_visit group other" },
    { &CODES_depth_set, "rule worker" },
    { &CODES_care_division, "self other_parent shared alone others" },
    { &CODES_appointment_state, "planned held no_show cancelled" },
    { &CODES_deferral, "parental_leave illness move other" },
    { &CODES_step_who, "person worker service" },
    { &CODES_step_picture, "school book form phone computer talk work child_care health home money friends" },
    { &CODES_integration_item,
        "names birth mother_tongue service_language citizenship home contact officer validity training_advice "
        "language_test education work occupation_goal earlier_training agreed other" },
    { &CODES_provider_kind, "school employer service authority organisation other" },
    { &CODES_study_form, "full_time part_time evening distance workplace" },
    { &CODES_receiver_kind, "service person email paper" },
    { &CODES_referral_state, "draft sent answered withdrawn closed" },
    { &CODES_referral_answer, "accepted place_from declined asked_back replied came" },
    { &CODES_attempt_channel, "phone message visit email letter other" },
};

TEST(the_lists_are_those_of_the_data_package)
{
    struct arena *a = arena_new((size_t)1 << 20);
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
        assert_str(joined(a, lists[i].list), lists[i].codes);
    arena_free(a);
}

TEST(the_languages_of_the_select_box_are_639_3_codes)
{
    struct arena *a = arena_new((size_t)1 << 20);
    for (size_t k = 0; k < CODES_language.n; k++)
        assert_str(lang_code3(a, str_of(CODES_language.at[k].code)), CODES_language.at[k].code);
    arena_free(a);
}

TEST(municipalities_are_complete_and_in_order)
{
    assert_int_equal(PLACES_N, 308);
    assert_int_equal(REGIONS_N, 19);
    for (size_t i = 0; i < PLACES_N; i++) {
        const struct place *p = &PLACES[i];
        assert_int_equal(strlen(p->code), 3);
        assert_true(i == 0 || strcmp(PLACES[i - 1].code, p->code) < 0);
        assert_true(place_ok(str_of(p->code)));
        assert_false(str_is(region_name(lang_get(LANG_fi), str_of(p->region)), p->region));
        assert_false(str_is(office_name(lang_get(LANG_fi), str_of(p->office_2025)), p->office_2025));
        assert_false(str_is(office_name(lang_get(LANG_fi), str_of(p->office_2026)), p->office_2026));
    }
}

TEST(a_municipality_is_found_by_code_and_by_name)
{
    assert_str(place_name(lang_get(LANG_fi), S("091")), "Helsinki");
    assert_str(place_name(lang_get(LANG_sv), S("091")), "Helsingfors");
    assert_str(place_name(lang_get(LANG_ar), S("005")), "Alajärvi");
    assert_str(place_name(lang_get(LANG_en), S("478")), "Mariehamn");
    assert_str(place_name(lang_get(LANG_fi), S("999")), "999");
    assert_true(place_ok(S("005")));
    assert_false(place_ok(S("5")) || place_ok(S("")) || place_ok(S("0910")));
    assert_str(place_find(S("5")), "005");
    assert_str(place_find(S(" 091 ")), "091");
    assert_str(place_find(S("espoo")), "049");
    assert_str(place_find(S("ESBO")), "049");
    assert_str(place_find(S("ÄÄNEKOSKI")), "992");
    assert_str(place_find(S("Stockholm")), "");
    assert_str(place_find(S("")), "");
    assert_str(place_find(S("0")), "");
}

TEST(the_office_changes_with_the_year)
{
    const struct lang *fi = lang_get(LANG_fi);
    assert_str(office_name(fi, place_office(S("091"), DAY("2025-12-31"))), "Uudenmaan ELY-keskus");
    assert_str(office_name(fi, place_office(S("091"), DAY("2026-01-01"))), "Uudenmaan elinvoimakeskus");
    assert_str(office_name(fi, place_office(S("837"), DAY("2024-05-05"))), "Pirkanmaan ELY-keskus");
    assert_str(office_name(fi, place_office(S("837"), DAY("2026-11-22"))), "Sisä-Suomen elinvoimakeskus");
    assert_str(office_name(lang_get(LANG_sv), place_office(S("478"), DAY("2025-01-01"))), "Åland");
    assert_str(place_office(S("999"), DAY("2026-01-01")), "");
    assert_str(region_name(fi, place_region(S("091"), DAY("2026-01-01"))), "Uusimaa");
    assert_str(region_name(lang_get(LANG_sv), place_region(S("005"), DAY("2025-01-01"))), "Södra Österbotten");
}

TEST(qualifications_have_names_in_three_languages)
{
    assert_true(QUALIFICATIONS_N >= 60);
    assert_str(qualification_name(lang_get(LANG_fi), &QUALIFICATIONS[0]), "Sosiaali- ja terveysalan perustutkinto");
    for (size_t i = 0; i < QUALIFICATIONS_N; i++) {
        assert_int_equal(strlen(QUALIFICATIONS[i].code), 6);
        assert_true(qualification_name(lang_get(LANG_sv), &QUALIFICATIONS[i]).n > 0);
        assert_true(qualification_name(lang_get(LANG_en), &QUALIFICATIONS[i]).n > 0);
    }
}

TESTS(the_lists_are_those_of_the_data_package, the_languages_of_the_select_box_are_639_3_codes,
    municipalities_are_complete_and_in_order, a_municipality_is_found_by_code_and_by_name,
    the_office_changes_with_the_year, qualifications_have_names_in_three_languages)

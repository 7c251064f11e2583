/* people_path_words: what an event of the path is called, for her own page and for the workers'. No pages here. */
#include "lang/lang.h"
#include "rooms/codes.h"
#include "rooms/people/people_path.h"

struct str people_part_name(struct task *t, enum path_part part)
{
    switch (part) {
    case PATH_needs: return str_of(tr(t, "Needs"));
    case PATH_skills: return str_of(tr(t, "Skills"));
    case PATH_talks: return str_of(tr(t, "Talks"));
    case PATH_appointments: return str_of(tr(t, "Appointments"));
    case PATH_plans: return str_of(tr(t, "Plans"));
    case PATH_groups: return str_of(tr(t, "Groups"));
    case PATH_guidance: return str_of(tr(t, "Guidance"));
    case PATH_referrals: return str_of(tr(t, "Referrals"));
    case PATH_contacts: return str_of(tr(t, "Contacts"));
    case PATH_follow_ups: return str_of(tr(t, "Follow-ups"));
    case PATH_family: return str_of(tr(t, "Family"));
    case PATH_facts: return str_of(tr(t, "Basic facts and participation"));
    case PATH_ALL:
    case PATH__N: break;
    }
    return str_of(tr(t, "All events"));
}

static struct str status_name(struct task *t, struct str code)
{
    return str_empty(code) || str_is(code, "unknown") ? S("") : code_name(t->lang, &CODES_status, code);
}

static struct str two(struct task *t, struct str a, struct str b)
{
    if (str_empty(a) || str_empty(b))
        return str_empty(a) ? b : a;
    return str_fmt(t->a, "%.*s · %.*s", STR_ARG(a), STR_ARG(b));
}

/* Entry, groups, exit, contacts. False: it is another kind. */
static bool tell_taking_part(struct task *t, const struct path_row *e, struct path_words *ret)
{
    if (str_is(e->kind, "entry")) {
        ret->title = str_of(tr(t, "Came to the project"));
        ret->detail = status_name(t, e->code);
    } else if (str_is(e->kind, "joined")) {
        ret->title = trf(t, "Joined the group %1$s", e->detail);
    } else if (str_is(e->kind, "left")) {
        ret->title = trf(t, "Left the group %1$s", e->detail);
    } else if (str_is(e->kind, "contact")) {
        ret->title = trf(t, "Contact: %1$s", code_name(t->lang, &CODES_channel, e->code));
        ret->detail = e->detail;
    } else if (str_is(e->kind, "exit")) {
        ret->title = str_of(tr(t, "Left the project"));
        ret->detail = status_name(t, e->code);
    } else if (str_is(e->kind, "six_month")) {
        ret->title = str_of(tr(t, "Six months after leaving"));
        ret->detail = status_name(t, e->code);
    } else {
        return false;
    }
    return true;
}

/* Guidance, referrals, follow-ups. */
static bool tell_guidance(struct task *t, const struct path_row *e, struct path_words *ret)
{
    if (str_is(e->kind, "guidance")) {
        ret->title = trf(t, "Guidance: %1$s", code_name(t->lang, &CODES_destination, e->code));
        ret->detail = two(t, code_name(t->lang, &CODES_guidance_state, e->code2), e->detail);
    } else if (str_is(e->kind, "referral")) {
        ret->title = trf(t, "Referral: %1$s", e->detail);
        ret->detail = code_name(t->lang, &CODES_referral_state, e->code);
    } else if (str_is(e->kind, "follow_up")) {
        ret->title = trf(t, "Asked how it goes: %1$s", code_name(t->lang, &CODES_follow_up_kind, e->code));
        ret->detail = status_name(t, e->code2);
    } else if (str_is(e->kind, "not_reached")) {
        ret->title = trf(t, "Not reached: %1$s", code_name(t->lang, &CODES_follow_up_kind, e->code));
    } else {
        return false;
    }
    return true;
}

static struct str skill_level_name(struct task *t, const struct path_row *e)
{
    struct str of = code_ok(&CODES_script, e->detail) ? code_name(t->lang, &CODES_script, e->detail)
                    : str_empty(e->detail)            ? S("")
                                                      : lang_language_name(t->a, t->lang, e->detail);

    return two(t, of, code_name(t->lang, &CODES_skill_level, e->code2));
}

/* What is told and agreed with her. */
static void tell_work(struct task *t, const struct path_row *e, struct path_words *ret)
{
    if (str_is(e->kind, "counselling")) {
        ret->title = trf(t, "Talk: %1$s", code_name(t->lang, &CODES_depth, e->code));
        ret->detail = str_empty(e->code2) ? S("") : code_name(t->lang, &CODES_talk_channel, e->code2);
    } else if (str_is(e->kind, "appointment")) {
        ret->title = trf(t, "Appointment: %1$s", code_name(t->lang, &CODES_talk_channel, e->code));
        ret->detail = code_name(t->lang, &CODES_appointment_state, e->code2);
    } else if (str_is(e->kind, "plan")) {
        ret->title = str_of(tr(t, "Made a plan"));
    } else if (str_is(e->kind, "step")) {
        ret->title = str_of(tr(t, "A step of the plan was done"));
    } else if (str_is(e->kind, "needs")) {
        ret->title = str_of(tr(t, "Needs were mapped"));
    } else if (str_is(e->kind, "home_support")) {
        ret->title = str_of(tr(t, "Talked about support at home"));
    } else if (str_is(e->kind, "skill")) {
        ret->title = trf(t, "Skill: %1$s", code_name(t->lang, &CODES_skill, e->code));
        ret->detail = skill_level_name(t, e);
    } else if (str_is(e->kind, "certificate")) {
        ret->title = trf(t, "Certificate: %1$s", e->detail);
    } else {
        must(t, str_is(e->kind, "strength"));
        ret->title = trf(t, "Is good at something: %1$s", code_name(t->lang, &CODES_strength_area, e->code));
    }
}

struct path_words people_path_words(struct task *t, const struct path_row *e)
{
    struct path_words w = { S(""), S("") };

    if (!tell_taking_part(t, e, &w) && !tell_guidance(t, e, &w))
        tell_work(t, e, &w);
    return w;
}

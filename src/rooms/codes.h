/* codes: the value lists that several rooms and the data package share: what may be stored, and what people read.
 * Use code_ok() and code_name() of html/form.h; a field table names a list as &CODES_gender. */
#pragma once
#include "html/form.h"

/* One row per list. education is ISCED 2011 (9 = not known), need_weight 0-3; language holds the languages offered
 * first in a select box, commonest first (any ISO 639-3 code may be stored: lang_code3). */
/* clang-format off */
#define CODE_LISTS(C) \
    C(gender) C(status) C(education) C(group_kind) C(membership_state) \
    C(session_kind) C(session_state) C(mark) C(child_care_state) C(heard_from) \
    C(channel) C(depth) C(destination) C(guidance_state) C(follow_up_kind) \
    C(weekday) C(step_state) C(need_area) C(need_weight) C(role) \
    C(yesno) C(language) \
    C(round_state) C(skill) C(script) C(skill_level) C(skill_source) \
    C(history_kind) C(strength_area) C(talk_channel) C(depth_set) C(care_division) \
    C(appointment_state) C(deferral) C(step_who) C(step_picture) C(integration_item) \
    C(provider_kind) C(study_form) C(receiver_kind) C(referral_state) C(referral_answer) \
    C(attempt_channel) C(leaving) C(not_coming) C(left_because)
/* clang-format on */
#define C(list) extern const struct codes CODES_##list;
CODE_LISTS(C)
#undef C

/* plans_templates: ready-made steps, as data. A plan takes their words over and is then a plan like any other. */
#pragma once
#include "html/form.h"
#include "rooms/plans/plans_record.h"

extern const struct codes CODES_plan_template;

/* months, days: after the day on which the plan is filled. */
struct template_step {
    const char *what, *who, *picture;
    int64_t days, months;
};
struct template
{
    const struct template_step *at;
    size_t n;
};
/* False: there is none of this code. */
bool plan_template(struct str code, struct template *ret_template);
/* The message whose Finnish is this text; NULL: no template says so. */
const char *plan_template_words(struct str finnish);

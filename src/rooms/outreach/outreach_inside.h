/* outreach_inside: what the files of this room share; other rooms use outreach.h. */
#pragma once
#include "html/form.h"
#include "rooms/outreach/outreach.h"
#include "rooms/outreach/outreach_codes.h"

/* What is wrong with it, whoever brings it. */
void outreach_check_place(struct task *t, const struct outreach_place *p, struct problems *ret);
void outreach_check_visit(struct task *t, const struct outreach_visit *v, struct problems *ret);
/* The code of a place made here, from its number: six letters that nobody mistakes for another. */
struct str outreach_code_of(struct arena *a, int64_t place);
bool outreach_code_ok(struct str code);

/* referrals_row: what the files of referrals share among themselves. */
#pragma once
#include "referrals_sql.h"
#include "rooms/referrals/referrals.h"

struct referral referral_of(struct task *t, const struct referrals_sql_referral_row *r);
void referral_waits(struct task *t, struct referral *r); /* sets waits and due */
/* What is shared, as it is kept: a line for each, label, a tab, value; line breaks of a value as U+2028. */
struct str referral_text(struct task *t, const struct referral *r);

/* demo_links: what no package carries and only the house itself can do: referrals that are sent by a link and answered,
 * links of questions that wait, plans that were changed. Only this room. */
#pragma once
#include "base/task.h"

/* How many days ago the referral number n (from 0) was sent; 0: it was not. */
int demo_sent_ago(int64_t n);
/* After the import, in the same transaction. */
void demo_links(struct task *t);
void demo_parents(struct task *t); /* who they are whose own pages one can open; telephones of workers */
bool demo_is_parents_group(struct task *t, int64_t group);
void demo_voice(struct task *t);       /* ideas, votes and questions of members */
void demo_parents_say(struct task *t); /* what those parents agreed to, asked and planned */
/* Invitations with answers, one for the second time, messages that went and failed, calls, own words of this project.
 */
void demo_messages(struct task *t, int64_t project);
void demo_sign_up(struct task *t); /* groups open for joining, and who has signed up */

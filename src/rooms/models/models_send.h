/* models_send: the adopter's notice on its way over the web: somebody presses a button, a job sends it, and what came
 * of it is told in plain words. The first house's side: only who brings the token of the package is heard. Only this
 * room.
 */
#pragma once
#include "net/send.h"
#include "rooms/models/models_adoption.h"

enum { SEND_TRIES_MOST = 5, SEND_SAID_MOST = 300 };

/* state: "waits" (next_at: from then on it is tried, once more after tries), "told", "failed". why: a reason of
 * net/ask.h, "away" (no network here), "refused", "busy"; said: a sentence of theirs, or "". */
struct model_sending {
    struct str state, why, said;
    int64_t tries;
    struct instant next_at;
};
bool models_sending(struct task *t, int64_t model, struct model_sending *ret_sending);
/* Does its package say where to tell it? */
bool models_can_send(const struct pack_origin *from);
/* It is sent soon, from this request on. As models_notice(); INVALID too: its package does not say where. */
enum outcome models_send(struct task *t, int64_t model, struct problems *ret_problems) MUST_USE;
/* What came of a try. */
void models_sent(struct task *t, int64_t model, const struct net_sent *sent);
/* The model whose notice is to be sent next; 0: none now. */
int64_t models_send_due(struct task *t);

/* A notice that came over the web with the token of the package, without anybody's right. INVALID: another token, and
 * as models_notice_take(). */
enum outcome models_hear_notice(
    struct task *t, int64_t model, struct str token, struct str json, struct problems *ret_problems) MUST_USE;

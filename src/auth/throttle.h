/* throttle: waits after failed sign-ins, per account and per address; they double. The table is bounded by its slots.
 */
#pragma once
#include "base/task.h"

/* Seconds until this account from this address may try again; 0 = now. address: as the server saw it; empty: who is
 * signed in already changes her password, and others are not to wait for her mistakes. account: empty where strangers'
 * attempts are not to keep its owner waiting. */
int64_t throttle_wait(struct task *t, struct str account, struct str address);
/* Counts an attempt before it is tried, so that many at once do not slip through; a right one is taken back. */
void throttle_count(struct task *t, struct str account, struct str address);
/* The same from a request that only reads, for what is no use to try right: soon, by the journal's thread; perhaps
 * never, when more wait than that has room for. */
void throttle_count_soon(struct task *t, struct str account, struct str address);
void throttle_right(struct task *t, struct str account, struct str address);
/* "Too many attempts. Try again in 5 minutes." */
struct str throttle_sentence(struct task *t, int64_t seconds);

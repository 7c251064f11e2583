/* throttle: waits after failed sign-ins, per account and per address; they double. The table is bounded by its slots. */
#pragma once
#include "base/task.h"

/* Seconds until this account from this address may try again; 0 = now. address: as the server saw it. */
int64_t throttle_wait(struct task *t, struct str account, struct str address);
void    throttle_failed(struct task *t, struct str account, struct str address);
void    throttle_cleared(struct task *t, struct str account);
/* "Too many attempts. Try again in 5 minutes." */
struct str throttle_sentence(struct task *t, int64_t seconds);

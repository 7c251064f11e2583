/* password: Argon2id through libsodium. One check costs about 60 ms and 32 MiB on purpose; at most two run at a time,
 * so memory stays bounded. Call outside a write transaction: others wait for it. */
#pragma once
#include "base/task.h"

#define PASSWORD_MIN 12
#define PASSWORD_MAX 200
/* What must be better, as a whole sentence; NULL when it will do. email: of the person, may not be the password. */
const char *password_weakness(struct task *t, struct str password, struct str email);
struct str password_hash(struct task *t, struct str password);
/* hash empty (no such account, no password yet): takes as long, and says no. */
bool password_fits(struct task *t, struct str hash, struct str password);

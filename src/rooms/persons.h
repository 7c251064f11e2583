/* persons: what people tell rooms that they do not know. Who listens stands in persons.c. */
#pragma once
#include "base/task.h"

/* A person was made, or her names, birth or phone changed. */
void persons_changed(struct task *t, int64_t person);
/* Is there another file that may be hers, which the viewer may see? */
bool persons_alike(struct task *t, int64_t person);
/* Somebody wrote her down in a project. Where organisations see their own persons only, she is of the one whose manager
 * or counsellor did. */
void persons_spell_made(struct task *t, int64_t spell, int64_t project);
/* A spell of hers in a project began, ended, was corrected, was asked about, or became another file's. */
void persons_spells_changed(struct task *t, int64_t person);
/* She is protected now, or her household, or not any more. */
void persons_protected(struct task *t, int64_t person);
/* The lost file goes into the kept one, whose rows are still its own: what she said under either holds for both. */
void persons_joining(struct task *t, int64_t kept, int64_t lost);
/* They stand by themselves again, each with its own words. */
void persons_parted(struct task *t, int64_t kept, int64_t lost);
/* The spells that an import brought are about to be taken away. */
void persons_spells_going(struct task *t, int64_t import);
/* The persons that an import brought are about to be taken away. */
void persons_going(struct task *t, int64_t import);

/* qualifications: those that have a code in the national classification of education, with their names. What somebody
 * wrote is kept as it was written: schools and registers name more qualifications than any list here. Where it is one
 * of these names, in whatever language, its code is stored beside it: it is shown in each reader's language and counted
 * once. */
#pragma once
#include "lang/lang.h"

struct qualification {
    const char *code, *fi, *sv, *en;
};                                                  /* code: six digits, national classification of education */
extern const struct qualification QUALIFICATIONS[]; /* those that participants have studied for first */
extern const size_t QUALIFICATIONS_N;

/* By its code or one of its names, whatever case and blanks; NULL: it has none. */
const struct qualification *qualification_find(struct str text);
struct str qualification_code(struct str text); /* of the same; empty when there is none */
/* Finnish, Swedish or English; Somali and Arabic readers get the Finnish name, which schools and certificates use. */
struct str qualification_name(const struct lang *l, const struct qualification *q);
/* The same of a text: as it is written when it has no code. */
struct str qualification_text(const struct lang *l, struct str text);

/* qualifications: names of qualifications as suggestions while typing (a datalist). What is stored is the text: schools
 * and registers name more qualifications than any list here. */
#pragma once
#include "lang/lang.h"

struct qualification {
    const char *code, *fi, *sv, *en;
};                                                  /* code: six digits, national classification of education */
extern const struct qualification QUALIFICATIONS[]; /* those that participants have studied for first */
extern const size_t QUALIFICATIONS_N;

/* Finnish, Swedish or English; Somali and Arabic readers get the Finnish name, which schools and certificates use. */
struct str qualification_name(const struct lang *l, const struct qualification *q);

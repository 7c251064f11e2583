/* qualifications: the table of qualifications.def. */
#include "rooms/qualifications.h"

#define QUALIFICATION(code, fi, sv, en) { code, fi, sv, en },
const struct qualification QUALIFICATIONS[] = {
#include "rooms/qualifications.def"
};
const size_t QUALIFICATIONS_N = sizeof QUALIFICATIONS / sizeof *QUALIFICATIONS;

struct str qualification_name(const struct lang *l, const struct qualification *q)
{
    return str_of(l->id == LANG_sv ? q->sv : l->id == LANG_en ? q->en : q->fi);
}

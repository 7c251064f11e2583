/* accept_fuzz: any Accept-Language header ends in one of our languages, and always in the same. */
#include "lang/lang.h"
#include "tests/fuzz/fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct str header = fuzz_str(data, size);
    const struct lang *l = lang_accept(header);
    HOLDS(l != NULL && l->id < LANG__N);
    HOLDS(lang_accept(header) == l);
    HOLDS(lang_by_tag(str_of(l->tag)) == l);
    const struct lang *tag = lang_by_tag(header);
    HOLDS(tag == NULL || tag->id < LANG__N);
    return 0;
}

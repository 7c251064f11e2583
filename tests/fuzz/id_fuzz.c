/* id_fuzz: ids as they stand in addresses, and whole numbers. One text for each id, one id for each text. */
#include "base/id.h"
#include "tests/fuzz/fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct str s = fuzz_str(data, size);
    int64_t id, number;
    if (id_read(s, &id)) {
        char text[ID_TEXT];
        id_text(id, text);
        HOLDS(id > 0);
        HOLDS(str_is(s, text));
    }
    if (str_int(s, &number))
        HOLDS(s.n > 0);
    return 0;
}

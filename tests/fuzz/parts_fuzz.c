/* parts_fuzz: any bytes as a multipart form; the first line is its Content-Type. Files are views of the body, texts are
 * clean, and neither is more than asked. */
#include "lang/lang.h"
#include "tests/fuzz/fuzz.h"
#include "web/query.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena *a = arena_new((size_t)64 << 20);
    struct str body = fuzz_str(data, size), type = { "", 0 }, text;
    struct values vs = { 0 };
    struct parts ps = { 0 };
    if (size > 0)
        str_cut(&body, '\n', &type);
    if (query_read_parts(a, type, body, (struct query_most){ .values = 20, .files = 5 }, &vs, &ps)) {
        HOLDS(vs.n <= 20 && ps.n <= 5);
        for (size_t i = 0; i < vs.n; i++)
            HOLDS(text_clean(a, vs.at[i].value, &text));
        for (size_t i = 0; i < ps.n; i++)
            HOLDS(ps.at[i].bytes.p >= body.p && ps.at[i].bytes.p + ps.at[i].bytes.n <= body.p + body.n);
    } else {
        HOLDS(vs.n == 0 && ps.n == 0);
    }
    arena_free(a);
    return 0;
}

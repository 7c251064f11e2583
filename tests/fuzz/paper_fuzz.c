/* paper_fuzz: any bytes as a paper (paper_stream.h), drawn in this process. Drawn, refused as too long, or refused with
 * a reason; what is drawn begins and ends as a PDF. */
#include "paper/paper_draw.h"
#include "tests/fuzz/fuzz.h"

/* The libraries keep what they found out of fonts for as long as the process lives, which elsewhere is one paper. */
const char *__lsan_default_suppressions(void);
const char *__lsan_default_suppressions(void)
{
    return "leak:libfontconfig.so\nleak:libpango\nleak:libcairo\nleak:libglib\nleak:libgobject\n";
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena *a = arena_new((size_t)1 << 30);
    struct buf o;
    const char *trouble = NULL;

    buf_init(&o, PAPER_BYTES);
    switch (paper_draw(a, fuzz_str(data, size), &o, &trouble)) {
    case PAPER_DRAWN: HOLDS(str_starts(buf_view(&o), S("%PDF-1.")) && str_ends(buf_view(&o), S("%%EOF\n"))); break;
    case PAPER_BROKEN: HOLDS(trouble && *trouble); break;
    case PAPER_TOO_LONG: break;
    }
    buf_free(&o);
    arena_free(a);
    return 0;
}

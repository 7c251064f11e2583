/* cells_fuzz: a number format, a line's end, and what stands in the cell: shown within its room, whatever both are; and
 * whether the text is the error of a formula. */
#include <string.h>
#include "rooms/tables/tables_read.h"
#include "rooms/tables/xlsx_cells.h"
#include "tests/fuzz/fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct str rest = fuzz_str(data, size), code = S("");
    char shown[CELL_TEXT];
    if (size > 1000 || !str_cut(&rest, '\n', &code) || (code.n > 0 && memchr(code.p, '\0', code.n)))
        return 0;
    struct arena *a = arena_new(1 << 20);
    struct cell_format format = cell_format_of(str_z(a, code));
    struct str raw = str_copy(a, rest);
    for (int since_1904 = 0; since_1904 < 2; since_1904++)
        if (cell_number(raw, &format, since_1904, shown))
            HOLDS(strnlen(shown, CELL_TEXT) < CELL_TEXT);
    if (cell_iso(raw, format.kind, shown))
        HOLDS(strnlen(shown, CELL_TEXT) < CELL_TEXT);
    HOLDS(!cell_is_error(raw) || raw.n > 2);
    arena_free(a);
    return 0;
}

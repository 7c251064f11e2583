/* publications_codes: see publications_codes.h. The languages are those of the interface: pages, directions and
 * addresses of each are there. */
#include "rooms/publications/publications_codes.h"

#include "rooms/publications/publications_kinds.h"

static const struct code kind_rows[] = {
#define K(code, name, months, whose) { #code, name },
    PUBLICATION_KINDS(K)
#undef K
};
static const struct code state_rows[] = {
    { "draft", N_("Draft") },
    { "review", N_("In review") },
    { "approved", N_("Approved") },
    { "published", N_("Published") },
    { "archived", N_("Archived") },
};
static const struct code language_rows[] = {
#define L(x, tag, iso3, name, dir, locale, translated) { #tag, name },
    LANGUAGES(L, )
#undef L
};
#define ROWS(rows) rows, sizeof rows / sizeof *rows
/* Those that are written on the pages of this room stand first. */
enum {
#define HERE                         1
#define OWN                          0
#define K(code, name, months, whose) +whose
    KINDS_HERE = 0 PUBLICATION_KINDS(K)
#undef K
#undef HERE
#undef OWN
};
const struct codes CODES_publication_here = { "publication_here", kind_rows, KINDS_HERE };
const struct codes CODES_publication_kind = { "publication_kind", ROWS(kind_rows) };
const struct codes CODES_publication_state = { "publication_state", ROWS(state_rows) };
const struct codes CODES_publication_language = { "publication_language", ROWS(language_rows) };

int64_t publication_kind_months(struct str kind)
{
    static const int64_t months[] = {
#define K(code, name, months, whose) months,
        PUBLICATION_KINDS(K)
#undef K
    };

    for (size_t i = 0; i < CODES_publication_kind.n; i++)
        if (str_is(kind, kind_rows[i].code))
            return months[i];
    return 12;
}

bool publication_is_own(struct str kind)
{
    return code_ok(&CODES_publication_kind, kind) && !code_ok(&CODES_publication_here, kind);
}

/* publications_kinds: what is published, a row each. A later room (modules, models, project cards) adds its row, makes
 * its publications through publications.h, and has their addresses, versions, languages, review and feeds from here.
 *    code      name                  months until somebody looks at it again */
#pragma once
/* clang-format off */
#define PUBLICATION_KINDS(K) \
    K(news,     N_("News item"),     24) \
    K(press,    N_("Press release"), 24) \
    K(material, N_("Material"),      12)
/* clang-format on */

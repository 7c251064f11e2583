/* publications_kinds: what is published, a row each. A later room (modules, models, project cards) adds its row, makes
 * its publications through publications.h, and has their addresses, versions, languages, review and feeds from here.
 * The pages of kinds that are OWN are those of a room above (rooms/models): it makes and publishes them.
 *    code      name                  months until somebody looks at it again, whose pages */
#pragma once
/* clang-format off */
#define PUBLICATION_KINDS(K) \
    K(news,     N_("News item"),       24, HERE) \
    K(press,    N_("Press release"),   24, HERE) \
    K(material, N_("Material"),        12, HERE) \
    K(model,    N_("Operating model"), 24, OWN) \
    K(practice, N_("Good practice"),   24, OWN)
/* clang-format on */

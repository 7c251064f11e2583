/* paper_card: a picture of a page, 1200 by 630, for those who link to it (Open Graph): its title large, the name of the
 * house above, a line below. Drawn like a paper, by the same process. */
#pragma once
#include "base/task.h"
#include "lang/lang.h"

#define CARD_TYPE "image/png"
enum { CARD_WIDTH = 1200, CARD_HEIGHT = 630, CARD_BYTES = 4 << 20 };
/* lang: which way it runs. Of a title too long for five lines the first ones. */
struct paper_card {
    const struct lang *lang;
    struct str title, house, foot;
};
/* The task fails when the drawing did. */
void paper_card(struct task *t, const struct paper_card *card, struct buf *o);

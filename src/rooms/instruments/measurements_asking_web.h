/* measurements_asking_web: the pages of questions as both have them who show them: the worker's device and the link.
 * Only this room. */
#pragma once
#include "rooms/instruments/instruments_view.h"
#include "web/req.h"

/* What is asked, in which of the instrument's languages; worker: the language of who lends the device. token: of her
 * link; empty: there is none. */
struct asking {
    struct measurement m;
    struct instrument i;
    size_t language;
    const struct lang *worker;
    struct str token;
};

/* Chooses the language: ?in=, hers, the page's; from here on the page speaks it, too, if it can. m and i are set. */
void asking_speak(struct req *r, struct asking *of);
struct reply asking_page(struct req *r, const struct asking *of);   /* ?question=, else the first without an answer */
struct reply asking_answer(struct req *r, const struct asking *of); /* to the question r->ids[1] */
struct reply asking_end(struct req *r, const struct asking *of);

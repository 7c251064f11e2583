/* own_data: what is written about a person, by category and with who may see it, as she sees it on her own page and
 * takes it along. Only this room.
 *
 * Told are facts, days and codes. Not told are words that workers wrote for each other (notes of talks, notes of the
 * card, registers, acute risk): they may speak of others, so a person looks them through before they are given out (a
 * copy is asked for: own_requests.h; the Finnish Data Protection Act 1050/2018 section 34 names what may be withheld).
 * Of who is protected the page leaves out telephone and address: it may be opened by somebody else. */
#pragma once
#include "rooms/own_page/own_page.h"

enum { OWN_ROWS_MOST = 2000, OWN_LOOKS_MOST = 300 };

/* key: stays the same in every language. _fi: the Finnish beside it (own_data_beside); "": not, or it says the same. */
struct own_fact {
    const char *key;
    struct str label, value, label_fi, value_fi;
};
struct own_row {
    struct day day;
    struct str title, detail, title_fi, detail_fi;
};
struct own_section {
    struct str key, title, who, title_fi, who_fi; /* who may see it, a sentence */
    struct {
        struct own_fact *at;
        size_t n, cap;
    } facts;
    struct {
        struct own_row *at;
        size_t n, cap;
    } rows;
};
struct own_data {
    struct own_section *at;
    size_t n, cap;
};
/* In the language of the task; sections with nothing in them are left out, but the first and the last: who has looked,
 * by role and day. */
struct own_data own_data_of(struct task *t, const struct own_holder *h);
/* The same for who learns Finnish: it stands beside all that the program says. fi NULL: she does not want it. */
struct own_data own_data_beside(struct task *t, const struct own_holder *h, const struct lang *fi);
/* The same as JSON. */
struct str own_data_json(struct task *t, const struct own_holder *h);
/* What she may change: as it is stored, "" where it is left out. */
struct own_reach {
    struct str call_name, language, phone, address;
};
struct own_reach own_data_reach(struct task *t, const struct own_holder *h);

/* messages_template: the text of a message with slots in braces, "{day}", into which the program writes. What is right
 * in one, what looks as if it were about somebody, and how it is filled. Bytes alone: no language, no database, no
 * words for people (messages_words.h has these).
 *
 * A sentence whose slot has nothing to say is left out whole: so nobody reads "Answer here:" without an address. A
 * sentence ends at . ! ? (also the Arabic one) before a blank, at the end of a line, and behind {link}. */
#pragma once
#include "base/buf.h"

/* code, what it stands for */
/* clang-format off */
#define MESSAGE_SLOTS(S) \
    S(day,   N_("The day of the meeting")) \
    S(time,  N_("The time of the meeting")) \
    S(until, N_("The last day for an answer")) \
    S(link,  N_("The personal link")) \
    S(phone, N_("The telephone number of the house"))
/* clang-format on */
enum message_slot {
#define S_(code, name) SLOT_##code,
    MESSAGE_SLOTS(S_)
#undef S_
        SLOT__N
};
/* A set of slots: SLOTS(day) | SLOTS(link). */
#define SLOTS(code) (1U << SLOT_##code)
const char *message_slot_code(enum message_slot s);

/* What is wrong with a text; where: the part of it that is meant, or "". */
enum message_fault_kind {
    FAULT_UNKNOWN,  /* {name}: no slot of any kind */
    FAULT_BRACE,    /* a brace that belongs to none */
    FAULT_NOT_HERE, /* a slot of other messages */
    FAULT_TWICE,
    FAULT_MISSING,      /* slot: has to stand there */
    FAULT_LINK_TOUCHED, /* a sign touches the link: a phone would take it for a part of the address */
    FAULT_LINK_SHARES,  /* another slot in its sentence, which goes with it where there is no link */
    FAULT_CODE,         /* as a personal identity code is written */
    FAULT_PHONE,        /* as a telephone number is written */
    FAULT_EMAIL
};
struct message_fault {
    enum message_fault_kind kind;
    enum message_slot slot;
    struct str where;
};
enum { MESSAGE_FAULTS_MOST = 12 };
struct message_faults {
    struct message_fault at[MESSAGE_FAULTS_MOST];
    size_t n;
};
/* must, may: slots that have to stand in it, and those that can besides. At most MESSAGE_FAULTS_MOST are told. */
void messages_template_check(struct str text, unsigned must, unsigned may, struct message_faults *ret_faults);

/* Line ends as \n; no other control character, no sign that turns the direction of what follows (embeddings, overrides,
 * isolates: the program sets its own); no blanks at the ends of lines, no empty line twice, none at either end. */
void messages_template_clean(struct str typed, struct buf *to);

/* Whether a sentence of it begins with the slot: what is written there begins with a capital. */
bool messages_template_begins(struct str text, enum message_slot slot);

/* With the values in it ("": nothing to say, its sentence is left out). False: nothing is left, or a value of `must`
 * is said nowhere because its sentence was left out for another's sake; what stands in `to` is worth nothing then. */
bool messages_template_fill(struct str text, const struct str values[SLOT__N], unsigned must, struct buf *to);

/* messages_text: the house's words of a message, and how long it is as a text message. Fixed sentences in each
 * language, and of the rest only what struct message_fields can hold: no name gets in, for there is no place for one.
 */
#pragma once
#include "lang/lang.h"
#include "rooms/messages/messages.h"
#include "rooms/messages/messages_template.h"

/* In the words of l. today: the day on which it is read, of which it says "Today" or "Tomorrow". */
struct str messages_text(
    struct task *t, const struct lang *l, enum message_kind kind, const struct message_fields *f, struct day today);
/* What stands in each slot; "": that is not known, or no message of this kind says it. The words of the house around
 * such values. Of a second asking: what stands before all else. */
void messages_slot_values(struct task *t, const struct lang *l, enum message_kind kind, const struct message_fields *f,
    struct day today, struct str ret_values[SLOT__N]);
/* Its day inside a sentence: "today", "tomorrow", else as above. */
struct str messages_day_within(
    struct task *t, const struct lang *l, enum message_kind kind, const struct message_fields *f, struct day today);
struct str messages_house_text(struct task *t, const struct lang *l, enum message_kind kind,
    const struct message_fields *f, const struct str values[SLOT__N]);
struct str messages_asked_again(const struct lang *l);
/* Where its link stands in a text that is kept without it. */
#define MESSAGE_LINK "{link}"
struct str messages_with_link(struct task *t, struct str text, struct str link);
/* What stands above an e-mail, or a letter. */
struct str messages_subject(const struct lang *l, enum message_kind kind);
/* As many whole letters as fit into n bytes. */
struct str messages_head(struct str s, size_t n);

/* As a text message: with the small alphabet of GSM (03.38, 7 bits; some signs count for two), or, as soon as one
 * letter is not in it, in UCS-2. One alone has 160 or 70 letters, several have 153 or 67 each: none is cut in two. */
struct message_length {
    int64_t units, parts;
    bool small; /* the small alphabet */
};
struct message_length messages_length(struct str text);
/* How many letters one part has alone, or each of several. */
int64_t messages_part_letters(bool small, bool several);

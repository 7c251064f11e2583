/* messages_list: what was written to persons whom the viewer sees, and what became of it; the phone list. */
#pragma once
#include "rooms/messages/messages_queue.h"

enum { MESSAGES_SHOWN = 25 };

struct message_line {
    int64_t id, person, tries, parts, version;
    struct str name, kind, channel, tag, text, state, why, sent_by;
    struct instant made, next, sent, delivered;
    bool is_protected;
    bool may_again, may_stop;
};
struct message_lines {
    struct message_line *at;
    size_t n, cap;
    bool more;
};
/* "" : any. person 0: all; mine: those that the viewer had sent. */
struct messages_only {
    struct str state, channel;
    int64_t person;
    bool mine;
};
/* The newest first. */
struct message_lines messages_lines(struct task *t, const struct messages_only *only, int64_t start);
enum outcome messages_line(struct task *t, int64_t message, struct message_line *ret_line) MUST_USE;

/* Who is to be called, by whom it is longest due. The number is left out of who is under non-disclosure: it stands on
 * her page. */
struct message_call {
    struct message_line line;
    struct str phone;
    struct message_minds minds;
};
struct message_calls {
    struct message_call *at;
    size_t n, cap;
    bool more;
};
/* mine: of those alone whose turn it is to call by the viewer: see messages_waiting. */
struct message_calls messages_calls(struct task *t, bool mine, int64_t start);
/* Letters that wait to be printed, at most LETTERS_MOST, the oldest first. Without those of who wants nothing since, or
 * is to be minded first: messages_letters_again says whether there are any, and puts them elsewhere. */
enum { LETTERS_MOST = 100 };
struct message_lines messages_letters(struct task *t);
bool messages_letters_again(struct task *t, bool put);
/* Those up to this one, which the viewer sees, are printed; how many. */
int64_t messages_printed(struct task *t, int64_t last);

/* What came of a call: reached, no_answer (again tomorrow), wrong_number. later: "" or the day on which she wants to be
 * called. CONFLICT: somebody said it since. INVALID: another word, a day that has gone. */
struct message_called {
    struct str outcome;
    struct day later;
    int64_t version;
};
enum outcome messages_called(struct task *t, int64_t message, const struct message_called *c) MUST_USE;

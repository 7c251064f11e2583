/* messages_answers: what comes back as a text message: it goes to whoever wrote to that number last, and a word such as
 * STOP ends that anything goes there, START lets it go again. */
#pragma once
#include "rooms/answered.h"
#include "rooms/messages/messages_reach.h"

enum { ANSWER_DAYS = 60, ANSWER_MOST = 2000 };

/* From a number, as an event of the gateway, which is taken once. False: it has no name or no number. */
bool messages_received(struct task *t, struct str event, struct str from, struct str text);
/* What an answer says in a word of our languages: comes, does not, perhaps; it is written down where it belongs. */
enum answer_meant messages_means(struct task *t, struct str text);
/* Is it a word that stops, in any of our languages? That starts again? */
bool messages_says_stop(struct task *t, struct str text);
bool messages_says_start(struct task *t, struct str text);

struct message_answer {
    int64_t id, person, message, staff;
    struct str name, sender, text, staff_name; /* sender: the number, where it is nobody's whom we know */
    struct instant came;
    enum answer_meant meant; /* it is written down as that */
    bool open, mine;
};
struct message_answers {
    struct message_answer *at;
    size_t n, cap;
    int64_t total;
};
/* Of persons whom the viewer sees, and those that came to her; the newest first. open: nobody has read them. */
struct message_answers messages_answers(struct task *t, bool open, int64_t start, int64_t limit);
/* How many of hers wait. */
int64_t messages_answers_waiting(struct task *t);
enum outcome messages_answer_read(struct task *t, int64_t answer) MUST_USE;

/* whom_to_call: the telephone numbers on a page of which nobody knows whose it is: a link that opens nothing, a phone
 * that has forgotten a page. Where the person is known, answered_call() gives hers. */
#pragma once
#include "base/task.h"

struct whom_to_call {
    struct str phone, whom; /* whom: a project; "": the house */
};
struct whom_to_call_list {
    struct whom_to_call *at;
    size_t n, cap;
};
/* The number of messages or of help of the house; where it has none, one of each project that has open groups. */
struct whom_to_call_list whom_to_call(struct task *t);

/* inner: the program asks itself for a page, as somebody who is not signed in, without a server: for writing pages that
 * are open to all into files. One thread. */
#pragma once
#include "base/task.h"

struct inner;
struct inner_answer {
    int status;
    struct str content_type, location, body; /* in the arena */
    int file; /* instead of the body, of an answer that may be longer than memory: an open file, which the arena closes;
                 -1: none */
};
/* t: keys and settings; the pages get a connection of their own. Ends with t's arena. The task fails when there is no
 * connection. */
struct inner *inner_open(struct task *t);
/* GET target ("/p/fi?start=25"). */
struct inner_answer inner_get(struct inner *i, struct arena *a, struct str target);

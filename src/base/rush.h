/* rush: how fast something comes that anybody may send, from one place and from all together, and who goes on although
 * it comes too fast. It knows nobody: a place or a browser is a number (a keyed hash, so that no one can aim at
 * another's), and finds its slot in a table of fixed size; two that meet in a slot share it. What was counted is gone
 * when the process ends. */
#pragma once
#include <stdbool.h>
#include <stdint.h>

/* Milliseconds from one to the next, and how many may come at once after a quiet time. The house counts only what no
 * place held back: one place alone never hurries the others. */
enum {
    RUSH_PLACE_MS = 1000,
    RUSH_PLACE_MOST = 120,
    RUSH_HOUSE_MS = 50,
    RUSH_HOUSE_MOST = 1200,
    RUSH_PASS_MS = 2000,
    RUSH_PASS_MOST = 15,
    RUSH_WAITED_MS = 3000,
    RUSH_WAITED_MOST = 10,
    RUSH_STAYS_MS = 60000 /* so long nothing is let in after the last that was too fast */
};
enum { RUSH_PLACES = 1 << 15, RUSH_PASSES = 1 << 13 };

struct rush;
struct rush *rush_open(void); /* NULL: no memory, nothing is ever too fast */
void rush_close(struct rush *r);

/* Counts one that comes now. True: too fast. What is too fast counts, too, so that who goes on gets nothing in. r may
 * be NULL here and below. */
bool rush_count(struct rush *r, uint64_t place, int64_t now_ms);
/* This browser may go on until then although it comes too fast. */
void rush_pass(struct rush *r, uint64_t browser, int64_t until_ms);
/* May it? Counts one: who is faster than a person loses it. */
bool rush_passes(struct rush *r, uint64_t browser, int64_t now_ms);
/* Somebody who only waited: may she go on? Counts one; few come in from a place this way. */
bool rush_waited(struct rush *r, uint64_t place, int64_t now_ms);

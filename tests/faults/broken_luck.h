/* broken_luck: the N-th allocation, or the N-th word to the database, of this thread fails: once, or from then on.
 * Linked into faults_test only: broken_luck.c stands in for malloc, calloc and realloc of the whole program, libraries
 * too, and (by the linker's --wrap) for the functions of the engines that run something. */
#pragma once
#include <stdbool.h>

enum luck { LUCK_ALLOCATION, LUCK_MEMORY_GONE, LUCK_STATEMENT, LUCK_DATABASE_GONE, LUCK__N };

/* From now on in this thread. n counts from 1; 0: nothing fails. */
void luck_break(enum luck what, long n);
/* All goes well again. true: something was broken since luck_break(). */
bool luck_mend(void);

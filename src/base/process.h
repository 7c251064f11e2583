/* process: who wrote this row, and is it still at work? A name that says the machine's boot, the process's number and
 * when it began, so that a number that was given again is not taken for it. */
#pragma once
#include <stdbool.h>

enum { PROCESS_NAME = 120 };
void process_name(char ret_name[PROCESS_NAME]);
/* PROCESS_ELSEWHERE: another machine, or another boot of this one. */
enum process_state { PROCESS_SELF, PROCESS_LIVES, PROCESS_GONE, PROCESS_ELSEWHERE };
enum process_state process_state(const char *name);

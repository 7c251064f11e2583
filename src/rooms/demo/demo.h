/* demo: a fictional year of work in three projects, as a data package: invented people, figures as the documents tell.
 * Deterministic: the same day gives the same bytes; the figures are the same on every day. */
#pragma once
#include "base/task.h"

/* One file of the package: "people.csv" and its bytes. */
struct demo_file {
    struct str name, bytes;
};
struct demo_files {
    struct demo_file *at;
    size_t n, cap;
};

/* The whole package in the task's arena, as seen on t->today. */
struct demo_files demo_package(struct task *t);

/* `kotipolku demo`; see src/commands.h. */
struct command;
int command_demo(struct command *c);

/* open_data_noted: what a walk over all open pages has to remember, in files without a name in the folder that it
 * writes: a house of a hundred thousand pages takes no more memory than one of ten. A disk that takes no more ends the
 * task. They end with t's arena. */
#pragma once
#include "base/task.h"

enum { NOTED_PIECE = 64 << 10 };

/* Lines of an open file, from its beginning to `end`. */
struct noted_lines {
    int fd;
    int64_t at, end;
    size_t from, n; /* of what was read and not given yet */
    char piece[NOTED_PIECE];
};
/* The next one, without its end; false: there is none. A line is shorter than NOTED_PIECE. */
bool noted_next(struct task *t, struct noted_lines *l, struct arena *a, struct str *ret_line);

/* Bytes written behind each other, read line by line while they come. */
struct noted;
struct noted *noted_begin(struct task *t, int folder);
void noted_put(struct noted *n, struct str bytes);
/* The next line that was not read yet. When all are read, their room is given back. */
bool noted_read(struct noted *n, struct arena *a, struct str *ret_line);
/* The open file with all of it. */
int noted_file(struct noted *n);
void noted_empty(struct noted *n);

/* Which marks a text has: of a million texts 16 MB of the disk. Texts themselves are not kept: 62 bits of a hash stand
 * for each. */
enum { NOTED_MARKS = 2 };
struct noted_marks;
struct noted_marks *noted_marks_begin(struct task *t, int folder);
/* mark: 1 or 2. False: it has it already. */
bool noted_mark(struct noted_marks *m, struct str text, unsigned mark);
bool noted_has(struct noted_marks *m, struct str text, unsigned mark);

/* instruments_drawn: the pictures of questions and answers as lines for paper. Only this room. */
#pragma once
#include "paper/paper.h"

/* Where a picture stands and how large its square is, in tenths of a point. */
struct drawn_at {
    unsigned x, y, size;
};
/* Nothing for a picture that has no drawing. */
void instrument_drawn(struct task *t, struct paper_shapes *shapes, struct str picture, struct drawn_at at);
/* A square to tick. */
void instrument_box(struct task *t, struct paper_shapes *shapes, struct drawn_at at);

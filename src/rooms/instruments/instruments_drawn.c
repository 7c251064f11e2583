/* instruments_drawn: the pictures of questions and answers (INSTRUMENT_PICTURES) as lines for paper, which knows no
 * icons: each line is a row of points of a square of 24 by 24. */
#include "rooms/instruments/instruments_drawn.h"

enum { GRID = 24 };
#define FACE "12,3 16,4 19,7 21,12 19,17 16,20 12,21 8,20 5,17 3,12 5,7 8,4 12,3;8,9 8,10;16,9 16,10;"
static const struct {
    const char *name, *lines;
} drawings[] = {
    { "face_1", FACE "8,17 10,15 12,14 14,15 16,17" },
    { "face_2", FACE "8,16 12,15 16,16" },
    { "face_3", FACE "8,15 16,15" },
    { "face_4", FACE "8,14 12,16 16,14" },
    { "face_5", FACE "7,13 9,16 12,17 15,16 17,13 7,13" },
    { "yes", "4,13 10,19 20,6" },
    { "no", "5,5 19,19;19,5 5,19" },
    { "work", "3,8 21,8 21,20 3,20 3,8;8,8 8,4 16,4 16,8;3,13 21,13" },
    { "school", "2,9 12,4 22,9 12,14 2,9;6,11 6,17 12,20 18,17 18,11;22,9 22,16" },
    { "voice", "4,4 20,4 20,16 11,16 6,21 6,16 4,16 4,4;8,9 16,9;8,12 13,12" },
    { "errands", "2,4 5,4 8,16 18,16 21,7 6,7;9,19 10,20 9,21 8,20 9,19;17,19 18,20 17,21 16,20 17,19" },
    { "services", "12,22 6,13 5,9 7,5 12,3 17,5 19,9 18,13 12,22;12,6 15,9 12,12 9,9 12,6" },
    { "language", "4,18 8,6 12,18;5,14 11,14;14,7 22,7;18,5 18,7;21,7 19,12 14,18;16,10 22,18" },
    { "friends", "7,3 9,5 7,8 5,5 7,3;7,9 7,15 4,21;7,15 10,21;3,12 11,12;17,3 19,5 17,8 15,5 17,3;17,9 17,15 14,21;"
                 "17,15 20,21;13,12 21,12" },
    { "people", "9,4 12,7 9,11 6,7 9,4;3,21 3,17 6,14 12,14 15,17 15,21;17,5 19,8 17,11;18,14 21,17 21,21" },
    { "child", "12,3 15,6 12,9 9,6 12,3;12,9 12,16 8,21;12,16 16,21;7,10 12,12 17,10" },
    { "health", "9,3 15,3 15,9 21,9 21,15 15,15 15,21 9,21 9,15 3,15 3,9 9,9 9,3" },
    { "home", "2,12 12,3 22,12;5,10 5,21 19,21 19,10;10,21 10,14 14,14 14,21" },
    { "money",
        "12,3 16,4 19,7 21,12 19,17 16,20 12,21 8,20 5,17 3,12 5,7 8,4 12,3;16,8 12,7 9,12 12,17 16,16;7,11 13,11;"
        "7,13 13,13" },
    { "phone", "7,2 17,2 17,22 7,22 7,2;11,19 13,19" },
    { "computer", "4,5 20,5 20,16 4,16 4,5;2,19 22,19" },
    { "heart", "12,21 4,12 3,8 5,4 9,4 12,8 15,4 19,4 21,8 20,12 12,21" },
    { "star", "12,2 15,9 22,9 16,14 18,21 12,17 6,21 8,14 2,9 9,9 12,2" },
};

static void point(struct task *t, struct paper_shapes *shapes, enum paper_shape_kind kind, unsigned x, unsigned y)
{
    struct paper_shape s = { .kind = kind, .series = 1, .x = x, .y = y };

    LIST_ADD(t->a, shapes, s);
}

/* "3,8 21,8;…": one line after the other. */
static void draw(struct task *t, struct paper_shapes *shapes, const char *lines, struct drawn_at at)
{
    struct str rest = str_of(lines), line, pair;

    while (!str_empty(rest) && str_cut(&rest, ';', &line)) {
        bool first = true;
        while (!str_empty(line) && str_cut(&line, ' ', &pair)) {
            int64_t x, y;
            struct str across;
            must(t, str_cut(&pair, ',', &across) && str_int(across, &x) && str_int(pair, &y));
            point(t, shapes, first ? PAPER_SHAPE_FROM : PAPER_SHAPE_ON, at.x + at.size * (unsigned)x / GRID,
                at.y + at.size * (unsigned)y / GRID);
            first = false;
        }
    }
}

/* level_1 to level_5: bars that grow, as many of them filled. */
static void draw_level(struct task *t, struct paper_shapes *shapes, unsigned level, struct drawn_at at)
{
    enum { LEVELS = 5 };
    unsigned step = at.size / LEVELS;

    for (unsigned i = 1; i <= LEVELS; i++) {
        unsigned tall = at.size * i / LEVELS, x = at.x + step * (i - 1), y = at.y + at.size - tall, wide = step * 3 / 4;
        struct paper_shape bar = {
            .kind = PAPER_SHAPE_BOX, .series = 1, .x = x, .y = y, .width = wide, .height = tall
        };
        struct paper_shape foot = { .kind = PAPER_SHAPE_AXIS, .series = 1, .x = x, .y = at.y + at.size, .width = wide };
        if (i <= level)
            LIST_ADD(t->a, shapes, bar);
        else
            LIST_ADD(t->a, shapes, foot);
    }
}

void instrument_drawn(struct task *t, struct paper_shapes *shapes, struct str picture, struct drawn_at at)
{
    if (str_starts(picture, S("level_")) && picture.n == 7)
        draw_level(t, shapes, (unsigned)(picture.p[6] - '0'), at);
    for (size_t i = 0; i < sizeof drawings / sizeof *drawings; i++)
        if (str_is(picture, drawings[i].name))
            draw(t, shapes, drawings[i].lines, at);
}

void instrument_box(struct task *t, struct paper_shapes *shapes, struct drawn_at at)
{
    draw(t, shapes, "0,0 24,0 24,24 0,24 0,0", at);
}

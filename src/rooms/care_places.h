/* care_places: a place in child care may have become free: somebody said that she does not come, left the group, a
 * session moved, there are more places or carers. Who gives it to the child that waits stands in care_places.c, so that
 * groups and registers know nobody who looks after children. */
#pragma once
#include "base/task.h"

/* In one session; in all of a group that are to come. In the transaction in which it happened. */
void care_places_freed(struct task *t, int64_t session);
void care_places_freed_in(struct task *t, int64_t group);

/* What came of it, for who may take it back. at, by: when and by whom the turn was asked for, or the place booked (that
 * stands in the register: who writes it fills it in). */
enum care_moved {
    CARE_TAKEN, /* had a place, and none of her parents comes */
    CARE_GIVEN, /* waited in this turn, and got a place */
    CARE_UNTURN /* waited, and none of her parents comes */
};
struct care_move {
    enum care_moved how;
    int64_t child, turn, by;
    struct instant at;
};
struct care_moves {
    struct care_move *at;
    size_t n, cap;
};
struct care_moves care_places_moved(struct task *t, int64_t session);
/* What made room is taken back, and so are these: who got a place waits again at her old turn, unless her parents have
 * been told; then she keeps it, and the place of another one is hers again only where there is room beside. Else that
 * one waits, at the turn at which it had asked. How many wait who had a place. */
int64_t care_places_back(struct task *t, int64_t session, const struct care_moves *moves);

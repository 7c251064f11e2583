/* attendance_report: attendance per group and month (report "attendance", INTERFACES 4). Only held sessions count. */
#pragma once
#include "base/task.h"
#include "rooms/marks.h"

struct month_line {
    int64_t group;
    struct str group_name, group_key;
    struct day month;          /* "2026-11" */
    int64_t sessions, members; /* members: persons whose membership touches the month */
#define M(x, code, name, button, heading, definition, means, rank, asks, chance) int64_t code;
    MARKS(M, ) /* each mark's number */
#undef M
    int64_t minutes;                        /* of the sessions */
    int64_t children_came, children_booked; /* booked: all bookings, whether the child came or not */
    int64_t absent_twice; /* persons whose second absence in a row falls in the month; an excuse is no absence */
};
struct month_lines {
    struct month_line *at;
    size_t n, cap;
};

/* By group name, then month. Only months with a held session. from, to: "" = without end. */
struct month_lines reports_monthly(struct task *t, int64_t project, struct day from, struct day to);

/* Persons behind absent_twice of one group and month ("" = any month). */
struct twice_row {
    int64_t person, group;
    struct day day;
}; /* day of the second absence */
struct twice_rows {
    struct twice_row *at;
    size_t n, cap;
};
struct twice_rows reports_absent_twice(struct task *t, int64_t project, int64_t group, struct day from, struct day to);

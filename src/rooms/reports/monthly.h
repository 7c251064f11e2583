/* monthly: attendance per group and month (report "attendance", INTERFACES 4). Only held sessions count. */
#pragma once
#include "base/task.h"
#include "rooms/marks.h"

/* The figures of a group and month: member of struct month_line and code, heading, of what it is a share, what it
 * counts. */
/* clang-format off */
#define MONTH_MARK(F, code, name, button, heading, definition, means, rank, asks, chance) \
    F(code, heading, OF_MARKS, definition)
#define MONTH_FIGURES(F) \
    F(minutes,         N_("Hours"),                  OF_NOTHING, N_("The lengths of the sessions held, added up.")) \
    F(sessions,        N_("Sessions held"),          OF_NOTHING, N_("Sessions of the group held in the month.")) \
    F(members,         N_("Members"),                OF_NOTHING, \
          N_("Persons who were members of the group on some day of the month.")) \
    MARKS(MONTH_MARK, F) \
    F(children_came,   N_("Children in child care"), OF_BOOKED, \
          N_("Visits of children to child care: a child who came twice counts twice.")) \
    F(children_booked, N_("Children booked"),        OF_NOTHING, \
          N_("Places booked in child care, whether the child came or not.")) \
    F(absent_twice,    N_("Absent twice running"),   OF_MEMBERS, \
          N_("Persons whose second absence in a row falls in the month. Who told about it beforehand is excused " \
                "and not absent."))
/* clang-format on */
enum month_share { OF_NOTHING, OF_MARKS, OF_BOOKED, OF_MEMBERS };
enum month_figure {
#define F(code, heading, share, definition) MONTH_##code,
    MONTH_FIGURES(F)
#undef F
        MONTH__N
};

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

int64_t month_count(const struct month_line *l, enum month_figure f);
const char *month_figure_code(enum month_figure f);   /* "present" */
enum month_figure month_figure_read(struct str code); /* MONTH__N when unknown */
const char *month_figure_name(enum month_figure f);   /* message ids */
const char *month_figure_definition(enum month_figure f);
/* What the figure is a share of, and its name (message id); INT_NONE when of nothing, or when it is withheld.
 */
int64_t month_whole(const struct month_line *l, enum month_figure f, const char **ret_name);

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

/* esf_board: the records of which something is missing, contradictory or late, one by one: of a project, or those that
 * are the viewer's to ask. What is wrong with a record says esf_rules; here stands whose it is and who may see it.
 * Knows no page. Only for the files of this room.
 * Yours to ask: you are the responsible worker today, or stand in for her; or nobody is, and you lead a group of hers.
 * Late no longer: somebody closed the follow-up as not reached.
 * A project's records see those who see its persons; one's own see all who write about persons. */
#pragma once
#include "base/task.h"
#include "rooms/reports/esf_rules.h"

enum board_kind { BOARD_MISSING, BOARD_CONTRADICTS, BOARD_LATE, BOARD_KINDS };
enum { BOARD_NOBODY = -1, BOARD_WALK_MOST = 300000, BOARD_GLANCE_MOST = 5000 };

struct board_asked {
    int64_t project;      /* 0: what is the viewer's own to ask, in all her projects */
    enum board_kind kind; /* BOARD_KINDS: all */
    int64_t worker;       /* 0: all; BOARD_NOBODY: those of nobody */
    int64_t start, limit;
};
/* missing, checks: as esf_missing() and esf_checks() say it. worker: who is responsible today; 0 nobody. */
struct board_line {
    int64_t person, spell, project, worker;
    struct str name;
    struct day entry;
    unsigned missing, checks;
};
struct board_lines {
    struct board_line *at;
    size_t n, cap;
};
struct board_worker {
    int64_t staff; /* 0: nobody */
    struct str name;
    int64_t records, of[BOARD_KINDS];
};
struct board_workers {
    struct board_worker *at;
    size_t n, cap;
};
/* of: records of each kind; one record may be of several. total: those that fit kind and worker; open: of all kinds,
 * with the worker; all, mine: of the project, whatever was asked for. cut: more were looked at than BOARD_WALK_MOST. */
struct board {
    struct board_lines lines;
    struct board_workers workers; /* who has most, first */
    int64_t total, open, of[BOARD_KINDS], all, mine;
    bool cut;
};
bool board_may(struct task *t, int64_t project);
struct board board_of(struct task *t, const struct board_asked *q);
int64_t board_records(struct task *t, int64_t project); /* all records of the project, in order or not */
bool board_is(enum board_kind kind, unsigned missing, unsigned checks);

/* projects: the undertakings that are funded: card, targets, periods, who works in them. Knows no person. */
#pragma once
#include "auth/viewer.h"
#include "base/task.h"
#include "paper/paper.h"
#include "rooms/search/search.h"

struct project_brief {
    int64_t id;
    struct str code, name;
};
struct project_briefs {
    struct project_brief *at;
    size_t n, cap;
};

/* The projects this viewer may open: own ones; an admin and the program: all. In the order of their codes. */
struct project_briefs projects_open_to(struct task *t);
/* Those of them in which she may do it. */
struct project_briefs projects_where(struct task *t, bool (*may)(struct task *t, int64_t project));
/* The one of the list that was asked for, else the first; 0: it is empty. */
int64_t projects_pick(const struct project_briefs *list, int64_t wanted);
/* 0 when no project has this code. */
int64_t projects_by_code(struct task *t, struct str code);
/* Name in the task's language, else in Finnish, the imported one, English; the code when it has no name. */
struct str projects_name(struct task *t, int64_t project);
struct str projects_name_in(struct task *t, const struct lang *lang, int64_t project); /* in another language */
struct str projects_code(struct task *t, int64_t project);
/* A paper of the project (0: of none): its name and code below each page, the controller above, the emblem of the EU
 * when its fund is ESF+. head: all but these. */
bool projects_fund_is_esf(struct arena *a, struct str fund); /* however it is written */
struct paper *projects_paper(struct task *t, int64_t project, struct paper_head head);
/* The project the viewer works in now: ?project= of the page when allowed, else the only or first own one; 0 = none. */
int64_t projects_current(struct task *t, int64_t wanted);
/* Is that day inside a locked period of the project? What is of it is
 * then changed only with a reason, which is kept: registers, guidance, the facts of the first and the last day. */
bool projects_day_locked(struct task *t, int64_t project, struct day day);
/* The problem, at "reason", of whoever changes something of a locked day without saying why. */
void projects_say_locked(struct task *t, struct problems *ret_problems);

/* Is any day from the first to the last ("": without end) in a locked period of the project? */
bool projects_days_locked(struct task *t, int64_t project, struct day from, struct day to);
/* The day itself, or else the next one, that is of a locked period: figures count what has happened up to their last
 * day. "": there is none. */
struct day projects_next_locked(struct task *t, int64_t project, struct day day);
/* Keeps what was changed of a locked period, for the list of corrections; registers, participations, guidance and
 * merges keep their own. what: "membership", "person", "group", "follow_up" or "counting"; field: which fact of it.
 * from, to: the days it is about. person: whose it is, 0: nobody's. */
struct locked_change {
    const char *what, *field;
    int64_t project, record, person;
    struct day from, to;
    struct str before, after, reason;
};
void projects_keep_locked(struct task *t, const struct locked_change *c);

/* A day before this one is a slip in the year: a year before the project's own first day, or the year 2000 when that is
 * not known. first: of a project, for whoever asks about many rows. */
struct day projects_first_day(struct task *t, int64_t project);
void projects_check_day(
    struct task *t, struct day first, struct day day, const char *field, struct problems *ret_problems);
struct project_first {
    int64_t project;
    struct day first;
};
struct day projects_first_of(struct task *t, struct project_first *asked_last, int64_t project);
struct project_period {
    int64_t id, project, version;
    struct str name, theme;
    struct day from, to;
    bool locked;
};
/* The period in which a day lies. False: in none. */
bool projects_period_on(struct task *t, int64_t project, struct day day, struct project_period *ret_period);
/* For whoever may change the project. NOT_FOUND also when it is a period of another one. */
enum outcome projects_period_to_change(
    struct task *t, int64_t project, int64_t period, struct project_period *ret_period) MUST_USE;
/* Its theme, in a locked period, too. CONFLICT: somebody changed the period since `version`. */
enum outcome projects_put_theme(
    struct task *t, int64_t project, int64_t period, int64_t version, struct str theme) MUST_USE;
bool projects_has_lock(struct task *t, int64_t project); /* is any period of it locked? */

/* A member of staff in a project, for lists to choose leaders from; peers too. */
struct project_staff {
    int64_t staff;
    struct str name;
    enum role role;
};
struct project_staffs {
    struct project_staff *at;
    size_t n, cap;
};
struct project_staffs projects_staff(struct task *t, int64_t project);

/* An organisation that takes part in the project (projects_organisations.h), each once, the lead first. */
struct project_house {
    int64_t organisation;
    struct str name;
    bool leads;
};
struct project_houses {
    struct project_house *at;
    size_t n, cap;
};
struct project_houses projects_houses(struct task *t, int64_t project);
bool projects_has_house(struct task *t, int64_t project, int64_t organisation); /* 0, the lead: always */
/* Is this partnership, stored or of this walk, one of the project? */
struct kind_in;
bool projects_partnership_in(struct kind_in *in, int64_t partnership, int64_t project);
/* Puts down anew what each member of staff sees there (project 0: everywhere); called by rooms/sight.h alone. */
void projects_settle(struct task *t, int64_t project);

/* Puts it into the search as it is now, or takes it out; which stand there otherwise, at most `limit`. */
void projects_found(struct task *t, int64_t project);
struct search_records projects_not_found(struct task *t, int64_t limit);

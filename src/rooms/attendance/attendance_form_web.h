/* attendance_form_web: the register's form between the page and the rules: what was posted, as an entry that holds only
 * what the writer touched, and as the page that shows it again. */
#pragma once
#include "rooms/attendance/attendance_view.h"
#include "web/req.h"

struct posted {
    struct req *r;
    int64_t session;
    struct form form;
    struct sheet_values values;
    struct register_entry entry;
    struct problems problems; /* of single rows; those of the fields stand in the form */
    bool undecided;  /* from the page of two writers, and something is not chosen: what was written, all of it */
    bool kept;       /* a draft: nothing of it was sent from this page yet, and what is wrong stands at its row */
    bool known;      /* she who came along was known in the project already */
    int64_t minutes; /* how long the session lasts, once it is needed; -1: not asked yet */
};
/* Reads the form. False when something in it is wrong: form_again shows it. */
bool posted_read(struct req *r, int64_t session, struct posted *ret_posted);
/* Marks as present who is not marked, and as come the children who usually do: the button that works without script. */
void posted_everybody(struct posted *p, const struct sheet *sheet);
/* The register as it stands; with what was posted laid over it when there is such (posted may be NULL). */
struct register_view register_view_of(struct req *r, const struct sheet *sheet, const struct posted *posted);
/* The marks as pages offer them. */
struct mark_choices mark_choices_of(struct task *t);
/* Values for radios and "was" fields: "present", "late 20", "". */
struct str mark_value(struct task *t, enum mark mark, int64_t minutes, int64_t session_minutes);
/* The register as a paper to tick; what its page for paper shows. */
struct reply attendance_paper(struct req *r, const struct print_view *v);

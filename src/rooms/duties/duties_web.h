/* duties_web: what the handlers of this room share. */
#pragma once
#include "rooms/duties/duties_view.h"
#include "web/req.h"

/* The duty of the address. False and the answer: it is not there, or not for her. */
bool duties_found(struct req *r, struct duty *ret_duty, struct reply *ret_refused);
/* Its page; NULL: the form as it stands. */
struct reply duties_show_one(
    struct req *r, int status, const struct duty *d, const struct form *form, const struct form *more);
struct url duties_back_to(struct req *r); /* the list as it was */
/* One of its files, as pages show it. */
struct duty_evidence duties_evidence_view(struct task *t, const struct duty *d, const struct file *f, struct url list);

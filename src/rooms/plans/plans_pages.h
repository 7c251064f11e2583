/* plans_pages: how a plan becomes what its pages show. Only for the rooms' own *_web.c files. */
#pragma once
#include "rooms/plans/plans_view.h"
#include "rooms/projects/projects.h"
#include "web/req.h"

/* The plan in the address of the request: {person}, {plan}. */
enum outcome plans_asked(struct req *r, struct plan *ret_plan) MUST_USE;
/* The whole plan; newest: whether no newer one counts. */
struct plan_view plans_view_of(struct task *t, const struct plan *l, bool newest);
bool plans_newest(struct task *t, const struct plan *l);
/* Projects of the viewer in which she may write this person's plan and its points. */
struct project_briefs plans_writable(struct task *t, int64_t person);
/* A form for something new of a person; project: its field that asks in which of plans_writable(), when there are more
 * than one. */
struct plan_form_view plans_new_view(struct task *t, int64_t person, struct form form, size_t project, struct url back);
/* The tag that a browser knows for a language code; "" of none. */
struct str plans_tag(struct str language);
struct plan_words plans_words(struct str text, struct str language);

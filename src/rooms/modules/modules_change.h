/* modules_change: changing modules, series and work contacts: for the room's own files. */
#pragma once
#include "rooms/modules/modules.h"

struct str modules_steps_text(struct arena *a, const struct module_steps *steps);
/* Too many steps, or one that is too long: a problem at "steps". */
void modules_check_steps(struct task *t, const struct module_steps *steps, struct problems *ret_problems);
/* Codes of CODES_need_area joined by ';'. */
bool modules_needs_ok(struct arena *a, struct str needs);

/* May the viewer see what belongs to the project, or (0) to the house? */
bool modules_may_read(struct task *t, int64_t project) MUST_USE;
/* Whoever manages a project writes for the house. */
bool modules_may_write_house(struct task *t) MUST_USE;

/* id 0: a new one. NOT_ALLOWED: of a project (the house) in which the viewer writes nothing. INVALID: name, needs,
 * steps, expert. CONFLICT: changed since m->version. */
enum outcome modules_put(struct task *t, const struct module *m, int64_t *ret_module, struct problems *ret) MUST_USE;
/* INVALID: a session, a series or a note has it; until then it is free to go. */
bool modules_is_free(struct task *t, int64_t module) MUST_USE;
enum outcome modules_remove(struct task *t, int64_t module, int64_t version) MUST_USE;

/* items: the ids of its modules in sequence. INVALID: name; modules: none, too many, or one of another project. */
enum outcome modules_series_put(
    struct task *t, const struct series *s, int64_t *ret_series, struct problems *ret) MUST_USE;
enum outcome modules_series_remove(struct task *t, int64_t series, int64_t version) MUST_USE;

enum outcome modules_expert_put(
    struct task *t, const struct expert *e, int64_t *ret_expert, struct problems *ret) MUST_USE;
/* INVALID: a session or a module names her; until then she is free to go. */
bool modules_expert_is_free(struct task *t, int64_t expert) MUST_USE;
enum outcome modules_expert_remove(struct task *t, int64_t expert, int64_t version) MUST_USE;

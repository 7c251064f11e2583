/* materials: what everybody may read about a module, a theme or a service, as their pages show it and as it is chosen
 * there: one way for all of them. What is tied to what is written by publications. */
#pragma once
#include "rooms/parts.h"
#include "web/req.h"

enum { MATERIALS_SHOWN = 30, MATERIALS_OFFERED = 200 };

/* "module:123"; code where what it is about has one: "theme:coping". */
struct str materials_key(struct task *t, const char *of, int64_t id);
struct str materials_key_of_code(struct task *t, const char *of, struct str code);

/* What is published about it, in the reader's language where it is in it; the newest first. */
struct material_links materials_about(struct task *t, struct str key);
/* All of these kinds at once, with the key of each: for a picker. of: "module", "theme" or "service". */
struct material_links materials_tied(struct task *t, const char *of);
/* The same with a choice of others, sent to `action`. */
struct materials_choice materials_choice(struct task *t, struct str key, struct url action);
/* The form of materials_choice: ties publication=ID, or loosens remove=ID, and leads back. may: what the caller has
 * found out about the module, theme or service: DONE, when she may write of it. */
struct reply materials_chosen(struct req *r, enum outcome may, struct str key, struct url back);

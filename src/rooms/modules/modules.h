/* modules: short units of content with a purpose, a length and steps; series: modules in sequence; experts: work
 * contacts who visit; what was learned after each use. Knows projects and providers; groups ask it what a session can
 * be about and plan with it.
 *
 * Each belongs to a project, or with project_id NULL to the house. modules_module: languages, needs (codes of
 * CODES_need_area) joined by ';'; sessions, minutes: how many it takes, and of what length (NULL: not said); offered 0:
 * not used any more; edition: moved by each change of what it says, changed_on: when. modules_step: of one session, by
 * place. modules_item: the modules of a series by place. modules_note: what worked and what to change, of one session
 * in which the module was used, never about a person. modules_expert: organisation as it is called in the register of
 * providers; email, phone: of her work, sealed. Source: issue 10, section 2. */
#pragma once
#include "base/none.h"
#include "base/task.h"
#include "rooms/search/search.h"

enum {
    MODULE_NAME_MOST = 200, /* as long as a theme */
    MODULE_TEXT_MOST = 1000,
    MODULE_STEPS_MOST = 30,
    MODULE_STEP_MOST = 200,
    SERIES_MOST = 16,
    MODULES_MOST = 300, /* of a project and the house, that a list offers */
    MODULE_NOTES_MOST = 20,
    EXPERTS_MOST = 300
};

struct module_step {
    int64_t minutes; /* INT_NONE: not said */
    struct str what;
};
struct module_steps {
    struct module_step *at;
    size_t n, cap;
};
/* steps: of modules_get() alone. used: sessions in which it was held. */
struct module {
    int64_t id, project, sessions, minutes, expert, edition, version, used;
    struct str name, purpose, audience, languages, needs;
    struct day changed_on;
    struct module_steps steps;
    bool offered;
};
struct modules {
    struct module *at;
    size_t n, cap;
};
/* Of the project (0: of the house alone) and of the house, by name; only those offered, or all. */
struct modules modules_of(struct task *t, int64_t project, bool all);
enum outcome modules_get(struct task *t, int64_t module, struct module *ret_module) MUST_USE;
/* May the viewer change what belongs to the project, or (0) to the house? */
bool modules_may_write(struct task *t, int64_t project) MUST_USE;
int64_t modules_minutes(const struct module_steps *steps); /* their sum */

/* Modules in sequence; those of a long one stand once, however many sessions they take. */
struct series {
    int64_t id, project, version;
    struct str name;
    struct modules items;
};
struct series_list {
    struct series *at;
    size_t n, cap;
};
struct series_list modules_series_of(struct task *t, int64_t project); /* items.n alone: how many */
enum outcome modules_series_get(struct task *t, int64_t series, struct series *ret_series) MUST_USE;

/* What was learned in a session; module 0 or session 0: any; the newest first. */
struct module_note {
    int64_t id, module, session, version;
    struct str worked, improve, staff_name;
    struct day used_on, written_on;
};
struct module_notes {
    struct module_note *at;
    size_t n, cap;
};
struct module_notes modules_notes(struct task *t, int64_t module, int64_t session);
/* The note of that session, new (version 0) or over version; the caller has asked whether the viewer may write of the
 * session. INVALID: *ret names worked: nothing is written. */
enum outcome modules_note_put(struct task *t, const struct module_note *n, struct problems *ret) MUST_USE;

struct expert {
    int64_t id, project, version;
    struct str name, organisation, topics, languages, email, phone; /* the last two: of modules_expert_get() alone */
};
struct experts {
    struct expert *at;
    size_t n, cap;
};
struct experts modules_experts(struct task *t, int64_t project); /* of the project and the house */
enum outcome modules_expert_get(struct task *t, int64_t expert, struct expert *ret_expert) MUST_USE;
/* "Name, organisation": how a session names her; and whom such a text means there, 0: nobody. */
struct str modules_expert_text(struct arena *a, const struct expert *e);
int64_t modules_expert_named(struct task *t, int64_t project, struct str text);

/* Work contacts of the organisation with that key (providers_key) belong to one that is called so now. */
void modules_provider_moved(struct task *t, struct str from_key, struct str name);

/* The house's themes in the reader's language, then the names of modules: what a theme is chosen from. */
struct strs modules_themes(struct task *t, const struct modules *modules);
extern const struct codes CODES_theme;           /* the house's */
struct str modules_theme_code(struct str theme); /* of one chosen in whichever language; "": it is none of the house */
/* A theme as the reader's language says it, whichever language it was chosen in; any other text as it is. */
struct str modules_theme_shown(struct task *t, struct str theme);

/* One that came with the model of another house: key stays the same wherever it goes. The one of this key that the
 * project or the house has (which may say something else by now); 0: none. And a copy of it for the project, with its
 * steps: NOT_ALLOWED, INVALID as for any other. */
int64_t modules_of_key(struct task *t, int64_t project, struct str key);
enum outcome modules_take(
    struct task *t, const struct module *m, struct str key, int64_t *ret_module, struct problems *ret) MUST_USE;
/* Steps as they are typed: a line for each, minutes first where they are known ("15 Welcome"). */
struct module_steps modules_steps_read(struct arena *a, struct str typed);

/* Puts it into the search as it is now, or takes it out; which stand there otherwise, at most `limit`. */
void modules_found(struct task *t, int64_t module);
struct search_records modules_not_found(struct task *t, int64_t limit);
bool modules_may_see(struct task *t, int64_t module) MUST_USE;

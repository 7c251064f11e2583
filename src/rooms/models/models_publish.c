/* models_publish: an approved draft becomes the next version. Its rows are copied under the number of the version;
 * nothing in this room changes such rows. What is written in sentences is shown by the publication's own step. */
#include "auth/journal.h"
#include "auth/token.h"
#include "models_package_sql.h"
#include "models_publish_sql.h"
#include "rooms/models/models_parts.h"
#include "rooms/publications/publications.h"

static int64_t year_of(struct day day)
{
    int64_t year;

    return str_int(str_part(day_str(&day), 0, 4), &year) ? year : 0;
}

static void check(struct task *t, const struct model *m, struct str what_changed, struct problems *ret)
{
    if (m->authors.n == 0)
        problem_add(t, ret, "what_changed",
            str_of(tr(t, "Say who made it first: an author, at least an organisation. It is part of the citation.")));
    if (m->newest > 0 && str_empty(str_trim(what_changed)))
        problem_add(t, ret, "what_changed",
            str_of(tr(t, "Write what has changed since the version before, for those who use it.")));
}

static void copy_all(struct task *t, int64_t model, int64_t edition)
{
    models_publish_sql_texts(t, model, edition);
    models_publish_sql_phases(t, model, edition);
    models_publish_sql_modules(t, model, edition);
    models_publish_sql_roles(t, model, edition);
    models_publish_sql_costs(t, model, edition);
    models_publish_sql_words(t, model, edition);
    models_publish_sql_authors(t, model, edition);
    models_publish_sql_materials(t, model, edition);
    models_publish_sql_figures(t, model, edition);
    models_publish_sql_figure_texts(t, model, edition);
}

enum outcome models_publish(struct task *t, int64_t model, int64_t version, struct str what_changed,
    int64_t *ret_edition, struct problems *ret_problems)
{
    struct model m;
    enum outcome found = models_get(t, model, 0, &m);

    if (found != DONE)
        return found;
    check(t, &m, what_changed, ret_problems);
    if (ret_problems->n > 0)
        return INVALID;
    enum outcome how = publications_publish(t, model, version, t->today, ret_problems);
    if (how != DONE)
        return how;
    models_publish_sql_begin(t, .model = model, .edition = m.newest + 1, .year = year_of(t->today),
        .published_on = t->today, .published_at = t->now, .published_by = t->viewer->staff,
        .what_changed = str_trim(what_changed));
    copy_all(t, model, m.newest + 1);
    models_publish_sql_newest(t, model, m.newest + 1);
    (void)models_package_sql_add_hearing(t, model, token_new(t));
    journal_write(t, JOURNAL_CHANGE, "model", model, S("published"));
    *ret_edition = m.newest + 1;
    return DONE;
}

/* groups_locked: what a locked period counts of members and groups: on which days somebody is a member, and the
 * language of a group. */
#include "lang/lang.h"
#include "rooms/groups/groups_card.h"
#include "rooms/projects/projects.h"

/* "" is before all days. */
static struct day sooner(struct day a, struct day b) { return day_cmp(a, b) <= 0 ? a : b; }
static struct day later(struct day a, struct day b) { return day_cmp(a, b) <= 0 ? b : a; }

static bool all_locked(struct task *t, int64_t project, const struct group_days *d)
{
    return !d->none && projects_days_locked(t, project, d->joined_on, d->left_on);
}

static bool ends_before(const struct group_days *a, const struct group_days *b)
{
    return day_known(a->left_on) && day_cmp(a->left_on, b->joined_on) < 0;
}

bool groups_days_locked(struct task *t, int64_t project, const struct group_days *was, const struct group_days *now)
{
    if (was->none || now->none || ends_before(was, now) || ends_before(now, was))
        return all_locked(t, project, was) || all_locked(t, project, now);
    if (day_cmp(was->joined_on, now->joined_on) != 0 &&
        projects_days_locked(
            t, project, sooner(was->joined_on, now->joined_on), day_add(later(was->joined_on, now->joined_on), -1)))
        return true;
    if (day_cmp(was->left_on, now->left_on) == 0)
        return false;
    bool open = !day_known(was->left_on) || !day_known(now->left_on);
    struct day last = open ? later(was->left_on, now->left_on) : sooner(was->left_on, now->left_on);
    return projects_days_locked(t, project, day_add(last, 1), open ? DAY("") : later(was->left_on, now->left_on));
}

/* "2026-01-10 2026-05-01"; "": on no day. */
static struct str days_text(struct task *t, const struct group_days *d)
{
    return d->none ? S("") : str_fmt(t->a, "%s %s", d->joined_on.t, d->left_on.t);
}

void groups_keep_days(
    struct task *t, const struct group_member *m, const struct group_days *was, const struct group_days *now)
{
    struct day from = was->none ? now->joined_on : now->none ? was->joined_on : sooner(was->joined_on, now->joined_on);
    struct day to = was->none ? now->left_on : now->none ? was->left_on : later(was->left_on, now->left_on);

    if (!groups_days_locked(t, m->project, was, now))
        return;
    if (!was->none && !now->none && (!day_known(was->left_on) || !day_known(now->left_on)))
        to = DAY("");
    projects_keep_locked(t, &(struct locked_change){ .what = "membership",
                                .field = "membership",
                                .project = m->project,
                                .record = m->membership,
                                .person = m->person,
                                .from = from,
                                .to = to,
                                .before = days_text(t, was),
                                .after = days_text(t, now),
                                .reason = now->reason });
}

bool groups_language_locked(struct task *t, int64_t project, const struct group_card *was, struct str language)
{
    return !str_eq(was->language, language) && projects_days_locked(t, project, was->starts_on, was->ends_on);
}

void groups_keep_language(
    struct task *t, int64_t group, int64_t project, const struct group_card *was, const struct group_card *now)
{
    if (groups_language_locked(t, project, was, now->language))
        projects_keep_locked(t, &(struct locked_change){ .what = "group",
                                    .field = "language",
                                    .project = project,
                                    .record = group,
                                    .from = was->starts_on,
                                    .to = was->ends_on,
                                    .before = was->language,
                                    .after = now->language,
                                    .reason = now->reason });
}

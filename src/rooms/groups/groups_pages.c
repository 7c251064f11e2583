/* groups_pages: fills the parts of views that several pages of this room show. */
#include "rooms/groups/groups_pages.h"

#include "groups_members_sql.h"
#include "groups_sessions_sql.h"
#include "rooms/projects/projects.h"

enum { OFFER_DAYS = 7 };

struct group_meets groups_meets(struct task *t, const struct group_card *c)
{
    struct strs names = { 0 };

    for (size_t i = 0; i < CODES_weekday.n; i++)
        for (size_t j = 0; j < c->weekdays.n; j++)
            if (str_is(c->weekdays.at[j], CODES_weekday.at[i].code))
                strs_add(t->a, &names, lang_weekday(t->a, t->lang, (int)i));
    return (struct group_meets){ lang_list(t->a, t->lang, &names), c->every_weeks, c->start, c->end };
}

struct group_tabs groups_tabs(int64_t group, const struct group_record *g, enum group_tab current)
{
    return (struct group_tabs){ .id = group,
        .current = current,
        .may_lead = g->right >= GROUP_LEAD,
        .may_manage = g->right >= GROUP_MANAGE,
        .merged = g->merged_into != 0 };
}

static void add_lines(
    struct task *t, struct session_lines *list, struct groups_sessions_sql_listed_rows rows, bool may_edit)
{
    for (size_t i = 0; i < rows.n; i++) {
        const struct groups_sessions_sql_listed_row *row = &rows.at[i];
        struct session_line line = {
            .id = row->session,
            .day = row->day,
            .moved_from = row->moved_from,
            .start = row->start,
            .end = row->end,
            .kind = row->kind,
            .theme = row->theme,
            .module = row->module,
            .expert = row->expert,
            .state = row->state,
            .cancel_reason = row->cancel_reason,
            .closed = row->closed_at.t[0] != '\0',
            .may_edit = may_edit,
        };
        LIST_ADD(t->a, list, line);
    }
}

struct session_lines groups_session_lines(struct task *t, int64_t group, const struct session_wish *wish, bool may_edit)
{
    const struct day to = DAY("9999-12-31");
    struct groups_sessions_sql_listed_rows rows = groups_sessions_sql_listed(
        t, group, wish->from, to, wish->limit, wish->start);
    struct groups_sessions_sql_how_many_row all;
    struct session_lines list = { 0 };

    add_lines(t, &list, rows, may_edit);
    if ((int64_t)rows.n == wish->limit && groups_sessions_sql_how_many(t, group, wish->from, to, &all))
        list.hidden = all.n - wish->start - wish->limit;
    return list;
}

struct session_lines groups_past_lines(struct task *t, int64_t group, int64_t limit, bool may_edit)
{
    struct groups_sessions_sql_listed_rows rows = groups_sessions_sql_past(t, group, t->today, limit);
    struct groups_sessions_sql_how_many_row all;
    struct session_lines list = { 0 };

    add_lines(t, &list, rows, may_edit);
    if ((int64_t)rows.n == limit && groups_sessions_sql_how_many(t, group, DAY(""), day_add(t->today, -1), &all))
        list.hidden = all.n - limit;
    return list;
}

struct member_lines groups_member_lines(struct task *t, int64_t group, int64_t start, int64_t limit, bool may_edit)
{
    struct groups_members_sql_listed_rows rows = groups_members_sql_listed(t, group, t->today, limit, start);
    struct member_lines list = { 0 };

    for (size_t i = 0; i < rows.n; i++) {
        struct member_line m = {
            .membership = rows.at[i].membership,
            .person = rows.at[i].person,
            .children = rows.at[i].children,
            .name = people_full_name(t, rows.at[i].given_names, rows.at[i].family_name),
            .origin = rows.at[i].origin_name,
            .joined_on = rows.at[i].joined_on,
            .left_on = rows.at[i].left_on,
            .is_protected = rows.at[i].is_protected,
            .to_come = day_cmp(rows.at[i].joined_on, t->today) > 0,
            .may_edit = may_edit,
        };
        LIST_ADD(t->a, &list, m);
    }
    return list;
}

struct group_totals groups_totals(struct task *t, int64_t group, struct day day)
{
    struct groups_members_sql_totals_row row = { 0 };

    return groups_members_sql_totals(t, group, day, &row)
               ? (struct group_totals){ row.members, row.children, row.listed, row.waiting }
               : (struct group_totals){ 0 };
}

struct member_lines groups_former_lines(struct task *t, int64_t group, int64_t start, bool may_edit)
{
    bool whole = t->viewer->program || viewer_sees_project_persons(t->viewer, groups_access(t, group).project);
    int64_t staff = whole ? 0 : t->viewer->staff; /* who leads the group sees for a while who has left it */
    struct day since = day_add(t->today, -PEOPLE_LEFT_VISIBLE_DAYS);
    struct instant made = people_made_since(t);
    struct groups_members_sql_former_rows rows = groups_members_sql_former(t, .group = group, .today = t->today,
        .limit = FORMER_SHOWN, .staff = staff, .left_since = since, .made_since = made, .start = start);
    struct groups_members_sql_former_count_row all;
    struct member_lines list = { 0 };

    if (rows.n == FORMER_SHOWN && groups_members_sql_former_count(t, group, t->today, staff, since, made, &all))
        list.hidden = all.n - start - FORMER_SHOWN;
    for (size_t i = 0; i < rows.n; i++) {
        struct member_line m = { .membership = rows.at[i].membership,
            .person = rows.at[i].person,
            .name = people_full_name(t, rows.at[i].given_names, rows.at[i].family_name),
            .origin = rows.at[i].moved_to,
            .joined_on = rows.at[i].joined_on,
            .left_on = rows.at[i].left_on,
            .may_edit = may_edit };
        LIST_ADD(t->a, &list, m);
    }
    return list;
}

static bool among(const struct strs *list, struct str one)
{
    for (size_t i = 0; i < list->n; i++)
        if (str_eq(list->at[i], one))
            return true;
    return false;
}

struct waiting_lines groups_waiting_lines(
    struct task *t, int64_t group, const struct waiting_wish *wish, const struct form *tried, int64_t tried_on)
{
    struct group_waitings rows = groups_waiting(t, group);
    struct waiting_lines list = { .everybody = (int64_t)rows.n };

    for (size_t i = 0; i < rows.n; i++) {
        struct place_offer_values v = { .until = day_add(t->today, OFFER_DAYS) };
        struct day since = rows.at[i].since;
        struct strs languages = strs_split(t->a, rows.at[i].languages, ';');
        struct waiting_line w = { .w = rows.at[i],
            .place = (int64_t)i + 1,
            .days = day_whole(since) ? day_number(t->today) - day_number(since) : INT_NONE };
        for (size_t k = 0; k < languages.n; k++)
            if (!among(&list.spoken, languages.at[k]))
                strs_add(t->a, &list.spoken, languages.at[k]);
        if ((wish->language.n > 0 && !among(&languages, wish->language)) ||
            (wish->days > 0 && (w.days == INT_NONE || w.days < wish->days)))
            continue;
        list.total++;
        if (list.total <= wish->start || list.total > wish->start + WAITING_SHOWN)
            continue;
        if (rows.at[i].next)
            w.offer = tried != NULL && rows.at[i].membership == tried_on
                          ? *tried
                          : form_show(t, &place_offer_form, &v, rows.at[i].version);
        LIST_ADD(t->a, &list, w);
    }
    return list;
}

struct day groups_query_day(struct req *r, const char *name, struct day otherwise)
{
    struct day day = req_day(r, name);

    return day_whole(day) ? day : otherwise;
}

/* ---- themes from what the members need: sums from the threshold of reports on, and never who */

static struct str area_name(struct task *t, struct str area) { return code_name(t->lang, &CODES_need_area, area); }

struct theme_needs groups_theme_needs(struct req *r, const struct need_sums *sums, struct str theme)
{
    struct task *t = &r->task;
    struct strs ticked = req_all(r, "need");
    struct theme_needs needs = { 0 };

    for (size_t i = 0; i < sums->n; i++) {
        struct theme_need one = { .area = sums->at[i].area, .n = sums->at[i].n, .of = sums->at[i].of };
        one.in_theme = str_find(theme, area_name(t, one.area)) >= 0;
        one.chosen = among(&ticked, one.area);
        LIST_ADD(t->a, &needs, one);
    }
    return needs;
}

struct theme_votes groups_theme_votes(struct req *r, int64_t group, struct str theme)
{
    struct task *t = &r->task;
    struct voted_list list = voted_themes(t, group);
    struct strs ticked = req_all(r, "idea");
    struct theme_votes votes = { 0 };

    for (size_t i = 0; i < list.n; i++) {
        struct theme_vote one = { .v = list.at[i], .key = id_str(t->a, list.at[i].id) };
        one.in_theme = str_find(theme, one.v.words) >= 0;
        one.chosen = among(&ticked, one.key);
        LIST_ADD(t->a, &votes, one);
    }
    return votes;
}

/* Behind what stands there, unless it does already. */
static struct str joined(struct task *t, struct str all, struct str name)
{
    if (str_empty(name) || str_find(all, name) >= 0)
        return all;
    return str_empty(all) ? name : str_fmt(t->a, "%.*s, %.*s", STR_ARG(all), STR_ARG(name));
}

bool groups_theme_add(struct req *r, struct str *theme, struct form *form, size_t field)
{
    struct task *t = &r->task;
    struct strs needs = req_all(r, "need"), ideas = req_all(r, "idea");
    struct str typed = *theme, all = typed;
    int64_t idea;

    for (size_t i = 0; i < needs.n; i++)
        if (code_ok(&CODES_need_area, needs.at[i]))
            all = joined(t, all, area_name(t, needs.at[i]));
    for (size_t i = 0; i < ideas.n; i++)
        if (id_read(ideas.at[i], &idea))
            all = joined(t, all, voted_words(t, idea));
    if (all.n > SESSION_TEXT_MOST && all.n > typed.n) {
        problem_add(t, &form->problems, "theme", str_of(tr(t, "The theme is too long. Tick fewer needs.")));
        return false;
    }
    *theme = form->typed[field] = all;
    return true;
}

struct str groups_period_theme(struct task *t, int64_t project, struct day day)
{
    struct project_period period;

    return projects_period_on(t, project, day, &period) ? period.theme : S("");
}

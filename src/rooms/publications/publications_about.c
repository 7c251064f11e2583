/* publications_about: see publications_about.h. */
#include "rooms/publications/publications_about.h"

#include "auth/journal.h"
#include "publications_about_sql.h"
#include "publications_sql.h"
#include "rooms/codes.h"
#include "rooms/files/files.h"

enum { LEADING_MOST = 25, LANGUAGE_TAG_MOST = 12 };

struct str publications_areas(struct task *t, int64_t publication)
{
    struct publications_about_sql_areas_rows rows = publications_about_sql_areas(t, publication);
    struct strs list = { 0 };

    for (size_t i = 0; i < CODES_need_area.n; i++)
        for (size_t k = 0; k < rows.n; k++)
            if (str_is(rows.at[k].area, CODES_need_area.at[i].code))
                strs_add(t->a, &list, rows.at[k].area);
    return strs_join(t->a, &list, S(" "));
}

void publication_areas_set(struct task *t, int64_t publication, struct str areas)
{
    struct strs list = strs_split(t->a, areas, ' ');

    publications_about_sql_clear_areas(t, publication);
    for (size_t i = 0; i < list.n; i++)
        publications_about_sql_add(t, list.at[i], publication);
}

void publication_tie_set(struct task *t, int64_t publication, struct str key)
{
    publications_about_sql_add(t, key, publication);
}

enum outcome publications_areas_put(
    struct task *t, int64_t publication, const struct strs *areas, struct problems *ret_problems)
{
    struct publication p;
    enum outcome found = publications_get(t, publication, &p);

    if (found != DONE)
        return found;
    for (size_t i = 0; i < areas->n && ret_problems->n == 0; i++)
        if (!code_ok(&CODES_need_area, areas->at[i]))
            problem_add(t, ret_problems, "areas", str_of(tr(t, "Choose from the list.")));
    if (ret_problems->n > 0)
        return INVALID;
    publication_areas_set(t, publication, strs_join(t->a, areas, S(" ")));
    publications_sql_changed(t, p.project);
    journal_write(t, JOURNAL_CHANGE, "publication", publication, S("areas"));
    return DONE;
}

struct publication_links publications_about_area(struct task *t, struct str area, int64_t limit)
{
    return publications_about(t, area, limit);
}

struct publication_links publications_about(struct task *t, struct str key, int64_t limit)
{
    struct publications_about_sql_about_rows rows = publications_about_sql_about(
        t, key, str_of(t->lang->tag), t->today, limit);
    struct publication_links list = { 0 };

    for (size_t i = 0; i < rows.n; i++) {
        struct publication_link one = { rows.at[i].publication, rows.at[i].title, lang_by_tag(rows.at[i].tag) };
        LIST_ADD(t->a, &list, one);
    }
    return list;
}

struct publication_ties publications_tied(struct task *t, struct str of, int64_t limit)
{
    struct str to = str_fmt(t->a, "%.*s~", STR_ARG(of)); /* behind all digits and small letters */
    struct publications_about_sql_tied_rows rows = publications_about_sql_tied(
        t, of, to, str_of(t->lang->tag), t->today, limit);
    struct publication_ties list = { 0 };

    for (size_t i = 0; i < rows.n; i++) {
        struct publication_tie one = { rows.at[i].area,
            { rows.at[i].publication, rows.at[i].title, lang_by_tag(rows.at[i].tag) } };
        LIST_ADD(t->a, &list, one);
    }
    return list;
}

enum outcome publications_tie(struct task *t, struct str key, int64_t publication)
{
    struct publications_about_sql_shown_row row;

    if (!publications_about_sql_shown(t, publication, t->today, &row))
        return NOT_FOUND;
    publications_about_sql_add(t, key, publication);
    journal_write(t, JOURNAL_CHANGE, "publication", publication, S("about"));
    return DONE;
}

enum outcome publications_untie(struct task *t, struct str key, int64_t publication)
{
    if (publications_about_sql_remove(t, key, publication) > 0)
        journal_write(t, JOURNAL_CHANGE, "publication", publication, S("about"));
    return DONE;
}

struct publication_links publications_materials(struct task *t, int64_t limit)
{
    struct publications_about_sql_materials_rows rows = publications_about_sql_materials(
        t, str_of(t->lang->tag), t->today, limit);
    struct publication_links list = { 0 };

    for (size_t i = 0; i < rows.n; i++) {
        struct publication_link one = { rows.at[i].publication, rows.at[i].title, lang_by_tag(rows.at[i].tag) };
        LIST_ADD(t->a, &list, one);
    }
    return list;
}

/* An address as people paste it: "/p/fi/ID", alone or behind the name of the house. */
static int64_t target_of(struct str behind)
{
    ptrdiff_t slash = str_find(str_part(behind, 0, LANGUAGE_TAG_MOST), S("/"));
    int64_t id = 0;

    if (slash < 0 || !id_read(str_part(behind, (size_t)slash + 1, ID_TEXT - 1), &id))
        return 0;
    return id;
}

void publication_leads_note(struct task *t, int64_t publication, struct str body)
{
    struct str rest = body;

    for (ptrdiff_t at = str_find(rest, S("/p/")); at >= 0; at = str_find(rest, S("/p/"))) {
        rest = str_part(rest, (size_t)at + 3, rest.n);
        int64_t target = target_of(rest);
        if (target != 0)
            publications_about_sql_add_lead(t, target, publication);
    }
}

struct publication_links publications_leading_to(struct task *t, const struct publication *p)
{
    struct str address = str_fmt(t->a, "%%/%.*s%%", STR_ARG(id_str(t->a, p->id)));
    struct publications_about_sql_leading_rows rows = publications_about_sql_leading(
        t, p->project, address, p->id, LEADING_MOST);
    struct publication_links list = { 0 };

    for (size_t i = 0; i < rows.n; i++) {
        struct publication_link one = { rows.at[i].publication, rows.at[i].title, lang_by_tag(rows.at[i].tag) };
        LIST_ADD(t->a, &list, one);
    }
    return list;
}

void publication_parts_remove(struct task *t, int64_t publication)
{
    publications_about_sql_clear(t, publication);
    publications_about_sql_remove_leads(t, publication);
    publications_about_sql_remove_openings(t, publication);
    publications_about_sql_remove_trials(t, publication);
    (void)files_remove_all(t, FILE_OF_PUBLICATION, publication);
}

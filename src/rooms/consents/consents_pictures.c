/* consents_pictures: see consents_pictures.h. No pages here. */
#include "rooms/consents/consents_pictures.h"

#include "auth/journal.h"
#include "auth/viewer.h"
#include "consents_pictures_sql.h"
#include "lang/lang.h"
#include "media/media.h"
#include "rooms/people/people.h"
#include "rooms/pictures.h"

static const char *const noun = "picture";

static bool is_film(struct str code)
{
    enum media_kind kind;

    return media_kind_of(code, &kind) && media_types[kind].group == MEDIA_VIDEO;
}

enum outcome consents_picture_get(struct task *t, int64_t file, struct picture *ret_picture)
{
    struct consents_pictures_sql_picture_row row;

    if (!consents_pictures_sql_picture(t, file, &row))
        return NOT_FOUND;
    *ret_picture = (struct picture){ .file = file,
        .row = row.owner_row,
        .owner = row.owner,
        .words = row.words,
        .mark = row.mark,
        .film = is_film(row.kind),
        .hidden = row.hidden };
    return pictures_may_change(t, row.owner, row.owner_row);
}

struct picture_persons consents_marked(struct task *t, const struct picture *p)
{
    struct consents_pictures_sql_marked_rows rows = consents_pictures_sql_marked(t, p->mark);
    struct picture_persons list = { 0 };

    for (size_t i = 0; i < rows.n; i++) {
        struct picture_person one = { .person = rows.at[i].person,
            .given = rows.at[i].given,
            .seen = people_may_see(t, rows.at[i].person),
            .name = S("") };
        if (i > 0 && one.person == rows.at[i - 1].person) /* two files of hers */
            continue;
        if (one.seen)
            one.name = people_full_name(t, rows.at[i].given_names, rows.at[i].family_name);
        LIST_ADD(t->a, &list, one);
    }
    return list;
}

struct picture_persons consents_offered(struct task *t)
{
    int64_t staff = t->viewer->program ? 0 : t->viewer->staff;
    struct consents_pictures_sql_offered_rows rows = consents_pictures_sql_offered(
        t, staff, day_add(t->today, -PEOPLE_LEFT_VISIBLE_DAYS), people_made_since(t), CONSENTS_OFFERED);
    struct picture_persons list = { 0 };

    for (size_t i = 0; i < rows.n; i++) {
        struct picture_person one = { .person = rows.at[i].person,
            .given = true,
            .seen = true,
            .name = people_full_name(t, rows.at[i].given_names, rows.at[i].family_name) };
        LIST_ADD(t->a, &list, one);
    }
    return list;
}

static bool has_said_yes(struct task *t, int64_t person)
{
    struct consents_pictures_sql_given_row row;

    return consents_pictures_sql_given(t, person, &row) && row.n > 0;
}

static bool is_marked(struct task *t, struct str mark, int64_t person)
{
    struct consents_pictures_sql_is_marked_row row;

    return consents_pictures_sql_is_marked(t, mark, person, &row) && row.n > 0;
}

enum outcome consents_mark(struct task *t, int64_t file, int64_t person, struct problems *ret)
{
    struct picture p;
    enum outcome found = consents_picture_get(t, file, &p);

    if (found != DONE)
        return found;
    if (person == 0) {
        problem_add(t, ret, "person", str_of(tr(t, "Choose who is in the picture.")));
        return INVALID;
    }
    if (!people_may_see(t, person))
        return NOT_ALLOWED;
    if (!has_said_yes(t, person)) {
        problem_add(t, ret, "person",
            str_of(tr(t, "This person has not said yes to pictures. Ask first, or take another picture.")));
        return INVALID;
    }
    if (!is_marked(t, p.mark, person) && consents_pictures_sql_mark(t, p.mark, person, t->viewer->staff, t->now) > 0)
        journal_write(t, JOURNAL_CHANGE, noun, file, S("who is in it"));
    return DONE;
}

enum outcome consents_unmark(struct task *t, int64_t file, int64_t person)
{
    struct picture p;
    enum outcome found = consents_picture_get(t, file, &p);

    if (found != DONE)
        return found;
    if (!people_may_see(t, person))
        return NOT_ALLOWED;
    if (!has_said_yes(t, person))
        return CONFLICT;
    if (consents_pictures_sql_unmark(t, p.mark, person) > 0)
        journal_write(t, JOURNAL_CHANGE, noun, file, S("who is in it"));
    return DONE;
}

static struct pictures down_of(struct task *t, int64_t limit)
{
    struct pictures list = { 0 };

    if (t->viewer->staff == 0)
        return list;
    struct consents_pictures_sql_down_rows rows = consents_pictures_sql_down(t, t->viewer->staff, limit);
    for (size_t i = 0; i < rows.n; i++) {
        struct picture one = { .file = rows.at[i].file,
            .row = rows.at[i].owner_row,
            .owner = rows.at[i].owner,
            .words = rows.at[i].words,
            .added_at = rows.at[i].added_at,
            .hidden = true };
        LIST_ADD(t->a, &list, one);
    }
    return list;
}

struct pictures consents_down(struct task *t) { return down_of(t, CONSENTS_DOWN_MOST); }

int64_t consents_pictures_down(struct task *t) { return (int64_t)consents_down(t).n; }

int64_t consents_pictures_with(struct task *t, int64_t person)
{
    struct consents_pictures_sql_shown_with_row row;

    return consents_pictures_sql_shown_with(t, person, &row) ? row.n : 0;
}

void consents_pictures_said(struct task *t, int64_t person)
{
    struct consents_pictures_sql_of_person_rows rows = consents_pictures_sql_of_person(t, person);

    for (size_t i = 0; i < rows.n; i++)
        pictures_changed(t, rows.at[i].owner, rows.at[i].owner_row);
}

void consents_pictures_protected(struct task *t)
{
    struct consents_pictures_sql_of_protected_rows rows = consents_pictures_sql_of_protected(t);

    for (size_t i = 0; i < rows.n; i++)
        pictures_changed(t, rows.at[i].owner, rows.at[i].owner_row);
}

void consents_pictures_going(struct task *t, int64_t import)
{
    struct consents_pictures_sql_of_import_rows rows = consents_pictures_sql_of_import(t, import);

    for (size_t i = 0; i < rows.n; i++)
        pictures_changed(t, rows.at[i].owner, rows.at[i].owner_row);
}

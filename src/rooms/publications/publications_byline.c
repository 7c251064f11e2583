/* publications_byline: see publications_byline.h. */
#include "rooms/publications/publications_byline.h"

#include "auth/journal.h"
#include "publications_byline_sql.h"

struct publication_byline publications_byline(struct task *t, int64_t publication)
{
    struct publications_byline_sql_author_row author;
    struct publications_byline_sql_contacts_rows contacts = publications_byline_sql_contacts(t, publication);
    struct publications_byline_sql_related_to_rows related = publications_byline_sql_related_to(t, publication);
    struct publication_byline b = { .author = S("") };

    if (publications_byline_sql_author(t, publication, &author))
        b.author = author.author;
    for (size_t i = 0; i < contacts.n && i < BYLINE_CONTACTS; i++)
        b.contacts[i] = (struct publication_contact){ contacts.at[i].role, contacts.at[i].phone, contacts.at[i].email };
    for (size_t i = 0; i < related.n && i < BYLINE_RELATED; i++)
        b.related[i] = related.at[i].other;
    return b;
}

static bool is_none(const struct publication_contact *c)
{
    return str_empty(c->role) && str_empty(c->phone) && str_empty(c->email);
}

bool publication_has_contact(const struct publication_byline *b)
{
    for (size_t i = 0; i < BYLINE_CONTACTS; i++)
        if (!is_none(&b->contacts[i]))
            return true;
    return false;
}

bool publications_may_sign(struct task *t, const struct publication *p)
{
    return p->shown ? publications_publishes_in(t, p->project) : publications_open_in(t, p->project);
}

static void check_contacts(struct task *t, const struct publication_byline *b, struct problems *ret)
{
    static const char *const fields[BYLINE_CONTACTS] = { "role_1", "role_2" };

    for (size_t i = 0; i < BYLINE_CONTACTS; i++) {
        const struct publication_contact *c = &b->contacts[i];
        if (!is_none(c) && (str_empty(c->role) || (str_empty(c->phone) && str_empty(c->email))))
            problem_add(t, ret, fields[i],
                str_of(tr(t, "Write who it is (a role or a name), and a phone number or an e-mail address.")));
    }
}

static void check_related(
    struct task *t, const struct publication *p, const struct publication_byline *b, struct problems *ret)
{
    static const char *const fields[BYLINE_RELATED] = { "related_1", "related_2", "related_3" };
    struct publications_byline_sql_may_relate_row row;

    for (size_t i = 0; i < BYLINE_RELATED; i++)
        if (b->related[i] != 0 && (b->related[i] == p->id || !publications_byline_sql_may_relate(
                                                                 t, b->related[i], p->project, t->today, &row)))
            problem_add(t, ret, fields[i], str_of(tr(t, "Choose something that this project shows to everybody.")));
}

void publication_unsign(struct task *t, int64_t publication)
{
    publications_byline_sql_drop_contacts(t, publication);
    publications_byline_sql_drop_related(t, publication);
}

void publication_contacts_set(
    struct task *t, int64_t publication, const struct publication_contact contacts[BYLINE_CONTACTS])
{
    publications_byline_sql_drop_contacts(t, publication);
    for (size_t i = 0; i < BYLINE_CONTACTS; i++)
        if (!is_none(&contacts[i]))
            publications_byline_sql_add_contact(
                t, publication, (int64_t)i + 1, contacts[i].role, contacts[i].phone, contacts[i].email);
}

static void put(struct task *t, int64_t publication, const struct publication_byline *b)
{
    publications_byline_sql_drop_related(t, publication);
    publication_contacts_set(t, publication, b->contacts);
    for (size_t i = 0, place = 0; i < BYLINE_RELATED; i++)
        if (b->related[i] != 0)
            publications_byline_sql_add_related(t, publication, (int64_t)++place, b->related[i]);
}

enum outcome publications_sign(struct task *t, int64_t publication, int64_t version, const struct publication_byline *b,
    struct problems *ret_problems)
{
    struct publication p;
    enum outcome found = publications_get(t, publication, &p);

    if (found != DONE)
        return found;
    if (!publications_may_sign(t, &p))
        return NOT_ALLOWED;
    check_contacts(t, b, ret_problems);
    check_related(t, &p, b, ret_problems);
    if (ret_problems->n > 0)
        return INVALID;
    if (publications_byline_sql_sign(t, publication, version, b->author) == 0)
        return CONFLICT;
    put(t, publication, b);
    publications_changed(t, p.project);
    journal_write(t, JOURNAL_CHANGE, "publication", publication, S("author contacts related"));
    return DONE;
}

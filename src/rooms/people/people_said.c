/* people_said: what whoever made a person wrote of her, said otherwise a little later: corrected as long as nobody has
 * changed it since. All is looked at before anything is written. */
#include "auth/journal.h"
#include "lang/lang.h"
#include "people_family_sql.h"
#include "rooms/people/people_card.h"
#include "rooms/persons.h"

struct looked_at {
    struct person_file file;
    struct person_spell spell; /* id 0: nothing of it is corrected */
    struct family family;
};

/* ---- children: years apart by blanks against rows of the family */

static struct str year_of(struct task *t, const struct family_child *c)
{
    return day_known(c->birth_month) ? str_number(t->a, day_year(c->birth_month)) : S("");
}

struct str people_children_years(struct task *t, int64_t person)
{
    struct family f = people_family_of(t, person);
    struct strs years = { 0 };

    for (size_t i = 0; i < f.children.n; i++)
        strs_add(t->a, &years, year_of(t, &f.children.at[i]));
    return strs_join(t->a, &years, S(" "));
}

/* Takes one such year out of the list. */
static bool take_year(struct strs *years, struct str year)
{
    for (size_t i = 0; i < years->n; i++)
        if (str_eq(years->at[i], year)) {
            years->at[i] = years->at[--years->n];
            return true;
        }
    return false;
}

/* Is there nobody else in the family, and nothing said of a child but its year? */
static bool children_as_said(struct task *t, const struct family *f, struct str said)
{
    struct strs years = strs_split(t->a, said, ' ');

    for (size_t i = 0; i < f->children.n; i++) {
        const struct family_child *c = &f->children.at[i];
        if (!str_empty(c->name) || !str_empty(c->care_needs) || !take_year(&years, year_of(t, c)))
            return false;
    }
    return years.n == 0;
}

/* Of whom nothing is said any more goes; does a register of child care name one of them? */
static bool children_may_go(struct task *t, const struct family *f, struct str now)
{
    struct strs years = strs_split(t->a, now, ' ');

    for (size_t i = 0; i < f->children.n; i++) {
        struct people_family_sql_child_used_row used;
        if (!take_year(&years, year_of(t, &f->children.at[i])) &&
            people_family_sql_child_used(t, f->children.at[i].id, &used) && used.n > 0)
            return false;
    }
    return true;
}

static enum outcome put_children(struct task *t, int64_t person, const struct family *f, struct str now)
{
    struct strs years = strs_split(t->a, now, ' ');
    struct problems ps = { 0 };
    enum outcome how = DONE;

    for (size_t i = 0; i < f->children.n && how == DONE; i++)
        if (!take_year(&years, year_of(t, &f->children.at[i])))
            how = people_drop_child(t, person, f->children.at[i].id, f->children.at[i].version);
    for (size_t i = 0; i < years.n && how == DONE; i++) {
        struct day born;
        int64_t child;
        if (day_read_partial(years.at[i], &born))
            how = people_add_child(t, person, S(""), born, &child, &ps);
    }
    return how == DONE ? DONE : CONFLICT; /* the viewer sees no more than her name by now */
}

/* ---- how she heard of it: the part of her spell that goes on in the project */

static bool spell_as_said(
    struct task *t, const struct person_said_of *whose, struct str heard_from, struct person_spell *ret_spell)
{
    struct person_spells all = people_spells(t, whose->person);

    for (size_t i = 0; i < all.n; i++)
        if (all.at[i].project == whose->project && !day_known(all.at[i].exit_date) &&
            str_eq(all.at[i].heard_from, heard_from)) {
            *ret_spell = all.at[i];
            return true;
        }
    return false;
}

/* ---- her file */

static bool names_or_phone_differ(const struct person_said *a, const struct person_said *b)
{
    return !str_eq(a->given_names, b->given_names) || !str_eq(a->family_name, b->family_name) ||
           !str_eq(a->phone, b->phone);
}

/* The names of what differs in the file, for the journal; "": nothing does. */
static struct str changed_fields(struct task *t, const struct person_said *a, const struct person_said *b)
{
    const struct {
        const char *name;
        bool changed;
    } fields[] = { { "names", !str_eq(a->given_names, b->given_names) || !str_eq(a->family_name, b->family_name) },
        { "phone", !str_eq(a->phone, b->phone) }, { "languages", !str_eq(a->language, b->language) },
        { "note", !str_eq(a->note, b->note) }, { "safe_contact", !str_eq(a->contact_never, b->contact_never) } };
    struct strs list = { 0 };

    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        if (fields[i].changed)
            strs_add(t->a, &list, str_of(fields[i].name));
    return strs_join(t->a, &list, S(" "));
}

static void put_said(
    struct task *t, int64_t person, struct person_file *f, const struct person_said *now, struct str reason)
{
    const struct str before = f->languages;
    bool speaks = !str_eq(f->service_language, now->language);

    f->given_names = now->given_names;
    f->family_name = now->family_name;
    f->phone = now->phone;
    f->note = now->note;
    f->contact_never = now->contact_never;
    f->service_language = now->language;
    if (speaks)
        f->languages = now->language;
    people_put_file(t, person, f);
    if (!speaks)
        return;
    people_store_languages(t, person, now->language);
    people_keep_languages(t, person, before, now->language, reason);
}

static bool untouched(struct task *t, const struct person_said_of *whose, const struct person_said *was,
    const struct person_said *now, struct looked_at *ret)
{
    if (!people_may_see(t, whose->person) || !people_file(t, whose->person, &ret->file) || ret->file.merged_into != 0 ||
        ret->file.version != whose->version)
        return false;
    if (!str_eq(was->heard_from, now->heard_from) && !spell_as_said(t, whose, was->heard_from, &ret->spell))
        return false;
    ret->family = people_family_of(t, whose->person);
    return str_eq(was->children, now->children) ||
           (children_as_said(t, &ret->family, was->children) && children_may_go(t, &ret->family, now->children));
}

enum outcome people_say_anew(struct task *t, const struct person_said_of *whose, const struct person_said *was,
    const struct person_said *now, int64_t *ret_version)
{
    struct looked_at l = { .spell = { .id = 0 } };

    if (!untouched(t, whose, was, now, &l))
        return CONFLICT;
    if (!str_eq(was->children, now->children) && put_children(t, whose->person, &l.family, now->children) != DONE)
        return CONFLICT;
    struct str reason = str_of(tr(t, "Corrected by who met her")), changed = changed_fields(t, was, now);
    if (l.spell.id != 0) {
        l.spell.heard_from = now->heard_from;
        people_store_spell(t, &l.spell, reason);
        journal_write(t, JOURNAL_CHANGE, "participation", l.spell.id, S("heard_from"));
    }
    *ret_version = whose->version;
    if (str_empty(changed))
        return DONE;
    put_said(t, whose->person, &l.file, now, reason);
    journal_write(t, JOURNAL_CHANGE, "person", whose->person, changed);
    if (names_or_phone_differ(was, now))
        persons_changed(t, whose->person);
    *ret_version = whose->version + 1;
    return DONE;
}

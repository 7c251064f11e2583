/* contacts_kind: contacts outside the groups as a kind of record. */
#include "contacts_kind_sql.h"
#include "contacts_sql.h"
#include "rooms/codes.h"
#include "rooms/contacts/contacts.h"
#include "rooms/kind.h"
#include "rooms/projects/projects.h"

/* clang-format off */
#define CONTACTS(C) \
    C(contacts, contact, KEY())             C(contacts, project,  MUST_REF(projects)) \
    C(contacts, date,    MUST(CELL_DAY))    C(contacts, channel,  CODE(channel)) \
    C(contacts, language, OF(CELL_LANGUAGE)) C(contacts, topic,   TEXT(CONTACT_TOPIC_MOST)) \
    C(contacts, person,  REF(people))       C(contacts, minutes,  INT(0, CONTACT_MINUTES_MOST)) \
    C(contacts, not_coming, CODE(not_coming))
/* clang-format on */
KIND_COLUMNS(contacts, CONTACTS)

static bool row(void *x, const struct contacts_kind_sql_give_row *r)
{
    struct kind_out *o = x;

    return GIVE(o, contacts, r->id,
        0, [COL_contacts_contact] = kind_key(o, KIND_contacts, r->key, r->id), [COL_contacts_project] = r->project,
        [COL_contacts_date] = r->day, [COL_contacts_channel] = r->channel, [COL_contacts_language] = r->language,
        [COL_contacts_topic] = r->topic, [COL_contacts_person] = kind_ref(o, KIND_people, r->person_key, r->person),
        [COL_contacts_minutes] = kind_number(o, r->minutes), [COL_contacts_not_coming] = r->not_coming);
}

static void give(struct kind_out *o, int64_t low, int64_t high)
{
    (low == high ? contacts_kind_sql_give_few : contacts_kind_sql_give)(o->t, low, high, o->project, row, o);
}

static struct contact_row contact_of(const struct record *r, int64_t id)
{
    return (struct contact_row){
        .id = id,
        .project = NUMBER_OF(r, contacts_project),
        .person = NUMBER_OF(r, contacts_person),
        .minutes = NUMBER_OF(r, contacts_minutes),
        .day = DAY_OF(r, contacts_date),
        .channel = TEXT_OF(r, contacts_channel),
        .language = TEXT_OF(r, contacts_language),
        .topic = TEXT_OF(r, contacts_topic),
        .not_coming = TEXT_OF(r, contacts_not_coming),
    };
}

static void check(struct kind_in *in, const struct record *r, int64_t id)
{
    static const char *const names[] = { "day", "date", NULL };
    struct contact_row c = contact_of(r, id);
    struct problems problems = { 0 };

    if (in->memory == NULL)
        in->memory = NEW(in->whole->a, struct project_first);
    projects_check_day(in->t, projects_first_of(in->t, in->memory, c.project), c.day, "day", &problems);
    (void)contacts_check(in->t, &c, &problems);
    kind_refuse_all(in, &problems, names);
}

static void add(struct kind_in *in, const struct record *r, int64_t id)
{
    struct contact_row c = contact_of(r, id);

    contacts_kind_sql_add(in->t, .contact = id, .source_key = TEXT_OF(r, contacts_contact), .project = c.project,
        .day = c.day, .channel = c.channel, .language = c.language, .topic = c.topic, .person = c.person,
        .minutes = c.minutes, .not_coming = c.not_coming, .import = in->import, .now = in->t->now);
}

static void change(struct kind_in *in, const struct record *r, int64_t id)
{
    struct contact_row c = contact_of(r, id);

    contacts_store(in->t, &c);
    kind_journal(in, id);
}

KIND_PLAIN(contacts, contacts_kind_sql)
KIND_MOVE(contacts, contacts_kind_sql)

const struct kind kind_contacts = {
    .name = "contacts",
    .noun = { "contact", N_("Contact") },
    .tables = "contacts_contact",
    .columns = contacts_columns,
    .n = COL_contacts__N,
    .plain = true,
    KIND_PLAIN_MEMBERS(contacts),
    .give = give,
    .check = check,
    .add = add,
    .change = change,
    .move = contacts_move,
    .move_back = contacts_move_back,
};

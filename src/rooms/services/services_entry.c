/* services_entry: one entry of the directory: its texts, reading it whole, storing it whole. */
#include "rooms/services/services_entry.h"

#include "auth/journal.h"
#include "lang/lang.h"
#include "rooms/providers/providers.h"
#include "services_sql.h"

struct service_entry *service_entry_new(struct task *t, struct str kind, struct str source, struct str source_key)
{
    struct service_entry *e = NEW(t->a, struct service_entry);

    *e = (struct service_entry){ .kind = kind,
        .source = source,
        .source_key = source_key,
        .interpreter = YESNO_UNKNOWN,
        .child_friendly = YESNO_UNKNOWN,
        .step_free = YESNO_UNKNOWN,
        .minimum_age = INT_NONE,
        .maximum_age = INT_NONE,
        .latitude = INT_NONE,
        .longitude = INT_NONE };
    struct str *texts[] = { &e->status, &e->channel, &e->cost, &e->street, &e->postcode, &e->city, &e->municipality,
        &e->url, &e->email, &e->kept };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        *texts[i] = S("");
    return e;
}

/* At most that many characters, never in the middle of one. */
static struct str cut(struct str s, size_t most)
{
    size_t n = 0;

    for (size_t i = 0; i < s.n; i++)
        if (((unsigned char)s.p[i] & 0xC0) != 0x80 && n++ == most)
            return str_trim(str_part(s, 0, i));
    return s;
}

void service_say(struct task *t, struct service_entry *e, const char *part, struct str language, struct str body)
{
    struct service_text one = { str_of(part), language, S("") };

    (void)text_clean(t->a, body, &one.body);
    one.body = cut(str_trim(one.body), str_is(one.part, "name") ? SERVICE_NAME_MOST : SERVICE_TEXT_MOST);
    for (size_t i = 0; i < e->texts.n; i++)
        if (str_eq(e->texts.at[i].part, one.part) && str_eq(e->texts.at[i].language, language))
            return;
    if (!str_empty(one.body) && !str_empty(language))
        LIST_ADD(t->a, &e->texts, one);
}

static struct service_said said_in(const struct service_entry *e, const char *part, struct str language)
{
    for (size_t i = 0; i < e->texts.n; i++)
        if (str_is(e->texts.at[i].part, part) && (str_empty(language) || str_eq(e->texts.at[i].language, language)))
            return (struct service_said){ e->texts.at[i].body, e->texts.at[i].language };
    return (struct service_said){ S(""), S("") };
}

static struct service_said best(const struct service_entry *e, const char *part, struct str first)
{
    const struct str order[] = { first, S("fin"), S("eng"), S("swe"), S("") };
    struct service_said said = { S(""), S("") };

    for (size_t i = 0; i < sizeof order / sizeof *order && str_empty(said.text); i++)
        said = said_in(e, part, order[i]);
    return said;
}

struct service_said service_said(struct task *t, const struct service_entry *e, const char *part)
{
    return best(e, part, str_of(t->lang->iso3));
}

struct service_said service_main_name(const struct service_entry *e) { return best(e, "name", S("fin")); }

/* ---- reading */

static struct service_entry *entry_of(struct task *t, const struct services_sql_entry_row *r)
{
    struct service_entry *e = NEW(t->a, struct service_entry);

    *e = (struct service_entry){ .id = r->id,
        .version = r->version,
        .kept_version = r->kept_version,
        .organisation = r->organisation_id,
        .provider = r->provider_id,
        .owner = r->owner_id,
        .kind = r->kind,
        .source = r->source,
        .source_key = r->source_key,
        .status = r->status,
        .channel = r->channel,
        .cost = r->cost,
        .street = r->street,
        .postcode = r->postcode,
        .city = r->city,
        .municipality = r->municipality,
        .url = r->url,
        .email = r->email,
        .kept = r->kept,
        .interpreter = r->interpreter,
        .child_friendly = r->child_friendly,
        .step_free = r->step_free,
        .minimum_age = r->minimum_age,
        .maximum_age = r->maximum_age,
        .latitude = r->latitude,
        .longitude = r->longitude,
        .review_on = r->review_on,
        .changed_at = r->changed_at };
    return e;
}

static void read_more(struct task *t, struct service_entry *e)
{
    struct services_sql_texts_rows texts = services_sql_texts(t, e->id);
    struct services_sql_languages_rows languages = services_sql_languages(t, e->id);
    struct services_sql_doors_rows doors = services_sql_doors(t, e->id);
    struct services_sql_phones_rows phones = services_sql_phones(t, e->id);
    struct services_sql_hours_rows hours = services_sql_hours(t, e->id);

    for (size_t i = 0; i < texts.n; i++) {
        struct service_text one = { texts.at[i].part, texts.at[i].language, texts.at[i].body };
        LIST_ADD(t->a, &e->texts, one);
    }
    for (size_t i = 0; i < languages.n; i++)
        strs_add(t->a, &e->languages, languages.at[i].language);
    for (size_t i = 0; i < doors.n; i++)
        strs_add(t->a, &e->doors, doors.at[i].door);
    for (size_t i = 0; i < phones.n; i++) {
        struct service_phone one = { phones.at[i].number, phones.at[i].note };
        LIST_ADD(t->a, &e->phones, one);
    }
    for (size_t i = 0; i < hours.n; i++) {
        struct service_hour one = { hours.at[i].weekday, hours.at[i].first_day, hours.at[i].last_day, hours.at[i].opens,
            hours.at[i].closes };
        LIST_ADD(t->a, &e->hours, one);
    }
}

static struct service_entry *load_one(struct task *t, int64_t id)
{
    struct services_sql_entry_row row;

    if (id == 0 || !services_sql_get(t, id, &row))
        return NULL;
    struct service_entry *e = entry_of(t, &row);
    read_more(t, e);
    return e;
}

enum outcome service_load(struct task *t, int64_t id, struct str kind, struct service_entry **ret_entry)
{
    struct service_entry *e = load_one(t, id);

    if (e == NULL || !str_eq(e->kind, kind))
        return NOT_FOUND;
    e->offered_by = load_one(t, e->organisation);
    struct services_sql_places_rows places = services_sql_places(t, e->id);
    for (size_t i = 0; i < places.n; i++) {
        struct service_entry *place = load_one(t, places.at[i].place_id);
        if (place != NULL)
            LIST_ADD(t->a, &e->places, place);
    }
    *ret_entry = e;
    return DONE;
}

void service_each(struct task *t, struct str kind, int64_t after, int64_t limit,
    bool (*each)(void *x, struct service_entry *e), void *x)
{
    struct services_sql_of_kind_rows ids = services_sql_of_kind(t, kind, after, limit);
    struct service_entry *e;

    for (size_t i = 0; i < ids.n; i++)
        if (service_load(t, ids.at[i].id, kind, &e) == DONE && !each(x, e))
            return;
}

/* ---- ids */

static bool is_uuid(struct str s)
{
    if (s.n != 36)
        return false;
    for (size_t i = 0; i < s.n; i++) {
        bool dash = i == 8 || i == 13 || i == 18 || i == 23;
        if (dash ? s.p[i] != '-' : strchr("0123456789abcdefABCDEF", s.p[i]) == NULL || s.p[i] == '\0')
            return false;
    }
    return true;
}

/* Version 8 of RFC 9562, "of one's own making": the id's sixteen digits around the version, and the number. */
struct str service_uuid_made(struct task *t, int64_t id, int64_t number)
{
    char x[17];

    snprintf(x, sizeof x, "%016llx", (unsigned long long)id);
    return str_fmt(t->a, "%.8s-%.4s-8%.3s-a%.1s00-%012llx", x, x + 8, x + 12, x + 15,
        (unsigned long long)number & 0xFFFFFFFFFFFFULL);
}

struct str service_uuid(struct task *t, const struct service_entry *e)
{
    return is_uuid(e->source_key) ? e->source_key : service_uuid_made(t, e->id, 0);
}

static int64_t hex(const char *x, int n)
{
    int64_t value = 0;

    for (int i = 0; i < n; i++)
        value = value << 4 | (x[i] <= '9' ? x[i] - '0' : (x[i] | 0x20) - 'a' + 10);
    return value;
}

bool service_uuid_read(struct task *t, struct str uuid, int64_t *ret_id, int64_t *ret_number)
{
    char x[16];

    if (!is_uuid(uuid) || uuid.p[14] != '8' || uuid.p[0] > '7')
        return false;
    memcpy(x, uuid.p, 8);
    memcpy(x + 8, uuid.p + 9, 4);
    memcpy(x + 12, uuid.p + 15, 3);
    x[15] = uuid.p[20];
    int64_t id = hex(x, 16), number = hex(uuid.p + 24, 12);
    if (!str_eq(service_uuid_made(t, id, number), uuid)) /* ours are written in small letters */
        return false;
    *ret_id = id;
    *ret_number = number;
    return true;
}

static int64_t service_by_uuid_any(struct task *t, struct str uuid, struct str kind)
{
    struct services_sql_by_key_rows rows = services_sql_by_key(t, kind, uuid);
    struct services_sql_entry_row row;
    int64_t id = 0, number = 0;

    if (rows.n > 0)
        id = rows.at[0].id;
    else if (!service_uuid_read(t, uuid, &id, &number) || number != 0)
        return 0;
    return id != 0 && services_sql_get(t, id, &row) && str_eq(row.kind, kind) ? id : 0;
}

int64_t service_by_uuid(struct task *t, struct str uuid, struct str kind)
{
    struct services_sql_entry_row row;
    int64_t id = service_by_uuid_any(t, uuid, kind);

    if (id == 0 || !services_sql_get(t, id, &row))
        return 0;
    bool hidden = str_eq(kind, SERVICE_SERVICE) && !str_is(row.status, "published") && !str_is(row.status, "closed");
    return hidden ? 0 : id;
}

/* ---- storing */

int64_t service_by_source(struct task *t, const struct service_entry *e, struct service_found *ret_found)
{
    struct services_sql_by_source_row row;

    if (services_sql_by_source(t, e->source, e->kind, e->source_key, &row)) {
        *ret_found = (struct service_found){ row.kept, row.version, row.version > row.kept_version };
        return row.id;
    }
    /* The same id from another kind of file, or one that we have given away ourselves: it is ours already. */
    int64_t id = service_by_uuid_any(t, e->source_key, e->kind);
    *ret_found = (struct service_found){ S(""), 0, true };
    return id;
}

/* All that a search looks through: names, summaries, of whom. */
static struct str search_key(struct task *t, const struct service_entry *e)
{
    struct buf *o = task_buf(t, (size_t)1 << 20);

    for (size_t i = 0; i < e->texts.n; i++)
        if (str_is(e->texts.at[i].part, "name") || str_is(e->texts.at[i].part, "alternate") ||
            str_is(e->texts.at[i].part, "summary")) {
            buf_str(o, e->texts.at[i].body);
            buf_ch(o, ' ');
        }
    if (e->offered_by)
        buf_str(o, service_main_name(e->offered_by).text);
    return lang_fold(t->a, buf_view(o));
}

static void store_more(struct task *t, const struct service_entry *e)
{
    services_sql_drop_texts(t, e->id);
    services_sql_drop_languages(t, e->id);
    services_sql_drop_doors(t, e->id);
    services_sql_drop_phones(t, e->id);
    services_sql_drop_hours(t, e->id);
    services_sql_drop_places(t, e->id);
    services_sql_drop_key(t, e->id);
    services_sql_add_key(t, e->id);
    for (size_t i = 0; i < e->texts.n; i++)
        services_sql_add_text(t, e->id, e->texts.at[i].part, e->texts.at[i].language, e->texts.at[i].body);
    for (size_t i = 0; i < e->languages.n; i++)
        services_sql_add_language(t, e->id, e->languages.at[i]);
    for (size_t i = 0; i < e->doors.n; i++)
        services_sql_add_door(t, e->id, e->doors.at[i]);
    for (size_t i = 0; i < e->phones.n; i++)
        services_sql_add_phone(t, e->id, (int64_t)i, e->phones.at[i].number, e->phones.at[i].note);
    for (size_t i = 0; i < e->hours.n; i++) {
        const struct service_hour *h = &e->hours.at[i];
        services_sql_add_hours(t, .entry_id = e->id, .place = (int64_t)i, .weekday = h->weekday, .first_day = h->first,
            .last_day = h->last, .opens = h->opens, .closes = h->closes);
    }
    for (size_t i = 0; i < e->places.n; i++)
        services_sql_add_place(t, e->id, e->places.at[i]->id);
}

/* The columns of an entry, for both statements that write it. */
#define ENTRY_COLUMNS(e, said) \
    .organisation_id = (e)->organisation, .name = (said).text, .name_language = (said).language, \
    .sort_key = lang_sort_key(t->a, (said).text), .search_key = search_key(t, (e)), .status = (e)->status, \
    .channel = (e)->channel, .cost = (e)->cost, .interpreter = (e)->interpreter, \
    .child_friendly = (e)->child_friendly, .step_free = (e)->step_free, .minimum_age = (e)->minimum_age, \
    .maximum_age = (e)->maximum_age, .street = (e)->street, .postcode = (e)->postcode, .city = (e)->city, \
    .municipality = (e)->municipality, .latitude = (e)->latitude, .longitude = (e)->longitude, .url = (e)->url, \
    .email = (e)->email, .provider_id = (e)->provider, .owner_id = (e)->owner, .review_on = (e)->review_on, \
    .kept = (e)->kept, .kept_version = (e)->kept_version, .changed_at = (e)->changed_at

enum outcome service_store(struct task *t, struct service_entry *e, int64_t version)
{
    struct service_said name = service_main_name(e);

    if (e->offered_by)
        e->organisation = e->offered_by->id;
    if (str_eq(e->kind, SERVICE_ORGANISATION) && e->provider == 0)
        e->provider = providers_known(t, name.text);
    if (version == 0) {
        e->id = id_new();
        if (str_empty(e->source_key))
            e->source_key = id_str(t->a, e->id);
        DB_CALL(services_sql_add, t, .id = e->id, .kind = e->kind, .source = e->source, .source_key = e->source_key,
            ENTRY_COLUMNS(e, name));
    } else if (DB_CALL(services_sql_change, t, .id = e->id, .version = version, ENTRY_COLUMNS(e, name)) == 0) {
        return CONFLICT;
    }
    e->version = version + 1;
    store_more(t, e);
    journal_write(t, version == 0 ? JOURNAL_CREATE : JOURNAL_CHANGE, "service", e->id, e->kind);
    return DONE;
}

/* own_page: the rules of what a person sees behind her own link. No pages here. */
#include "rooms/own_page/own_page.h"

#include "auth/journal.h"
#include "auth/viewer.h"
#include "base/settings.h"
#include "lang/lang.h"
#include "own_page_sql.h"
#include "own_requests_sql.h"
#include "rooms/attendance/attendance.h"
#include "rooms/child_care/child_care.h"
#include "rooms/groups/groups.h"
#include "rooms/marks.h"
#include "rooms/modules/modules.h"

enum { SUBJECT_DAYS_BACK = 90, SUBJECT_DAYS_ON = 30, SUBJECTS_READ = 60, SUBJECTS_MOST = 12, DIGITS_LEAST = 5 };

/* ---- she herself */

static struct str tag_of(struct str language)
{
    const struct lang *l = str_empty(language) ? NULL : lang_by_tag(language);

    return l == NULL ? S("") : str_of(l->tag);
}

struct own_person own_page_person(struct task *t, int64_t person)
{
    struct own_page_sql_person_row row;
    struct str mother, given;

    must(t, own_page_sql_person(t, person, &row));
    struct str languages = row.languages, names = row.given_names;
    if (!str_cut(&languages, ';', &mother))
        mother = S("");
    if (!str_cut(&names, ' ', &given))
        given = S("");
    struct str tag = tag_of(row.service_language);
    return (struct own_person){ .id = person,
        .name = str_empty(row.call_name) ? given : row.call_name,
        .language = str_empty(tag) ? tag_of(mother) : tag,
        .beside = row.beside };
}

void own_page_set_beside(struct task *t, int64_t person, bool beside) { own_page_sql_put_beside(t, person, beside); }

/* ---- when we meet */

/* The rule of non-disclosure at the head of own_page.h. asked: the last group that was looked up. */
struct shield {
    int64_t group;
    bool shielded;
};

static bool hides(struct task *t, const struct own_holder *h, int64_t group, struct shield *asked)
{
    if (h->is_protected)
        return true;
    if (h->has_pin)
        return false;
    if (asked->group != group)
        *asked = (struct shield){ group, groups_shielded(t, group) };
    return asked->shielded;
}

static enum own_says says_of(const struct own_page_sql_meetings_row *r)
{
    if (mark_means(mark_read(r->mark)) == MEANS_TOLD)
        return OWN_SAYS_CANNOT;
    return r->comes == YES ? OWN_SAYS_COMES : OWN_SAYS_NOTHING;
}

static struct own_meeting meeting_of(struct task *t, const struct own_page_sql_meetings_row *r)
{
    enum mark_meaning means = mark_means(mark_read(r->mark));
    bool cancelled = str_is(r->state, "cancelled");

    return (struct own_meeting){ .session = r->session,
        .group = r->group,
        .group_name = r->group_name,
        .kind = r->kind,
        .theme = modules_theme_shown(t, r->theme),
        .venue = r->venue,
        .area = r->area,
        .municipality = r->municipality,
        .leader = r->leader,
        .day = r->day,
        .start = r->start_time,
        .end = r->end_time,
        .cancelled = cancelled,
        .children = r->children,
        .open = !cancelled && !r->closed && (means == MEANS_NOTHING || means == MEANS_TOLD),
        .says = says_of(r) };
}

static void hide(struct own_meeting *m)
{
    m->hidden = true;
    m->venue = m->area = m->municipality = S("");
    m->start = m->end = (struct clock){ "" };
}

struct own_meetings own_page_meetings(struct task *t, const struct own_holder *h, int64_t limit)
{
    struct own_page_sql_meetings_rows rows = own_page_sql_meetings(
        t, h->person, t->today, instant_clock(t->now), limit);
    struct own_meetings list = { 0 };
    struct shield asked = { 0 };

    for (size_t i = 0; i < rows.n; i++) {
        if (i > 0 && rows.at[i].session == rows.at[i - 1].session)
            continue;
        struct own_meeting one = meeting_of(t, &rows.at[i]);
        if (hides(t, h, one.group, &asked))
            hide(&one);
        LIST_ADD(t->a, &list, one);
    }
    return list;
}

/* Once the session has begun they stay as they are. */
static void give_places_back(struct task *t, int64_t session, int64_t person)
{
    struct care_children hers = child_care_own(t, session, person);
    enum outcome how = DONE;

    for (size_t i = 0; i < hers.n && how == DONE; i++)
        if (hers.at[i].place == CARE_BOOKED || hers.at[i].place == CARE_WAITS)
            how = child_care_release_own(t, session, hers.at[i].child, person);
}

enum outcome own_page_say(struct task *t, int64_t session, int64_t person, bool comes)
{
    enum outcome how = attendance_tell(t, session, person, comes);

    if (how == DONE && !comes)
        give_places_back(t, session, person);
    return how;
}

struct own_appointments own_page_appointments(struct task *t, const struct own_holder *h)
{
    struct own_page_sql_appointments_rows rows = own_page_sql_appointments(
        t, h->person, t->today, OWN_APPOINTMENTS_SHOWN);
    struct own_appointments list = { 0 };

    for (size_t i = 0; i < rows.n; i++) {
        struct own_appointment one = { .day = rows.at[i].day,
            .start = rows.at[i].start_time,
            .channel = rows.at[i].channel,
            .place = rows.at[i].place,
            .worker = rows.at[i].worker,
            .hidden = h->is_protected };
        if (one.hidden) {
            one.place = S("");
            one.start = (struct clock){ "" };
        }
        LIST_ADD(t->a, &list, one);
    }
    return list;
}

/* ---- whom she can call */

struct own_workers own_page_workers(struct task *t, int64_t person)
{
    struct own_page_sql_workers_rows rows = own_page_sql_workers(t, person, t->today, OWN_WORKERS_SHOWN);
    struct own_workers list = { 0 };

    for (size_t i = 0; i < rows.n; i++) {
        struct own_worker one = { rows.at[i].staff, rows.at[i].name, rows.at[i].phone, rows.at[i].responsible };
        LIST_ADD(t->a, &list, one);
    }
    return list;
}

/* Digits, and what stands between them; not a word among them. */
static bool is_phone(struct str text)
{
    size_t digits = 0;

    for (size_t i = 0; i < text.n; i++)
        if (text.p[i] >= '0' && text.p[i] <= '9')
            digits++;
        else if (memchr("+-() .", text.p[i], 6) == NULL)
            return false;
    return digits >= DIGITS_LEAST;
}

struct str own_page_call(struct task *t, int64_t person, const struct own_workers *workers)
{
    struct own_page_sql_project_phone_row row;

    for (size_t i = 0; i < workers->n; i++)
        if (!str_empty(workers->at[i].phone))
            return workers->at[i].phone;
    if (own_page_sql_project_phone(t, person, &row) && is_phone(row.phone))
        return row.phone;
    if (t->settings == NULL)
        return S("");
    const struct str house[] = { t->settings->message_phone, t->settings->help_phone, t->settings->controller_contact };
    for (size_t i = 0; i < sizeof house / sizeof *house; i++)
        if (is_phone(house[i]))
            return house[i];
    return S("");
}

struct str own_page_worker_phone(struct task *t)
{
    struct own_page_sql_worker_phone_row row;

    return own_page_sql_worker_phone(t, t->viewer->staff, &row) ? row.phone : S("");
}

enum outcome own_page_put_worker_phone(struct task *t, struct str phone, struct problems *ret)
{
    int64_t staff = t->viewer->staff;

    if (staff == 0)
        return NOT_ALLOWED;
    if (!str_empty(phone) && (!is_phone(phone) || phone.n > OWN_PHONE_MOST)) {
        problem_add(t, ret, "phone", str_of(tr(t, "Write a telephone number, with digits only.")));
        return INVALID;
    }
    if (str_empty(phone))
        own_page_sql_drop_worker_phone(t, staff);
    else
        own_page_sql_put_worker_phone(t, staff, phone);
    journal_write(t, JOURNAL_CHANGE, "staff", staff, S("phone"));
    return DONE;
}

/* ---- what her groups read */

static void add_key(struct task *t, struct strs *keys, struct str key)
{
    for (size_t i = 0; i < keys->n; i++)
        if (str_eq(keys->at[i], key))
            return;
    if (keys->n < SUBJECTS_MOST)
        strs_add(t->a, keys, key);
}

struct strs own_page_subjects(struct task *t, int64_t person)
{
    struct own_page_sql_subjects_rows rows = own_page_sql_subjects(
        t, person, day_add(t->today, -SUBJECT_DAYS_BACK), day_add(t->today, SUBJECT_DAYS_ON), SUBJECTS_READ);
    struct strs keys = { 0 };

    for (size_t i = 0; i < rows.n; i++) {
        struct str theme = modules_theme_code(rows.at[i].theme);
        if (rows.at[i].module != 0)
            add_key(t, &keys, str_fmt(t->a, "module:%.*s", STR_ARG(id_str(t->a, rows.at[i].module))));
        if (!str_empty(theme))
            add_key(t, &keys, str_fmt(t->a, "theme:%.*s", STR_ARG(theme)));
    }
    return keys;
}

void own_page_drop(struct task *t, int64_t import)
{
    own_page_sql_drop_choices(t, import);
    own_requests_sql_drop(t, import);
}

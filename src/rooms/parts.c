/* parts: what stands behind the small pieces of pages. */
#include "rooms/parts.h"

#include "auth/permissions.h"
#include "auth/viewer.h"
#include "rooms/circumstances/circumstances.h"
#include "rooms/groups/groups.h"
#include "rooms/people/people.h"
#include "rooms/projects/projects.h"
#include "rooms/routes.h"
#include "web/req.h"

int64_t list_start(struct req *r)
{
    int64_t start = 0;

    return str_int(req_get(r, "start"), &start) && start > 0 && start < INT32_MAX ? start : 0;
}

struct pager list_pager(struct task *t, struct url here, int64_t start, int64_t shown, int64_t total)
{
    struct pager pager = { { S("") }, { S("") } };

    if (start > 0)
        pager.previous = url_with_int(t->a, here, "start", start > shown ? start - shown : 0);
    if (start + shown < total)
        pager.next = url_with_int(t->a, here, "start", start + shown);
    return pager;
}

struct url list_back(struct req *r, struct url list, struct url otherwise)
{
    struct url back;
    struct str typed = req_get(r, "back"), rest;

    if (!url_local(r->task.a, typed, &back) || !str_starts(back.s, list.s))
        return otherwise;
    rest = str_part(back.s, list.s.n, back.s.n);
    return rest.n == 0 || rest.p[0] == '?' ? back : otherwise;
}

struct file_field file_field_of(
    struct task *t, const struct form *f, const char *label, struct str hint, struct str accept)
{
    struct file_field field = {
        .id = str_fmt(t->a, "%s-file", f->table->name), .hint = hint, .accept = accept, .wrong = S(""), .label = label
    };

    for (size_t i = 0; i < f->problems.n; i++)
        if (str_is(f->problems.at[i].field, "file"))
            field.wrong = f->problems.at[i].text;
    return field;
}

void file_field_records(struct req *r, struct file_field *field, int64_t seconds)
{
    field->records = true;
    field->seconds = seconds;
    if (r->beside != NULL) {
        field->start_fi = str_of(lang_tr(r->beside, N_("Record with this device")));
        field->stop_fi = str_of(lang_tr(r->beside, N_("Stop recording")));
        field->runs_fi = str_of(lang_tr(r->beside, N_("It is recording.")));
        field->done_fi = str_of(lang_tr(r->beside, N_("Recorded. Save it below.")));
        field->refused_fi = str_of(lang_tr(r->beside, N_("The microphone cannot be used. Choose a file instead.")));
    }
    req_may_record(r);
}

struct shelf_row shelf_row_of(struct task *t, const struct file *f, struct url open)
{
    unsigned group = media_types[f->kind].group;
    struct shelf_row row = { .f = *f,
        .open = open,
        .size = files_size(t, f->bytes),
        .picture = group == MEDIA_PICTURE,
        .sound = group == MEDIA_AUDIO,
        .film = group == MEDIA_VIDEO };

    if ((row.picture || row.film) && permitted(t->viewer, PERM_GROUPS_READ))
        row.people = URL(t, consents_picture, f->id);
    if (group != MEDIA_TRACK)
        row.mark = file_shelf_line(t, f);
    return row;
}

bool project_menu(struct task *t, struct form *form, size_t field, const struct project_briefs *projects)
{
    for (size_t i = 0; i < projects->n; i++)
        form_option_id(t, form, field, projects->at[i].id, projects->at[i].name);
    return projects->n > 1;
}

void picks_add(struct task *t, struct picks *list, struct str value, struct str name, struct str chosen)
{
    struct pick one = { value, name, str_eq(value, chosen) };

    LIST_ADD(t->a, list, one);
}

static const struct {
    int days;
    const char *name;
} WAITED[] = { { 7, N_("A week or longer") }, { 30, N_("30 days or longer") }, { 90, N_("90 days or longer") } };

struct picks waited_picks(struct task *t, int64_t days)
{
    struct picks list = { 0 };
    struct str chosen = days > 0 ? str_number(t->a, days) : S("");

    picks_add(t, &list, S(""), str_of(tr(t, "All")), chosen);
    for (size_t i = 0; i < sizeof WAITED / sizeof *WAITED; i++)
        picks_add(t, &list, str_number(t->a, WAITED[i].days), str_of(lang_tr(t->lang, WAITED[i].name)), chosen);
    return list;
}

int64_t waited_days(struct req *r)
{
    int64_t days;

    if (str_int(req_get(r, "waited"), &days))
        for (size_t i = 0; i < sizeof WAITED / sizeof *WAITED; i++)
            if (days == WAITED[i].days)
                return days;
    return 0;
}

/* ---- the pages about one person */

/* The first few stand side by side, the others in a menu, but for the current one. */
struct tabs_made {
    struct task *t;
    enum person_tab current;
    struct person_tabs list;
};

static void tab(struct tabs_made *m, enum person_tab which, struct url url, const char *name)
{
    bool aside = which <= PERSON_TAB_NEEDS || which == m->current;
    struct person_tab_link one = { url, name, which == m->current, !aside };

    m->list.behind += one.more;
    LIST_ADD(m->t->a, &m->list, one);
}

struct person_tabs person_tabs_of(struct task *t, int64_t person, enum person_tab current)
{
    struct tabs_made m = { t, current, { 0 } };
    bool counsels = false, writes = permitted(t->viewer, PERM_PEOPLE_WRITE) && people_sees_card(t, person);

    for (size_t i = 0; i < t->viewer->nprojects && permitted(t->viewer, PERM_COUNSELLING_READ) && !counsels; i++)
        counsels = people_may_counsel(t, person, t->viewer->projects[i].project);
    tab(&m, PERSON_TAB_PERSON, URL(t, people_person, person), trc(t, "tab", "Person"));
    if (counsels) {
        tab(&m, PERSON_TAB_TALKS, URL(t, counselling_person, person), tr(t, "Talks"));
        tab(&m, PERSON_TAB_PLANS, URL(t, plans_person, person), tr(t, "Plans"));
        tab(&m, PERSON_TAB_NEEDS, URL(t, needs_person, person), tr(t, "Needs"));
        tab(&m, PERSON_TAB_SKILLS, URL(t, skills_person, person), tr(t, "Skills"));
        tab(&m, PERSON_TAB_MEASUREMENTS, URL(t, measurements_person, person), tr(t, "Own estimate"));
        tab(&m, PERSON_TAB_APPOINTMENTS, URL(t, appointments_person, person), tr(t, "Appointments"));
        tab(&m, PERSON_TAB_REFERRALS, URL(t, referrals_person, person), tr(t, "Referrals"));
        tab(&m, PERSON_TAB_HOME, URL(t, counselling_home_person, person), tr(t, "Support at home"));
    }
    if (counsels) {
        struct circumstance_projects asking = circumstances_projects(t, person);
        if (asking.n > 0)
            tab(&m, PERSON_TAB_CIRCUMSTANCES, URL(t, circumstances_person, person, asking.at[0]),
                tr(t, "In confidence"));
    }
    if (permitted(t->viewer, PERM_CASELOAD_READ))
        tab(&m, PERSON_TAB_RESPONSIBLE, URL(t, caseload_person, person), tr(t, "Responsible worker"));
    if (counsels)
        tab(&m, PERSON_TAB_RISK, URL(t, counselling_risk_page, person), tr(t, "Acute risk"));
    if (writes) {
        tab(&m, PERSON_TAB_OWN_PAGE, URL(t, own_page_staff, person), tr(t, "Own page"));
        tab(&m, PERSON_TAB_EDIT, URL(t, people_edit, person), tr(t, "Basic facts"));
        tab(&m, PERSON_TAB_CONTACT, URL(t, people_contact, person), tr(t, "Safe contact"));
        if (permitted(t->viewer, PERM_FIRST_STEPS))
            tab(&m, PERSON_TAB_FIRST_STEPS, URL(t, outreach_first_person, person), tr(t, "First steps"));
        if (permitted(t->viewer, PERM_MESSAGES))
            tab(&m, PERSON_TAB_MESSAGES, URL(t, messages_person, person), tr(t, "Messages"));
        tab(&m, PERSON_TAB_LANGUAGES, URL(t, people_languages_page, person), tr(t, "Languages"));
        tab(&m, PERSON_TAB_FAMILY, URL(t, people_family_page, person), tr(t, "Family"));
    }
    if (permitted(t->viewer, PERM_PEOPLE_MERGE) && people_sees_whole(t, person))
        tab(&m, PERSON_TAB_PROTECT, URL(t, people_protect_page, person), tr(t, "Non-disclosure"));
    return m.list.n > 1 ? m.list : (struct person_tabs){ 0 };
}

struct share_links share_links_of(struct task *t, struct str words, struct str address)
{
    struct str both = str_percent(t->a, str_fmt(t->a, "%.*s %.*s", STR_ARG(words), STR_ARG(address)), "");
    struct str first = str_percent(t->a, words, ""), behind = str_percent(t->a, address, "");
    const struct share_link each[] = {
        { { str_fmt(t->a, "https://wa.me/?text=%.*s", STR_ARG(both)) }, S("WhatsApp") },
        { { str_fmt(t->a, "https://t.me/share/url?url=%.*s&text=%.*s", STR_ARG(behind), STR_ARG(first)) },
            S("Telegram") },
        { { str_fmt(t->a, "sms:?body=%.*s", STR_ARG(both)) }, str_of(tr(t, "Text message")) },
        { { str_fmt(t->a, "mailto:?body=%.*s", STR_ARG(both)) }, str_of(tr(t, "E-mail")) },
    };
    struct share_links list = { 0 };

    for (size_t i = 0; i < sizeof each / sizeof *each; i++)
        LIST_ADD(t->a, &list, each[i]);
    return list;
}

struct group_tabs group_tabs_of(struct task *t, int64_t group, enum group_tab current)
{
    struct group_standing s = groups_standing(t, group);

    return (struct group_tabs){ group, current, s.may_lead, s.may_manage, s.merged, 0 };
}

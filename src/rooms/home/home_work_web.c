/* home_work_web: of the first page what is one's own work: the week that comes, who waits, what is due, who was missed.
 * Each list is short, says how many there are, and leads to all of them; each is one statement or two. */
#include "auth/permissions.h"
#include "home_sql.h"
#include "lang/lang.h"
#include "rooms/appointments/appointments.h"
#include "rooms/attendance/attendance.h"
#include "rooms/caseload/caseload.h"
#include "rooms/child_care/child_care.h"
#include "rooms/consents/consents.h"
#include "rooms/counted/counted.h"
#include "rooms/duties/duties.h"
#include "rooms/follow_ups/follow_ups.h"
#include "rooms/groups/groups.h"
#include "rooms/home/home_view.h"
#include "rooms/messages/messages.h"
#include "rooms/orientation/orientation.h"
#include "rooms/people/people.h"
#include "rooms/plans/plans.h"
#include "rooms/projects/projects.h"
#include "rooms/publications/publications.h"
#include "rooms/reports/reports.h"
#include "rooms/routes.h"
#include "rooms/services/services.h"
#include "rooms/sign_up/sign_up.h"
#include "rooms/skills/skills.h"
#include "rooms/stories/stories.h"
#include "web/req.h"

enum { WEEK_DAYS = 6, WEEK_APPOINTMENTS = 20 };

/* ---- who was missed */

void home_add_missed(struct task *t, int64_t project, struct home_section *s)
{
    struct attendance_missed_rows missed = attendance_missed(t, project, false, 0, HOME_ROWS);
    bool writes = permitted(t->viewer, PERM_CONTACTS_WRITE);

    for (size_t i = 0; i < missed.n; i++) {
        const struct attendance_missed_row *row = &missed.at[i];
        struct home_item item = {
            .link = URL(t, people_person, row->person), .name = row->name, .text = row->group_name, .phone = row->phone
        };
        if (day_known(row->contacted))
            item.text = str_fmt(t->a, "%.*s · %.*s", STR_ARG(row->group_name),
                STR_ARG(trf(t, "contact on %1$s", lang_day(t->a, t->lang, row->contacted))));
        if (writes)
            item.contact = home_in_project(t, url_with_id(t->a, URL(t, contacts_list), "person", row->person), project);
        home_add(t, s, &item);
    }
    s->hidden += missed.total - (int64_t)missed.n;
    if (missed.beyond)
        s->at_least = COUNTED_KEPT;
    if (instant_unix(missed.looked) != 0)
        s->intro = str_fmt(t->a, "%.*s %.*s", STR_ARG(s->intro),
            STR_ARG(trf(t, "This project is large. Who was missed was looked up %1$s.",
                lang_instant(t->a, t->lang, missed.looked))));
    if (missed.total > 0) {
        s->more = home_in_project(t, URL(t, attendance_missed_page), project);
        s->more_text = str_of(tr(t, "All who were missed"));
    }
}

/* ---- the week: own sessions after today, and appointments from today on, day by day */

static struct str when(struct task *t, struct day day, struct clock start)
{
    struct str text = day_cmp(day, t->today) == 0 ? str_of(tr(t, "Today")) : lang_day_long(t->a, t->lang, day);

    return start.t[0] != 0 ? str_fmt(t->a, "%.*s %s", STR_ARG(text), start.t) : text;
}

static struct home_item of_session(struct task *t, const struct session_brief *s)
{
    struct str text = when(t, s->day, s->start);

    if (str_is(s->state, "cancelled"))
        text = str_fmt(t->a, "%.*s · %s", STR_ARG(text), tr(t, "Cancelled"));
    return (struct home_item){ .link = URL(t, attendance_register, s->id), .name = s->group_name, .text = text };
}

static struct home_item of_appointment(struct task *t, const struct appointment *a)
{
    struct str text = str_fmt(t->a, "%.*s · %s", STR_ARG(when(t, a->day, a->start)), tr(t, "Appointment"));

    if (!str_empty(a->language))
        text = str_fmt(t->a, "%.*s · %.*s", STR_ARG(text),
            STR_ARG(trf(t, "interpreter: %1$s", lang_language_name(t->a, t->lang, a->language))));
    return (struct home_item){ .link = URL(t, appointments_edit, a->id), .name = a->person_name, .text = text };
}

static int later_than(struct day day_a, struct clock a, struct day day_b, struct clock b)
{
    int days = day_cmp(day_a, day_b);

    return days != 0 ? days : strcmp(a.t, b.t);
}

/* Those that stand, until that day. */
static struct appointments planned(struct appointments all, struct day last)
{
    size_t n = 0;

    for (size_t i = 0; i < all.n; i++)
        if (str_is(all.at[i].state, "planned") && day_cmp(all.at[i].day, last) <= 0)
            all.at[n++] = all.at[i];
    all.n = n;
    return all;
}

void home_week(struct task *t, struct home_view *v)
{
    struct home_section s = home_section(str_of(tr(t, "My week")), "");
    struct day last = day_add(t->today, WEEK_DAYS);
    struct session_briefs sessions = { 0 };
    struct appointments mine = { 0 };
    bool meets = permitted(t->viewer, PERM_APPOINTMENTS);

    if (v->leads)
        sessions = groups_sessions(t, 0, day_add(t->today, 1), last);
    if (meets)
        mine = planned(appointments_mine(t, false, 0, WEEK_APPOINTMENTS), last);
    for (size_t i = 0, k = 0; i < sessions.n || k < mine.n;) {
        bool meeting = k < mine.n && (i == sessions.n || later_than(mine.at[k].day, mine.at[k].start,
                                                             sessions.at[i].day, sessions.at[i].start) <= 0);
        struct home_item item = meeting ? of_appointment(t, &mine.at[k++]) : of_session(t, &sessions.at[i++]);
        home_add(t, &s, &item);
    }
    s.hidden += sessions.hidden;
    s.more = meets && mine.n > 0 ? URL(t, appointments_list) : URL(t, attendance_today);
    s.more_text = str_of(meets && mine.n > 0 ? tr(t, "My appointments") : tr(t, "All sessions near today"));
    home_add_section(t, v, &s);
}

/* ---- who waits, what is due: how many of each, and the way to them */

/* Counted up to `most` and one more; 0: to the end. */
static void add_count_to(
    struct task *t, struct home_section *s, struct url link, const char *name, int64_t n, int64_t most)
{
    bool beyond = most > 0 && n > most;
    struct str number = lang_number(t->a, t->lang, beyond ? most : n);
    struct home_item item = { .link = link,
        .text = str_fmt(t->a, "%s: %.*s", name, STR_ARG(beyond ? trf(t, "more than %1$s", number) : number)) };

    if (n > 0)
        LIST_ADD(t->a, &s->items, item); /* there are few kinds: none is left out */
}

static void add_count(struct task *t, struct home_section *s, struct url link, const char *name, int64_t n)
{
    add_count_to(t, s, link, name, n, 0);
}

static void add_sign(struct task *t, struct home_section *s, const struct caseload_lines *mine, enum caseload_sign sign)
{
    add_count(t, s, url_with(t->a, URL(t, caseload_list), "only", str_of(caseload_sign_code(sign))),
        lang_tr(t->lang, caseload_sign_name(sign)), mine->with[sign]);
}

static void add_answered(struct task *t, int64_t project, struct home_section *s)
{
    struct home_sql_answered_row row;
    struct url all = url_with(t->a, home_in_project(t, URL(t, referrals_list), project), "owner", S("me"));
    bool whole = viewer_role_in(t->viewer, project) == ROLE_COUNSELLOR && !viewer_is_narrowed(t->viewer, project);

    if (home_sql_answered(t, t->viewer->staff, project, whole, day_add(t->today, -PEOPLE_LEFT_VISIBLE_DAYS), &row))
        add_count(t, s, url_with(t->a, all, "state", S("answered")), tr(t, "Referrals with an answer"), row.n);
}

void home_waiting(struct task *t, struct home_view *v)
{
    struct home_section s = home_section(str_of(tr(t, "They wait for me")), "");

    if (!permitted(t->viewer, PERM_COUNSELLING_READ))
        return;
    struct caseload_lines mine = caseload_mine(t, CASE__N, 0, 0);
    static const enum caseload_sign signs[] = { CASE_APPOINTMENTS, CASE_ANSWERS, CASE_GUIDANCE, CASE_QUIET };
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        add_sign(t, &s, &mine, signs[i]);
    for (size_t i = 0; i < t->viewer->nprojects; i++)
        add_answered(t, t->viewer->projects[i].project, &s);
    home_add_section(t, v, &s);
    v->steps_due = mine.with[CASE_STEPS];
    v->cases = mine.all;
}

/* One line for each project that she manages. */
static void add_duties(struct task *t, struct home_section *s)
{
    if (!permitted(t->viewer, PERM_PROJECTS_WRITE) || t->viewer->staff == 0)
        return;
    struct duty_counts all = duties_managed(t);
    for (size_t i = 0; i < all.n; i++) {
        const struct duty_count *one = &all.at[i];
        struct strs parts = { 0 };
        if (one->late > 0)
            strs_add(t->a, &parts, trf(t, "Late: %1$s", lang_number(t->a, t->lang, one->late)));
        if (one->soon > 0)
            strs_add(t->a, &parts, trf(t, "Within 30 days: %1$s", lang_number(t->a, t->lang, one->soon)));
        struct home_item item = { .link = URL(t, duties_page, one->project),
            .name = home_titled(t, tr(t, "Duties of the project"), one->project),
            .text = strs_join(t->a, &parts, lang_comma(t->lang)) };
        if (parts.n > 0)
            LIST_ADD(t->a, &s->items, item);
    }
}

void home_due(struct task *t, struct home_view *v)
{
    struct home_section s = home_section(str_of(tr(t, "This is due")), "");
    struct url plans = URL(t, plans_list);

    add_count_to(t, &s, v->follow_ups, tr(t, "Follow-ups of the week"), v->follow_ups_due, FOLLOW_UP_COUNT_MOST);
    add_count(t, &s, url_with(t->a, URL(t, caseload_list), "only", str_of(caseload_sign_code(CASE_STEPS))),
        lang_tr(t->lang, caseload_sign_name(CASE_STEPS)), v->steps_due);
    add_count(t, &s, URL(t, skills_expiring_page), tr(t, "Certificates that end"), skills_expiring_mine(t));
    for (size_t i = 0; permitted(t->viewer, PERM_PLANS_READ) && i < t->viewer->nprojects; i++) {
        int64_t project = t->viewer->projects[i].project;
        struct plans_waiting w = plans_wait(t, project);
        struct url here = home_in_project(t, plans, project);
        add_count_to(t, &s, url_with(t->a, here, "show", S("woken")), tr(t, "Plans that have woken up"), w.woken,
            PLANS_LISTED_MOST);
        add_count_to(t, &s, url_with(t->a, here, "show", S("review")), tr(t, "Plans to look at again"), w.reviews,
            PLANS_LISTED_MOST);
        add_count_to(t, &s, url_with(t->a, here, "show", S("points")), tr(t, "Integration plans that expire"), w.points,
            PLANS_LISTED_MOST);
    }
    add_duties(t, &s);
    home_add_section(t, v, &s);
}

/* ---- records that lack something */

/* "31 records are incomplete, 12 of them yours to ask". */
static struct str records_said(struct task *t, const struct records_open *open)
{
    struct str n[] = { lang_number(t->a, t->lang, open->all), lang_number(t->a, t->lang, open->mine) };

    if (open->more)
        return tr_fill(t->a, tr(t, "More than %1$s records are incomplete, contradictory or late"), n, 1);
    struct str all = tr_fill(t->a,
        trn(t, "%n record is incomplete, contradictory or late", "%n records are incomplete, contradictory or late",
            open->all),
        n, 1);
    if (open->mine == 0)
        return all;
    return str_fmt(t->a, "%.*s%.*s%.*s", STR_ARG(all), STR_ARG(lang_comma(t->lang)),
        STR_ARG(tr_fill(t->a, trn(t, "%n of them yours to ask", "%n of them yours to ask", open->mine), &n[1], 1)));
}

/* A line for each project whose persons the viewer sees, and one's own: few, none is left out. */
void home_records(struct task *t, struct home_view *v)
{
    struct home_section s = home_section(str_of(tr(t, "Records to complete")), "");
    struct url board = URL(t, reports_board);

    if (!permitted(t->viewer, PERM_PEOPLE_WRITE))
        return;
    for (size_t i = 0; i < t->viewer->nprojects; i++) {
        int64_t project = t->viewer->projects[i].project;
        struct records_open open = reports_records_open(t, project);
        struct home_item item = { .link = home_in_project(t, board, project), .text = records_said(t, &open) };
        if (t->viewer->nprojects > 1)
            item.name = projects_name(t, project);
        if (open.all > 0)
            LIST_ADD(t->a, &s.items, item);
    }
    int64_t mine = reports_records_open(t, 0).mine;
    struct home_item own = { .link = url_with(t->a, board, "whose", S("me")),
        .text = home_counted(t, trn(t, "%n record is yours to ask", "%n records are yours to ask", mine), mine) };
    if (mine > 0)
        LIST_ADD(t->a, &s.items, own);
    home_add_section(t, v, &s);
}

/* ---- stories: what waits for who reviews, and where a consent does not reach any more */

void home_stories(struct task *t, struct home_view *v)
{
    struct home_section s = home_section(str_of(tr(t, "Stories and quotes")), "");

    for (size_t i = 0; permitted(t->viewer, PERM_STORIES_REVIEW) && i < t->viewer->nprojects; i++) {
        int64_t project = t->viewer->projects[i].project;
        struct story_waiting w = stories_waiting(t, project);
        struct url here = home_in_project(t, URL(t, stories_list), project);
        add_count(
            t, &s, url_with(t->a, here, "state", S("waits")), tr(t, "Stories that wait for your review"), w.review);
        add_count(
            t, &s, url_with(t->a, here, "state", S("out")), tr(t, "Uses of stories that are to be taken out"), w.loose);
    }
    home_add_section(t, v, &s);
}

/* ---- pictures that somebody in them does not want shown any more */

void home_pictures(struct task *t, struct home_view *v)
{
    struct home_section s = home_section(str_of(tr(t, "Pictures taken down")), "");

    if (permitted(t->viewer, PERM_GROUPS_READ))
        add_count(t, &s, URL(t, consents_down_list), tr(t, "Pictures of yours that nobody sees any more"),
            consents_pictures_down(t));
    home_add_section(t, v, &s);
}

/* ---- publications: a gentle reminder, to whom a text belongs and who reviews those of others */

void home_publications(struct task *t, struct home_view *v)
{
    struct home_section s = home_section(str_of(tr(t, "Publications")), "");

    for (size_t i = 0; permitted(t->viewer, PERM_PUBLICATIONS) && i < t->viewer->nprojects; i++) {
        int64_t project = t->viewer->projects[i].project;
        struct publications_waiting w = publications_wait(t, project);
        struct url here = home_in_project(t, URL(t, publications_list), project);
        add_count(
            t, &s, url_with(t->a, here, "state", S("review")), tr(t, "Texts that wait for your review"), w.review);
        add_count(t, &s, here, tr(t, "Texts of yours to look at again"), w.old);
        add_count(t, &s, here, tr(t, "Texts of yours with sound to record again"), w.mute);
    }
    if (permitted(t->viewer, PERM_PUBLICATIONS_REVIEW))
        add_count(t, &s, URL(t, orientation_list), tr(t, "Courses that wait for your review"), orientation_wait(t));
    home_add_section(t, v, &s);
}

/* ---- who has signed up for a group and waits for a call */

void home_sign_ups(struct task *t, struct home_view *v)
{
    struct home_section s = home_section(str_of(tr(t, "Sign-ups")), "");

    if (permitted(t->viewer, PERM_SIGN_UPS))
        add_count(t, &s, URL(t, sign_up_list), tr(t, "Have signed up and wait for a call"), sign_up_count(t));
    home_add_section(t, v, &s);
}

/* ---- messages: whom she is to call today, and who wrote back */

void home_messages(struct task *t, struct home_view *v)
{
    struct home_section s = home_section(str_of(tr(t, "Messages")), "");
    struct messages_waiting w = messages_waiting(t);

    add_count(
        t, &s, url_with(t->a, URL(t, messages_calls_page), "whose", S("mine")), tr(t, "Calls to make today"), w.calls);
    add_count(t, &s, URL(t, messages_answers_page), tr(t, "Answers to your messages"), w.answers);
    home_add_section(t, v, &s);
}

/* ---- services: the same of the entries of the directory; of those that are nobody's, managers are told */

void home_services(struct task *t, struct home_view *v)
{
    struct home_section s = home_section(str_of(tr(t, "Services")), "");
    struct services_waiting w = services_wait(t);
    struct url here = URL(t, services_manage);

    add_count(t, &s, url_with(t->a, here, "what", S("mine-waits")), tr(t, "Entries of yours to look through"), w.mine);
    add_count(t, &s, url_with(t->a, here, "what", S("nobodys")), tr(t, "Entries that nobody looks after"), w.nobodys);
    home_add_section(t, v, &s);
}

/* ---- with the children of a session */

void home_care(struct task *t, struct home_view *v)
{
    struct care_sessions duty = { 0 };
    struct home_section s = home_section(str_of(tr(t, "On duty in child care")), "");

    if (permitted(t->viewer, PERM_CARE_DUTY))
        duty = child_care_duty(t);
    for (size_t i = 0; i < duty.n; i++)
        home_add_item(
            t, &s, URL(t, child_care_today), duty.at[i].group_name, lang_day_long(t->a, t->lang, duty.at[i].day));
    home_add_section(t, v, &s);
}

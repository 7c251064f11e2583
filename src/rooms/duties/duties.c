/* duties: what the rules ask a project for, put together with what was written about it. No pages here. */
#include "rooms/duties/duties.h"

#include <stdlib.h>
#include "auth/journal.h"
#include "auth/viewer.h"
#include "db/db.h"
#include "duties_sql.h"
#include "lang/lang.h"
#include "rooms/duties/duties_codes.h"
#include "rooms/duties/duties_rules.h"
#include "rooms/ics.h"
#include "rooms/projects/projects.h"

enum { CENTS = 100, DAY_PLACES = 100000000 /* of an occasion in an address: 20261231 */ };

enum duty_from { FROM_START, FROM_ACTIVITY, FROM_PERIOD, FROM_END };
enum duty_act { ACT_CPR, ACT_ESF, ACT_NATION };
static const char *const acts[] = {
    [ACT_CPR] = N_("Regulation (EU) 2021/1060, article %1$s"),
    [ACT_ESF] = N_("Regulation (EU) 2021/1057, article %1$s"),
    [ACT_NATION] = N_("Act 757/2021 of Finland, section %1$s"),
};

struct duty_rule {
    int64_t number;
    const char *code;
    enum duty_from from;
    int64_t months, over;
    struct day valid;
    enum duty_act act;
    const char *place, *name, *what;
};
static const struct duty_rule rules[] = {
#define R(number, code, from, months, over, valid, act, place, name, what) \
    { number, #code, FROM_##from, months, over, DAY(valid), ACT_##act, place, name, what },
    DUTY_RULES(R)
#undef R
};
enum { RULES = sizeof rules / sizeof *rules };

static const struct code rule_rows[] = {
#define R(number, code, from, months, over, valid, act, place, name, what) { #code, name },
    DUTY_RULES(R)
#undef R
        { DUTY_OWN, N_("Own duty of the project") },
};
const struct codes CODES_duty_rule = { "duty_rule", rule_rows, sizeof rule_rows / sizeof *rule_rows };

static const struct code state_rows[] = {
    { "open", N_("To be done") },
    { "done", N_("Done") },
    { "not_needed", N_("Not needed") },
};
const struct codes CODES_duty_state = { "duty_state", state_rows, sizeof state_rows / sizeof *state_rows };

/* ---- what the rules ask for */

/* A project as the rules see it, and what was written about its duties. */
struct asked {
    struct task *t;
    int64_t project;
    struct duties_sql_asked_row p;          /* its first row */
    struct duties_sql_asked_rows periods;   /* a row for each, or one without a day */
    struct duties_sql_written_rows written; /* of this project */
    bool *used;                             /* of each written row: its duty is in the list */
    struct duties list;
};

static int64_t address_of(const struct duty_rule *rule, struct day occasion)
{
    int64_t day = 0;

    if (day_known(occasion))
        day = (day_year(occasion) * 100 + day_month(occasion)) * 100 + day_of_month(occasion);
    return rule->number * DAY_PLACES + day;
}

static struct day counted_from(const struct asked *in, const struct duty_rule *rule, struct day occasion)
{
    switch (rule->from) {
    case FROM_START: return in->p.start_date;
    case FROM_ACTIVITY: return day_known(in->p.activity) ? in->p.activity : in->p.start_date;
    case FROM_PERIOD: return occasion;
    case FROM_END: return in->p.end_date;
    }
    unreachable();
}

static enum duty_when when_of(const struct task *t, const struct duty *d)
{
    if (str_is(d->state, "done"))
        return DUTY_DONE;
    if (str_is(d->state, "not_needed"))
        return DUTY_NOT_NEEDED;
    if (!day_known(d->due))
        return DUTY_LATER;
    if (day_cmp(d->due, t->today) < 0)
        return DUTY_LATE;
    return day_cmp(d->due, day_add(t->today, DUTIES_SOON_DAYS)) <= 0 ? DUTY_SOON : DUTY_LATER;
}

/* row: what was written; NULL: nothing yet. */
static void add(struct asked *in, const struct duty_rule *rule, struct day occasion, struct day by_rule,
    const struct duties_sql_written_row *row)
{
    struct task *t = in->t;
    struct duty d = { .project = in->project,
        .occasion = occasion,
        .by_rule = by_rule,
        .due = by_rule,
        .name = S(""),
        .what = S(""),
        .source = S(""),
        .state = S("open"),
        .reason = S(""),
        .links = S(""),
        .staff_name = S("") };

    if (row != NULL) {
        d.address = d.row = row->id, d.version = row->version, d.staff = row->staff;
        d.staff_name = row->staff_name, d.name = row->name, d.state = row->state, d.state_on = row->state_on;
        d.reason = row->reason, d.links = row->links;
        d.due = day_known(row->due_on) ? row->due_on : by_rule;
    }
    if (rule != NULL) {
        d.rule = rule->number, d.address = address_of(rule, occasion);
        d.name = str_of(lang_tr(t->lang, rule->name)), d.what = str_of(lang_tr(t->lang, rule->what));
        struct str place[] = { str_fmt(t->a, "\xe2\x81\xa6%s\xe2\x81\xa9", rule->place) }; /* 50(1)(a): left to right */
        d.source = tr_fill(t->a, lang_tr(t->lang, acts[rule->act]), place, 1);
    }
    if (str_empty(d.name))
        d.name = code_name(t->lang, &CODES_duty_rule, S(DUTY_OWN));
    d.when = when_of(t, &d);
    in->list.with[d.when]++;
    LIST_ADD(t->a, &in->list, d);
}

static const struct duties_sql_written_row *row_of(struct asked *in, const struct duty_rule *rule, struct day occasion)
{
    for (size_t i = 0; i < in->written.n; i++)
        if (str_is(in->written.at[i].rule, rule->code) && str_eq(in->written.at[i].occasion, day_str(&occasion))) {
            in->used[i] = true;
            return &in->written.at[i];
        }
    return NULL;
}

/* What somebody wrote about stays in the list, whatever the rule says of the project now. */
static void ask(struct asked *in, const struct duty_rule *rule, struct day occasion)
{
    const struct duties_sql_written_row *row = row_of(in, rule, occasion);
    struct day from = counted_from(in, rule, occasion);
    struct day due = day_known(from) ? day_add_months(from, rule->months) : DAY("");
    bool cheap = rule->over > 0 && in->p.total_budget != INT_NONE && in->p.total_budget <= rule->over * CENTS;
    bool before = day_known(due) && day_cmp(due, rule->valid) < 0;

    if (row != NULL || (!cheap && !before))
        add(in, rule, occasion, due, row);
}

static const struct duty_rule *rule_of(struct str code)
{
    for (size_t i = 0; i < RULES; i++)
        if (str_is(code, rules[i].code))
            return &rules[i];
    return NULL;
}

/* Those without a day at the end; of one day in the order of the table, a project's own ones last. */
static int by_day(const void *x, const void *y)
{
    const struct duty *a = x, *b = y;
    bool known_a = day_known(a->due), known_b = day_known(b->due);

    if (known_a != known_b)
        return known_a ? -1 : 1;
    int days = day_cmp(a->due, b->due);
    return days != 0 ? days : (a->address > b->address) - (a->address < b->address);
}

/* The rest of what was written: the project's own, and of rules whose period or whose fund is another now. */
static void add_rest(struct asked *in)
{
    for (size_t i = 0; i < in->written.n; i++) {
        const struct duties_sql_written_row *row = &in->written.at[i];
        const struct duty_rule *rule = rule_of(row->rule);
        struct day occasion = DAY("");
        if (in->used[i])
            continue;
        (void)day_read(row->occasion, &occasion);
        struct day from = rule != NULL ? counted_from(in, rule, occasion) : DAY("");
        add(in, rule, occasion, day_known(from) ? day_add_months(from, rule->months) : DAY(""), row);
    }
}

/* Of the project whose rows begin at *from in both lists; *from and *row are behind them then. */
static struct duties put_together(struct task *t, struct duties_sql_asked_rows asked, size_t *from,
    struct duties_sql_written_rows written, size_t *row)
{
    struct asked in = { .t = t, .p = asked.at[*from], .project = asked.at[*from].project };

    in.periods.at = asked.at + *from;
    for (; *from < asked.n && asked.at[*from].project == in.project; ++*from)
        in.periods.n++;
    in.written.at = written.n > 0 ? written.at + *row : NULL;
    for (; *row < written.n && written.at[*row].project == in.project; ++*row)
        in.written.n++;
    in.used = NEW_N(t->a, bool, in.written.n + 1);
    for (size_t i = 0; i < RULES && projects_fund_is_esf(t->a, in.p.fund); i++) {
        if (rules[i].from != FROM_PERIOD)
            ask(&in, &rules[i], DAY(""));
        for (size_t k = 0; rules[i].from == FROM_PERIOD && k < in.periods.n; k++)
            if (day_known(in.periods.at[k].ends_on))
                ask(&in, &rules[i], in.periods.at[k].ends_on);
    }
    add_rest(&in);
    if (in.list.n > 0)
        qsort(in.list.at, in.list.n, sizeof *in.list.at, by_day);
    return in.list;
}

static struct duties all_of(struct task *t, int64_t project)
{
    struct duties none = { 0 };
    size_t from = 0, row = 0;
    struct duties_sql_asked_rows asked = duties_sql_asked(t, project);

    return asked.n == 0 ? none : put_together(t, asked, &from, duties_sql_written(t, project), &row);
}

struct duty_counts duties_managed(struct task *t)
{
    struct duty_counts list = { 0 };
    struct duties_sql_asked_rows asked = duties_sql_asked_managed(t, t->viewer->staff);
    struct duties_sql_written_rows written = duties_sql_written_managed(t, t->viewer->staff);

    for (size_t from = 0, row = 0; from < asked.n;) {
        int64_t project = asked.at[from].project;
        struct duties all = put_together(t, asked, &from, written, &row);
        struct duty_count one = { project, all.with[DUTY_LATE], all.with[DUTY_SOON] };
        LIST_ADD(t->a, &list, one);
    }
    return list;
}

struct duties duties_of(struct task *t, int64_t project)
{
    struct duties none = { 0 };

    if (viewer_role_in(t->viewer, project) == ROLE_NONE && t->viewer->role != ROLE_ADMIN && !t->viewer->program)
        return none;
    return all_of(t, project);
}

enum outcome duties_get(struct task *t, int64_t project, int64_t address, struct duty *ret_duty)
{
    struct duties all = duties_of(t, project);

    for (size_t i = 0; i < all.n; i++)
        if (all.at[i].address == address) {
            *ret_duty = all.at[i];
            return DONE;
        }
    return NOT_FOUND;
}

/* ---- writing about one */

static bool may_change_project(const struct task *t, int64_t project)
{
    return t->viewer->role == ROLE_ADMIN || viewer_manages(t->viewer, project);
}

bool duties_may_write(struct task *t, const struct duty *d)
{
    return may_change_project(t, d->project) || (d->staff != 0 && d->staff == t->viewer->staff);
}

static bool link_ok(struct str link)
{
    if (!str_starts(link, S("https://")) && !str_starts(link, S("http://")))
        return false;
    for (size_t i = 0; i < link.n; i++)
        if ((unsigned char)link.p[i] <= ' ' || link.p[i] == '"' || link.p[i] == '<' || link.p[i] == '>')
            return false;
    return link.n > strlen("https://x");
}

static void check_links(struct task *t, struct str links, struct problems *ret)
{
    struct strs list = strs_split(t->a, links, '\n');
    size_t n = 0;

    for (size_t i = 0; i < list.n; i++) {
        struct str link = str_trim(list.at[i]);
        if (str_empty(link))
            continue;
        if (++n > DUTY_LINKS_N) {
            problem_add(
                t, ret, "links", trf(t, "Write at most %1$s addresses.", lang_number(t->a, t->lang, DUTY_LINKS_N)));
            return;
        }
        if (!link_ok(link))
            problem_add(t, ret, "links",
                trf(t, "%1$s is no address of a page. An address begins with https:// and has no blanks.", link));
    }
}

void duties_check(struct task *t, const struct duty_wish *w, struct problems *ret)
{
    if (!code_ok(&CODES_duty_state, w->state))
        problem_add(t, ret, "state", str_of(tr(t, "Choose from the list.")));
    if (day_known(w->state_on) && day_cmp(w->state_on, t->today) > 0)
        problem_add(t, ret, "state_on", str_of(tr(t, "The day lies in the future. Write the day it happened.")));
    check_links(t, w->links, ret);
}

/* What a file may not know, but who says so by hand does. */
static void check_told(struct task *t, const struct duty *d, const struct duty_wish *w, struct problems *ret)
{
    if (!str_is(w->state, "open") && !day_known(w->state_on))
        problem_add(t, ret, "state_on", str_of(tr(t, "Write the day on which it was done or found not needed.")));
    if (str_is(w->state, "not_needed") && str_empty(str_trim(w->reason)))
        problem_add(t, ret, "reason", str_of(tr(t, "Write why it is not needed: the funder may ask.")));
    if (d->rule == 0 && str_empty(str_trim(w->name)))
        problem_add(t, ret, "name", str_of(tr(t, "Write what is to be done.")));
}

static void check_staff(struct task *t, int64_t project, int64_t staff, struct problems *ret)
{
    struct project_staffs all = projects_staff(t, project);

    for (size_t i = 0; i < all.n; i++)
        if (all.at[i].staff == staff)
            return;
    problem_add(t, ret, "staff", str_of(tr(t, "Choose somebody who works in the project.")));
}

/* The names of the fields that differ, for the journal. */
static struct str changed(struct task *t, const struct duty *d, const struct duty_wish *w, struct day due_on)
{
    struct strs names = { 0 };

    if (!str_eq(d->state, w->state))
        strs_add(t->a, &names, S("state"));
    if (day_cmp(d->state_on, w->state_on) != 0)
        strs_add(t->a, &names, S("state_on"));
    if (!str_eq(d->reason, w->reason))
        strs_add(t->a, &names, S("reason"));
    if (!str_eq(d->links, w->links))
        strs_add(t->a, &names, S("links"));
    if (day_cmp(d->due, day_known(due_on) ? due_on : d->by_rule) != 0)
        strs_add(t->a, &names, S("due_on"));
    if (d->staff != w->staff)
        strs_add(t->a, &names, S("staff"));
    if (d->rule == 0 && !str_eq(d->name, w->name))
        strs_add(t->a, &names, S("name"));
    return strs_join(t->a, &names, S(" "));
}

static const struct duty_rule *rule_numbered(int64_t number)
{
    for (size_t i = 0; i < RULES; i++)
        if (rules[i].number == number)
            return &rules[i];
    return NULL;
}

/* A row that was made for its evidence says nothing else: who wrote when there was none meets nobody's words. */
static int64_t version_met(const struct duty *d, int64_t version)
{
    bool bare = d->version == 1 && str_is(d->state, "open") && str_empty(d->reason) && str_empty(d->links) &&
                d->staff == 0 && day_cmp(d->due, d->by_rule) == 0;

    return d->rule != 0 && version == 0 && bare ? d->version : version;
}

static enum outcome store(
    struct task *t, const struct duty *d, int64_t version, const struct duty_wish *w, struct day due_on)
{
    struct str name = d->rule == 0 ? w->name : S("");

    if (d->row != 0) {
        if (duties_sql_change(t, .id = d->row, .version = version_met(d, version), .name = name, .due_on = due_on,
                .staff = w->staff, .state = w->state, .state_on = w->state_on, .reason = w->reason,
                .links = w->links) == 0)
            return CONFLICT;
        journal_write(t, JOURNAL_CHANGE, "duty", d->row, changed(t, d, w, due_on));
        return DONE;
    }
    const struct duty_rule *rule = rule_numbered(d->rule);
    int64_t id = id_new();
    must(t, rule != NULL);
    if (version != 0 || duties_sql_add(t, .id = id, .project = d->project, .rule = str_of(rule->code),
                            .occasion = day_str(&d->occasion), .name = name, .due_on = due_on, .staff = w->staff,
                            .state = w->state, .state_on = w->state_on, .reason = w->reason, .links = w->links) == 0)
        return CONFLICT; /* somebody was first just now */
    journal_write(t, JOURNAL_CREATE, "duty", id, changed(t, d, w, due_on));
    return DONE;
}

enum outcome duties_put(
    struct task *t, const struct duty *d, int64_t version, const struct duty_wish *wish, struct problems *ret)
{
    struct duty_wish w = *wish;
    struct day due_on = day_cmp(w.due_on, d->by_rule) == 0 ? DAY("") : w.due_on;

    if (!duties_may_write(t, d))
        return NOT_ALLOWED;
    if (str_is(w.state, "open"))
        w.state_on = DAY("");
    duties_check(t, &w, ret);
    if (w.staff != 0 && w.staff != d->staff)
        check_staff(t, d->project, w.staff, ret);
    check_told(t, d, &w, ret);
    return ret->n > 0 ? INVALID : store(t, d, version, &w, due_on);
}

enum outcome duties_add(struct task *t, int64_t project, struct str name, struct day due_on, struct problems *ret)
{
    struct duties_sql_owned_row own;
    int64_t id = id_new();

    if (!may_change_project(t, project))
        return NOT_ALLOWED;
    if (str_empty(projects_code(t, project)))
        return NOT_FOUND;
    if (str_empty(str_trim(name)))
        problem_add(t, ret, "name", str_of(tr(t, "Write what is to be done.")));
    if (duties_sql_owned(t, project, &own) && own.n >= DUTIES_OWN_MOST)
        problem_add(t, ret, "name",
            trf(t, "A project has at most %1$s duties of its own.", lang_number(t->a, t->lang, DUTIES_OWN_MOST)));
    if (ret->n > 0)
        return INVALID;
    (void)duties_sql_add(t, .id = id, .project = project, .rule = S(DUTY_OWN), .occasion = S(""), .name = name,
        .due_on = due_on, .staff = 0, .state = S("open"), .state_on = DAY(""), .reason = S(""), .links = S(""));
    journal_write(t, JOURNAL_CREATE, "duty", id, S(""));
    return DONE;
}

/* ---- evidence */

struct file_list duties_evidence(struct task *t, const struct duty *d)
{
    struct file_list none = { 0 };

    return d->row != 0 ? files_of(t, FILE_OF_DUTY, d->row) : none;
}

enum outcome duties_evidence_get(struct task *t, const struct duty *d, int64_t file, struct file *ret_file)
{
    return d->row != 0 ? files_get(t, FILE_OF_DUTY, d->row, file, ret_file) : NOT_FOUND;
}

/* The duty's row, made now if nobody wrote about it yet; 0: somebody was first just now. */
static int64_t row_for_evidence(struct task *t, const struct duty *d)
{
    const struct duty_rule *rule = rule_numbered(d->rule);
    int64_t id = id_new();

    if (d->row != 0)
        return d->row;
    must(t, rule != NULL);
    if (duties_sql_add(t, .id = id, .project = d->project, .rule = str_of(rule->code),
            .occasion = day_str(&d->occasion), .name = S(""), .due_on = DAY(""), .staff = 0, .state = S("open"),
            .state_on = DAY(""), .reason = S(""), .links = S("")) == 0)
        return 0;
    journal_write(t, JOURNAL_CREATE, "duty", id, S(""));
    return id;
}

enum outcome duties_evidence_put(
    struct task *t, const struct duty *d, const struct file_wish *chosen, struct problems *ret)
{
    struct file_wish w = *chosen;
    int64_t file;

    if (!duties_may_write(t, d))
        return NOT_ALLOWED;
    w.owner = FILE_OF_DUTY, w.row = d->row, w.groups = MEDIA_PICTURE | MEDIA_PAPER, w.most = DUTY_EVIDENCE_N;
    if (!files_check(t, &w, ret))
        return INVALID;
    w.row = row_for_evidence(t, d);
    if (w.row == 0)
        return CONFLICT;
    enum outcome how = files_add(t, &w, &file, ret);
    if (how == DONE)
        journal_write(t, JOURNAL_CHANGE, "duty", w.row, S("evidence"));
    return how;
}

enum outcome duties_evidence_remove(struct task *t, const struct duty *d, int64_t file)
{
    if (!duties_may_write(t, d))
        return NOT_ALLOWED;
    if (d->row == 0)
        return NOT_FOUND;
    enum outcome how = files_remove(t, FILE_OF_DUTY, d->row, file);
    if (how == DONE)
        journal_write(t, JOURNAL_CHANGE, "duty", d->row, S("evidence"));
    return how;
}

/* ---- the calendar */

static void event(struct task *t, struct buf *b, const struct duty *d)
{
    char id[ID_TEXT];
    struct str stamp = str_fmt(t->a, "%.*sT000000Z", STR_ARG(ics_digits(t, day_str(&t->today))));

    id_text(d->row, id);
    BUF_LIT(b, "BEGIN:VEVENT\r\n");
    ics_line(b, "UID", str_fmt(t->a, "%s@kotipolku", id));
    ics_line(b, "DTSTAMP", stamp);
    ics_line(b, "SEQUENCE", str_fmt(t->a, "%lld", (long long)d->version));
    ics_when(t, b, d->due, (struct clock){ "" }, 0);
    ics_text(t, b, "SUMMARY",
        str_fmt(t->a, "%s: %.*s (%.*s)", tr(t, "Duty"), STR_ARG(d->name), STR_ARG(projects_code(t, d->project))));
    ics_line(b, "TRANSP", S("TRANSPARENT"));
    BUF_LIT(b, "END:VEVENT\r\n");
}

void duties_ics_of(struct task *t, struct buf *b, int64_t staff, struct day from, struct day to)
{
    struct duties_sql_whose_rows where = duties_sql_whose(t, staff);

    for (size_t i = 0; i < where.n; i++) {
        struct duties all = all_of(t, where.at[i].project);
        for (size_t k = 0; k < all.n; k++)
            if (all.at[k].staff == staff && str_is(all.at[k].state, "open") && day_known(all.at[k].due) &&
                day_cmp(from, all.at[k].due) <= 0 && day_cmp(all.at[k].due, to) <= 0)
                event(t, b, &all.at[k]);
    }
}

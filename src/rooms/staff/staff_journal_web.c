/* The journal for administrators: who looked and who changed. Rows name records by id; no name of a person stands here.
 */
#include "auth/journal.h"
#include "lang/lang.h"
#include "rooms/kind.h"
#include "rooms/routes.h"
#include "rooms/staff/staff_view.h"
#include "staff_journal_html.h"
#include "staff_sql.h"
#include "web/req.h"

enum { PAGE = 50 };

static const struct code act_rows[] = {
#define A(ACT, code, name) { #code, name },
    JOURNAL_ACTS(A)
#undef A
};
const struct codes CODES_act = { "act", act_rows, sizeof act_rows / sizeof act_rows[0] };

/* What is no kind of record: nouns of the rules, and rooms of pages that were looked at. */
static const struct code other_rows[] = {
    { "sign_in", N_("Sign-in") },
    { "doubles", N_("Person") },
    { "family", N_("Family") },
    { "idea", N_("Idea") },
    { "import", N_("Import") },
    { "export", N_("Export") },
    { "exchange", N_("Import") },
    { "box", N_("Note in the box of a group") },
    { "calendar", N_("Calendar address") },
    { "own_link", N_("Link to the own page") },
    { "own_page", N_("Own page") },
    { "consent", N_("Consent") },
    { "consents", N_("Consent") },
    { "own_requests", N_("Request about data") },
    { "data_request", N_("Request about data") },
    { "member_question", N_("Question of a member") },
    { "message", N_("Message") },
    { "message_answer", N_("Answer to a message") },
    { "message_way", N_("How a person is reached") },
    { "message_words", N_("Words of messages") },
    { "messages", N_("Message") },
    { "orientation", N_("Course of orientation") },
    { "picture", N_("Who is in the picture") },
    { "planner", N_("Co-planner") },
    { "read_aloud", N_("Read aloud for parents") },
    { "report", N_("Report") },
    { "report_feed", N_("Address of a report") },
    { "reports", N_("Report") },
    { "retention", N_("How long data is kept") },
    { "sign_up", N_("Sign-up") },
    { "theme_move", N_("Theme moved by a member") },
};
static const struct codes others = { "noun", other_rows, sizeof other_rows / sizeof other_rows[0] };

/* What this word of the journal is called; NULL when it is none. */
static const char *noun_named(struct str word)
{
    for (enum kind_name k = 0; k < KIND__N; k++)
        if (str_is(word, kinds[k]->noun.code) || str_is(word, kinds[k]->name))
            return kinds[k]->noun.name;
    for (size_t i = 0; i < others.n; i++)
        if (str_is(word, others.at[i].code))
            return others.at[i].name;
    return NULL;
}

/* What a row is about: the noun of the rules ("person"), or the page that was looked at, which begins with its room
 * ("people_person", "follow_ups_list"): the longest beginning that is one. */
static struct str noun_of(struct task *t, struct str what)
{
    const char *name = noun_named(what);

    for (size_t i = what.n; i > 0 && !name; i--)
        if (what.p[i - 1] == '_')
            name = noun_named(str_part(what, 0, i - 1));
    return name ? str_of(lang_tr(t->lang, name)) : what;
}

struct filter {
    int64_t staff, record, before;
};

/* The same page with another end: older rows, or the rows of one record. */
static struct url page_of(struct task *t, struct filter f)
{
    struct url u = URL(t, staff_journal);
    if (f.staff != 0)
        u = url_with_id(t->a, u, "staff", f.staff);
    if (f.record != 0)
        u = url_with_id(t->a, u, "record", f.record);
    return f.before != 0 ? url_with_int(t->a, u, "before", f.before) : u;
}

/* One row more than a page is asked for, to know of older ones. */
static void read_rows(struct task *t, struct filter f, struct journal_view *v)
{
    struct staff_sql_journal_rows rows = staff_sql_journal(
        t, f.record, f.staff, f.before == 0 ? INT64_MAX : f.before, PAGE + 1);
    v->more = rows.n > PAGE;
    for (size_t i = 0; i < rows.n && i < PAGE; i++) {
        const struct staff_sql_journal_row *row = &rows.at[i];
        bool unknown = str_empty(row->staff_name) && str_is(row->act, "refused");   /* no such account */
        bool herself = str_empty(row->staff_name) && str_is(row->what, "own_page"); /* by her link */
        struct journal_line line = {
            .at = row->at,
            .who = unknown   ? S("–")
                   : herself ? str_of(tr(t, "The person herself or himself"))
                             : row->staff_name,
            .act = row->act,
            .what = noun_of(t, row->what),
            .record = id_str(t->a, row->subject),
            .detail = row->detail,
            .record_link = page_of(t, (struct filter){ .record = row->subject }),
        };
        LIST_ADD(t->a, &v->rows, line);
        f.before = row->seq;
    }
    v->older = page_of(t, f);
}

static void list_staff(struct task *t, struct journal_view *v, int64_t chosen, bool disabled)
{
    struct staff_sql_list_rows rows = staff_sql_list(t, disabled);
    for (size_t i = 0; i < rows.n; i++) {
        struct pick who = { id_str(t->a, rows.at[i].staff), rows.at[i].name, rows.at[i].staff == chosen };
        LIST_ADD(t->a, &v->staff, who);
    }
}

struct reply staff_journal(struct req *r)
{
    struct task *t = &r->task;
    struct filter f = { req_id(r, "staff"), req_id(r, "record"), 0 };
    struct journal_view v = { .record = req_get(r, "record") };
    if (!str_int(req_get(r, "before"), &f.before) || f.before < 0)
        f.before = 0;
    struct pick all = { S(""), str_of(tr(t, "All")), false };
    LIST_ADD(t->a, &v.staff, all);
    list_staff(t, &v, f.staff, false);
    list_staff(t, &v, f.staff, true);
    if (!str_empty(v.record) && f.record == 0)
        v.trouble = str_of(tr(t, "This is not the number of a record. Copy it from the address of its page."));
    else
        read_rows(t, f, &v);
    return SHOW(r, str_empty(v.trouble) ? 200 : 422, staff_journal, &v);
}

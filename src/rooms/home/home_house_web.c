/* home_house_web: of the first page what an administrator answers for: projects without a manager, staff who cannot
 * work yet, imports of the whole house, the journal, accounts that wait, backups. No person of any project. */
#include "auth/anchor.h"
#include "auth/viewer.h"
#include "home_sql.h"
#include "lang/lang.h"
#include "rooms/backup/backup.h"
#include "rooms/home/home_view.h"
#include "rooms/projects/projects.h"
#include "rooms/routes.h"
#include "web/req.h"

enum { FAILURES_WAIT = 6, HOUR_S = 3600 };
static const struct url NOWHERE = { S("") };

/* ---- what only an administrator can mend */

static void add_unmanaged(struct task *t, struct home_view *v)
{
    struct home_sql_unmanaged_rows rows = home_sql_unmanaged(t, HOME_ROWS);
    struct home_section s = home_section(
        str_of(tr(t, "Projects without a manager")), tr(t, "Take a member of staff into the project as its manager."));

    for (size_t i = 0; i < rows.n; i++) {
        home_add_item(t, &s, URL(t, projects_staff_page, rows.at[i].project), projects_name(t, rows.at[i].project),
            projects_code(t, rows.at[i].project));
        s.hidden = rows.at[i].total - (int64_t)rows.n;
    }
    s.more = URL(t, projects_list);
    s.more_text = str_of(tr(t, "All projects"));
    home_add_section(t, v, &s);
}

static void add_links(struct task *t, struct home_view *v)
{
    struct home_sql_links_rows links = home_sql_links(t, HOME_ROWS);
    struct home_section s = home_section(str_of(tr(t, "Links not used yet")),
        tr(t, "These members of staff have not signed in with their one-time link."));

    for (size_t i = 0; i < links.n; i++) {
        home_add_item(t, &s, URL(t, staff_edit, links.at[i].staff), links.at[i].name,
            instant_unix(links.at[i].until_at) < instant_unix(t->now)
                ? str_of(tr(t, "The link is too old. Create a new one."))
                : trf(t, "The link is good until %1$s.", lang_instant(t->a, t->lang, links.at[i].until_at)));
        s.hidden = links.at[i].total - (int64_t)links.n;
    }
    s.more = URL(t, staff_list);
    s.more_text = str_of(tr(t, "All members of staff"));
    home_add_section(t, v, &s);
}

static void add_idle(struct task *t, struct home_view *v)
{
    struct home_sql_idle_rows rows = home_sql_idle(t, HOME_ROWS);
    struct home_section s = home_section(str_of(tr(t, "Staff in no project")),
        tr(t, "They can sign in and see nothing. A project takes them in on its page of staff."));

    for (size_t i = 0; i < rows.n; i++) {
        home_add_item(t, &s, URL(t, staff_edit, rows.at[i].staff), rows.at[i].name, S(""));
        s.hidden = rows.at[i].total - (int64_t)rows.n;
    }
    s.more = URL(t, staff_list);
    s.more_text = str_of(tr(t, "All members of staff"));
    home_add_section(t, v, &s);
}

/* No names: who asks is told to those who work with her. */
static void add_requests(struct task *t, struct home_view *v)
{
    struct home_sql_requests_row row;
    struct home_section s = home_section(str_of(tr(t, "What persons ask about their data")), "");

    if (!home_sql_requests(t, t->today, &row) || row.n == 0)
        return;
    home_add_item(t, &s, URL(t, own_requests_list), S(""),
        trf(t, "The first answer is due on %1$s.", lang_day(t->a, t->lang, row.first)));
    if (row.late > 0)
        s.alarm = home_counted(t, trn(t, "%n answer is late.", "%n answers are late.", row.late), row.late);
    home_add_section(t, v, &s);
}

/* ---- imports, of every project; who decides about one is its manager */

static void add_imports(struct task *t, struct home_view *v)
{
    struct home_sql_unfinished_rows rows = home_sql_unfinished(t, HOME_ROWS);
    struct home_section s = home_section(str_of(tr(t, "Imports under way")), "");

    for (size_t i = 0; i < rows.n; i++) {
        int64_t project = rows.at[i].project, working = rows.at[i].working, waiting = rows.at[i].waiting;
        struct strs words = { 0 };
        if (working > 0)
            strs_add(t->a, &words,
                home_counted(t, trn(t, "%n import is at work", "%n imports are at work", working), working));
        if (waiting > 0)
            strs_add(t->a, &words,
                home_counted(t,
                    trn(t, "%n import waits for the manager's decision", "%n imports wait for the manager's decision",
                        waiting),
                    waiting));
        home_add_item(t, &s, project == 0 ? NOWHERE : URL(t, projects_staff_page, project),
            project == 0 ? str_of(tr(t, "The whole house")) : projects_name(t, project),
            lang_list(t->a, t->lang, &words));
        s.hidden = rows.at[i].total - (int64_t)rows.n;
    }
    s.more = URL(t, projects_list);
    s.more_text = str_of(tr(t, "All projects"));
    home_add_section(t, v, &s);
}

/* ---- the service itself */

/* What the server knows of backups; what is wrong with them stands above it. */
static void add_backups(struct task *t, struct home_view *v)
{
    struct backup_state b = backup_state(t);
    struct home_section s = home_section(str_of(tr(t, "Backups")), "");

    if (b.failing)
        s.alarm = trf(t, "The backup of %1$s failed. The server's log says why: look for event=backup.",
            lang_instant(t->a, t->lang, b.tried));
    else if (b.old && b.any)
        s.alarm = str_of(tr(t, "The last proven backup is too old. Look at the server's log and at its disk."));
    if (instant_unix(b.proven) != 0)
        home_add_item(t, &s, NOWHERE, S(""),
            trf(t, "The last proven backup is of %1$s. It was restored as a test on %2$s, and everything was the same.",
                lang_instant(t->a, t->lang, b.proven), lang_instant(t->a, t->lang, b.proven_at)));
    if (instant_unix(b.made) > instant_unix(b.proven))
        home_add_item(t, &s, NOWHERE, S(""),
            trf(t, "The newest backup is of %1$s. It has not been restored as a test.",
                lang_instant(t->a, t->lang, b.made)));
    if (instant_unix(b.made) == 0)
        home_add_item(t, &s, NOWHERE, S(""), str_of(tr(t, "There is no backup yet.")));
    if (!b.wanted)
        home_add_item(t, &s, NOWHERE, S(""),
            str_of(tr(t, "The server makes no backups by itself. Name a folder for them: the setting backup_to.")));
    LIST_ADD(t->a, &v->sections, s);
}

/* The whole chain is walked by `kotipolku check` only; that its end is what was noted outside costs one row. */
static struct str journal_alarm(struct task *t)
{
    if (anchor_fits(t, task_buf(t, 1000)))
        return S("");
    return str_of(tr(t,
        "The journal is not what it was: rows at its end are gone or were changed. Do not tidy anything up. Keep a "
        "copy of the database and of the newest backup, run kotipolku check on the server, and find out who was able "
        "to write to the database. If you put an older database in its place yourself, do it again with kotipolku "
        "restore."));
}

static void add_state(struct task *t, struct home_view *v)
{
    struct home_sql_throttled_row throttled = { 0 };
    struct home_sql_journal_end_row end;
    struct home_section state = home_section(str_of(tr(t, "State of the service")), "");

    state.alarm = journal_alarm(t);
    if (home_sql_throttled(t, S("account"), FAILURES_WAIT, instant_unix(t->now) - HOUR_S, &throttled) &&
        throttled.n > 0)
        home_add_item(t, &state, URL(t, staff_list), S(""),
            home_counted(t,
                trn(t, "%n account has to wait after wrong passwords", "%n accounts have to wait after wrong passwords",
                    throttled.n),
                throttled.n));
    if (home_sql_journal_end(t, &end))
        home_add_item(t, &state, URL(t, staff_journal), S(""),
            trf(t, "The journal has %1$s rows, the newest of %2$s.", lang_number(t->a, t->lang, end.seq),
                lang_instant(t->a, t->lang, end.at)));
    home_add_item(t, &state, NOWHERE, S(""),
        str_of(tr(t, "Run kotipolku check on the server now and then: it verifies the journal and the keys.")));
    home_add_section(t, v, &state);
}

void home_house(struct task *t, struct home_view *v)
{
    add_unmanaged(t, v);
    add_links(t, v);
    add_idle(t, v);
    add_requests(t, v);
    add_imports(t, v);
    add_state(t, v);
    add_backups(t, v);
}

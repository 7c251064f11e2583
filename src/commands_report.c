/* commands_report: `kotipolku report NAME` and `kotipolku report list`: from words to a report written out. */
#include "commands.h"
#include <errno.h>
#include <fcntl.h>
#include <unistd.h>
#include "db/db.h"
#include "rooms/projects/projects.h"
#include "rooms/reports/reports.h"

enum { REPORT_BYTES = 256 << 20 };

int command_report_list(struct command *c)
{
    for (size_t i = 0; i < REPORT__N; i++)
        printf("%-12s %s. %s\n", report_rows[i].name, report_rows[i].title, report_rows[i].about);
    return 0;
}

static bool read_format(struct str name, enum table_format *ret_format)
{
    static const struct {
        const char *name;
        enum table_format format;
    } formats[] = {
        { "", FORMAT_TEXT },
        { "text", FORMAT_TEXT },
        { "json", FORMAT_JSON },
        { "csv", FORMAT_CSV },
        { "xlsx", FORMAT_XLSX },
    };

    for (size_t i = 0; i < sizeof formats / sizeof formats[0]; i++)
        if (str_is(name, formats[i].name)) {
            *ret_format = formats[i].format;
            return true;
        }
    return false;
}

/* An empty day is open. */
static bool read_day(struct str s, struct day *ret_day)
{
    *ret_day = DAY("");
    return str_empty(s) || day_read(s, ret_day);
}

static int write_out(struct command *c, struct str bytes)
{
    struct str out = command_option(c, "out");
    int fd = str_empty(out) ? STDOUT_FILENO
                            : open(str_z(c->task.a, out), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);

    if (fd < 0)
        return command_failed(c, "%.*s cannot be written: %s", STR_ARG(out), strerror(errno));
    bool good = true;
    while (good && bytes.n > 0) {
        ssize_t n = write(fd, bytes.p, bytes.n);
        if (n < 0 && errno == EINTR)
            continue;
        good = n > 0;
        if (good)
            bytes = str_part(bytes, (size_t)n, bytes.n);
    }
    if (fd != STDOUT_FILENO)
        good &= close(fd) == 0;
    return good ? 0 : command_failed(c, "the report could not be written in full: %s", strerror(errno));
}

static bool can_be_crossed(const struct report *report, struct str name)
{
    bool known = str_empty(name);

    for (size_t i = 0; i < report->parts->crossings_n; i++)
        known |= str_is(name, report->parts->crossings[i].name);
    return known;
}

/* --by: one name or two, of what the first report can be crossed by. False: said why. */
static bool read_crossings(struct command *c, const struct report *report, struct report_scope *s)
{
    struct str rest = command_option(c, "by");
    struct buf names;

    (void)str_cut(&rest, ',', &s->by);
    s->by2 = rest;
    if (can_be_crossed(report, s->by) && can_be_crossed(report, s->by2))
        return true;
    buf_init(&names, 4096);
    for (size_t i = 0; i < report->parts->crossings_n; i++)
        buf_fmt(&names, " %s", report->parts->crossings[i].name);
    if (report->parts->crossings_n == 0)
        command_wrong(c, "--by is for reports that can be crossed: outcomes");
    else
        command_wrong(c, "--by is one of these, or two with a comma between them:%.*s", STR_ARG(buf_view(&names)));
    buf_free(&names);
    return false;
}

/* --project CODE,CODE, --programme and --objective: several together, of which the first one leads. False: said why. */
static bool find_projects(struct command *c, const struct report *report, struct report_scope *s)
{
    struct task *t = &c->task;
    struct str codes = command_option(c, "project"), code, programme = command_option(c, "programme"),
               objective = command_option(c, "objective");
    struct report_projects list = { 0 };

    if (!report->parts->together)
        return command_wrong(c, "several projects together are for reports that can count them so: outcomes") == 0;
    if (!str_empty(programme) || !str_empty(objective))
        list = report_projects_named(t, programme, objective);
    while (codes.n > 0 && str_cut(&codes, ',', &code)) {
        int64_t project = projects_by_code(t, code);
        if (project == 0)
            return command_failed(c, "there is no project %.*s", STR_ARG(code)) == 0;
        report_projects_add(t, &list, project);
    }
    if (list.n == 0)
        return command_failed(c, "no project carries this programme or specific objective") == 0;
    s->project = list.at[0];
    if (!report_projects_choose(t, &list, s->project, &s->also))
        return command_failed(c, "at most %d projects can be counted together", REPORT_PROJECTS_MOST) == 0;
    return true;
}

static bool asks_for_several(struct command *c)
{
    struct str code = command_option(c, "project");

    return !str_empty(command_option(c, "programme")) || !str_empty(command_option(c, "objective")) ||
           (str_find(code, S(",")) >= 0 && projects_by_code(&c->task, code) == 0);
}

/* The project of --project; without it the only one there is, unless `all_together`; else 0. False: said why. */
static bool find_project(struct command *c, bool all_together, int64_t *ret_project)
{
    struct str code = command_option(c, "project");
    struct project_briefs all = projects_open_to(&c->task);
    bool only = all.n == 1 && !all_together;

    *ret_project = !str_empty(code) ? projects_by_code(&c->task, code) : only ? all.at[0].id : 0;
    if (*ret_project != 0 || str_empty(code))
        return true;
    command_failed(c, "there is no project %.*s", STR_ARG(code));
    return false;
}

/* --organisation: one of the project's, by its name or key. False: said why. */
static bool find_house(struct command *c, const struct report *report, struct report_scope *s)
{
    struct str name = command_option(c, "organisation");
    struct report_houses all = report_houses_of(&c->task, report, s);

    if (str_empty(name))
        return true;
    for (size_t i = 0; i < all.n; i++)
        if (str_eq(name, all.at[i].key) || str_eq(name, all.at[i].name)) {
            s->organisation = all.at[i].organisation;
            return true;
        }
    return command_failed(c,
               "no organisation %.*s takes part in the project, or the report is not told by organisation",
               STR_ARG(name)) == 0;
}

static int make_report(struct command *c, const struct report *report, struct report_scope *s, enum table_format format)
{
    struct task *t = &c->task;
    struct buf o;
    struct project_briefs all = projects_open_to(t);

    if (s->project == 0 && (format == FORMAT_CSV || format == FORMAT_XLSX))
        return command_wrong(c, "say which project: --project CODE");
    buf_init(&o, REPORT_BYTES);
    if (s->project != 0 || format == FORMAT_JSON)
        reports_write(t, report, s, format, &o);
    for (size_t i = 0; s->project == 0 && format == FORMAT_TEXT && i < all.n; i++) {
        struct report_scope one = *s;
        one.project = all.at[i].id;
        reports_write(t, report, &one, format, &o);
        BUF_LIT(&o, "\n");
    }
    int status = buf_full(&o) ? command_failed(
                                    c, "the report is larger than %d megabytes: choose fewer days", REPORT_BYTES >> 20)
                              : write_out(c, buf_view(&o));
    buf_free(&o);
    return status;
}

static int make_paper(struct command *c, const struct reports_chosen *chosen, struct report_scope *s)
{
    struct buf *o = task_buf(&c->task, PAPER_BYTES);

    if (s->project == 0)
        return command_wrong(c, "say which project: --project CODE");
    if (reports_paper(&c->task, chosen, s, o) != DONE)
        return command_failed(c, "the report has more than %d pages: choose fewer days", PAPER_PAGES);
    return write_out(c, buf_view(o));
}

/* Each once. False: there is no such report, or none is named. */
static bool read_names(const struct command *c, struct reports_chosen *ret_chosen)
{
    struct reports_chosen chosen = { 0 };
    bool good = c->words.n > 0;

    for (size_t i = 0; good && i < c->words.n; i++) {
        const struct report *one = report_by_name(c->words.at[i]);
        for (size_t k = 0; k < chosen.n; k++)
            good &= chosen.at[k] != one;
        good &= one != NULL;
        if (good)
            chosen.at[chosen.n++] = one;
    }
    *ret_chosen = chosen;
    return good;
}

int command_report(struct command *c)
{
    struct reports_chosen chosen;
    struct report_scope s = { 0 };
    enum table_format format = FORMAT_TEXT;
    int status = 1;

    if (!read_names(c, &chosen))
        return command_wrong(c, "say which report; `kotipolku report list` names them");
    bool paper = str_is(command_option(c, "format"), "pdf");
    if (!paper && !read_format(command_option(c, "format"), &format))
        return command_wrong(c, "--format is text, json, csv, xlsx or pdf");
    if (!paper && chosen.n > 1)
        return command_wrong(c, "several reports are one file only as --format pdf");
    if (!read_day(command_option(c, "from"), &s.from) || !read_day(command_option(c, "to"), &s.to))
        return command_wrong(c, "write days as 2026-11-22");
    if (day_known(s.from) && day_known(s.to) && day_cmp(s.from, s.to) > 0)
        return command_wrong(c, "--from lies after --to");
    const struct report *report = chosen.at[0];
    if (!read_crossings(c, report, &s))
        return 2;
    db_begin_read(&c->task);
    bool several = asks_for_several(c), all = report->parts->objectives != NULL && format == FORMAT_JSON && !paper;
    if ((several ? find_projects(c, report, &s) : find_project(c, all, &s.project)) && find_house(c, report, &s))
        status = paper ? make_paper(c, &chosen, &s) : make_report(c, report, &s, format);
    db_commit(&c->task);
    return status;
}

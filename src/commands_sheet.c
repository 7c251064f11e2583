/* commands_sheet: kotipolku import of a table whose columns are somebody's own: what they are is guessed and told; what
 * is not sure ends the command with the guesses printed as a mapping file. */
#include "commands_sheet.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>
#include "db/db.h"
#include "rooms/exchange/exchange_sheet.h"

bool command_mapping(struct command *c, struct mapping_saids *ret_said)
{
    enum { LARGEST = 1024 * 1024 };
    struct str path = command_option(c, "mapping"), why = S("");
    struct buf *b = task_buf(&c->task, LARGEST);
    char piece[4096];
    ssize_t got;

    *ret_said = (struct mapping_saids){ 0 };
    if (path.n == 0)
        return true;
    int fd = open(str_z(c->task.a, path), O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return command_failed(c, "%.*s cannot be read: %s", STR_ARG(path), strerror(errno)), false;
    while ((got = read(fd, piece, sizeof piece)) > 0)
        buf_put(b, piece, (size_t)got);
    close(fd);
    ret_said->now = true;
    if (got < 0 || buf_full(b) || !mapping_read(&c->task, buf_view(b), ret_said, &why))
        return command_failed(c, "%.*s is no mapping file: %.*s", STR_ARG(path), STR_ARG(why)), false;
    return true;
}

static void print_line(struct str heading, struct str field, int sure, const char *why)
{
    bool quoted = memchr(heading.p, ';', heading.n) || memchr(heading.p, '"', heading.n) ||
                  memchr(heading.p, '\n', heading.n);

    if (quoted)
        putchar('"');
    for (size_t i = 0; i < heading.n; i++) {
        if (heading.p[i] == '"')
            putchar('"');
        putchar(heading.p[i]);
    }
    printf("%s;%.*s;%d %%;%s\n", quoted ? "\"" : "", STR_ARG(field), sure, why);
}

void command_print_mapping(struct command *c, const struct mapping *m, const struct mapping_fields *fields)
{
    puts("column;field;sure;why");
    for (size_t i = 0; i < m->n; i++) {
        const struct mapping_column *one = &m->at[i];
        print_line(one->heading, one->field == MAPPING_NONE ? S("-") : str_of(fields->at[one->field].name), one->sure,
            lang_tr(c->task.lang, mapping_reason_text(one->why)));
    }
}

/* The answers that are no columns, as lines of the same file. */
static void print_answers(struct command *c, const struct sheet *s)
{
    struct mapping_saids all = sheet_said(&c->task, s);

    for (size_t i = s->m.n; i < all.n; i++) {
        bool mark = str_starts(all.at[i].heading, S(SHEET_ASK_MARK));
        bool sure = mark ? s->marks.at[s->marks.n - (all.n - i)].sure : false;
        print_line(all.at[i].heading, all.at[i].field.n > 0 ? all.at[i].field : S("-"), sure ? 100 : 0,
            mark ? "What the mark means." : "Of the days in the headings.");
    }
}

static bool ask(struct command *c, const struct sheet *s)
{
    command_print_mapping(c, &s->m, &SHEET_FIELDS);
    print_answers(c, s);
    fflush(stdout);
    if (s->nameless)
        command_failed(c, "no column is the name of a person; save the lines above as a file, say there what the "
                          "columns are (- leaves one out), and give it with --mapping FILE");
    else
        command_failed(c,
            "%zu columns or marks are not sure; save the lines above as a file, correct there what they "
            "mean (- leaves a column out), and give it with --mapping FILE",
            s->doubts);
    return false;
}

bool command_own_sheet(struct command *c, struct own_sheet *own, struct exchange_options *o)
{
    struct task *t = &c->task;
    struct sheet_files *made = NEW(t->a, struct sheet_files);
    struct exchange_mends *letters = NEW(t->a, struct exchange_mends);
    struct exchange_mend alphabet = { S("people.csv"), S(""), o->letters, 0 };
    struct mapping_saids given, known;
    struct str wanted = command_option(c, "sheet");
    struct sheet s;
    bool said;

    if (!command_mapping(c, &given))
        return false;
    if (wanted.n == 0)
        wanted = mapping_said_of(&given, S(SHEET_ASK_SHEET), &said);
    if (!sheet_open(t, own->files, own->n, o->letters, wanted, &s)) {
        if (wanted.n > 0)
            return command_failed(c, "the workbook has no table of your own on a sheet of this name"), false;
        return given.n == 0 || (command_failed(c, "--mapping is for one table whose columns are your own"), false);
    }
    known = mapping_recall(t, sheet_source(t, o->project));
    for (size_t i = 0; i < known.n; i++) /* of which group and year it is, each table says anew */
        if (!given.now ||
            !(str_is(known.at[i].heading, SHEET_ASK_GROUP) || str_is(known.at[i].heading, SHEET_ASK_YEAR)))
            LIST_ADD(t->a, &given, known.at[i]);
    sheet_guess(t, &s, &given);
    if (!sheet_has_persons(&s) && !given.now)
        return true; /* no table of persons: it is refused like any file that is none of the package */
    if (o->project == 0)
        return command_failed(c, "say --project CODE: whoever stands in the table takes part in that project"), false;
    if (s.doubts > 0)
        return ask(c, &s);
    if (!own->quiet) {
        command_print_mapping(c, &s.m, &SHEET_FIELDS);
        print_answers(c, &s);
    }
    LIST_ADD(t->a, letters, alphabet);
    sheet_translate(t, &s, o->project, letters, made);
    o->refused = &made->rejections;
    o->noticed = &made->notes;
    *own = (struct own_sheet){ made->at, made->n, own->quiet, sheet_said(t, &s) };
    return true;
}

void command_sheet_done(struct command *c, const struct own_sheet *own, int64_t project)
{
    if (own->said.n == 0)
        return;
    db_begin_write(&c->task);
    mapping_remember(&c->task, sheet_source(&c->task, project), &own->said);
    db_commit(&c->task);
}

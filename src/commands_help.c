/* commands_help: help, from the tables of commands and settings; the manual is commands_manual.c. */
#include "commands_help.h"

struct str help_usage(struct arena *a, const struct command_row *row)
{
    struct str rest = str_of(row->options), one, name;
    struct str usage = str_fmt(a, "kotipolku %s%s%s", row->name, row->words[0] ? " " : "", row->words);
    while (rest.n > 0 && str_cut(&rest, ' ', &one)) {
        bool value = str_find(one, S("=")) >= 0;
        struct str before = usage;
        str_cut(&one, '=', &name);
        usage = str_fmt(a, "%.*s [--%.*s%s%.*s]", STR_ARG(before), STR_ARG(name), value ? " " : "", STR_ARG(one));
    }
    return usage;
}

static const char *type_name(const struct setting *s)
{
    switch (s->type) {
    case SETTING_TEXT: return "TEXT";
    case SETTING_INT: return "N";
    case SETTING_SPAN: return "TIME";
    case SETTING_BOOL: break;
    }
    return "yes|no";
}

struct str help_default(const struct setting *s)
{
    struct str d = str_of(s->default_text);
    return s->type == SETTING_TEXT || s->type == SETTING_SPAN ? str_part(d, 1, d.n - 2) : d;
}

const char *help_stop(const struct setting *s) { return str_ends(str_of(s->text), S("…")) ? "" : "."; }

static void print_option(const char *name, const char *type)
{
    printf("  --");
    for (; *name; name++)
        putchar(*name == '_' ? '-' : *name);
    printf(" %s\n", type);
}

static void print_settings(void)
{
    puts("\nSettings. Each is a line \"name = value\" of the file given with --config, an environment variable "
         "KOTIPOLKU_NAME,\n"
         "or an option; the later of these wins. Rows marked * are read again on SIGHUP.");
    for (size_t i = 0; i < setting_rows_n; i++) {
        const struct setting *s = &setting_rows[i];
        print_option(s->name, type_name(s));
        printf("      %s%s%s", s->text, help_stop(s), s->when == SETTING_LIVE ? " *" : "");
        if (s->type == SETTING_INT)
            printf(" %lld to %lld.", (long long)s->min, (long long)s->max);
        struct str d = help_default(s);
        if (d.n)
            printf(" Default: %.*s", STR_ARG(d));
        putchar('\n');
    }
}

static void print_command(struct arena *a, const struct command_row *row, const char *indent)
{
    printf("%s%.*s\n      %s\n", indent, STR_ARG(help_usage(a, row)), row->help);
}

static void print_all(struct arena *a)
{
    puts("usage: kotipolku COMMAND [options]\n");
    for (size_t i = 0; i < command_rows_n; i++)
        print_command(a, &command_rows[i], "  ");
    puts("\nOptions of every command: --db URL (file.db, sqlite:file.db, postgresql://…; or KOTIPOLKU_DB), --config "
         "FILE, --quiet;\n"
         "kotipolku --version. Exit status: 0 done, 1 failed, 2 wrong use.");
}

int command_help(struct command *c)
{
    if (command_flag(c, "man"))
        return manual_page(c->task.a), 0;
    if (command_flag(c, "settings"))
        return manual_settings(), 0;
    if (command_flag(c, "licences"))
        return manual_licences(), 0;
    if (c->words.n == 0)
        return print_all(c->task.a), 0;
    bool found = false;
    for (size_t i = 0; i < command_rows_n; i++)
        if (str_starts(str_of(command_rows[i].name), c->words.at[0])) {
            print_command(c->task.a, &command_rows[i], "");
            found = true;
        }
    if (!found)
        return command_wrong(c, "there is no command \"%.*s\"", STR_ARG(c->words.at[0]));
    if (str_is(c->words.at[0], "serve"))
        print_settings();
    return 0;
}

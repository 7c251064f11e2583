/* commands_help: help and the manual page, both from the tables of commands and settings. */
#include "commands.h"

static void print_usage(const struct command_row *row)
{
    struct str rest = str_of(row->options), one, name;
    printf("kotipolku %s%s%s", row->name, row->words[0] ? " " : "", row->words);
    while (rest.n > 0 && str_cut(&rest, ' ', &one)) {
        bool value = str_find(one, S("=")) >= 0;
        str_cut(&one, '=', &name);
        if (value)
            printf(" [--%.*s %.*s]", STR_ARG(name), STR_ARG(one));
        else
            printf(" [--%.*s]", STR_ARG(name));
    }
    putchar('\n');
}

static const char *type_name(const struct setting *s)
{
    return s->type == SETTING_TEXT ? "TEXT" : s->type == SETTING_INT ? "N" : "yes|no";
}

static struct str plain_default(const struct setting *s)
{
    struct str d = str_of(s->default_text);
    return s->type == SETTING_TEXT ? str_part(d, 1, d.n - 2) : d;
}

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
        printf("      %s.%s", s->text, s->when == SETTING_LIVE ? " *" : "");
        if (s->type == SETTING_INT)
            printf(" %lld to %lld.", (long long)s->min, (long long)s->max);
        struct str d = plain_default(s);
        if (d.n)
            printf(" Default: %.*s", STR_ARG(d));
        putchar('\n');
    }
}

static void print_all(void)
{
    puts("usage: kotipolku COMMAND [options]\n");
    for (size_t i = 0; i < command_rows_n; i++) {
        printf("  ");
        print_usage(&command_rows[i]);
        printf("      %s\n", command_rows[i].help);
    }
    puts("\nOptions of every command: --db URL (file.db, sqlite:file.db, postgresql://…; or KOTIPOLKU_DB), --config "
         "FILE, --quiet;\n"
         "kotipolku --version. Exit status: 0 done, 1 failed, 2 wrong use.");
}

/* roff: a leading dot or quote and every backslash must be escaped */
static void roff(const char *z)
{
    if (*z == '.' || *z == '\'')
        fputs("\\&", stdout);
    for (; *z; z++)
        if (*z == '\\')
            fputs("\\e", stdout);
        else if (*z == '-')
            fputs("\\-", stdout);
        else
            putchar(*z);
}

static void roff_line(const char *macro, const char *text)
{
    printf("%s ", macro);
    roff(text);
    putchar('\n');
}

static void print_man(void)
{
    puts(".TH KOTIPOLKU 1 \"\" \"Kotipolku " KOTIPOLKU_VERSION
         "\"\n.SH NAME\nkotipolku \\- registers, guidance and results of work with migrant mothers\n"
         ".SH SYNOPSIS\n.B kotipolku\n.I COMMAND\n[options]\n.SH COMMANDS");
    for (size_t i = 0; i < command_rows_n; i++) {
        puts(".TP");
        printf(".B ");
        print_usage(&command_rows[i]);
        roff(command_rows[i].help);
        putchar('\n');
    }
    puts(".SH SETTINGS\nEach is a line \"name = value\" of the file given with \\-\\-config, an environment variable "
         "KOTIPOLKU_NAME, or an\n"
         "option; the later of these wins.");
    for (size_t i = 0; i < setting_rows_n; i++) {
        puts(".TP");
        roff_line(".B", setting_rows[i].name);
        roff(setting_rows[i].text);
        struct str d = plain_default(&setting_rows[i]);
        printf(
            ". Default: %.*s%s\n", STR_ARG(d), setting_rows[i].when == SETTING_LIVE ? ". Read again on SIGHUP." : "");
    }
    puts(".SH EXIT STATUS\n0 done, 1 failed, 2 wrong use.");
}

int command_help(struct command *c)
{
    if (command_flag(c, "man"))
        return print_man(), 0;
    if (c->words.n == 0)
        return print_all(), 0;
    bool found = false;
    for (size_t i = 0; i < command_rows_n; i++)
        if (str_starts(str_of(command_rows[i].name), c->words.at[0])) {
            print_usage(&command_rows[i]);
            printf("      %s\n", command_rows[i].help);
            found = true;
        }
    if (!found)
        return command_wrong(c, "there is no command \"%.*s\"", STR_ARG(c->words.at[0]));
    if (str_is(c->words.at[0], "serve"))
        print_settings();
    return 0;
}

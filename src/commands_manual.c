/* commands_manual: the manual page, a settings file to start from and the notices of licences, for packagers and for
 * those who run the server. See commands_help.h. */
#include "commands_help.h"
#include "web/asset.h"

/* The character at s (well-formed UTF-8); *ret_n: its bytes. */
static unsigned character(struct str s, size_t *ret_n)
{
    unsigned char first = (unsigned char)s.p[0];
    size_t n = first < 0x80 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
    unsigned c = n == 1 ? first : first & (0xffu >> (n + 1));
    if (n > s.n)
        n = s.n;
    for (size_t i = 1; i < n; i++)
        c = c << 6 | ((unsigned char)s.p[i] & 0x3fu);
    *ret_n = n;
    return c;
}

/* Text inside a line of roff: nothing in it is a request or an escape, hyphens are those of the command line, and what
 * is not ASCII goes by its number, so that no reader of manual pages guesses an encoding. */
static void roff(struct str s)
{
    size_t n;
    if (s.n && (s.p[0] == '.' || s.p[0] == '\''))
        fputs("\\&", stdout);
    for (; s.n; s = str_part(s, n, s.n)) {
        unsigned c = character(s, &n);
        if (c == '\\')
            fputs("\\e", stdout);
        else if (c == '-')
            fputs("\\-", stdout);
        else if (c < 0x80)
            putchar((int)c);
        else
            printf("\\[u%04X]", c);
    }
}

static void roff_line(const char *macro, struct str text)
{
    printf("%s ", macro);
    roff(text);
    putchar('\n');
}

/* A paragraph under a heading of its own. */
static void entry(struct str heading, const char *text)
{
    puts(".TP");
    roff_line(".B", heading);
    roff(str_of(text));
    putchar('\n');
}

static void page_commands(struct arena *a)
{
    puts(".SH COMMANDS");
    for (size_t i = 0; i < command_rows_n; i++)
        entry(help_usage(a, &command_rows[i]), command_rows[i].help);
    puts(".SH OPTIONS OF EVERY COMMAND");
    entry(S("--db URL"), "The database: file.db, sqlite:file.db or postgresql://… The same as KOTIPOLKU_DB.");
    entry(S("--config FILE"), "A file of settings.");
    entry(S("--quiet"), "No progress, and only errors in the log.");
    entry(S("--version"), "Alone: prints the version.");
}

static void page_settings(struct arena *a)
{
    puts(".SH SETTINGS");
    roff(
        S("Each is a line \"name = value\" of the file given with --config, an environment variable KOTIPOLKU_NAME, or "
          "an option --name; the later of these wins. `kotipolku help --settings` prints a file to start from."));
    putchar('\n');
    for (size_t i = 0; i < setting_rows_n; i++) {
        const struct setting *s = &setting_rows[i];
        struct str d = help_default(s);
        struct str text = str_fmt(a, "%s%s%s%.*s%s%s", s->text, help_stop(s), d.n ? " Default: " : "", STR_ARG(d),
            d.n ? "." : "", s->when == SETTING_LIVE ? " Read again on SIGHUP." : "");
        entry(str_of(s->name), str_z(a, text));
    }
}

void manual_page(struct arena *a)
{
    puts(".TH KOTIPOLKU 1 \"\" \"Kotipolku " KOTIPOLKU_VERSION "\" \"Kotipolku\"\n"
         ".SH NAME\n"
         "kotipolku \\- runs integration projects for parents who are at home with children\n"
         ".SH SYNOPSIS\n.B kotipolku\n.I COMMAND\n.RI [ options ]\n"
         ".SH DESCRIPTION\n"
         "A web application with its data in one file (SQLite) or in PostgreSQL.\n"
         ".B kotipolku migrate\nmakes the database,\n"
         ".B kotipolku staff add\nthe first administrator, and\n"
         ".B kotipolku serve\nanswers browsers.");
    page_commands(a);
    page_settings(a);
    puts(".SH FILES");
    entry(S("kotipolku.db"), "The database, in the current folder unless the setting db says otherwise.");
    entry(S("kotipolku.key"), "The key of the encrypted columns, beside the database; see the setting key_file.");
    puts(".SH EXIT STATUS\n0 done, 1 failed, 2 wrong use.\n"
         ".SH COPYRIGHT\nLicensed under the EUPL, version 1.2.\n"
         ".B kotipolku help \\-\\-licences\nprints its notices and those of what others made.");
}

void manual_settings(void)
{
    puts("# Settings of Kotipolku " KOTIPOLKU_VERSION ", each with its default (made by kotipolku help --settings).\n"
         "# Take the # away where another value is wanted. Those marked * are read again on SIGHUP.");
    for (size_t i = 0; i < setting_rows_n; i++) {
        const struct setting *s = &setting_rows[i];
        printf("\n# %s%s%s\n#%s = %.*s\n", s->text, help_stop(s), s->when == SETTING_LIVE ? " *" : "", s->name,
            STR_ARG(help_default(s)));
    }
}

void manual_licences(void)
{
    struct str notices = asset_find(S("licences.txt"))->identity;
    fwrite(notices.p, 1, notices.n, stdout);
}

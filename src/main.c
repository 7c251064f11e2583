/* main: from the command line to a command of the table in commands.h, with settings, memory, database and the landing
 * of fail() around it. No command's own work. */
#include "auth/viewer.h"
#include "base/log.h"
#include "commands.h"
#include "db/db.h"
#include "db/keys.h"
#include "lang/lang.h"

/* How many words of the command line this row's name takes; 0 when it does not fit. */
static size_t fits(const struct command_row *row, const struct strs *words)
{
    struct str rest = str_of(row->name), one;
    size_t n = 0;
    while (rest.n > 0 && str_cut(&rest, ' ', &one))
        if (n >= words->n || !str_eq(words->at[n++], one))
            return 0;
    return n;
}

static size_t find_row(const struct strs *words, const struct command_row **ret_row)
{
    size_t best = 0;
    for (size_t i = 0; i < command_rows_n; i++) {
        size_t n = fits(&command_rows[i], words);
        if (n > best) {
            best = n;
            *ret_row = &command_rows[i];
        }
    }
    return best;
}

/* 'v' takes a value, 'f' is a flag, 0 is none of this row's own options */
static int own_option(const struct command_row *row, struct str name)
{
    struct str rest = str_of(row->options), one, key;
    while (rest.n > 0 && str_cut(&rest, ' ', &one)) {
        bool value = str_find(one, S("=")) >= 0;
        if (str_cut(&one, '=', &key) && str_eq(key, name))
            return value ? 'v' : 'f';
    }
    return 0;
}

/* Everything that is no option, in order: needed to find the command before its options can be read. */
static struct strs likely_words(struct arena *a, const struct strs *args)
{
    struct strs words = { NULL, 0 };
    for (size_t i = 0; i < args->n; i++) {
        struct str w = args->at[i];
        if (!str_starts(w, S("-")))
            strs_add(a, &words, w);
        else if (str_starts(w, S("--")) && str_find(w, S("=")) < 0 && !str_is(w, "--quiet") && words.n == 0)
            i++; /* options before the command all take a value */
    }
    return words;
}

static void add(struct arena *a, struct setting_given **list, size_t *n, struct str name, struct str value)
{
    struct setting_given *more = NEW_N(a, struct setting_given, *n + 1);
    if (*n)
        memcpy(more, *list, *n * sizeof *more);
    more[*n] = (struct setting_given){ name, value };
    *list = more;
    (*n)++;
}

/* One option; *i moves over its value. False: said why. */
static bool take_option(struct command *c, const struct strs *args, size_t *i)
{
    struct str name = str_part(args->at[*i], 2, args->at[*i].n), value = S("");
    bool joined = str_find(name, S("=")) >= 0;
    if (joined) {
        struct str key;
        value = name;
        str_cut(&value, '=', &key);
        name = key;
    }
    if (str_is(name, "quiet"))
        return c->quiet = true;
    int own = own_option(c->row, name);
    if (own == 'f')
        return add(c->task.a, &c->given, &c->ngiven, name, value), true;
    if (own == 0 && !str_is(name, "config") && !setting_find(name))
        return command_wrong(c, "--%.*s is no option of this command", STR_ARG(name)), false;
    if (!joined) {
        if (*i + 1 >= args->n)
            return command_wrong(c, "--%.*s needs a value", STR_ARG(name)), false;
        value = args->at[++*i];
    }
    if (own)
        add(c->task.a, &c->given, &c->ngiven, name, value);
    else if (str_is(name, "config"))
        c->config = value;
    else
        add(c->task.a, &c->settings_given, &c->nsettings_given, name, value);
    return true;
}

static bool read_line(struct command *c, const struct strs *args, size_t name_words)
{
    size_t skip = name_words;
    for (size_t i = 0; i < args->n; i++) {
        if (str_starts(args->at[i], S("--")) && args->at[i].n > 2) {
            if (!take_option(c, args, &i))
                return false;
        } else if (skip > 0) {
            skip--;
        } else {
            strs_add(c->task.a, &c->words, args->at[i]);
        }
    }
    if (c->words.n > 0 && c->row->words[0] == 0)
        return command_wrong(c, "\"%.*s\" is one word too many", STR_ARG(c->words.at[0])), false;
    return true;
}

static void set_log_level(struct str level)
{
    for (enum log_level i = LOG_ERROR; i <= LOG_DEBUG; i++)
        if (str_is(level, log_level_name(i)))
            log_set_level(i);
}

static int open_database(struct command *c, struct buf *why)
{
    struct db_options o = { .create = c->row->needs == NEEDS_DATABASE,
        .busy_ms = (int)c->settings.db_busy_ms,
        .cache_kb = c->settings.db_cache_kb };
    c->task.db = db_open(c->settings.db, &o, why);
    if (!c->task.db)
        return command_failed(
            c, "%.*s%s", STR_ARG(buf_view(why)), o.create ? "" : "; `kotipolku migrate` makes a new database");
    if (c->row->needs != NEEDS_SCHEMA)
        return 0;
    if (db_schema_version(c->task.db) != db_schema_newest())
        return command_failed(c, "the database has schema %d, this program needs %d: run `kotipolku migrate` first",
            db_schema_version(c->task.db), db_schema_newest());
    return command_keys(c, why) ? 0 : command_failed(c, "%.*s", STR_ARG(buf_view(why)));
}

static int prepare_and_run(struct command *c, struct buf *why)
{
    if (!settings_load(c->task.a, c->config, c->settings_given, c->nsettings_given, &c->settings, why))
        return command_failed(c, "%.*s", STR_ARG(buf_view(why))), 2;
    c->task.settings = &c->settings;
    set_log_level(c->quiet ? S("error") : c->settings.log_level);
    if (c->row->needs != NEEDS_NOTHING && open_database(c, why) != 0)
        return 1;
    return c->row->run(c);
}

static int run(struct command *c)
{
    struct landing landing;
    struct buf why;
    int status;
    buf_init(&why, 2000);
    c->task.landing = &landing;
    if (setjmp(landing.jump) == 0)
        status = prepare_and_run(c, &why);
    else
        status = command_failed(c, "%s", landing.text);
    if (c->task.db) {
        db_rollback(c->task.db);
        db_close(c->task.db);
    }
    keys_free((struct keys *)(uintptr_t)c->task.keys); /* opened here or by a command; tasks only read them */
    buf_free(&why);
    return status;
}

int main(int argc, char **argv)
{
    enum { COMMAND_MEMORY = 1 << 30 };
    if (argc == 2 && strcmp(argv[1], "--version") == 0)
        return puts("kotipolku " KOTIPOLKU_VERSION), 0;
    struct arena *a = arena_new(COMMAND_MEMORY);
    struct command *c = NEW(a, struct command);
    struct strs args = { NULL, 0 };
    arena_on_full(a, task_full, &c->task);
    for (int i = 1; i < argc; i++)
        strs_add(a, &args, str_of(argv[i]));
    if (argc == 2 && (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0))
        args.at[0] = S("help");
    c->task = (struct task){ .a = a, .viewer = &VIEWER_PROGRAM, .lang = lang_get(LANG_en), .now = instant_now() };
    c->task.today = instant_day(c->task.now);
    struct strs words = likely_words(a, &args);
    size_t n = find_row(&words, &c->row);
    int status = 2;
    if (n == 0)
        fprintf(
            stderr, "kotipolku: %s; see `kotipolku help`\n", words.n ? "there is no such command" : "say a command");
    else if (read_line(c, &args, n))
        status = run(c);
    arena_free(a);
    return status;
}

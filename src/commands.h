/* commands: the table of the program's commands; help, the manual page and main read it. One row per command:
 *    C(name of the function command_…, "words on the command line", "WORDS", "own options", needs, "help")
 * The longest name that fits the command line wins, so "staff add" may stand beside "staff". */
#pragma once
#include "base/command.h"

/* clang-format off */
#define COMMANDS(C) \
    C(serve,     "serve",     "",          "migrate",                                      NEEDS_DATABASE, \
      "Serves the web application until SIGTERM; SIGHUP reads the settings again. Refuses an old schema unless " \
      "--migrate.") \
    C(migrate,   "migrate",   "",          "",                                             NEEDS_DATABASE, \
      "Makes the database, or brings its schema up to date.") \
    C(demo,      "demo",      "",          "",                                             NEEDS_DATABASE, \
      "Fills an empty database with a fictional year of work: three projects, invented people. Refuses a " \
      "database that has data.") \
    C(staff_add, "staff add", "",          "email=E name=N role=R project=CODE",           NEEDS_SCHEMA, \
      "Adds a member of staff and prints a one-time sign-in link. Roles: admin manager counsellor instructor " \
      "peer coordinator carer.") \
    C(report_list, "report list", "",      "",                                             NEEDS_NOTHING, \
      "Names the reports.") \
    C(report,    "report",    "NAME…", \
      "project=CODES programme=NAME objective=NAME organisation=NAME from=DAY to=DAY by=NAMES " \
      "format=text|json|csv|xlsx|pdf out=FILE", \
          NEEDS_SCHEMA, \
      "Prints a report; `report list` names them. Without --project: every project (text, JSON). CSV holds the " \
      "first table. Several reports are one PDF with a page of contents. --by town or --by town,age crosses " \
      "outcomes; CSV then holds that table. --project A,B (or --programme, --objective: all that carry it) counts " \
      "outcomes of several projects together, each person once.") \
    C(import,    "import",    "package|services|projects FILES-or-FOLDER-or-ZIP…", \
      "project=CODE dry-run json letters=NAME language=CODE mapping=FILE source=NAME " \
      "sheet=NAME", \
          NEEDS_SCHEMA, \
      "Brings in a data package, all or nothing; rejected rows are listed with file, line, column, reason and " \
      "hint. --dry-run says of each row what would happen, and changes nothing. --letters answers the question " \
      "about letters: what CSV lines are that are not UTF-8 (windows-1252, windows-1256 …), or `right`: texts are " \
      "taken as they stand. `services` are files of the Finnish service catalogue (PTV) or of HSDS 3.0 (JSON, CSV), " \
      "found again by their ids; --language says in which language HSDS texts are. A package may be one table of " \
      "persons with columns of its own (Etunimi, Syntymäaika, crosses under days): what its columns are is guessed " \
      "and told; what is not sure is asked about, and --mapping FILE (CSV: column, field) answers. `projects` are " \
      "lists of projects of others (EURA, Kohesio …), told apart by --source; of a workbook --sheet names another " \
      "sheet than the first.") \
    C(import_undo, "import undo", "ID",     "",                                             NEEDS_SCHEMA, \
      "Takes an import back if nothing was built on it since; else says what was.") \
    C(export,    "export",    "package|services FOLDER", \
      "project=CODE with-notes format=ptv|hsds|hsds-csv", NEEDS_SCHEMA, \
      "Writes the data package into a folder: datapackage.json and CSV files, of one project or of all. What was " \
      "told in confidence (texts of notes, acute risk, support at home) goes along with --with-notes only. " \
      "`services` is the directory of services, as HSDS 3.0 unless --format says otherwise.") \
    C(publish,   "publish",   "FOLDER",    "address=URL",                                  NEEDS_SCHEMA, \
      "Writes everything that is open to all as files, for any web server: pages in each language, feeds, data, " \
      "pictures. What has not changed stays as it is, and what is no longer open goes. Searching and signing in " \
      "lead to the service itself (public_address). --address says where the folder will be found: then feeds and " \
      "pictures name it, and there is a sitemap.") \
    C(search,    "search",    "",          "",                                             NEEDS_SCHEMA, \
      "Makes the index of the search anew from all records, also while it is served.") \
    C(links,     "links",     "",          "pause=SECONDS",                                NEEDS_SCHEMA, \
      "Asks the links of the directory of services that are due whether they still answer, as many as link_checks " \
      "says for one day, with --pause (2) seconds between two. The server does the same by itself, one a minute.") \
    C(bounces,   "bounces",   "[FILE…]",   "",                                             NEEDS_SCHEMA, \
      "Reads e-mails that came back to mail_from (RFC 3464): one from standard input, as the pipe of a mail " \
      "server gives it, or each FILE. An address where nobody is reached gets no more; of a full " \
      "mailbox only the message has failed.") \
    C(backup,    "backup",    "FILE",      "",                                             NEEDS_NOTHING, \
      "Writes all of the database into one sealed file, also while it is served, and reads it again. The same file " \
      "is good for SQLite and PostgreSQL. It is opened by the key file, which is not in it.") \
    C(restore,   "restore",   "FILE",      "",                                             NEEDS_NOTHING, \
      "Makes the database anew from a backup: builds it beside the one that is there, compares every row, then puts " \
      "it in its place and keeps what was there. Stop the server first.") \
    C(check,     "check",     "",          "restore=FILE",                                 NEEDS_NOTHING, \
      "Checks schema, statements, references, keys and the journal's chain; says OK or what is wrong. --restore " \
      "proves a backup instead: restores it in a scratch place, compares every row and throws the place away.") \
    C(routes,    "routes",    "",          "",                                             NEEDS_NOTHING, \
      "Prints the site map: method, path, permission.") \
    C(help,      "help",      "[COMMAND]", "man settings licences",                        NEEDS_NOTHING, \
      "Explains the commands and their options; --man prints the manual page, --settings a settings file to start " \
      "from, --licences the notices of the licences.")
/* clang-format on */

#define C(fn, name, words, options, needs, help) int command_##fn(struct command *c);
COMMANDS(C)
#undef C
/* of import and export: the directory of services */
int command_import_services(struct command *c);
int command_import_projects(struct command *c);
int command_export_services(struct command *c);
/* of import undo, each in a transaction of its own: NOT_FOUND: it is no import of services (of projects) */
enum outcome command_undo_services(struct command *c, int64_t import, struct str *ret_why) MUST_USE;
enum outcome command_undo_projects(struct command *c, int64_t import, struct str *ret_why) MUST_USE;
int command_check_restore(struct command *c); /* of check */
/* What is derived from rows by the rules of this program, anew where a migration asks for it. c->task.db is open. */
bool command_derive(struct command *c, struct buf *ret_why);
extern const struct command_row command_rows[];
extern const size_t command_rows_n;

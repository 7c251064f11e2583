/* settings: one table feeds the file parser, the environment, the command line, `help` and the manual page.
 * Later sources win: default, file (--config), environment KOTIPOLKU_<NAME>, command line --<name> (with - for _).
 * An unknown key or a wrong value is a refusal to start, with a sentence that says what to do.
 * Values are constant once loaded; SIGHUP loads a whole new struct, rows marked START keep their first value.
 *      name                     type  default            min max          when   text */
#pragma once
#include "base/buf.h"

/* clang-format off */
#define SETTINGS(S) \
    S(db,                      TEXT, "kotipolku.db",        0, 500,        START, \
          "Database: a file or postgresql://…") \
    S(key_file,                TEXT, "",                    0, 500,        START, \
          "File with the key of the encrypted columns, made at first start; when not set: kotipolku.key beside " \
          "the SQLite file, with PostgreSQL in the current folder") \
    S(listen,                  TEXT, "127.0.0.1:8080",      1, 100,        START, "Address and port to listen on") \
    S(public_address,          TEXT, "",                    0, 200,        LIVE, \
          "Address people use, for links in letters and on the terminal: https://…") \
    S(service_name,            TEXT, "Kotipolku",           1, 60,         LIVE, \
          "Name of the service, in titles and on every page") \
    S(controller,              TEXT, "",                    0, 200,        LIVE, \
          "Organisation responsible for the data (the controller), on the privacy page") \
    S(controller_contact,      TEXT, "",                    0, 300,        LIVE, \
          "How to reach it about data and accessibility: an e-mail address alone becomes a link") \
    S(legal_basis,             TEXT, "",                    0, 1000,       LIVE, \
          "What gives it the right to the data (GDPR article 6), in its own words") \
    S(source_address,          TEXT, "",                    0, 300,        LIVE, \
          "Where the source code of this version is, on the page about the program (its licence asks for it): " \
          "https://…") \
    S(data_licence,            TEXT, "",                    0, 300,        LIVE, \
          "Address of the licence under which everybody may use the open data, in the catalogue of data: https://…") \
    S(crisis_instructions,     TEXT, "",                    0, 2000,       LIVE, \
          "What to do in an acute risk, in the house's own words, on the page of acute risk; when not set, the " \
          "program's own five sentences") \
    S(trusted_proxies,         TEXT, "127.0.0.0/8 ::1",     0, 500,        START, \
          "Proxies whose X-Forwarded-For and X-Forwarded-Proto are believed") \
    S(io_threads,              INT,  1,                     1, 16,         START, "Threads that wait on connections") \
    S(workers,                 INT,  6,                     1, 64,         START, \
          "Threads that answer requests, each with its own database connection; three a core") \
    S(queue,                   INT,  512,                   8, 100000,     START, \
          "Requests that may wait for a worker; more are answered 503") \
    S(connections,             INT,  6000,                  16, 100000,    START, "Open connections in all") \
    S(connections_per_address, INT,  100,                   1, 100000,     LIVE, \
          "Connections (behind a proxy: running requests) of one address") \
    S(connection_memory,       INT,  12288,                 8192, 65536,   START, \
          "Bytes kept for each open connection") \
    S(header_bytes,            INT,  6144,                  1024, 32768,   LIVE, \
          "Longest address and header of a request") \
    S(form_bytes,              INT,  1048576,               4096, 16777216, LIVE, "Longest form without files") \
    S(upload_bytes,            INT,  67108864,              0, 1073741824, LIVE,  "Longest form with files") \
    S(spool_bytes,             INT,  536870912,             0, 17179869184, LIVE, \
          "All files being received at the same time") \
    S(spool_folder,            TEXT, "/tmp",                1, 500,        START, \
          "Folder for files being received; they have no name there") \
    S(fields,                  INT,  4000,                  10, 100000,    LIVE,  "Fields of one form") \
    S(files,                   INT,  30,                    0, 1000,       LIVE,  "Files of one form") \
    S(request_memory,          INT,  8388608,               65536, 1073741824, LIVE, "Bytes one request may use") \
    S(idle_seconds,            INT,  60,                    1, 3600,       START, \
          "How long a connection may say nothing") \
    S(header_seconds,          INT,  15,                    1, 600,        LIVE, \
          "How long a request's header may take") \
    S(body_seconds,            INT,  30,                    1, 3600,       LIVE, \
          "How long a form may take; longer ones 1 s more per 8 kB") \
    S(answer_seconds,          INT,  60,                    1, 3600,       LIVE, \
          "How long taking an answer may take; longer ones 1 s more per 8 kB") \
    S(stop_seconds,            INT,  20,                    0, 600,        LIVE, \
          "How long running requests may take after SIGTERM") \
    S(compress_pages,          BOOL, true,                  0, 1,          LIVE, \
          "Send pages gzipped to browsers that take it") \
    S(db_busy_ms,              INT,  5000,                  10, 600000,    START, \
          "How long a write waits for its turn") \
    S(db_cache_kb,             INT,  4096,                  64, 4194304,   START, \
          "Database pages each worker keeps in memory") \
    S(draft_days,              INT,  30,                    1, 365,        LIVE, \
          "How long texts that were not saved are kept") \
    S(repeat_days,             INT,  30,                    1, 365,        LIVE, \
          "How long a form sent twice is recognised") \
    S(offline_hours,           INT,  12,                    1, 24,         LIVE, \
          "How long a device shows the pages it keeps for places without network (today's registers, forms, the " \
          "short list of persons)") \
    S(sign_up_days,            INT,  90,                    1, 730,        LIVE, \
          "How long a sign-up is kept that nobody took in (and what one that was taken in says, besides her file): " \
          "long enough to call through a holiday, no longer than there is a reason") \
    S(help_phone,              TEXT, "",                    0, 40,         LIVE, \
          "Telephone number for parents on pages that belong to no group") \
    S(child_care_days,         INT,  30,                    1, 365,        LIVE, \
          "How many days after the last group of a family ends safety sheets of children are kept, and after a " \
          "session the times of fetching") \
    S(threshold,               INT,  5,                     1, 100,        LIVE, \
          "Smaller counts are withheld from coordinators") \
    S(backup_to,               TEXT, "",                    0, 500,        LIVE, \
          "Folder into which the server makes backups by itself (its own, for nobody else); when not set it makes " \
          "none") \
    S(backup_every,            SPAN, "24h",                 1, 31536000,   LIVE, \
          "Time between two backups: 30min, 24h, 7d; a number alone is hours") \
    S(backup_keep,             INT,  14,                    1, 10000,      LIVE, \
          "Newest backups that are kept in backup_to; older ones that the server made are removed") \
    S(link_checks,             INT,  0,                     0, 1440,       LIVE, \
          "Links of the directory of services that the server asks each day whether they still answer, one a minute; " \
          "0 asks none, for a house without network") \
    S(link_checks_inside,      BOOL, false,                 0, 1,          LIVE, \
          "Ask also links into private networks and to this machine, for a house whose services are there") \
    S(call_inside,             TEXT, "",                    0, 500,        LIVE, \
          "Private machines (numbers such as 10.0.0.5, apart by blanks) that may be called all the same: asked " \
          "whether a link answers, told that their operating model was adopted here") \
    S(sms_address,             TEXT, "",                    0, 300,        LIVE, \
          "Address of the gateway for text messages (docs/messages.md): https://…; http only on this machine") \
    S(sms_key_file,            TEXT, "",                    0, 500,        LIVE, \
          "File with the key of the gateway, in its first line: goes with every request, and signs what comes back") \
    S(sms_per_second,          INT,  200,                   1, 1000,       LIVE, \
          "Text messages that are handed to the gateway in a second at most") \
    S(mail_server,             TEXT, "",                    0, 300,        LIVE, \
          "Server that takes e-mail: smtps://host:465 or smtp://host:587; not sealed only on this machine") \
    S(mail_from,               TEXT, "",                    0, 254,        LIVE, "Address that e-mail comes from") \
    S(mail_user,               TEXT, "",                    0, 254,        LIVE, \
          "Who signs in at the mail server; nobody when not set") \
    S(mail_password_file,      TEXT, "",                    0, 500,        LIVE, \
          "File with the password of mail_user, in its first line") \
    S(message_phone,           TEXT, "",                    0, 30,         LIVE, \
          "Telephone number that stands in messages to persons") \
    S(quiet_from,              INT,  20,                    0, 23,         LIVE, \
          "Hour from which nothing is sent to persons until the morning") \
    S(quiet_until,             INT,  8,                     0, 23,         LIVE, \
          "Hour until which nothing is sent; the same as quiet_from: there are no quiet hours") \
    S(reminders,               BOOL, false,                 0, 1,          LIVE, \
          "Remind members of each session of their groups, on its day or the evening before") \
    S(log_level,               TEXT, "info",                1, 10,         START, "error, warn, info or debug")
/* clang-format on */

#define SETTING_C_TEXT struct str
#define SETTING_C_INT  int64_t
#define SETTING_C_BOOL bool
#define SETTING_C_SPAN int64_t /* seconds */
struct settings {
#define S_(name, type, def, min, max, when, text) SETTING_C_##type name;
    SETTINGS(S_)
#undef S_
};

enum setting_type { SETTING_TEXT, SETTING_INT, SETTING_BOOL, SETTING_SPAN };
enum setting_when { SETTING_START, SETTING_LIVE };
struct setting { /* a row as data */
    const char *name;
    enum setting_type type;
    int64_t min, max;
    enum setting_when when;
    const char *text;
    const char *default_text;
    size_t offset;
};
extern const struct setting setting_rows[];
extern const size_t setting_rows_n;

/* A value given on the command line; name as typed without the leading "--". */
struct setting_given {
    struct str name, value;
};

/* The defaults alone; texts are literals. */
struct settings settings_default(void);
/* All sources. file may be empty. False: *ret_why holds one sentence that names the key and where it stood. */
bool settings_load(struct arena *a, struct str file, const struct setting_given *given, size_t ngiven,
    struct settings *ret_settings, struct buf *ret_why) __attribute__((warn_unused_result));
/* The row with this name ("io_threads" or "io-threads"); NULL when there is none. */
const struct setting *setting_find(struct str name);
/* A new struct for a running server: LIVE rows from `fresh`, START rows from `old`. Returns how many START rows differ.
 */
size_t settings_renew(const struct settings *old, const struct settings *fresh, struct settings *ret_settings);

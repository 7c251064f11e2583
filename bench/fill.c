/* fill: a database with N invented persons for the figures of bench/. Writes straight into SQLite, past all rules: one
 * project, groups of 25, ten sessions of each with a mark for everybody, a child in every second family, guidance for
 * most, an open follow-up and a plan with an open step for everybody, thirty persons the counsellor's own (or OWN), ten
 * needs each (of a million persons one), one record in twenty that lacks a fact. Indexes are dropped first and made
 * again at the end, exactly as the migrations wrote them. usage: fill FILE.db N [OWN] (FILE.db has been made by
 * `kotipolku migrate` and is empty) */
#include <sqlite3.h>
#include <time.h>
#include "base/id.h"
#include "rooms/people/people_card.h"

enum { GROUP = 25, SESSIONS = 10, LEADERS_GROUPS = 2, OWN = 30 };

struct fill {
    sqlite3 *h;
    int64_t n, own, project, staff[6];
    int64_t *persons, *spells; /* n of each */
    struct arena *a;
};

static void check(struct fill *f, int code, const char *what)
{
    if (code == SQLITE_OK || code == SQLITE_DONE || code == SQLITE_ROW)
        return;
    fprintf(stderr, "fill: %s: %s\n", what, sqlite3_errmsg(f->h));
    exit(1);
}

static void run(struct fill *f, const char *sql) { check(f, sqlite3_exec(f->h, sql, NULL, NULL, NULL), sql); }

static sqlite3_stmt *prepare(struct fill *f, const char *sql)
{
    sqlite3_stmt *s;
    check(f, sqlite3_prepare_v2(f->h, sql, -1, &s, NULL), sql);
    return s;
}

/* Kinds of values: i int64_t, t NUL-terminated text, s struct str as text, b struct str as bytes. */
static void put(struct fill *f, sqlite3_stmt *s, const char *kinds, ...)
{
    va_list args;
    va_start(args, kinds);
    for (int at = 1; kinds[at - 1]; at++) {
        struct str v;
        switch (kinds[at - 1]) {
        case 'i': sqlite3_bind_int64(s, at, va_arg(args, int64_t)); break;
        case 't': sqlite3_bind_text(s, at, va_arg(args, const char *), -1, SQLITE_TRANSIENT); break;
        case 's':
            v = va_arg(args, struct str);
            sqlite3_bind_text(s, at, v.p, (int)v.n, SQLITE_TRANSIENT);
            break;
        case 'b':
            v = va_arg(args, struct str);
            sqlite3_bind_blob(s, at, v.p, (int)v.n, SQLITE_TRANSIENT);
            break;
        }
    }
    va_end(args);
    check(f, sqlite3_step(s), sqlite3_sql(s));
    sqlite3_reset(s);
}

/* A day `ago` days before today. */
static const char *day(int64_t ago, char ret_text[11])
{
    time_t then = time(NULL) - ago * 86400;
    struct tm tm;
    gmtime_r(&then, &tm);
    strftime(ret_text, 11, "%Y-%m-%d", &tm);
    return ret_text;
}

/* ---- indexes wait until the rows are there */

enum { INDEXES = 400 };

struct indexes {
    char *sql[INDEXES];
    size_t n;
};

static void drop_indexes(struct fill *f, struct indexes *list)
{
    char *names[INDEXES];
    sqlite3_stmt *s = prepare(f, "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL");
    for (list->n = 0; list->n < INDEXES && sqlite3_step(s) == SQLITE_ROW; list->n++) {
        names[list->n] = strdup((const char *)sqlite3_column_text(s, 0));
        list->sql[list->n] = strdup((const char *)sqlite3_column_text(s, 1));
    }
    sqlite3_finalize(s);
    for (size_t i = 0; i < list->n; i++) {
        char sql[200];
        snprintf(sql, sizeof sql, "DROP INDEX %s", names[i]);
        run(f, sql);
        free(names[i]);
    }
}

/* ---- rows */

static void fill_project(struct fill *f)
{
    static const char *const roles[] = { "admin", "manager", "counsellor", "instructor", "peer", "coordinator" };
    sqlite3_stmt *staff = prepare(f,
        "INSERT INTO staff(id, source_key, name, sort_key, email, role, tag, totp_last_step, disabled, version, "
        "created_at) "
        "VALUES (?1, ?2, ?2, CAST(?2 AS BLOB), ?2 || '@kotipolku.example', ?2, '', 0, 0, 1, '2026-01-01T00:00:00Z')");
    sqlite3_stmt *seat = prepare(f, "INSERT INTO auth_staff_project(staff_id, project_id, role) VALUES (?, ?, ?)");
    f->project = id_new();
    run(f, "INSERT INTO settings_value(name, value) VALUES ('demo', '1')");
    put(f,
        prepare(f, "INSERT INTO projects_project(id, code, fund, programme, specific_objective, start_date, "
                   "managing_authority, lead_organisation, partners, municipalities, website, version) "
                   "VALUES (?, 'S1', 'ESF+', '', '4.2', '2025-01-01', '', '', '', '091', '', 1)"),
        "i", f->project);
    put(f,
        prepare(f, "INSERT INTO projects_text(project_id, tag, name, purpose) VALUES (?, '', 'Measured project', '')"),
        "i", f->project);
    for (size_t i = 0; i < 6; i++) {
        f->staff[i] = id_new();
        put(f, staff, "it", f->staff[i], roles[i]);
        if (i > 0)
            put(f, seat, "iit", f->staff[i], f->project, roles[i]);
    }
}

static struct str family_name(struct arena *a, int64_t i)
{
    static const char *const part[] = { "Ab", "Wa", "Sa", "Ha", "Mo", "Ni", "Yu", "Fa", "Ka", "Ra", "Ji", "Du", "Ti",
        "Ve", "Lo", "Se", "Bu", "Ma", "Ga", "Xi" };
    static const char *const end[] = { "di", "rsame", "la", "ssan", "mud", "nen", "suf", "rah", "lto", "wa" };
    return str_fmt(a, "%s%.1s%s%s", part[i % 20], "aeiouåäö" + i / 20 % 5, part[i / 100 % 20], end[i / 2000 % 10]);
}

static void fill_persons(struct fill *f)
{
    static const char *const given[] = { "Hodan", "Amina", "Fatima", "Idil", "Sahra", "Maryam", "Zahra", "Layla",
        "Noor", "Oksana", "Shirin", "Rima", "Åsa", "Leena", "Ayaan", "Hibaaq", "Mohamed", "Ali", "Omar", "Yusuf",
        "Samir", "Karim", "Juhani", "Elias", "Nawal", "Salma", "Iman", "Huda", "Rana", "Dina", "Anna", "Olena" };
    static const char *const language[] = { "som", "ara", "ckb", "ukr", "fas" };
    sqlite3_stmt *family = prepare(f, "INSERT INTO people_family(id, version) VALUES (?, 1)");
    sqlite3_stmt *person = prepare(f,
        "INSERT INTO people_person(id, source_key, given_names, family_name, call_name, sort_key, birth_date, gender, "
        "languages, service_language, citizenships, non_disclosure, protected, family_id, version, created_at) "
        "VALUES (?, '', ?, ?, '', ?, ?, 'woman', ?, 'fin', 'SO', 0, 0, ?, 1, '2026-01-01T00:00:00Z')");
    sqlite3_stmt *part = prepare(f, "INSERT OR IGNORE INTO people_name_part(part, kind, person_id) VALUES (?, ?, ?)");
    sqlite3_stmt *spell = prepare(f,
        "INSERT INTO people_participation(id, source_key, person_id, project_id, sort_key, entry_date, entry_status, "
        "entry_education, heard_from, exit_status, six_month_status, version, created_at) "
        "VALUES (?, '', ?, ?, ?, '2025-09-01', 'home_care', ?, 'friend', '', '', 1, '2026-01-01T00:00:00Z')");
    sqlite3_stmt *child = prepare(f, "INSERT INTO people_child(id, source_key, family_id, name, birth_month, version, "
                                     "created_at) VALUES (?, '', ?, 'Nuuro', '2023-05', 1, '2026-01-01T00:00:00Z')");
    sqlite3_stmt *parent = prepare(f, "INSERT INTO people_parent(child_id, person_id) VALUES (?, ?)");
    for (int64_t i = 0; i < f->n; i++) {
        struct arena *a = arena_new(1 << 20);
        struct str first = str_of(given[i * 7 % 32]), last = family_name(a, i * 7919 % 20000),
                   birth = str_fmt(a, "%lld-%02lld-%02lld", (long long)(1970 + i % 35), (long long)(1 + i % 12),
                       (long long)(1 + i % 28));
        struct person_derived d = people_derive(a, first, last);
        int64_t home = id_new();
        f->persons[i] = id_new();
        f->spells[i] = id_new();
        put(f, family, "i", home);
        put(f, person, "issbssi", f->persons[i], first, last, d.sort_key, birth, str_of(language[i % 5]), home);
        for (size_t k = 0; k < d.words.n; k++)
            put(f, part, "sti", d.words.at[k], "n", f->persons[i]);
        for (size_t k = 0; k < d.sounds.n; k++)
            put(f, part, "sti", d.sounds.at[k], "s", f->persons[i]);
        put(f, spell, "iiibt", f->spells[i], f->persons[i], f->project, d.sort_key, i % 20 ? "2" : "");
        if (i % 2 == 0) {
            int64_t kid = id_new();
            put(f, child, "ii", kid, home);
            put(f, parent, "ii", kid, f->persons[i]);
        }
        arena_free(a);
    }
}

static void fill_groups(struct fill *f)
{
    static const char *const language[] = { "som", "ara", "ckb", "ukr", "fas" };
    static const char *const mark[] = { "present", "present", "present", "present", "late", "excused", "absent" };
    sqlite3_stmt *group = prepare(f, "INSERT INTO groups_group(id, source_key, project_id, name, sort_key, language, "
                                     "kind, venue, municipality, area, starts_on, weekday, start_time, end_time, "
                                     "every_weeks, capacity, child_care_places, version, created_at) "
                                     "VALUES (?, '', ?, ?, ?, ?, 'peer', 'Library', '091', 'Kontula', '2025-09-01', "
                                     "'mon', '10:00', '12:30', 1, 30, 12, 1, '2026-01-01T00:00:00Z')");
    sqlite3_stmt *leader = prepare(f, "INSERT INTO groups_leader(group_id, staff_id, role) VALUES (?, ?, 'leader')");
    sqlite3_stmt *member = prepare(f, "INSERT INTO groups_membership(id, group_id, person_id, project_id, state, "
                                      "joined_on, version) VALUES (?, ?, ?, ?, 'member', '2025-09-01', 1)");
    sqlite3_stmt *session = prepare(f,
        "INSERT INTO groups_session(id, source_key, group_id, project_id, day, start_time, end_time, kind, theme, "
        "module, expert, state, cancel_reason, visitors, carers, register_version, version, created_at) "
        "VALUES (?, '', ?, ?, ?, '10:00', '12:30', 'meeting', '', '', '', ?, '', 0, 0, 0, 1, '2026-01-01T00:00:00Z')");
    sqlite3_stmt *one = prepare(f, "INSERT INTO attendance_mark(session_id, person_id, mark, walk_in, marked_at, "
                                   "version) VALUES (?, ?, ?, 0, '2026-01-01T00:00:00Z', 1)");
    for (int64_t g = 0; g * GROUP < f->n; g++) {
        int64_t id = id_new(), here = f->n - g * GROUP < GROUP ? f->n - g * GROUP : GROUP;
        char name[40], on[11];
        snprintf(name, sizeof name, "Group %06lld", (long long)g);
        put(f, group, "iitbt", id, f->project, name, str_of(name), language[g % 5]);
        if (g % 7 == 0 && g / 7 < LEADERS_GROUPS)
            put(f, leader, "ii", id, f->staff[3]);
        for (int64_t m = 0; m < here; m++)
            put(f, member, "iiii", id_new(), id, f->persons[g * GROUP + m], f->project);
        for (int64_t s = SESSIONS - 1; s >= 0; s--) { /* one group in seven meets today; that register is still empty */
            int64_t at = id_new();
            bool coming = s == 0 && g % 7 == 0;
            put(f, session, "iiitt", at, id, f->project, day(g % 7 + 7 * s, on), coming ? "planned" : "held");
            for (int64_t m = 0; m < here && !coming; m++)
                put(f, one, "iit", at, f->persons[g * GROUP + m], mark[(m + s + g) % 7]);
        }
    }
}

static void fill_guidance(struct fill *f)
{
    static const char *const to[] = { "language_training", "adult_basic_education", "vocational_education",
        "working_life", "home_care", "not_reached" };
    static const char *const state[] = { "suggested", "agreed", "applied", "started", "completed" };
    sqlite3_stmt *row = prepare(f, "INSERT INTO guidance_guidance(id, source_key, person_id, project_id, day, "
                                   "destination, provider, qualification, state, version, created_at) "
                                   "VALUES (?, '', ?, ?, ?, ?, '', '', ?, 1, '2026-01-01T00:00:00Z')");
    char on[11];
    for (int64_t i = 0; i < f->n; i++)
        if (i % 10 < 8)
            put(f, row, "iiittt", id_new(), f->persons[i], f->project, day(i % 60, on), to[i % 6], state[i / 6 % 5]);
}

/* A project in whose middle everybody has left something open: what is due is spread over half a year around today. */
static void fill_path(struct fill *f)
{
    static const char *const kind[] = { "exit", "six_month" };
    sqlite3_stmt *whose = prepare(f, "INSERT INTO caseload_responsible(id, source_key, participation_id, staff_id, "
                                     "since, version) VALUES (?, '', ?, ?, '2025-09-01', 1)");
    sqlite3_stmt *ask = prepare(f, "INSERT INTO follow_ups_follow_up(id, source_key, person_id, project_id, kind, "
                                   "due_on, status, participation_id, version) VALUES (?, '', ?, ?, ?, ?, '', ?, 1)");
    sqlite3_stmt *plan = prepare(f, "INSERT INTO plans_plan(id, source_key, person_id, project_id, made_on, version) "
                                    "VALUES (?, '', ?, ?, '2025-10-01', 1)");
    sqlite3_stmt *step = prepare(f, "INSERT INTO plans_step(plan_id, step, due_on, state, who, version) "
                                    "VALUES (?, 1, ?, 'open', 'person', 1)");
    char on[11];
    for (int64_t i = 0; i < f->n; i++) {
        int64_t id = id_new();
        if (i * f->own / f->n != (i - 1) * f->own / f->n || i == 0) /* one in so many, evenly */
            put(f, whose, "iii", id_new(), f->spells[i], f->staff[2]);
        put(f, ask, "iiitti", id_new(), f->persons[i], f->project, kind[i % 2], day(i / 7 % 180 - 60, on),
            f->spells[i]);
        put(f, plan, "iii", id, f->persons[i], f->project);
        put(f, step, "it", id, day(i / 11 % 180 - 60, on));
    }
}

/* What persons said in two rounds; of very many one row each, so that there are a million in both large databases. */
static void fill_needs(struct fill *f)
{
    static const char *const area[] = { "language", "education", "work", "health", "housing" };
    static const char *const round[] = { "2026-02-01", "2026-09-01" };
    const bool few = f->n > 100000;
    sqlite3_stmt *row = prepare(f, "INSERT INTO needs_need(person_id, project_id, day, area, weight, version) "
                                   "VALUES (?, ?, ?, ?, ?, 1)");
    for (int64_t i = 0; i < f->n; i++)
        for (size_t k = 0; k < (few ? 1 : 10); k++)
            put(f, row, "iitti", f->persons[i], f->project, round[k / 5], area[(k + (few ? (size_t)i : 0)) % 5],
                (i + (int64_t)k) % 4);
}

int main(int argc, char **argv)
{
    struct fill f = { .n = argc >= 3 ? strtoll(argv[2], NULL, 10) : 0,
        .own = argc == 4 ? strtoll(argv[3], NULL, 10) : OWN };
    struct indexes indexes;
    if (f.n <= 0 || f.own <= 0 || f.own > f.n ||
        sqlite3_open_v2(argv[1], &f.h, SQLITE_OPEN_READWRITE, NULL) != SQLITE_OK) {
        fprintf(stderr, "usage: fill FILE.db N [OWN]\n");
        return 2;
    }
    f.persons = calloc((size_t)f.n, sizeof *f.persons);
    f.spells = calloc((size_t)f.n, sizeof *f.spells);
    if (!f.persons || !f.spells)
        abort();
    run(&f,
        "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-400000; PRAGMA foreign_keys=OFF; BEGIN");
    drop_indexes(&f, &indexes);
    fill_project(&f);
    fill_persons(&f);
    fill_groups(&f);
    fill_guidance(&f);
    fill_path(&f);
    fill_needs(&f);
    for (size_t i = 0; i < indexes.n; i++) {
        run(&f, indexes.sql[i]);
        free(indexes.sql[i]);
    }
    run(&f, "COMMIT; PRAGMA journal_mode=WAL");
    free(f.persons);
    free(f.spells);
    return 0;
}

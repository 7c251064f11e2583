/* skills: what a person can, with the day and how it is known. All rows name person and project; skills of one project
 * are not read in another. Knows people and projects.
 *
 * skills_level (kind skill_levels): one reading of one skill on one day; the newest of a skill (and language or script)
 *   counts, older ones show the change. skill (CODES_skill):
 *   - listening, speaking, reading, writing: of `language` (ISO 639-3); level 0, A1.1 … C2.2: CEFR with the Finnish
 *     sub-levels (national scale of ten steps; C1.2 to C2.2 as its extension), 0 = below A1.1. YKI: levels 1 to 6 are
 *     A1 to C2. "Functional basic proficiency" of the Integration Act, sec. 26, is B1.1 (DOMAIN.md 5.1);
 *   - literacy: of any `script` (CODES_script), apart from the language: level none, little, fluent;
 *   - digital: level none, with_help, alone, helps;
 *   - device, connection, bank_identification: what stands in the way: level has, shared, lacks.
 *   source (CODES_skill_source): test, own_estimate, worker; staff: who wrote it down.
 * skills_history (histories): education or work (CODES_history_kind): what (occupation, school), place, country
 *   (ISO 3166-1), started, ended (month or year, "" not known), education (ISCED, CODES_education), recognised: the
 *   degree is recognised in Finland (0, 1, NULL not known), note.
 * skills_certificate (certificates): name ("Hygiene passport"), issuer, issued_on, expires_on, note.
 * skills_strength (strengths): what she is good at in her words and their language, what_fi beside it, area
 *   (CODES_strength_area; also from life at home).
 * Sealed: note, what of a strength, what_fi. Source: issue 8, section 1; Decree 869/2024 sec. 2 (DOMAIN.md 4.3). */
#pragma once
#include "base/task.h"

/* May the skill have this level? An unknown skill has none. */
bool skill_has_level(struct str skill, struct str level);

enum skill_table { SKILL_LEVEL, SKILL_HISTORY, SKILL_CERTIFICATE, SKILL_STRENGTH, SKILL_TABLES };
/* A row of one of the tables; what it does not have is empty. day: of a level or strength; a certificate's issued_on,
 * ended: month or year, or expires_on. what: also a certificate's name; place: also its issuer. kind: of a history,
 * area of a strength. recognised: enum yesno. newest: a level that counts, of its skill, language and script. */
enum skill_validity { SKILL_VALID, SKILL_ENDS_SOON, SKILL_ENDED };
struct skill_row {
    enum skill_table table;
    int64_t id, version, person, project, recognised;
    struct day day, started, ended;
    struct str skill, language, script, level, source, staff_name, kind, what, what_fi, place, country, education, note;
    enum skill_validity validity;
    bool newest;
};
struct skill_rows {
    struct skill_row *at;
    size_t n, cap;
};
/* A certificate ends soon when it is not valid any more after so many days. */
enum { SKILL_SOON_DAYS = 90, SKILL_ROWS_SHOWN = 300 };

/* All of a person in the project, by table, levels by skill and the newest first; none when the viewer does not counsel
 * her there (people_may_counsel). */
struct skill_rows skills_of(struct task *t, int64_t person, int64_t project);
/* For the page of a person: the same without history, from the newest SKILLS_FOLD rows of each table. */
enum { SKILLS_FOLD = 30 };
struct skill_rows skills_fold_of(struct task *t, int64_t person, int64_t project);
enum outcome skills_get(struct task *t, enum skill_table table, int64_t id, struct skill_row *ret_row) MUST_USE;
/* id 0: a new row of person and project. INVALID: *ret_problems names day, language, script, level, kind, what,
 * country, ended. CONFLICT: somebody saved it since row->version. */
enum outcome skills_put(struct task *t, const struct skill_row *row, struct problems *ret_problems) MUST_USE;
enum outcome skills_remove(struct task *t, enum skill_table table, int64_t id, int64_t version) MUST_USE;

/* ---- certificates that end within SKILL_SOON_DAYS or have ended within SKILL_PAST_DAYS, unless she has the same one
 * anew (skills_expiring.c) */

enum { SKILL_PAST_DAYS = 365 };
struct skill_expiring {
    int64_t person, project;
    struct str name, what, issuer; /* name: of the person */
    struct day ends;
    enum skill_validity validity;
};
struct skill_expirings {
    struct skill_expiring *at;
    size_t n, cap;
    int64_t all; /* at least: one more than shown when there are more */
};
/* The next to end first. all: of every person in the projects in which the viewer is a counsellor; else of those whom
 * she counsels through a group or answers for (as people_may_counsel). One statement. */
struct skill_expirings skills_expiring(struct task *t, bool all, int64_t start, int64_t limit);
int64_t skills_expiring_mine(struct task *t); /* how many; for the first page */

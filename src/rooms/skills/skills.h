/* skills: what a person can, with the day and how it is known. All rows name person and project; skills of one project
 * are not read in another.
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
#include "base/str.h"

/* May the skill have this level? An unknown skill has none. */
bool skill_has_level(struct str skill, struct str level);

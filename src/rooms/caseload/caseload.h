/* caseload: who answers for a person in a project, and who stands in.
 *
 * caseload_responsible (responsibles): participation_id (one spell of one person in one project), staff_id, since,
 * until (NULL: still), hand_over (note for the next one, sealed, with --with-notes only). Responsible today: the row of
 * the spell without until, or until >= today, that began last. A hand-over ends one row and begins the next.
 * caseload_absence (absences): staff_id, starts_on, ends_on (NULL: not known), substitute_id: whose caseload shows it
 *   meanwhile. Why somebody is absent is written nowhere.
 * Views: people_spell_key_facts gives person and project of a spell.
 * Source: issue 8, section 2. */
#pragma once

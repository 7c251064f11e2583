/* counselling: talks with persons; the limit of one's role; acute risk; support at home.
 *
 * counselling_talk (counselling): person, project, day, start_time, minutes, channel (CODES_talk_channel), topics
 * (text; pages write codes of CODES_need_area joined by ';'), staff_id, depth (CODES_depth: light intensive), depth_set
 *   (CODES_depth_set: by the rule or by the worker; "" in rows of version 1), shared_text (who may read talks:
 *   COUNSELLING_READ), private_text (COUNSELLING_PRIVATE only), agreed (what was agreed). Texts are sealed, at most
 *   COUNSELLING_TEXT_MOST characters,
 *   and leave the house with --with-notes only (NOTE of rooms/kind.h).
 * counselling_person (counselling_persons): the other persons that the same note is about (talk_id, person_id).
 * counselling_draft: a note that is being written, its writer's alone; body: the form, sealed. No record, in no
 * package; about_id may be a person who was merged or is gone. counselling_specialist (specialists): whom to ask, a
 * list of the house: name, role, organisation, email, phone, languages, active (0: not any more; NULL is yes).
 * counselling_question (specialist_questions): "this is more than I can carry": talk_id, specialist_id, staff_id (who
 *   asks), asked_on, question, name_given (0 by default) with consent_on (no name without it), answered_on,
 * answered_at, answer, withdrawn_on; link_hash (of the secret token, never the token) and link_expires_at are of this
 * house alone and in no package. counselling_risk (risks): since, reason, staff_id (who), ended_on, ended_by,
 * end_reason. Open: ended_on IS NULL. RISK_READ only; on no list. Leaves the house with --with-notes only, the whole
 * row. counselling_home_support (home_support): per person and day: child_care (who cares for the children when),
 * other_parent (what the spouse thinks), division_before, division_after (CODES_care_division; of mothers and fathers
 * alike), note. HOME_SUPPORT only; something one can work on, not a judgement. Leaves the house with --with-notes only.
 * Views: counselling_facts (no words), counselling_whose_facts (also of the other persons).
 * Source: issue 8, sections 1 and 2. */
#pragma once

enum { COUNSELLING_TEXT_MOST = 20000 };

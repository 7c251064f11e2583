/* needs: need mappings: an interview about fixed areas of life, in repeatable rounds.
 *
 * needs_round (kind need_rounds): one round of one person in one project: day, staff_id, language (that was spoken,
 *   ISO 639-3), state (CODES_round_state: open = interrupted, goes on; done). Its number is its place among the rounds
 * of person and project by day: none is stored. Pages keep one round for a person, project and day. needs_need (needs):
 * one area of one round, known by person, project, day (the round's) and area (CODES_need_area; the nine topics of
 * Decree 869/2024 sec. 2 are in them, DOMAIN.md 4.3): weight 0 to 3 (CODES_need_weight), wish (her own words, sealed),
 * wish_language, wish_fi (the Finnish beside it, sealed). An area without a row was not asked. Rows of version 1 of the
 * data package have no needs_round: such a day is a round that is done. Views: needs_facts (project_id, person_id, day,
 * area, weight: no words; what themes and reports count from, never under the threshold), needs_whose_facts. Source:
 * issue 8, section 1. */
#pragma once

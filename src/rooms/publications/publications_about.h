/* publications_about: which areas of life (CODES_need_area) a publication is about, so that who meets the need is shown
 * what there is to read; and which other publications of its project lead to it. Other rooms ask publications.h.
 *
 * publications_about: area (such a code, or what else a text is tied to: "module:ID", "theme:CODE", "service:ID"),
 * publication_id. publications_lead: target_id, publication_id: a text of the second has led to the first. */
#pragma once
#include "rooms/publications/publications_texts.h"

/* Codes with a blank between, in the order of the list. */
struct str publications_areas(struct task *t, int64_t publication);
/* INVALID: areas. */
enum outcome publications_areas_put(
    struct task *t, int64_t publication, const struct strs *areas, struct problems *ret_problems) MUST_USE;
/* Without asking a right: of a publication that is made just now. What else it is tied to stays. */
void publication_areas_set(struct task *t, int64_t publication, struct str areas);
void publication_tie_set(struct task *t, int64_t publication, struct str key);
/* A text of it, in whatever language, is saved: which publications it leads to. */
void publication_leads_note(struct task *t, int64_t publication, struct str body);
/* What was written last in the project and leads to it. */
struct publication_links publications_leading_to(struct task *t, const struct publication *p);
/* The publication goes: all that belongs to it alone. */
void publication_parts_remove(struct task *t, int64_t publication);

/* publications_house: the materials that the program brings along, in plain language and five languages: the seven
 * topics of the first project, and the words of the service system. Texts: content/materials, a file a language, their
 * paragraphs one beside the other; the Finnish one is the source. A project takes them as drafts of its own, which it
 * reads, changes and publishes as any other.
 *
 * publications_publication.house: which one it came from ("": none). publications_language.unread: nobody whose mother
 *   tongue it is has read it (an enum yesno as {int}); whoever reads it is told so. */
#pragma once
#include "base/embedded.h"
#include "rooms/publications/publications_pieces.h"

/*    file             areas of life that it is about (needs_areas.c)   theme of a session (modules_themes.c) */
/* clang-format off */
#define HOUSE_MATERIALS(M) \
    M(families,        "parenting rights",            "families") \
    M(coping,          "well_being parenting",        "coping") \
    M(screenings,      "health",                      "screenings") \
    M(family_planning, "health",                      "family_planning") \
    M(work_and_family, "work child_care",             "family_and_work") \
    M(vaccinations,    "health parenting",            "vaccinations") \
    M(well_being,      "well_being health parenting", "well_being") \
    M(glossary,        "rights work finances",        "services")
/* clang-format on */
/* On this day they were written and their sources looked at. */
#define HOUSE_WRITTEN_ON "2026-11-29"
/* Those of their languages that nobody has read yet whose mother tongue it is. */
#define HOUSE_UNREAD "so ar"

extern const struct embedded_text house_texts[];
extern const unsigned house_texts_n;

/* Title, summary and body as the file has them. False: there is no such file. */
bool house_text(struct task *t, const char *material, const struct lang *l, struct publication_text *ret_text);

/* For a text in this language: has nobody of that mother tongue read it? */
bool publications_unread(struct task *t, int64_t publication, const struct lang *l);
/* Somebody has: said by whoever works in the project. */
enum outcome publications_read_through(struct task *t, int64_t publication, struct str tag) MUST_USE;

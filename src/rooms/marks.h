/* marks: what can be said of a person and a session: one row for each mark, and all that is asked about marks is asked
 * here. A new mark is one row and its translations: the list of codes, the register and its paper, the counts of a
 * person, a group and the reports, the merge of two files and the demonstration take it from this table.
 *   code: what is stored; name: in lists; button: on the register, as short as can be; heading and definition: in the
 *   report "attendance"; means: CAME, TOLD (beforehand that she cannot come) or ABSENT (neither);
 *   rank: of two marks of one person in one session the higher one stays; asks: ASKS_LATE has a field for the minutes
 *   she came late; chance: of a hundred marks of the demonstration.
 * In the order of the buttons. MARK_present is what "everybody" and whoever comes along get, MARK_absent what closing
 * gives to those who are not marked. */
#pragma once
#include "base/str.h"

/* clang-format off */
#define MARKS(M, x) \
    M(x, present, N_("Present"),            NC_("mark", "Present"), \
          N_("Present"), N_("Marks in the registers of the month, not persons: who came twice has two marks."), \
          CAME,   4, ASKS_NOTHING, 74) \
    M(x, late,    N_("Late"),               NC_("mark", "Late"), \
          N_("Late"),    N_("Marks of those who came late. Each mark counts."), \
          CAME,   3, ASKS_LATE,     6) \
    M(x, excused, N_("Told us in advance"), NC_("mark", "Told us"), \
          N_("Excused"), N_("Marks of those who told beforehand that they cannot come. Each mark counts."), \
          TOLD,   2, ASKS_NOTHING, 10) \
    M(x, absent,  N_("Absent"),             NC_("mark", "Absent"), \
          N_("Absent"),  N_("Marks of those who did not come and did not tell. Each mark counts."), \
          ABSENT, 1, ASKS_NOTHING, 10)
/* clang-format on */

enum mark {
    MARK_NONE, /* nothing is marked */
#define M(x, code, name, button, heading, definition, means, rank, asks, chance) MARK_##code,
    MARKS(M, )
#undef M
        MARK__N
};
enum mark_meaning { MEANS_NOTHING, MEANS_CAME, MEANS_TOLD, MEANS_ABSENT, MEANS__N };
enum mark_asking { ASKS_NOTHING, ASKS_LATE };

const char *mark_code(enum mark m); /* "present"; "" for MARK_NONE */
enum mark mark_read(struct str code);
const char *mark_name(enum mark m);   /* message id */
const char *mark_button(enum mark m); /* message id in the context "mark" */
enum mark_meaning mark_means(enum mark m);
const char *mark_meaning_code(enum mark_meaning means); /* "came" "told" "absent"; "" for nothing */
int mark_rank(enum mark m);
bool mark_asks_late(enum mark m);
int mark_chance(enum mark m);
/* The codes that mean this, for a statement: ",absent,"; `LIKE '%,' || mark || ',%'` asks whether a mark is one. */
struct str marks_meaning(struct arena *a, enum mark_meaning means);

/* esf_more: the common indicators EECO12 to EECO19 in the report "esf" (Regulation (EU) 2021/1057, Annex I, 1.2 and 2),
 * which no record needs to be complete. Of each project apart:
 * - held: what follows from facts that are held anyway (EECO13, EECO14), with rows like any figure;
 * - confidential: what persons were asked in confidence, where the project asks at all (EECO12, EECO15, EECO16;
 *   rooms/circumstances), and who lives in a municipality that the project's card calls rural (EECO17). Of these no row
 *   is told to anybody. What was asked is told of the whole time only, so that two sets of days do not tell of one
 *   person, and never where few said yes, or few said anything else;
 * - estimates: figures that the project entered instead, with source and method.
 * Source: Annex I; Article 17(6); the notes of the Commission on estimates and national definitions. */
#pragma once
#include "rooms/reports/esf_rules.h"
#include "rooms/reports/report_table.h"

/* What figures by gender count, in all tables of the report. */
#define GENDER_DEFINED  N_("Persons of the row's indicator who have this gender. Each person counts once.")
#define GENDERS_DEFINED N_("Women, men and non-binary persons of the row's indicator, added up.")

/* No citizenship of the European Union among those that are known; stateless and not determined are none of it (Reg.
 * (EU) 2021/1057, Article 2(1)). */
enum yesno esf_third_country(struct str citizenships);
/* Moved to Finland, and the mother tongue is no language of its own (Finnish, Swedish, Sámi, their sign languages):
 * this stands in for the national definition, parents born abroad, which is asked of nobody. Never NO: who is not
 * counted may be of foreign background all the same. */
enum yesno esf_foreign_background(struct day arrived_on, struct str languages);

/* clang-format off */
#define ESF_HELD(R) \
    /* code, name, formula, source, what is known of a person */ \
    R(EECO13, N_("EECO13 Third-country nationals"), \
        N_("No citizenship of the European Union. Stateless persons are counted, too."), \
        ESF_ANNEX "1.2; Article 2(1)", \
        f->third_country) \
    R(EECO14, N_("EECO14 Participants with a foreign background"), \
        N_("Moved to Finland, and the mother tongue is not Finnish, Swedish or Sami. Where parents were born is " \
           "asked of nobody."), \
        ESF_ANNEX "1.2; national definition, Statistics Finland", \
        f->foreign_background)
#define ESF_CONFIDENTIAL(R) \
    R(EECO12, N_("EECO12 Participants with disabilities"), \
        N_("Said that they have a disability."), ESF_ANNEX "1.2", disability) \
    R(EECO15, N_("EECO15 Minorities, also marginalised communities such as Roma"), \
        N_("Said that they belong to a minority."), ESF_ANNEX "1.2", minority) \
    R(EECO16, N_("EECO16 Homeless or affected by housing exclusion"), \
        N_("Said that they are homeless or have no safe or suitable home."), ESF_ANNEX "1.2", housing) \
    R(EECO17, N_("EECO17 Participants from rural areas"), \
        N_("Live in a municipality that the card of the project calls rural."), ESF_ANNEX "1.2; DEGURBA 3", rural)
/* clang-format on */
enum esf_held {
#define R(code, name, formula, source, known) HELD_##code,
    ESF_HELD(R)
#undef R
        HELD__N
};
enum esf_confidential {
#define R(code, name, formula, source, what) CONFIDENTIAL_##code,
    ESF_CONFIDENTIAL(R)
#undef R
        CONFIDENTIAL__N
};

/* Counting of one project. Persons come in the order of their ids, those with a complete record of these days. */
struct esf_more *esf_more_begin(struct task *t, const struct report_scope *s);
void esf_more_count(struct esf_more *m, int64_t person, const struct esf_facts *f);
/* all: the line of EECO01, whose cells from `women` on are women, men, non-binary, together. */
void esf_more_fill(struct esf_more *m, const struct report_line *all, unsigned women, struct report_tables *ret_tables);
/* Does a person count in a line of the table `held`? */
extern const struct report_table_plan esf_held_table;
enum { MORE_INDICATOR, MORE_WOMEN, MORE_MEN, MORE_NON_BINARY, MORE_TOTAL, MORE_KNOWN, MORE_COLUMNS };
bool esf_held_counts(enum esf_held which, unsigned column, const struct esf_facts *f);

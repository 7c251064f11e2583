/* esf_rules: how the common indicators of ESF+ are counted: which facts make a record complete, what is known of one
 * person, and the table of the indicators. Pure: knows no database and no report. Whoever counts hands over the spells
 * of a person one by one and asks what counts of her.
 * Source: Regulation (EU) 2021/1057, Annex I and Article 17; where it is silent, the guidance for 2014-20 (Annex D to
 * the guidance on monitoring and evaluation), which goes on to hold unless said otherwise. */
#pragma once
#include "base/day.h"
#include "base/none.h"

#define ESF_ACT       "Act 757/2021, section 56"
#define ESF_TIMES     "Guidance 2014-20, Annex D: "
#define ESF_RESULTS   ESF_TIMES "immediate results, up to four weeks after leaving"
#define ESF_LATER     ESF_TIMES "longer-term results, six months after leaving"
#define ESF_SITUATION ESF_TIMES "situation in the labour market"

enum esf_gender { ESF_WOMAN, ESF_MAN, ESF_NON_BINARY, ESF_GENDERS, ESF_GENDER_UNKNOWN = ESF_GENDERS };
/* Situations as far as the rules tell them apart. ESF_LEAVE_EMPLOYED: maternity or paternity leave from a job.
 * ESF_LEAVE: full-time parental or child-care leave from one. ESF_OTHER: at home with a child, outside working life. */
enum esf_status {
    ESF_UNKNOWN,
    ESF_EMPLOYED,
    ESF_SELF_EMPLOYED,
    ESF_LEAVE_EMPLOYED,
    ESF_LEAVE,
    ESF_UNEMPLOYED,
    ESF_STUDENT,
    ESF_OTHER
};
enum esf_labour { LABOUR_EMPLOYED, LABOUR_UNEMPLOYED, LABOUR_INACTIVE };
enum esf_gender esf_gender_of(struct str code); /* codes of the value lists; unknown ones are not known */
enum esf_status esf_status_of(struct str code);
int esf_education_of(struct str code); /* ISCED 0-8; -1 not known */

/* Where programmes count otherwise than usual. A project chooses with a source (CODES_counting of
 * rooms/projects/projects_codes.h has the same codes; a test holds both together). Each is about the first day and
 * moves a person from one situation to another, never into two or none, so that what holds between the indicators holds
 * in each way. usual, chosen: message ids. */
/* clang-format off */
#define ESF_WAYS(W) \
    /* code, what it is about, usual, chosen, source of the usual way */ \
    W(leave_employed, N_("Full-time parental or child-care leave from a job"), \
        N_("Counts as inactive."), \
        N_("Counts as employed."), \
        ESF_SITUATION) \
    W(long_term_12, N_("Long-term unemployed, younger than 25 years"), \
        N_("After more than 6 months without work."), \
        N_("After more than 12 months without work, as at any age."), \
        ESF_SITUATION) \
    W(studying_inactive, N_("Unemployed and in education"), \
        N_("Counts as unemployed."), \
        N_("Counts as inactive."), \
        ESF_SITUATION)
/* clang-format on */
enum esf_way {
#define W(code, about, usual, chosen, source) ESF_WAY_##code,
    ESF_WAYS(W)
#undef W
        ESF_WAYS__N
};
struct esf_way_rule {
    const char *code, *about, *usual, *chosen, *source; /* about, usual, chosen: message ids */
};
extern const struct esf_way_rule esf_way_rules[ESF_WAYS__N];
unsigned esf_ways_of(struct str counting); /* bits of the codes, joined by ";"; unknown ones are not counted by */

/* One participation. Days may be unknown (""); unemployed_since may be a month or a year. ways: of its project. */
struct esf_spell {
    int64_t id;
    unsigned ways;
    struct day entry, unemployed_since, exit, asked_on, six_month;
    enum esf_status at_entry, at_exit, after_six_months;
    int education;
    enum yesno in_education, exit_in_education, qualification, improved;
};

/* Of a row of any statement that has these columns, with what it has besides. */
/* clang-format off */
#define ESF_SPELL_OF(row, ...) \
    { .id = (row)->spell, .entry = (row)->entry_date, .unemployed_since = (row)->unemployed_since, \
      .exit = (row)->exit_date, .asked_on = (row)->exit_status_on, .six_month = (row)->six_month_date, \
      .at_entry = esf_status_of((row)->entry_status), .at_exit = esf_status_of((row)->exit_status), \
      .after_six_months = esf_status_of((row)->six_month_status), \
      .education = esf_education_of((row)->entry_education), .in_education = (row)->entry_in_education, \
      .exit_in_education = (row)->exit_in_education, .improved = (row)->six_month_improved, __VA_ARGS__ }
/* clang-format on */

/* What a record lacks, as bits. */
/* clang-format off */
#define ESF_FACTS(F) \
    F(gender,          N_("Gender")) \
    F(birth_date,      N_("Date of birth")) \
    F(entry_date,      N_("First day in the project")) \
    F(entry_status,    N_("Situation on the first day")) \
    F(entry_education, N_("Highest education"))
/* clang-format on */
enum esf_fact {
#define F(name, text) ESF_FACT_##name,
    ESF_FACTS(F)
#undef F
        ESF_FACTS__N
};
unsigned esf_missing(enum esf_gender gender, struct day birth, const struct esf_spell *s); /* 0: it is complete */

struct esf_fact_name {
    const char *code, *name; /* name: message id */
};
extern const struct esf_fact_name esf_fact_names[ESF_FACTS__N];

/* What of a record contradicts itself or does not count, and what is late, as bits. s: the spell; birth: of the person;
 * today: the day on which it is looked at. Of records that lack nothing, too. Who reads few records first
 * (people_board_facts, migrations/0072_board.sql) has for each row here a condition that is never narrower. */
/* clang-format off */
#define ESF_CHECKS(C) \
    /* code, kind, name, what it means and what to do, source, formula */ \
    C(left_before_entry, CONTRADICTS, N_("Left before the first day"), \
        N_("The last day is before the first day. Correct one of them."), \
        ESF_ACT ": days of beginning and end", \
        day_known(s->exit) && day_known(s->entry) && day_cmp(s->exit, s->entry) < 0) \
    C(born_after_entry, CONTRADICTS, N_("Born after the first day"), \
        N_("The date of birth is after the first day. Correct one of them."), \
        ESF_ANNEX "1.1: age on the first day", \
        day_whole(birth) && day_whole(s->entry) && day_cmp(birth, s->entry) > 0) \
    C(unemployed_in_education, CONTRADICTS, N_("Unemployed and in education"), \
        N_("Unemployed on the first day and in education, too. A full-time student is inactive: check the " \
           "situation."), \
        ESF_SITUATION, \
        s->at_entry == ESF_UNEMPLOYED && s->in_education == YES) \
    C(student_not_in_education, CONTRADICTS, N_("Student, but not in education"), \
        N_("The situation on the first day is student, and beside it stands that the person was not in education. " \
           "Correct one of them."), \
        ESF_SITUATION, \
        s->at_entry == ESF_STUDENT && s->in_education == NO) \
    C(unemployed_since_without, CONTRADICTS, N_("Day of unemployment, but not unemployed"), \
        N_("It is written since when the person was unemployed, but the situation on the first day is another one. " \
           "Correct one of them."), \
        ESF_SITUATION, \
        day_known(s->unemployed_since) && s->at_entry != ESF_UNEMPLOYED && s->at_entry != ESF_UNKNOWN) \
    C(exit_unemployed_in_education, CONTRADICTS, N_("Unemployed and in education when leaving"), \
        N_("When leaving both unemployed and in education. The form of the funder takes one of them."), \
        ESF_RESULTS, \
        s->at_exit == ESF_UNEMPLOYED && s->exit_in_education == YES) \
    C(exit_student_not_in_education, CONTRADICTS, N_("Student when leaving, but not in education"), \
        N_("The situation when leaving is student, and beside it stands that the person was not in education. " \
           "Correct one of them."), \
        ESF_RESULTS, \
        s->at_exit == ESF_STUDENT && s->exit_in_education == NO) \
    C(exit_asked_outside, CONTRADICTS, N_("Asked too early or too late when leaving"), \
        N_("The situation was asked before the last day, or more than 28 days after it. It does not count."), \
        ESF_RESULTS, \
        day_known(s->exit) && day_known(s->asked_on) && !asked_in_time(s)) \
    C(six_month_too_early, CONTRADICTS, N_("Asked before six months had passed"), \
        N_("The situation six months later was asked too early. It does not count: ask again."), \
        ESF_LATER, \
        day_known(s->exit) && day_known(s->six_month) && !asked_after_six_months(s)) \
    C(six_month_no_day, CONTRADICTS, N_("Six months later: no day"), \
        N_("The situation six months later has no day. It counts only with the day on which it was asked."), \
        ESF_LATER, \
        !day_known(s->six_month) && s->after_six_months != ESF_UNKNOWN) \
    C(six_month_no_answer, CONTRADICTS, N_("Six months later: no situation"), \
        N_("The day on which it was asked six months later is written, but not the situation."), \
        ESF_LATER, \
        day_known(s->six_month) && s->after_six_months == ESF_UNKNOWN) \
    C(improved_without_work, CONTRADICTS, N_("Better job, but no job on the first day"), \
        N_("A better job six months later is counted only of those who had a job on the first day. Check both."), \
        ESF_ANNEX "4: EECR06", \
        s->improved == YES && s->at_entry != ESF_UNKNOWN && labour_of(s) != LABOUR_EMPLOYED) \
    C(exit_not_asked, LATE, N_("Left, and not asked"), \
        N_("Four weeks have passed since the last day, and nobody wrote the situation. It can no longer be asked in " \
           "time; write it if it was asked then."), \
        ESF_RESULTS, \
        day_whole(s->exit) && s->at_exit == ESF_UNKNOWN && day_cmp(today, day_add(s->exit, ASKED_WITHIN_DAYS)) > 0) \
    C(six_month_not_asked, LATE, N_("Six months have passed, and not asked"), \
        N_("Six months have passed since the last day, and nobody wrote the situation. Ask now: it counts."), \
        ESF_LATER, \
        day_whole(s->exit) && !day_known(s->six_month) && s->after_six_months == ESF_UNKNOWN && \
            day_cmp(today, day_add_months(s->exit, MONTHS_AFTER)) >= 0)
/* clang-format on */
enum esf_check {
#define C(code, kind, name, text, source, when) ESF_CHECK_##code,
    ESF_CHECKS(C)
#undef C
        ESF_CHECKS__N
};
enum esf_check_kind { ESF_CONTRADICTS, ESF_LATE };
struct esf_check_rule {
    const char *code;
    enum esf_check_kind kind;
    const char *name, *text, *source; /* name, text: message ids */
};
extern const struct esf_check_rule esf_check_rules[ESF_CHECKS__N];
unsigned esf_checks(const struct esf_spell *s, struct day birth, struct day today);

/* A person and what her spells come to, in whatever order they are added. first: the earliest complete one; last: the
 * latest of all, complete or not: the one that began last, of two that began on one day the one that ends later. */
struct esf_person {
    int64_t id;
    enum esf_gender gender;
    struct day birth;
    enum yesno third_country, foreign_background; /* esf_more.h */
    bool complete;
    struct esf_spell first, last; /* last: none while its id is 0 */
};
void esf_add(struct esf_person *p, const struct esf_spell *s);

/* What the rules look at, of one person. at_exit, after_six_months: ESF_UNKNOWN when nothing was asked, or not at a day
 * that counts. entry: the day of the facts of the first day; exit: of the latest spell, "" while it is open. */
struct esf_facts {
    enum esf_gender gender;
    struct day entry, exit;
    enum esf_labour labour;
    bool long_term, in_education;
    int age, education; /* age: in completed years on the entry day; below 0: born after it */
    enum esf_status at_exit, after_six_months;
    bool exit_in_education, qualification, improved;
    enum yesno third_country, foreign_background;
};
/* False: no spell of hers is complete, so nothing of her counts. */
bool esf_facts_of(const struct esf_person *p, struct esf_facts *ret_facts);

/* The indicators. f: the facts of a person. when: what the days of a report are held against: her entry (OUTPUT) or her
 * exit (RESULT). All are in force since the programme period began. */
#define ESF_ANNEX     "Regulation (EU) 2021/1057, Annex I, "
#define ESF_GUIDANCE  "; guidance 2014-20, Annex D"
#define ESF_IN_FORCE  "2021-01-01"
#define ESF_WORKS(at) ((at) == ESF_EMPLOYED || (at) == ESF_SELF_EMPLOYED)
/* clang-format off */
#define ESF_RULES(R) \
    /* code, when */ \
    R(EECO01, OUTPUT, N_("EECO01 Participants"), \
        N_("Everybody with a complete record."), \
        ESF_ANNEX "1.1", \
        true) \
    R(EECO02, OUTPUT, N_("EECO02 Unemployed"), \
        N_("Unemployed on the first day, also for a long time."), \
        ESF_ANNEX "1.1" ESF_GUIDANCE, \
        f->labour == LABOUR_UNEMPLOYED) \
    R(EECO03, OUTPUT, N_("EECO03 Long-term unemployed"), \
        N_("Unemployed on the first day for more than 12 months; for more than 6 months when under 25 years old."), \
        ESF_ANNEX "1.1" ESF_GUIDANCE, \
        f->long_term) \
    R(EECO04, OUTPUT, N_("EECO04 Inactive"), \
        N_("Neither employed nor unemployed on the first day: studying, at home with a child, on full-time parental " \
           "leave, outside working life."), \
        ESF_ANNEX "1.1" ESF_GUIDANCE, \
        f->labour == LABOUR_INACTIVE) \
    R(EECO05, OUTPUT, N_("EECO05 Employed"), \
        N_("Employed, self-employed, or on maternity or paternity leave from a job on the first day."), \
        ESF_ANNEX "1.1" ESF_GUIDANCE, \
        f->labour == LABOUR_EMPLOYED) \
    R(EECO06, OUTPUT, N_("EECO06 Under 18 years"), \
        N_("Younger than 18 years on the first day."), \
        ESF_ANNEX "1.1", \
        f->age < 18) \
    R(EECO07, OUTPUT, N_("EECO07 Aged 18 to 29"), \
        N_("18 to 29 years old on the first day."), \
        ESF_ANNEX "1.1", \
        f->age >= 18 && f->age <= 29) \
    R(EECO08, OUTPUT, N_("EECO08 Aged 55 or over"), \
        N_("55 years old or older on the first day."), \
        ESF_ANNEX "1.1", \
        f->age >= 55) \
    R(EECO09, OUTPUT, N_("EECO09 Lower secondary education or less"), \
        N_("Highest completed education is lower secondary school or less (ISCED 0 to 2)."), \
        ESF_ANNEX "1.1", \
        f->education <= 2) \
    R(EECO10, OUTPUT, N_("EECO10 Upper secondary or post-secondary education"), \
        N_("Highest completed education is upper secondary or post-secondary (ISCED 3 or 4)."), \
        ESF_ANNEX "1.1", \
        f->education == 3 || f->education == 4) \
    R(EECO11, OUTPUT, N_("EECO11 Higher education"), \
        N_("Highest completed education is higher education (ISCED 5 to 8)."), \
        ESF_ANNEX "1.1", \
        f->education >= 5) \
    R(EECR01, RESULT, N_("EECR01 Looking for work when leaving"), \
        N_("Inactive on the first day, unemployed when leaving."), \
        ESF_ANNEX "3" ESF_GUIDANCE, \
        f->labour == LABOUR_INACTIVE && f->at_exit == ESF_UNEMPLOYED) \
    R(EECR02, RESULT, N_("EECR02 In education when leaving"), \
        N_("Not in education on the first day, in education or a student when leaving."), \
        ESF_ANNEX "3" ESF_GUIDANCE, \
        !f->in_education && (f->exit_in_education || f->at_exit == ESF_STUDENT)) \
    R(EECR03, RESULT, N_("EECR03 Gained a qualification when leaving"), \
        N_("Gained a qualification in the project."), \
        ESF_ANNEX "3" ESF_GUIDANCE, \
        f->qualification) \
    R(EECR04, RESULT, N_("EECR04 In work when leaving"), \
        N_("Unemployed or inactive on the first day, employed or self-employed when leaving."), \
        ESF_ANNEX "3" ESF_GUIDANCE, \
        f->labour != LABOUR_EMPLOYED && ESF_WORKS(f->at_exit)) \
    R(EECR05, RESULT, N_("EECR05 In work six months after leaving"), \
        N_("Unemployed or inactive on the first day, employed or self-employed six months after leaving."), \
        ESF_ANNEX "4" ESF_GUIDANCE, \
        f->labour != LABOUR_EMPLOYED && ESF_WORKS(f->after_six_months)) \
    R(EECR06, RESULT, N_("EECR06 Better job six months after leaving"), \
        N_("Employed on the first day, with a better job six months after leaving."), \
        ESF_ANNEX "4" ESF_GUIDANCE, \
        f->labour == LABOUR_EMPLOYED && f->improved)
/* clang-format on */
enum esf_indicator {
#define R(code, when, name, formula, source, counts) code,
    ESF_RULES(R)
#undef R
        ESF__N
};
enum esf_when { ESF_OUTPUT, ESF_RESULT };
struct esf_rule {
    const char *code;
    enum esf_when when;
    const char *name, *formula, *source; /* name, formula: message ids */
    bool (*counts)(const struct esf_facts *f);
};
extern const struct esf_rule esf_rules[ESF__N];
/* What is counted, a message id: where a way was chosen, in the words of that way. */
const char *esf_formula(enum esf_indicator i, unsigned ways);

/* What counts of a person from one day to another ("" = without end): a bit for each indicator. */
uint32_t esf_counts(const struct esf_facts *f, struct day from, struct day to);

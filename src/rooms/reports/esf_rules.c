/* esf_rules: see the header, which has the table. */
#include "rooms/reports/esf_rules.h"

#include "base/task.h"

enum { ASKED_WITHIN_DAYS = 28, MONTHS_AFTER = 6, LONG_MONTHS = 12, LONG_MONTHS_YOUNG = 6, YOUNG_BELOW = 25 };

#define R(code, when, name, formula, source, counts) \
    static bool counts_##code(const struct esf_facts *f) \
    { \
        (void)f; \
        return counts; \
    }
ESF_RULES(R)
#undef R

const struct esf_rule esf_rules[ESF__N] = {
#define R(code, when, name, formula, source, counts) { #code, ESF_##when, name, formula, source, counts_##code },
    ESF_RULES(R)
#undef R
};

const struct esf_way_rule esf_way_rules[ESF_WAYS__N] = {
#define W(code, about, usual, chosen, source) { #code, about, usual, chosen, source },
    ESF_WAYS(W)
#undef W
};

const struct esf_fact_name esf_fact_names[ESF_FACTS__N] = {
#define F(name, text) { #name, text },
    ESF_FACTS(F)
#undef F
};

const struct esf_check_rule esf_check_rules[ESF_CHECKS__N] = {
#define C(code, kind, name, text, source, when) { #code, ESF_##kind, name, text, source },
    ESF_CHECKS(C)
#undef C
};

/* ---- codes */

enum esf_gender esf_gender_of(struct str code)
{
    return str_is(code, "woman")        ? ESF_WOMAN
           : str_is(code, "man")        ? ESF_MAN
           : str_is(code, "non_binary") ? ESF_NON_BINARY
                                        : ESF_GENDER_UNKNOWN;
}

enum esf_status esf_status_of(struct str code)
{
    static const struct {
        const char *code;
        enum esf_status status;
    } all[] = {
        { "home_care", ESF_OTHER },
        { "unemployed", ESF_UNEMPLOYED },
        { "employed", ESF_EMPLOYED },
        { "self_employed", ESF_SELF_EMPLOYED },
        { "student", ESF_STUDENT },
        { "parental_leave_with_job", ESF_LEAVE },
        { "maternity_leave_with_job", ESF_LEAVE_EMPLOYED },
        { "other_inactive", ESF_OTHER },
    };

    for (size_t i = 0; i < sizeof all / sizeof *all && !str_empty(code); i++)
        if (str_is(code, all[i].code))
            return all[i].status;
    return ESF_UNKNOWN;
}

int esf_education_of(struct str code)
{
    return code.n == 1 && code.p[0] >= '0' && code.p[0] <= '8' ? code.p[0] - '0' : -1;
}

unsigned esf_ways_of(struct str counting)
{
    struct str code;
    unsigned ways = 0;

    while (counting.n > 0 && str_cut(&counting, ';', &code))
        for (unsigned i = 0; i < ESF_WAYS__N; i++)
            if (str_is(code, esf_way_rules[i].code))
                ways |= 1U << i;
    return ways;
}

static bool counts_by(unsigned ways, enum esf_way way) { return (ways >> way & 1) != 0; }

/* Those that a way changes. */
static const struct {
    enum esf_indicator of;
    enum esf_way way;
    const char *formula;
} otherwise[] = {
    { EECO02, ESF_WAY_studying_inactive,
        N_("Unemployed and not in education on the first day, also for a long time.") },
    { EECO03, ESF_WAY_long_term_12, N_("Unemployed on the first day for more than 12 months, at any age.") },
    { EECO04, ESF_WAY_leave_employed,
        N_("Neither employed nor unemployed on the first day: studying, at home with a child, outside working life.") },
    { EECO05, ESF_WAY_leave_employed,
        N_("Employed, self-employed, or on maternity, paternity or parental leave from a job on the first day.") },
};

const char *esf_formula(enum esf_indicator i, unsigned ways)
{
    for (size_t k = 0; k < sizeof otherwise / sizeof *otherwise; k++)
        if (otherwise[k].of == i && counts_by(ways, otherwise[k].way))
            return otherwise[k].formula;
    return esf_rules[i].formula;
}

/* ---- one record, and one person */

unsigned esf_missing(enum esf_gender gender, struct day birth, const struct esf_spell *s)
{
    return (unsigned)(gender == ESF_GENDER_UNKNOWN) << ESF_FACT_gender |
           (unsigned)!day_whole(birth) << ESF_FACT_birth_date | (unsigned)!day_whole(s->entry) << ESF_FACT_entry_date |
           (unsigned)(s->at_entry == ESF_UNKNOWN) << ESF_FACT_entry_status |
           (unsigned)(s->education < 0) << ESF_FACT_entry_education;
}

/* An unknown first day comes before all; an open end comes after all. */
static bool later(const struct esf_spell *a, const struct esf_spell *b)
{
    int entry = day_cmp(a->entry, b->entry);

    if (entry != 0)
        return entry > 0;
    if (day_known(a->exit) != day_known(b->exit))
        return !day_known(a->exit);
    int exit = day_cmp(a->exit, b->exit);
    return exit != 0 ? exit > 0 : a->id > b->id;
}

void esf_add(struct esf_person *p, const struct esf_spell *s)
{
    if (esf_missing(p->gender, p->birth, s) == 0 && (!p->complete || later(&p->first, s))) {
        p->complete = true;
        p->first = *s;
    }
    if (p->last.id == 0 || later(s, &p->last))
        p->last = *s;
}

/* On the first day. */
static enum esf_labour labour_of(const struct esf_spell *s)
{
    switch (s->at_entry) {
    case ESF_EMPLOYED:
    case ESF_SELF_EMPLOYED:
    case ESF_LEAVE_EMPLOYED: return LABOUR_EMPLOYED;
    case ESF_LEAVE: return counts_by(s->ways, ESF_WAY_leave_employed) ? LABOUR_EMPLOYED : LABOUR_INACTIVE;
    case ESF_UNEMPLOYED:
        return counts_by(s->ways, ESF_WAY_studying_inactive) && s->in_education == YES ? LABOUR_INACTIVE
                                                                                       : LABOUR_UNEMPLOYED;
    case ESF_STUDENT:
    case ESF_OTHER:
    case ESF_UNKNOWN: return LABOUR_INACTIVE;
    }
    unreachable();
}

/* The last day on which a month or a year may have meant to begin: only what is certain counts. */
static struct day latest_of(struct day d)
{
    if (day_whole(d))
        return d;
    if (day_month(d) == 0)
        memcpy(d.t + 4, "-12", 4);
    memcpy(d.t + 7, "-01", 4);
    return day_add(day_add_months(d, 1), -1);
}

/* More than so many months before: a day on which they are just full is not enough. */
static bool long_before(struct day since, struct day entry, int months)
{
    return day_known(since) && day_cmp(day_add_months(latest_of(since), months), entry) < 0;
}

/* Were the facts of the end asked from the last day to four weeks after it? */
static bool asked_in_time(const struct esf_spell *s)
{
    if (!day_whole(s->exit))
        return false;
    if (!day_known(s->asked_on) || day_cmp(s->asked_on, s->exit) == 0)
        return true;
    return day_cmp(s->asked_on, s->exit) > 0 && day_cmp(s->asked_on, day_add(s->exit, ASKED_WITHIN_DAYS)) <= 0;
}

/* Were the later facts asked when six full months had passed? 31 August and six months are 28 or 29 February. */
static bool asked_after_six_months(const struct esf_spell *s)
{
    return day_whole(s->exit) && day_known(s->six_month) &&
           day_cmp(s->six_month, day_add_months(s->exit, MONTHS_AFTER)) >= 0;
}

unsigned esf_checks(const struct esf_spell *s, struct day birth, struct day today)
{
    return 0
#define C(code, kind, name, text, source, when) | (unsigned)(when) << ESF_CHECK_##code
        ESF_CHECKS(C)
#undef C
            ;
}

/* How many months of unemployment are not yet long. */
static int long_months(int age, unsigned ways)
{
    return age < YOUNG_BELOW && !counts_by(ways, ESF_WAY_long_term_12) ? LONG_MONTHS_YOUNG : LONG_MONTHS;
}

bool esf_facts_of(const struct esf_person *p, struct esf_facts *ret_facts)
{
    if (!p->complete)
        return false;
    const struct esf_spell *first = &p->first, *last = &p->last;
    bool at_end = asked_in_time(last), later_on = asked_after_six_months(last);
    int age = day_age(p->birth, first->entry);
    *ret_facts = (struct esf_facts){
        .gender = p->gender,
        .entry = first->entry,
        .exit = last->exit,
        .labour = labour_of(first),
        .long_term = labour_of(first) == LABOUR_UNEMPLOYED &&
                     long_before(first->unemployed_since, first->entry, long_months(age, first->ways)),
        .in_education = first->in_education == YES ||
                        (first->in_education == YESNO_UNKNOWN && first->at_entry == ESF_STUDENT),
        .age = age,
        .education = first->education,
        .at_exit = at_end ? last->at_exit : ESF_UNKNOWN,
        .exit_in_education = at_end && last->exit_in_education == YES,
        .qualification = at_end && last->qualification == YES,
        .after_six_months = later_on ? last->after_six_months : ESF_UNKNOWN,
        .improved = later_on && last->improved == YES,
        .third_country = p->third_country,
        .foreign_background = p->foreign_background,
    };
    return true;
}

static bool within(struct day d, struct day from, struct day to)
{
    return day_known(d) && day_cmp(d, from) >= 0 && (!day_known(to) || day_cmp(d, to) <= 0);
}

uint32_t esf_counts(const struct esf_facts *f, struct day from, struct day to)
{
    const bool asked[] = { [ESF_OUTPUT] = within(f->entry, from, to), [ESF_RESULT] = within(f->exit, from, to) };
    uint32_t counts = 0;

    for (unsigned i = 0; i < ESF__N; i++)
        if (asked[esf_rules[i].when] && esf_rules[i].counts(f))
            counts |= UINT32_C(1) << i;
    return counts;
}

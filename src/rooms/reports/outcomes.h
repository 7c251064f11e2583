/* outcomes: where the members of a project's groups went, by the language of their group (document 003; INTERFACES 4).
 * Pure counting over the facts of groups and guidance; drawing is elsewhere. */
#pragma once
#include "base/task.h"
#include "rooms/reports/report_table.h"

/* Destinations in the order of the value list; six training ones first, then work. */
/* clang-format off */
#define DESTINATIONS(D) \
    D(language_training) D(adult_basic_education) D(vocational_education) D(upper_secondary) D(higher_education) \
    D(other_training) \
    D(working_life) D(entrepreneurship) D(other_service) D(home_care) D(other) D(not_reached)
/* clang-format on */
enum destination {
#define D(code) DEST_##code,
    DESTINATIONS(D)
#undef D
        DEST__N,
    DEST_NONE = DEST__N
};
const char *destination_code(enum destination d);
enum destination destination_read(struct str code); /* DEST_NONE when unknown */

struct share {
    int64_t n, percent;
}; /* percent: whole, halves up; 0 of 0 persons is 0 */
struct qualification_count {
    struct str qualification;
    int64_t n;
};
struct qualification_counts {
    struct qualification_count *at;
    size_t n, cap;
};
struct outcome_language {
    struct str language;
    int64_t persons;
    struct share destination[DEST__N];
    struct qualification_counts qualifications; /* most first */
};
struct outcome_languages {
    struct outcome_language *at;
    size_t n, cap;
};
struct outcomes {
    int64_t persons;
    struct share guided_to_training, guided_to_work, guided, not_reached, home_care;
    struct outcome_languages languages; /* by language code */
};

/* from, to: "" = without end. The rule of the main outcome stands in INTERFACES.md section 4. */
struct outcomes reports_outcomes(struct task *t, int64_t project, struct day from, struct day to);

/* Which persons stand behind a figure: of one language ("" = all), with that main outcome (or one of the sums), with
 * that qualification. */
enum outcome_part {
    PART_PERSONS,
    PART_DESTINATION,
    PART_TRAINING,
    PART_WORK,
    PART_GUIDED,
    PART_NO_OUTCOME,
    PART_QUALIFICATION
};
struct outcome_pick {
    struct str language;
    enum outcome_part part;
    enum destination destination;
    struct str qualification;
};
struct outcome_row {
    int64_t person;
    struct str language;
    enum destination destination;
    struct str qualification, state;
    struct day day;
};
/* total: all of them, also those not asked for; persons: all persons of the language, the denominator. */
struct outcome_rows {
    struct outcome_row *at;
    size_t n, cap;
    int64_t total, persons;
};
/* At most `limit` rows from the row `start` (0 = first) on, by person. */
struct outcome_rows reports_outcome_rows(
    struct task *t, const struct report_scope *s, const struct outcome_pick *pick, int64_t start, int64_t limit);
/* The figures of all languages together, in the order in which they are shown: key in files, code in addresses ("" = by
 * the destination), name (message id). */
struct outcome_sum {
    const char *key, *code, *name;
    enum outcome_part part;
    enum destination destination;
    size_t offset;
};
enum { OUTCOME_SUMS = 5 };
extern const struct outcome_sum outcome_sums[OUTCOME_SUMS];
const struct share *outcome_sum_of(const struct outcomes *o, size_t i);

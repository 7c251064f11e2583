/* projects_counting: in which way the common indicators of ESF+ are counted (esf_rules.h says what each way means). It
 * is chosen for a programme, by its name on the cards of projects; they count so. A project that counts otherwise than
 * its programme shows it; one without a programme has its own way. Source: issue 9: "chosen per programme with a
 * source". */
#pragma once
#include "rooms/projects/projects_card.h"

/* counting: codes of CODES_counting joined by ";". own: it is the project's alone, and not that of its programme. */
struct project_way {
    struct str programme, counting, source;
    bool own;
    int64_t version;
};
struct project_way projects_way(struct task *t, int64_t project);
/* Projects that carry the programme, by code; of a project without one it alone. */
struct counting_project {
    int64_t project;
    struct str code;
    bool own;
};
struct counting_projects {
    struct counting_project *at;
    size_t n, cap;
};
struct counting_projects projects_of_programme(struct task *t, int64_t project);
/* An administrator, or whoever manages all of them. */
bool projects_may_choose_way(struct task *t, int64_t project);
/* Of the programme that the project carries, and from then on of all its projects. INVALID: a way that there is not, or
 * one without its source. CONFLICT: somebody has chosen since `version`. */
enum outcome projects_choose_way(struct task *t, int64_t project, int64_t version, struct str counting,
    struct str source, struct problems *ret_problems) MUST_USE;
/* What is wrong with a choice. */
void projects_check_counting(struct task *t, struct str counting, struct str source, struct problems *ret_problems);
/* The project counts so, whatever it was and its programme says: as its programme where that is the same or has no
 * other project, else as its own. */
void projects_count_as(struct task *t, int64_t project, struct str counting, struct str source);

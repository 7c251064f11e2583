/* reports_list: the table of reports. A report is its counting (NAME.sql), the description of its tables (NAME.c, where
 * NAME_report says how they are filled; report_table.h) and its row here: the page /reports/NAME, the rows behind its
 * figures, `kotipolku report NAME`, JSON, CSV, XLSX and what is withheld come from the description. Of "attendance",
 * "needs", "plans", "outreach" and "caseload" the files are NAME_report.*: rooms have those names.
 * OPENS: the rows behind its figures have an address; SHUT: it never tells who.
 *      name         rows   title                                     what it tells */
#pragma once

/* clang-format off */
#define REPORTS(R, x) \
    R(x, outcomes,   OPENS, N_("Outcomes: where guidance led"), \
          N_("Where the members of the groups went: education, work, home care. By language.")) \
    R(x, targets,    OPENS, N_("Targets: promised and reached"), \
          N_("What was promised to the funder and what has been reached.")) \
    R(x, attendance, OPENS, N_("Attendance: groups month by month"), \
          N_("Sessions held, members, attendance and child care of each group.")) \
    R(x, child_care, OPENS, N_("Child care: groups month by month"), \
          N_("Places offered, children booked and children who came, in the sessions held with child care.")) \
    R(x, needs,      SHUT,  N_("Needs: what the persons need"), \
          N_("How many persons need help in which area of life. By language, town and group.")) \
    R(x, plans,      OPENS, N_("Plans: who has one"), \
          N_("Members of the groups with and without a plan, plans that wait, and steps done.")) \
    R(x, caseload,   SHUT,  N_("Caseload: work by worker"), \
          N_("How many persons each worker has, what waits, and what was done. For managers, without names.")) \
    R(x, activity,   OPENS, N_("Activity: what was done"), \
          N_("Sessions and hours by kind, month, group and language, contacts by topic, counselling, newcomers.")) \
    R(x, funnel,     OPENS, N_("The way: from the first contact to leaving"), \
          N_("How many the project met, mapped, took in, saw in a group and saw leave. By language and town.")) \
    R(x, outreach,   OPENS, N_("Outreach: what it took and what came of it"), \
          N_("Time of visits and contacts for each who started, by language. Places, parties, word of mouth.")) \
    R(x, soft_results, SHUT, N_("Soft results: what has changed"), \
          N_("What persons say of themselves at the start, at the end and six months after: faith, voice, network.")) \
    R(x, esf,        OPENS, N_("ESF+ indicators: for the funder"), \
          N_("The common indicators of ESF+ by gender, and which records lack a fact."))
/* clang-format on */

enum report_id {
#define R(x, name, rows, title, about) REPORT_##name,
    REPORTS(R, )
#undef R
        REPORT__N
};

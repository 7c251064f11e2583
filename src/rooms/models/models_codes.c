/* models_codes: see models_codes.h. */
#include "rooms/models/models_codes.h"

static const struct code kind_rows[] = { { "model", N_("Operating model") }, { "practice", N_("Good practice") } };
/* In the order in which Innokylä shows them on the front page of a model, then ours. */
static const struct code section_rows[] = {
    { "idea", N_("Basic idea of the solution") },
    { "conditions", N_("What it needs to work and be taken up") },
    { "environment", N_("Operating environment") },
    { "start", N_("Starting point and links to strategies") },
    { "needs", N_("Needs behind the work") },
    { "together", N_("Who developed it, and how together") },
    { "aim", N_("The change aimed at") },
    { "measuring", N_("How the change is measured") },
    { "plan", N_("Plan of the work") },
    { "audience", N_("Target group and what is known of it") },
    { "trial", N_("What was tried, and what was learned") },
    { "results", N_("Results of the evaluation in short") },
    { "tips", N_("Tips for those who apply it") },
    { "places", N_("Places where it is carried out") },
    { "child_care", N_("Child care meanwhile") },
    { "did_not_work", N_("What did not work") },
};
static const struct code per_rows[] = {
    { "week", N_("a week") },
    { "session", N_("for each session") },
    { "participant", N_("for each participant") },
    { "all", N_("in all") },
};
static const struct code role_rows[] = {
    { "lead", N_("Leads the project") },
    { "author", N_("Author") },
    { "instructor", N_("Instructor") },
    { "counsellor", N_("Counsellor") },
    { "participant", N_("Participants as developers") },
    { "researcher", N_("Researcher") },
    { "partner", N_("Partner") },
    { "translator", N_("Translator") },
};
static const struct code licence_rows[] = {
    { "CC-BY-4.0", N_("CC BY 4.0: use and change it, name the authors") },
    { "CC-BY-SA-4.0", N_("CC BY-SA 4.0: the same, and share it in the same way") },
    { "CC-BY-NC-4.0", N_("CC BY-NC 4.0: the same as CC BY, not for business") },
    { "CC0-1.0", N_("CC0 1.0: free for everything") },
};
#define ROWS(rows) rows, sizeof rows / sizeof *rows
const struct codes CODES_model_kind = { "model_kind", ROWS(kind_rows) };
const struct codes CODES_model_section = { "model_section", ROWS(section_rows) };
const struct codes CODES_model_per = { "model_per", ROWS(per_rows) };
const struct codes CODES_model_role = { "model_role", ROWS(role_rows) };
const struct codes CODES_model_licence = { "model_licence", ROWS(licence_rows) };

struct str model_licence_address(struct str licence)
{
    static const char *const addresses[][2] = {
        { "CC-BY-4.0", "https://creativecommons.org/licenses/by/4.0/" },
        { "CC-BY-SA-4.0", "https://creativecommons.org/licenses/by-sa/4.0/" },
        { "CC-BY-NC-4.0", "https://creativecommons.org/licenses/by-nc/4.0/" },
        { "CC0-1.0", "https://creativecommons.org/publicdomain/zero/1.0/" },
    };

    for (size_t i = 0; i < sizeof addresses / sizeof *addresses; i++)
        if (str_is(licence, addresses[i][0]))
            return str_of(addresses[i][1]);
    return S("");
}

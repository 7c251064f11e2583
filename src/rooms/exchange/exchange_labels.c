/* exchange_labels: what people call the columns of the data package: the words of the forms. A column that no form has
 * keeps its name. */
#include "lang/lang.h"
#include "rooms/exchange/exchange_view.h"
#include "rooms/exchange/package.h"
#include "rooms/places.h"

/* clang-format off */
#define LABELS(L) \
    L(person, N_("Person")) L(given_names, N_("First names")) L(family_name, N_("Family name")) \
    L(birth_date, N_("Date of birth")) L(gender, N_("Gender")) L(languages, N_("Languages")) \
    L(service_language, N_("Language used with us")) L(phone, N_("Phone")) L(email, N_("E-mail")) \
    L(municipality, N_("Municipality")) L(postcode, N_("Postcode")) L(arrived_on, N_("Came to Finland")) \
    L(citizenships, N_("Citizenships")) L(non_disclosure, N_("Non-disclosure")) \
    L(child, N_("Child")) L(parents, N_("Parents")) L(birth_month, N_("Month of birth")) \
    L(care_needs, N_("What must child care know?")) \
    L(project, N_("Project")) L(projects, N_("Projects")) L(entry_date, N_("First day in the project")) \
    L(entry_status, N_("Situation on the first day")) L(unemployed_since, N_("Unemployed since")) \
    L(entry_in_education, N_("In education or training on the first day")) \
    L(entry_education, N_("Highest education")) L(heard_from, N_("How did the person hear of us?")) \
    L(exit_date, N_("Last day in the project")) L(exit_status, N_("Situation when leaving")) \
    L(exit_status_on, N_("When was the situation asked?")) \
    L(exit_in_education, N_("In education or training when leaving")) \
    L(exit_reason, N_("Why did the person leave?")) L(not_coming, N_("Will the person not come? Why?")) \
    L(qualification_gained, N_("Gained a qualification in the project")) \
    L(six_month_date, N_("Day when asked")) L(six_month_status, N_("Situation then")) \
    L(six_month_improved, N_("Has a better job than on the first day")) \
    L(group, N_("Group")) L(name, N_("Name")) L(language, N_("Language")) L(venue, N_("Place")) \
    L(area, N_("Part of town")) L(starts_on, N_("First day")) L(ends_on, N_("Last day")) \
    L(start_time, N_("Begins at")) L(end_time, N_("Ends at")) L(capacity, N_("Places for members")) \
    L(child_care_places, N_("Places for children in child care")) \
    L(joined_on, N_("First day in the group")) L(left_on, N_("Last day in the group")) \
    L(session, N_("Session")) L(date, N_("Day")) L(theme, N_("Theme")) L(module, N_("Module")) \
    L(expert, N_("Visiting expert")) L(minutes, N_("Minutes")) L(state, N_("State")) \
    L(channel, N_("How were you in contact?")) L(topic, N_("What was it about?")) \
    L(destination, N_("Where was the person guided?")) L(provider, N_("School, employer or service")) \
    L(qualification, N_("Qualification")) L(staff, N_("Staff member")) L(role, N_("Role")) \
    L(fund, N_("Fund")) L(programme, N_("Programme")) L(specific_objective, N_("Specific objective")) \
    L(start_date, N_("First day")) L(end_date, N_("Last day")) L(total_budget, N_("Total budget, euros")) \
    L(eu_contribution, N_("EU contribution, euros")) L(managing_authority, N_("Managing authority")) \
    L(lead_organisation, N_("Lead organisation")) L(partners, N_("Partners")) L(municipalities, N_("Municipalities")) \
    L(website, N_("Website"))
/* clang-format on */

struct str exchange_column_label(struct task *t, struct str file, struct str column)
{
    static const char *const labels[][2] = {
#define L(column, label) { #column, label },
        LABELS(L)
#undef L
    };

    if (package_file_named(file) == KIND_needs && str_is(column, "area"))
        return column; /* of life, not of a town */
    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++)
        if (str_is(column, labels[i][0]))
            return str_of(lang_tr(t->lang, labels[i][1]));
    return column;
}

struct str exchange_value_shown(struct task *t, struct str file, struct str column, struct str value)
{
    enum kind_name kind = package_file_named(file);
    size_t at = kind < KIND__N ? package_column_named(kind, column) : 0;

    if (kind == KIND__N || at == kinds[kind]->n || value.n == 0)
        return value.n > 0 ? value : S("–");
    const struct kind_column *c = &kinds[kind]->columns[at];
    if (c->kind == CELL_CODE)
        return code_name(t->lang, c->codes, value);
    if (c->kind == CELL_YESNO)
        return code_name(t->lang, &CODES_yesno, value);
    if (c->kind == CELL_LANGUAGE || c->kind == CELL_LANGUAGES)
        return lang_language_names(t->a, t->lang, value);
    if (c->kind == CELL_COUNTRIES)
        return lang_country_names(t->a, t->lang, value);
    return c->kind == CELL_MUNICIPALITY || c->kind == CELL_MUNICIPALITIES ? place_names(t, value) : value;
}

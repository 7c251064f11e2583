/* plans_templates: the steps that most plans of one kind have. From the work that the documents 000 and 003 describe
 * (language courses, vocational school, day care, digital workshops, work trials) and from the public offices' own
 * pages for customers (driving licence: Traficom; own business: the start-up grant of the employment services). They
 * are a beginning: the worker and the person change them. */
#include "rooms/plans/plans_templates.h"

#define STEPS(name) static const struct template_step name[]

STEPS(language_course) = {
    { N_("Test my level of Finnish"), "worker", "talk", 14, 0 },
    { N_("Choose a course that fits the week of the family"), "person", "book", 0, 1 },
    { N_("Arrange day care for the hours of the course"), "person", "child_care", 0, 2 },
    { N_("Apply for the course"), "person", "form", 0, 2 },
    { N_("Begin the course"), "person", "school", 0, 3 },
    { N_("Talk about how the course goes"), "worker", "talk", 0, 4 },
};
STEPS(vocational_school) = {
    { N_("Visit a vocational school"), "person", "school", 0, 1 },
    { N_("Collect certificates from earlier schools and work"), "person", "form", 0, 1 },
    { N_("Check the level of Finnish that the school asks for"), "worker", "book", 0, 1 },
    { N_("Write the application together"), "worker", "computer", 0, 2 },
    { N_("Go to the interview or the entrance test"), "person", "talk", 0, 3 },
    { N_("Plan the money for the time of study"), "service", "money", 0, 3 },
    { N_("Begin the studies"), "person", "school", 0, 6 },
};
STEPS(day_care) = {
    { N_("Visit a day care centre with the child"), "person", "child_care", 14, 0 },
    { N_("Fill in the application for early education"), "worker", "computer", 0, 1 },
    { N_("Tell Kela that the home care allowance ends"), "person", "money", 0, 3 },
    { N_("Get used to day care together with the child"), "person", "child_care", 0, 4 },
    { N_("The child begins in day care"), "person", "home", 0, 4 },
};
STEPS(digital_basics) = {
    { N_("Join a digital workshop"), "person", "computer", 14, 0 },
    { N_("Get an e-mail address of my own"), "worker", "computer", 0, 1 },
    { N_("Ask the bank for online banking codes"), "service", "money", 0, 1 },
    { N_("Practise services on the phone: Kela, health, school"), "worker", "phone", 0, 2 },
    { N_("Do one thing online by myself"), "person", "computer", 0, 3 },
};
STEPS(work_trial) = {
    { N_("Write down what I can do"), "worker", "form", 14, 0 },
    { N_("Make a short CV"), "worker", "computer", 0, 1 },
    { N_("Register as a jobseeker"), "person", "work", 0, 1 },
    { N_("Ask two workplaces about a trial"), "person", "phone", 0, 2 },
    { N_("Begin the work trial"), "person", "work", 0, 3 },
    { N_("Talk about the trial with the employer"), "worker", "talk", 0, 4 },
};
STEPS(driving_licence) = {
    { N_("Ask a doctor for the certificate for a driving licence"), "service", "health", 0, 1 },
    { N_("Apply for the permit at Ajovarma or online"), "person", "computer", 0, 1 },
    { N_("Read for the theory test"), "person", "book", 0, 2 },
    { N_("Take driving lessons"), "service", "school", 0, 4 },
    { N_("Pass the driving test"), "person", "form", 0, 6 },
};
STEPS(own_business) = {
    { N_("Tell my idea to a business adviser"), "service", "talk", 0, 1 },
    { N_("Write a business plan"), "person", "form", 0, 2 },
    { N_("Take a course for entrepreneurs"), "service", "book", 0, 3 },
    { N_("Find out about the start-up grant before I begin"), "worker", "money", 0, 3 },
    { N_("Register the business"), "person", "computer", 0, 4 },
};

static const struct code names[] = {
    { "language_course", N_("To a language course") },
    { "vocational_school", N_("To a vocational school") },
    { "day_care", N_("A place in day care") },
    { "digital_basics", N_("Digital skills for everyday life") },
    { "work_trial", N_("To a work trial") },
    { "driving_licence", N_("A driving licence") },
    { "own_business", N_("A business of one's own") },
};
const struct codes CODES_plan_template = { "plan_template", names, sizeof names / sizeof *names };

#define T(name) \
    { \
        name, sizeof name / sizeof *name \
    }
static const struct template templates[] = {
    T(language_course),
    T(vocational_school),
    T(day_care),
    T(digital_basics),
    T(work_trial),
    T(driving_licence),
    T(own_business),
};
_Static_assert(sizeof templates / sizeof *templates == sizeof names / sizeof *names, "a template without a name");

bool plan_template(struct str code, struct template *ret_template)
{
    for (size_t i = 0; i < CODES_plan_template.n; i++)
        if (str_is(code, names[i].code)) {
            *ret_template = templates[i];
            return true;
        }
    return false;
}

const char *plan_template_words(struct str finnish)
{
    const struct lang *fi = lang_get(LANG_fi);

    for (size_t i = 0; i < sizeof templates / sizeof *templates; i++)
        for (size_t k = 0; k < templates[i].n; k++)
            if (str_is(finnish, lang_tr(fi, templates[i].at[k].what)))
                return templates[i].at[k].what;
    return NULL;
}

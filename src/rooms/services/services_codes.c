/* services_codes: the value lists of the directory. Doors are what parents say; each has its picture in find.html. */
#include "rooms/services/services.h"

static const struct code status_rows[] = {
    { "draft", N_("Draft") },
    { "published", N_("Published") },
    { "closed", N_("Closed for a time") },
    { "archived", N_("Has ended") },
};
static const struct code cost_rows[] = {
    { "free", N_("It costs nothing") },
    { "fee", N_("It costs something") },
};
static const struct code door_rows[] = {
    { "child_ill", N_("My child is ill") },
    { "baby", N_("I am having a baby") },
    { "day_care", N_("My child needs day care") },
    { "school", N_("My child goes to school") },
    { "parenting", N_("I need help as a parent") },
    { "health", N_("I am ill or tired") },
    { "safety", N_("I am afraid at home") },
    { "finnish", N_("I want to learn Finnish") },
    { "study", N_("I want to study") },
    { "work", N_("I am looking for work") },
    { "money", N_("My money is not enough") },
    { "home", N_("I need a home") },
    { "arrived", N_("I have moved to Finland") },
    { "rights", N_("I need advice about the law") },
    { "people", N_("I want to meet people") },
};
static const struct code channel_rows[] = {
    { "location", N_("Place") },
    { "phone", N_("Telephone") },
    { "web", N_("Web page") },
    { "electronic", N_("Service on the web") },
    { "form", N_("Form to print") },
};
/* Parts of an entry that are texts. */
static const struct code part_rows[] = {
    { "name", N_("Name") },
    { "alternate", N_("Other name") },
    { "summary", N_("In one sentence") },
    { "description", N_("What is it?") },
    { "audience", N_("For whom?") },
    { "instruction", N_("What do you do?") },
    { "fees", N_("What does it cost?") },
    { "interpreter", N_("Interpreter") },
    { "way", N_("How do you get there?") },
    { "hours", N_("About the opening hours") },
};
#define LIST(name) \
    const struct codes CODES_service_##name = { "service_" #name, name##_rows, \
        sizeof name##_rows / sizeof *name##_rows };
LIST(status)
LIST(cost)
LIST(door)
LIST(channel)
LIST(part)

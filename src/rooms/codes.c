/* codes: the value lists of the data package and their names. A code never changes; a name is a message and may. A list
 * that only one room knows stands in that room. */
#include "rooms/codes.h"
#include "rooms/marks.h"

static const struct code gender_rows[] = {
    { "woman", N_("Woman") },
    { "man", N_("Man") },
    { "non_binary", N_("Non-binary") },
    { "unknown", N_("Not known") },
};

static const struct code status_rows[] = {
    { "employed", N_("Employed") },
    { "self_employed", N_("Self-employed") },
    { "unemployed", N_("Unemployed") },
    { "student", N_("Student") },
    { "home_care", N_("At home caring for a child") },
    { "parental_leave_with_job", N_("On parental leave, has a job") },
    { "maternity_leave_with_job", N_("On maternity or paternity leave, has a job") },
    { "other_inactive", N_("Outside working life for another reason") },
    { "unknown", N_("Not known") },
};

static const struct code education_rows[] = {
    { "0", N_("No primary school or not finished") },
    { "1", N_("Primary school (grades 1 to 6)") },
    { "2", N_("Lower secondary school (grades 7 to 9)") },
    { "3", N_("Upper secondary school or vocational qualification") },
    { "4", N_("Specialist vocational qualification") },
    { "5", N_("Short higher education") },
    { "6", N_("Bachelor's degree") },
    { "7", N_("Master's degree") },
    { "8", N_("Doctoral degree") },
    { "9", N_("Not known") },
};

static const struct code group_kind_rows[] = {
    { "peer", N_("Peer group") },
    { "digital", N_("Digital skills group") },
    { "language", N_("Language group") },
    { "mixed", N_("Mixed group") },
};

static const struct code membership_state_rows[] = {
    { "waiting", N_("Waiting for a place") },
    { "member", N_("Member") },
    { "left", N_("Has left the group") },
};

static const struct code session_kind_rows[] = {
    { "meeting", N_("Meeting") },
    { "digital_workshop", N_("Digital workshop") },
    { "language", N_("Language practice") },
    { "exercise", N_("Exercise") },
    { "trip", N_("Trip") },
    { "party", N_("Party") },
    { "expert_visit", N_("Visit by an expert") },
};

static const struct code session_state_rows[] = {
    { "planned", N_("Planned") },
    { "held", N_("Held") },
    { "cancelled", N_("Cancelled") },
};

static const struct code mark_rows[] = {
#define M(x, code, name, button, heading, definition, means, rank, asks, chance) { #code, name },
    MARKS(M, )
#undef M
};

static const struct code child_care_state_rows[] = {
    { "booked", N_("Booked") },
    { "came", N_("Came") },
    { "did_not_come", N_("Did not come") },
};

static const struct code heard_from_rows[] = {
    { "friend", N_("From a friend") },
    { "brochure", N_("From a brochure") },
    { "shop", N_("In a shop") },
    { "community_event", N_("At a community event") },
    { "social_media", N_("From social media") },
    { "authority", N_("From an authority") },
    { "school_or_daycare", N_("From school or day care") },
    { "earlier_project", N_("From an earlier project") },
    { "outreach_worker", N_("From an outreach worker") },
    { "other", N_("Some other way") },
};

static const struct code channel_rows[] = {
    { "phone", N_("Phone call") },
    { "visit", N_("Visit") },
    { "message", N_("Message") },
    { "group_visit", N_("Visit to a group") },
    { "event", N_("Event") },
};

static const struct code depth_rows[] = {
    { "light", N_("Short talk") },
    { "intensive", N_("In-depth counselling") },
};

static const struct code destination_rows[] = {
    { "language_training", N_("Language training") },
    { "adult_basic_education", N_("Basic education for adults") },
    { "vocational_education", N_("Vocational education") },
    { "upper_secondary", N_("General upper secondary school") },
    { "higher_education", N_("Higher education") },
    { "other_training", N_("Other training") },
    { "working_life", N_("Working life") },
    { "entrepreneurship", N_("Own business") },
    { "other_service", N_("Another service") },
    { "home_care", N_("Care of children at home") },
    { "other", N_("Something else") },
    { "not_reached", N_("Not reached yet") },
};

static const struct code guidance_state_rows[] = {
    { "suggested", N_("Suggested") },
    { "agreed", N_("Agreed") },
    { "applied", N_("Applied") },
    { "accepted", N_("Got a place") },
    { "started", N_("Started") },
    { "completed", N_("Completed") },
    { "ended", N_("Ended before the end") },
};

static const struct code follow_up_kind_rows[] = {
    { "exit", N_("At the end") },
    { "six_month", N_("After six months") },
    { "other", N_("Another time") },
};

static const struct code weekday_rows[] = {
    { "mon", N_("Monday") },
    { "tue", N_("Tuesday") },
    { "wed", N_("Wednesday") },
    { "thu", N_("Thursday") },
    { "fri", N_("Friday") },
    { "sat", N_("Saturday") },
    { "sun", N_("Sunday") },
};
_Static_assert(sizeof weekday_rows / sizeof *weekday_rows == 7, "day_weekday() is an index here: 0 = Monday");

static const struct code step_state_rows[] = {
    { "open", N_("To do") },
    { "done", N_("Done") },
    { "dropped", N_("Not needed any more") },
};

static const struct code need_area_rows[] = {
    { "language", N_("Language") },
    { "literacy", N_("Reading and writing") },
    { "education", N_("Education") },
    { "work", N_("Work") },
    { "digital", N_("Digital skills") },
    { "health", N_("Health") },
    { "well_being", N_("Well-being") },
    { "parenting", N_("Being a parent") },
    { "child_care", N_("Child care") },
    { "housing", N_("Housing") },
    { "finances", N_("Money") },
    { "rights", N_("Rights") },
    { "networks", N_("Friends and networks") },
};

static const struct code need_weight_rows[] = {
    { "0", N_("No need") },
    { "1", N_("Some need") },
    { "2", N_("Clear need") },
    { "3", N_("Urgent need") },
};

static const struct code role_rows[] = {
    { "admin", N_("Administrator") },
    { "manager", N_("Project manager") },
    { "counsellor", N_("Counsellor") },
    { "instructor", N_("Instructor") },
    { "peer", N_("Peer worker") },
    { "coordinator", N_("Regional coordinator") },
    { "carer", N_("Carer of children") },
};

static const struct code yesno_rows[] = {
    { "yes", N_("Yes") },
    { "no", N_("No") },
};

static const struct code round_state_rows[] = {
    { "open", N_("Not finished") },
    { "done", N_("Finished") },
};

static const struct code skill_rows[] = {
    { "listening", N_("Listening") },
    { "speaking", N_("Speaking") },
    { "reading", N_("Reading") },
    { "writing", N_("Writing") },
    { "literacy", N_("Reading and writing") },
    { "digital", N_("Digital skills") },
    { "device", N_("Own device") },
    { "connection", N_("Internet connection") },
    { "bank_identification", N_("Bank identification") },
};

static const struct code script_rows[] = {
    { "latin", N_("Latin letters") },
    { "arabic", N_("Arabic letters") },
    { "cyrillic", N_("Cyrillic letters") },
    { "ethiopic", N_("Ge'ez letters") },
    { "other", N_("Other letters") },
};

static const struct code skill_level_rows[] = {
    { "0", N_("Below A1.1") },
    { "A1.1", "A1.1" },
    { "A1.2", "A1.2" },
    { "A1.3", "A1.3" },
    { "A2.1", "A2.1" },
    { "A2.2", "A2.2" },
    { "B1.1", "B1.1" },
    { "B1.2", "B1.2" },
    { "B2.1", "B2.1" },
    { "B2.2", "B2.2" },
    { "C1.1", "C1.1" },
    { "C1.2", "C1.2" },
    { "C2.1", "C2.1" },
    { "C2.2", "C2.2" },
    { "none", N_("Not at all") },
    { "little", N_("A little") },
    { "fluent", N_("Well") },
    { "with_help", N_("With help") },
    { "alone", N_("Alone") },
    { "helps", N_("Helps others") },
    { "has", N_("Has it") },
    { "shared", N_("Shares it with others") },
    { "lacks", N_("Does not have it") },
};

static const struct code skill_source_rows[] = {
    { "test", N_("Test") },
    { "own_estimate", N_("Own estimate") },
    { "worker", N_("Estimate of a worker") },
};

static const struct code history_kind_rows[] = {
    { "education", N_("Education") },
    { "work", N_("Work") },
};

static const struct code strength_area_rows[] = {
    { "home", N_("At home") },
    { "work", N_("At work") },
    { "study", N_("In studies") },
    { "hobby", N_("In free time") },
    { "community", N_("With other people") },
    { "other", N_("Something else") },
};

static const struct code talk_channel_rows[] = {
    { "office", N_("Talk at the office") },
    { "phone", N_("Phone call") },
    { "video", N_("Video call") },
    { "message", N_("Message") },
    { "home_visit", N_("Home visit") },
    { "group", N_("In a group") },
    { "other", N_("Some other way") },
};

/* Why somebody left a project (work and study stand in the situation then), why somebody will not come, and both as
 * figures tell them. */
/* clang-format off */
#define WHY_NOT_HERE \
    { "moved", N_("Moved away") }, \
    { "health", N_("Illness in the family") }, \
    { "birth", N_("Pregnancy or a new baby") }, \
    { "child_care", N_("Child care did not work out") }, \
    { "time_place", N_("Time or place did not suit") }, \
    { "other_service", N_("Found another service") }, \
    { "own_wish", N_("A wish of one's own") }, \
    { "not_reached", N_("Is not reached any more") }, \
    { "other", N_("Another reason") }
/* clang-format on */
static const struct code leaving_rows[] = {
    { "as_planned", N_("Took part to the end, as planned") },
    WHY_NOT_HERE,
};

static const struct code not_coming_rows[] = {
    { "work_or_study", N_("Work or study") },
    WHY_NOT_HERE,
};

static const struct code left_because_rows[] = {
    { "work_or_study", N_("Work or study") },
    { "as_planned", N_("Took part to the end, as planned") },
    WHY_NOT_HERE,
    { "unknown", N_("Not known") },
};

static const struct code depth_set_rows[] = {
    { "rule", N_("By the rule") },
    { "worker", N_("By the worker") },
};

static const struct code care_division_rows[] = {
    { "self", N_("Mostly this person") },
    { "other_parent", N_("Mostly the other parent") },
    { "shared", N_("Both parents about the same") },
    { "alone", N_("This person alone") },
    { "others", N_("Others help a lot") },
};

static const struct code appointment_state_rows[] = {
    { "planned", N_("Planned") },
    { "held", N_("Held") },
    { "no_show", N_("Did not come") },
    { "cancelled", N_("Cancelled") },
};

static const struct code deferral_rows[] = {
    { "parental_leave", N_("Parental leave") },
    { "illness", N_("Illness") },
    { "move", N_("Moving house") },
    { "other", N_("Another reason") },
};

static const struct code step_who_rows[] = {
    { "person", N_("The person") },
    { "worker", N_("A worker") },
    { "service", N_("A service") },
};

static const struct code step_picture_rows[] = {
    { "school", N_("School") },
    { "book", N_("Book") },
    { "form", N_("Form") },
    { "phone", N_("Telephone") },
    { "computer", N_("Computer") },
    { "talk", N_("Talk") },
    { "work", N_("Work") },
    { "child_care", N_("Child care") },
    { "health", N_("Health") },
    { "home", N_("At home") },
    { "money", N_("Money") },
    { "friends", N_("Friends") },
};

static const struct code integration_item_rows[] = {
    { "names", N_("Names") },
    { "birth", N_("Birth date and place") },
    { "mother_tongue", N_("Mother tongue") },
    { "service_language", N_("Language of service") },
    { "citizenship", N_("Citizenship") },
    { "home", N_("Home and place of living") },
    { "contact", N_("How to reach the person") },
    { "officer", N_("Officer who made the plan") },
    { "validity", N_("Day and validity of the plan") },
    { "training_advice", N_("Recommended training") },
    { "language_test", N_("Result of the language test") },
    { "education", N_("Education") },
    { "work", N_("Work") },
    { "occupation_goal", N_("Occupation as a goal") },
    { "earlier_training", N_("Earlier training and its results") },
    { "agreed", N_("Goals and measures agreed earlier") },
    { "other", N_("Something else") },
};

static const struct code provider_kind_rows[] = {
    { "school", N_("School") },
    { "employer", N_("Employer") },
    { "service", N_("Service") },
    { "authority", N_("Authority") },
    { "organisation", N_("Organisation") },
    { "other", N_("Something else") },
};

static const struct code study_form_rows[] = {
    { "full_time", N_("Full-time") },
    { "part_time", N_("Part-time") },
    { "evening", N_("In the evening") },
    { "distance", N_("From home over the internet") },
    { "workplace", N_("At a workplace") },
};

static const struct code receiver_kind_rows[] = {
    { "service", N_("Service") },
    { "person", N_("Contact person") },
    { "email", N_("E-mail address") },
    { "paper", N_("Paper") },
};

static const struct code referral_state_rows[] = {
    { "draft", N_("Not sent yet") },
    { "sent", N_("Waits for an answer") },
    { "answered", N_("Answered") },
    { "withdrawn", N_("Taken back") },
    { "closed", N_("Closed") },
};

static const struct code referral_answer_rows[] = {
    { "accepted", N_("Accepted") },
    { "place_from", N_("Place from a certain day") },
    { "declined", N_("Declined") },
    { "asked_back", N_("Asks something") },
    { "replied", N_("Our reply") },
    { "came", N_("The person came") },
};

static const struct code attempt_channel_rows[] = {
    { "phone", N_("Phone call") },
    { "message", N_("Message") },
    { "visit", N_("Visit") },
    { "email", N_("E-mail") },
    { "letter", N_("Letter") },
    { "other", N_("Some other way") },
};

static const struct code language_rows[] = {
    { "som", N_("Somali") },
    { "ara", N_("Arabic") },
    { "ckb", N_("Kurdish (Sorani)") },
    { "kur", N_("Kurdish") },
    { "prs", N_("Dari") },
    { "fas", N_("Persian") },
    { "pus", N_("Pashto") },
    { "rus", N_("Russian") },
    { "ukr", N_("Ukrainian") },
    { "tir", N_("Tigrinya") },
    { "amh", N_("Amharic") },
    { "sqi", N_("Albanian") },
    { "tur", N_("Turkish") },
    { "urd", N_("Urdu") },
    { "ben", N_("Bengali") },
    { "vie", N_("Vietnamese") },
    { "tha", N_("Thai") },
    { "zho", N_("Chinese") },
    { "est", N_("Estonian") },
    { "fin", N_("Finnish") },
    { "swe", N_("Swedish") },
    { "eng", N_("English") },
};

#define ROWS(list) \
    { \
#list, list##_rows, sizeof list##_rows / sizeof *list##_rows \
    }
#define C(list) const struct codes CODES_##list = ROWS(list);
CODE_LISTS(C)
#undef C

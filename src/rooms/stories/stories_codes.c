/* stories_codes: the value lists of stories, and the text that is read to a person before she agrees. A version of that
 * text never changes: another wording is another version, at the end. */
#include "rooms/stories/stories_codes.h"

#include "lang/lang.h"
#include "rooms/stories/stories.h"

static const struct code state_rows[] = {
    { "draft", N_("Draft") },
    { "waits", N_("Waits for review") },
    { "returned", N_("Given back to the writer") },
    { "approved", N_("Approved") },
};
static const struct code stands_rows[] = {
    { "draft", N_("Draft") },
    { "waits", N_("Waits for review") },
    { "returned", N_("Given back to the writer") },
    { "approved", N_("Approved") },
    { "withdrawn", N_("Consent withdrawn") },
    { "expired", N_("Consent is over") },
};
static const struct code purpose_rows[] = {
    { "report", N_("Reports to the funder") },
    { "web", N_("Web page of the project") },
    { "social", N_("Social media") },
    { "print", N_("Brochures and posters") },
    { "training", N_("Training and events") },
};
static const struct code place_rows[] = {
    { "report", N_("Report of the year in this program") },
    { "file", N_("Report or file that was sent") },
    { "page", N_("Web page of the project") },
    { "social", N_("Social media") },
    { "print", N_("Brochures and posters") },
    { "training", N_("Training and events") },
};
static const struct code result_rows[] = {
    { "faith", N_("Faith in finding work") },
    { "voice", N_("Own voice") },
    { "errands", N_("Everyday errands") },
    { "services", N_("Knowing services") },
    { "finnish", N_("Finnish in daily life") },
    { "ask", N_("Somebody to ask") },
    { "education", N_("Started education") },
    { "work", N_("Found work") },
    { "peer", N_("Peer work") },
    { "group", N_("Life in the group") },
    { "child_care", N_("Child care") },
    { "other", N_("Something else") },
};
#define ROWS(rows) rows, sizeof rows / sizeof *rows
const struct codes CODES_story_state = { "story_state", ROWS(state_rows) };
const struct codes CODES_story_stands = { "story_stands", ROWS(stands_rows) };
const struct codes CODES_story_purpose = { "story_purpose", ROWS(purpose_rows) };
const struct codes CODES_story_place = { "story_place", ROWS(place_rows) };
const struct codes CODES_story_result = { "story_result", ROWS(result_rows) };

struct str story_purpose_of(struct str place)
{
    if (str_is(place, "file"))
        return S("report");
    return str_is(place, "page") ? S("web") : place;
}

static const char *const text_1[] = {
    N_("We would like to tell others what you said to us."),
    N_("We do not tell your name. We change what others could know you by: names, places, times."),
    N_("You choose where we may use it. You may say no, and that changes nothing for you."),
    N_("You may take it back at any time. Tell the worker. We then take it out of our reports and pages."),
    N_("We cannot call back papers and files that others have already."),
    N_("Your yes ends by itself on the day that you choose."),
    NULL,
};

const char *const *story_consent_text(int64_t version)
{
    static const char *const *const each[] = { text_1 };

    _Static_assert(sizeof each / sizeof *each == STORY_CONSENT_VERSION, "a text for each version");
    return version >= 1 && version <= STORY_CONSENT_VERSION ? each[version - 1] : NULL;
}

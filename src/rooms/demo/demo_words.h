/* demo_words: the invented sentences of the demonstration. Her own words in her language with the Finnish beside them;
 * what workers write, in Finnish. Only this room. */
#pragma once
#include <stddef.h>
#include "base/str.h"

/* One sentence in several languages; NULL: it is not said in that one. */
struct said {
    const char *fi, *som, *ara, *ukr, *ckb, *eng;
};
/* In the language (ISO 639-3), else in Finnish; *ret_language is that one's code. */
const char *said_in(const struct said *s, struct str language, const char **ret_language);

/* What somebody wants to do with her life: decides goals, steps and what is talked about. */
enum theme {
    THEME_LANGUAGE,
    THEME_SCHOOL,
    THEME_CARE,
    THEME_CHILDREN,
    THEME_CLEANING,
    THEME_BUSINESS,
    THEME_WORK,
    THEME_HIGHER,
    THEME_HOME,
    THEME_DIGITAL,
    THEME__N
};
enum { GOALS = 3, THEME_STEPS = 6, THEME_AREAS = 4, WORD_AREAS = 13, WISHES = 2, STEP_WORDS = 22, MIDDLES = 4 };

extern const struct said words_goals[THEME__N][GOALS];
struct step_words {
    struct said what;
    const char *who, *picture;
};
extern const struct step_words words_steps[STEP_WORDS];
extern const unsigned char words_theme_steps[THEME__N][THEME_STEPS]; /* of words_steps, in order */
extern const unsigned char words_theme_areas[THEME__N][THEME_AREAS]; /* of words_areas: what is talked about */
extern const char *const words_areas[WORD_AREAS];                    /* CODES_need_area */
extern const struct said words_wishes[WORD_AREAS][WISHES];

struct strength_words {
    const char *area; /* CODES_strength_area */
    struct said what;
};
extern const struct strength_words words_strengths[];
extern const size_t words_strengths_n;

/* ---- what workers write */

struct word_list {
    const char *const *at;
    size_t n;
};
extern const struct word_list words_openings, words_closings, words_agreed, words_private, words_hand_overs,
    words_attempt_notes, words_appointment_notes, words_referral_messages, words_declined, words_asked_back,
    words_accepted, words_care, words_other_parent, words_home_notes;
extern const char *const words_middles[WORD_AREAS][MIDDLES];
enum deferral_kind { DEFERRAL_LEAVE, DEFERRAL_ILLNESS, DEFERRAL_MOVE, DEFERRAL_OTHER, DEFERRAL__N };
extern const char *const words_deferral_codes[DEFERRAL__N];
extern const struct word_list words_deferrals[DEFERRAL__N];
struct question_words {
    const char *question, *answer;
};
extern const struct question_words words_questions[];
extern const size_t words_questions_n;
/* A crisis: why it was flagged, what was said in its talks, why it ended. */
enum { CRISES = 3, CRISIS_TALKS = 4 };
struct crisis_words {
    const char *reason, *end_reason, *shared[CRISIS_TALKS], *private_[CRISIS_TALKS];
};
extern const struct crisis_words words_crises[CRISES];
/* The i-th of the list, round and round. */
const char *word_of(const struct word_list *list, size_t i);

/* consents: what a person agreed to, for which purpose and in which version of the text, behind one door. What is asked
 * for is kept here (pictures, being called later, stories, telling others, what is told in confidence); a quote of hers
 * is the room of stories' own consent, what was told to a service is a referral, that a child's practising is handed
 * over the consent of child care. Each is kept where it works, and taken back there.
 *
 * A no has effect at once and everywhere. Pictures: those in which somebody was marked are given to nobody
 * (consents_pictures.h). Being called later: follow-ups are not asked, and nothing is sent to who has left (the view
 * consents_not_called_facts). Stories, telling others, what was told in confidence: what there is of it is taken back
 * in its room, and nothing new begins there while the no stands (consents_no_facts). A yes there opens nothing by
 * itself: each quote, referral and hand-over is agreed to by its own.
 *
 * What the project must write down for its funder is no consent (GDPR article 6, DOMAIN.md 8.1): nobody is asked for
 * it, and it is not in the list. A text that changes is another version, at the end; an old yes holds for what it said.
 * A word said under a file that went into another one is hers; the newest of all holds.
 */
#pragma once
#include "rooms/read_aloud/read_aloud.h"

/* Those that are asked for first; CONSENT_CARE is there with an id alone, STORY and SHARING with one and without. */
enum consent_kind { CONSENT_PHOTO, CONSENT_CONTACT, CONSENT_STORY, CONSENT_SHARING, CONSENT_DATA, CONSENT_CARE };
enum { CONSENT_VERSION = 1, CONSENTS_ASKED = CONSENT_DATA + 1 };

/* id: of the story, the referral or the child; 0: of what is asked for. about: the quote, or who was told (with the
 * name of the child, for a hand-over); "" else.
 * given: holds now. said: she has been asked and has answered; since: the day of her last word. */
struct consent {
    enum consent_kind kind;
    int64_t id, version;
    struct str about, language, purposes; /* language: of the quote; purposes: codes of CODES_story_purpose */
    struct day since;
    bool given, said;
};
struct consents {
    struct consent *at;
    size_t n, cap;
};
/* The asked ones first, whether answered or not; then her stories and what was shared, the newest first. No right is
 * asked: the caller knows that it is she, or has asked. */
struct consents consents_of(struct task *t, int64_t person);
/* The sentences of the newest version, as messages, ended by NULL: of what is asked for. */
const char *const *consent_text(enum consent_kind kind);
const char *consent_name(enum consent_kind kind, int64_t id); /* message id */
/* The name and these sentences as they are heard, in a language; and of all that is asked for, for who reads aloud. */
struct str consent_spoken(struct task *t, const struct lang *l, enum consent_kind kind);
void consents_aloud(struct task *t, const struct lang *l, struct aloud_texts *list);
/* Her word: yes only to what is asked here, no to all. NOT_FOUND: not hers, or taken back already. */
enum outcome consents_say(struct task *t, int64_t person, enum consent_kind kind, int64_t id, bool yes) MUST_USE;
/* Her last word about pictures, of each member of a group today whom the viewer sees; not asked is no. */
struct consent_word {
    int64_t person;
    struct str name;
    struct day since;
    bool given, said;
};
struct consent_words {
    struct consent_word *at;
    size_t n, cap;
};
struct consent_words consents_pictures_of(struct task *t, int64_t group);
/* Pictures of this viewer's that are down, because somebody in them took her yes back. */
int64_t consents_pictures_down(struct task *t);
/* How many pictures that everybody sees she is marked in; those that are down are none. */
int64_t consents_pictures_with(struct task *t, int64_t person);
/* Two files become one, before rows of the lost one are moved: what she said no to under either ends under both. */
void consents_joining(struct task *t, int64_t kept, int64_t lost);
void consents_parted(struct task *t, int64_t kept, int64_t lost);
/* Nobody gets a picture with somebody who is protected: she is that now, or one of her household, or not any more. */
void consents_protected(struct task *t, int64_t person);
/* Of persons whom an import brought, before they go with it. */
void consents_drop(struct task *t, int64_t import);

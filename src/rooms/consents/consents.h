/* consents: what a person agreed to, for which purpose and in which version of the text, behind one door: pictures and
 * being called later are kept here; a quote of hers is the room of stories' own consent, and what was told to a service
 * with her consent is a referral. Each is kept where it works, and taken back there: a quote leaves the report and its
 * sound is deleted, the link of a referral goes down and what it showed is erased.
 *
 * What the project must write down for its funder is no consent (GDPR article 6, DOMAIN.md 8.1): nobody is asked for
 * it, and it is not in the list. A text that changes is another version, at the end; an old yes holds for what it said.
 */
#pragma once
#include "base/task.h"

enum consent_kind { CONSENT_PHOTO, CONSENT_CONTACT, CONSENT_STORY, CONSENT_SHARING };
enum { CONSENT_VERSION = 1, CONSENTS_ASKED = 2 /* those that are asked here: the first kinds */ };

/* id: of the story or the referral; else 0. about: the quote, or who was told; "" else. given: holds now. said: she has
 * been asked and has answered; since: the day of her last word. */
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
/* The sentences of the newest version, as messages, ended by NULL. */
const char *const *consent_text(enum consent_kind kind);
const char *consent_name(enum consent_kind kind); /* message id */
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
/* Of persons whom an import brought, before they go with it. */
void consents_drop(struct task *t, int64_t import);

/* consents_pictures: who is in a picture or a film that everybody may see (of a publication, a course, a door). Staff
 * mark them when it is put up, of those whose yes to pictures holds. As soon as one of them takes it back, or her file
 * goes, or she is protected, it is given to nobody (view consents_hidden_facts, which rooms/files asks) and the pages
 * that show it are drawn anew; whoever put it up has it on a list. What is marked are its bytes: a copy goes down with
 * it, and it does not come back by being put up once more. A smaller or cut picture has other bytes.
 *
 * A mark stays when the file is gone, on purpose: who put the picture up has it on the phone still, and a no must hold
 * when it comes again years later. What stays is a checksum and a number for each person marked in each picture, made
 * by hand and thus few; nothing is drawn from it. Unmarking takes it away, and of who is anonymised the number leads
 * nowhere (retention.def): her picture stays down. Only this room. */
#pragma once
#include "rooms/consents/consents.h"

enum { CONSENTS_OFFERED = 2000, CONSENTS_DOWN_MOST = 100 };

struct picture_person {
    int64_t person;
    struct str name; /* "" where the viewer does not see her */
    bool given, seen;
};
struct picture_persons {
    struct picture_person *at;
    size_t n, cap;
};
/* owner: code of files.h; words: what it shows; mark: of its bytes. hidden: nobody gets it. */
struct picture {
    int64_t file, row;
    struct str owner, words, mark;
    struct instant added_at;
    bool film, hidden;
};
struct pictures {
    struct picture *at;
    size_t n, cap;
};
/* NOT_FOUND: there is no such file, or it is no picture that everybody may see. NOT_ALLOWED, here and below: the viewer
 * may not put pictures up where it stands. */
enum outcome consents_picture_get(struct task *t, int64_t file, struct picture *ret_picture) MUST_USE;
struct picture_persons consents_marked(struct task *t, const struct picture *p);
/* Whose yes holds, of those whom the viewer sees, in the order of their names. */
struct picture_persons consents_offered(struct task *t);
/* INVALID: *ret names person: she has not said yes. NOT_ALLOWED: the viewer does not see her. */
enum outcome consents_mark(struct task *t, int64_t file, int64_t person, struct problems *ret) MUST_USE;
/* CONFLICT: she took her yes back; the picture is to be removed, it does not come up again by this. */
enum outcome consents_unmark(struct task *t, int64_t file, int64_t person) MUST_USE;
/* Pictures of the viewer's that are down, the newest first. */
struct pictures consents_down(struct task *t);
/* Her word about pictures is another now: pages that show one with her are drawn anew. */
void consents_pictures_said(struct task *t, int64_t person);
/* Pages with pictures of who is protected are drawn anew. */
void consents_pictures_protected(struct task *t);
/* Persons whom an import brought are about to go: the marks stay, and their pictures are given to nobody. */
void consents_pictures_going(struct task *t, int64_t import);

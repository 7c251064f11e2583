/* publications: what is shown to everybody, whatever it is: written in one language and translated paragraph by
 * paragraph, reviewed by another, shown from a day on, looked at again, taken down. Knows projects.
 *
 * publications_publication: kind (publications_kinds.h), source_tag (language it is written in), owner_id and review_on
 *   (who looks at it again, and when), state (CODES_publication_state: of what was written last), reviewer_id,
 *   reviewed_on, review_note (why it was given back), public_on (shown from this day; NULL: it is not), public_at
 * (last). publications_text: each saved text of a language; basis: of a translation, what its paragraphs were made from
 * (see publications_pieces.h). publications_language: the newest of them, and the one that is shown. What is changed
 *   afterwards is shown when it was reviewed and published, too; until then everybody sees the text of before.
 * Source: issue 10, section 1; glossary: publication. */
#pragma once
#include "auth/viewer.h"
#include "base/by_name.h"
#include "base/none.h"
#include "lang/lang.h"
#include "rooms/files/files.h"
#include "rooms/public_place.h"
#include "rooms/search/search.h"

/* characters */
enum { PUBLICATION_TITLE_MOST = 150, PUBLICATION_SUMMARY_MOST = 400, PUBLICATION_BODY_MOST = 30000 };

/* shown: everybody sees it, or will on public_on; waits: what was written last is not what is shown. */
struct publication {
    int64_t id, project, owner, reviewer, version;
    struct str kind, source, state, review_note, owner_name, reviewer_name, title, project_name;
    struct day review_on, reviewed_on, public_on;
    struct instant public_at; /* "": never shown */
    bool shown, waits, may_review, may_publish;
};

/* ---- rights: whoever works in the project writes; managers, counsellors and coordinators review what others wrote;
 * managers and coordinators publish */
bool publications_open_in(struct task *t, int64_t project);
enum outcome publications_get(struct task *t, int64_t publication, struct publication *ret) MUST_USE;

struct publication_new {
    int64_t project;
    struct str kind, source, title, summary, body;
} ONLY_BY_NAME;
enum outcome publications_make(
    struct task *t, const struct publication_new *n, int64_t *ret_publication, struct problems *ret_problems) MUST_USE;
/* p: id, version, kind, owner, review_on. INVALID: kind, owner. */
enum outcome publications_put_card(struct task *t, const struct publication *p, struct problems *ret_problems) MUST_USE;

/* ---- for rooms that make publications of a kind of their own (publications_own.c) */
/* Something that belongs to it is changed there: its version moves, what waited for review is a draft again, and
 * another than who changed it reviews it. */
enum outcome publications_claim(struct task *t, int64_t publication, int64_t version) MUST_USE;
/* Its text in a language, over the newest one (number; 0: there is none). A translation whose paragraphs are as many as
 * the source's is one of them all. INVALID: title. */
struct publication_words {
    int64_t number;
    struct str title, summary, body;
};
enum outcome publications_write(struct task *t, int64_t publication, const struct lang *lang,
    const struct publication_words *words, struct problems *ret_problems) MUST_USE;
/* What was never shown. INVALID: it was. */
enum outcome publications_remove(struct task *t, int64_t publication, int64_t version) MUST_USE;

/* ---- draft -> in review -> approved -> published -> archived */
enum outcome publications_send(struct task *t, int64_t publication, int64_t version) MUST_USE;
/* By another than who wrote what is new in it. Given back with a note (INVALID without: review_note). */
enum outcome publications_judge(
    struct task *t, const struct publication *asked, bool approved, struct str note, struct problems *ret) MUST_USE;
/* All its texts as they are now, from this day on (today or later; what is shown already stays). INVALID: public_on
 * (the day; a press release that says not whom to ask). */
enum outcome publications_publish(
    struct task *t, int64_t publication, int64_t version, struct day from, struct problems *ret) MUST_USE;
enum outcome publications_archive(struct task *t, int64_t publication, int64_t version) MUST_USE;
/* What was archived is a draft. */
enum outcome publications_take_up(struct task *t, int64_t publication, int64_t version) MUST_USE;

/* A text with its translations, whose paragraphs are the source's one by one, its author, and whom the media may ask
 * ("": nobody): a draft, as somebody brings it along whole. said: the source first. */
struct publication_said {
    const char *tag, *title, *summary, *body;
};
struct publication_whole {
    int64_t project;
    const char *kind, *author, *role, *phone, *email;
    const struct publication_said *said;
    size_t n;
} ONLY_BY_NAME;
enum outcome publications_make_whole(struct task *t, const struct publication_whole *w, int64_t *ret_publication,
    struct problems *ret_problems) MUST_USE;

/* The house's materials (publications_house.h): how many of them this project has not taken; taking these, as drafts in
 * all their languages; and the one of this name, or 0. */
int64_t publications_house_left(struct task *t, int64_t project);
enum outcome publications_house_take(struct task *t, int64_t project, int64_t *ret_made) MUST_USE;
int64_t publications_of_house(struct task *t, int64_t project, struct str name);

/* A publication as everybody reads it today, for a package that goes to another house; texts: the source first. False:
 * it is not shown. */
struct publication_side {
    const struct lang *lang;
    struct str title, summary, body;
};
struct publication_sides {
    struct publication_side *at;
    size_t n, cap;
};
struct publication_copy {
    struct str kind;
    const struct lang *source;
    struct publication_sides texts;
};
bool publications_copy(struct task *t, int64_t publication, struct publication_copy *ret_copy);
enum { PUBLICATION_FILE_GROUPS = MEDIA_PICTURE | MEDIA_AUDIO | MEDIA_VIDEO | MEDIA_TRACK };
/* Its files, for everybody; and one more (publications_files.h). tag: the language of a WebVTT file; else not asked.
 * INVALID: file, words. */
struct file_list publications_files_shown(struct task *t, int64_t publication);
enum outcome publications_file_add(struct task *t, int64_t publication, const struct file_wish *chosen, struct str tag,
    struct problems *ret_problems) MUST_USE;

/* What everybody may read about an area (CODES_need_area), in the task's language where there is one; newest first. */
struct publication_link {
    int64_t id;
    struct str title;
    const struct lang *lang;
};
struct publication_links {
    struct publication_link *at;
    size_t n, cap;
};
struct publication_links publications_about_area(struct task *t, struct str area, int64_t limit);

/* The same of what else a text is tied to: "module:ID", "theme:CODE", "service:ID" (rooms/materials.h); of: "module:".
 */
struct publication_tie {
    struct str key;
    struct publication_link link;
};
struct publication_ties {
    struct publication_tie *at;
    size_t n, cap;
};
struct publication_links publications_about(struct task *t, struct str key, int64_t limit);
struct publication_ties publications_tied(struct task *t, struct str of, int64_t limit);
/* NOT_FOUND: not everybody sees it today. Who may write of the module, theme or service is asked by its room. */
enum outcome publications_tie(struct task *t, struct str key, int64_t publication) MUST_USE;
enum outcome publications_untie(struct task *t, struct str key, int64_t publication) MUST_USE;
/* Materials that everybody sees today, the newest first. */
struct publication_links publications_materials(struct task *t, int64_t limit);

/* What this project shows to everybody has changed: kept pages of it are drawn anew. */
void publications_changed(struct task *t, int64_t project);

/* For the first page: what waits for this viewer's review, her own whose review day has come, and her own with sound
 * that says what the text says no more. */
struct publications_waiting {
    int64_t review, old, mute;
};
struct publications_waiting publications_wait(struct task *t, int64_t project);

/* For lists of all addresses (rooms/public_pages.h): what is shown today, and the projects that show something. */
struct public_places publications_places(struct task *t, int64_t after, int64_t limit);
struct public_numbers publications_bounds(struct task *t, int64_t step);
struct public_places publications_projects(struct task *t, int64_t after, int64_t limit);
/* ids: publication and file, or sound: "png" as it ends when it is written; NULL: not everybody has it. */
const char *publications_file_ending(struct task *t, const int64_t *ids);
const char *publications_sound_ending(struct task *t, const int64_t *ids);
/* Writes down how often texts were asked for (publications_opened.h); in how many seconds it wants to be asked again.
 */
int64_t publications_often(struct task *t);

/* Puts it into the search as everybody sees it today, or takes it out; which stand there otherwise, at most `limit`. */
void publications_searched(struct task *t, int64_t publication);
struct search_records publications_not_searched(struct task *t, int64_t limit);
/* A picture of its is given to nobody any more, or again (rooms/pictures.h). */
void publications_picture_changed(struct task *t, int64_t publication);

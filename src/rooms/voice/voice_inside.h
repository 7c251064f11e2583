/* voice_inside: what workers do with what members say. Only for the room's own files. */
#pragma once
#include "rooms/voice/voice.h"

/* Its picture, or its sound; takes the place of the one there was. INVALID: file. */
enum outcome voice_idea_file_put(
    struct task *t, int64_t idea, struct str bytes, bool chosen, struct problems *ret) MUST_USE;
enum outcome voice_idea_file_drop(struct task *t, int64_t idea, int64_t file) MUST_USE;

/* A file for an idea, checked and kept: for who has asked whether it may be. */
enum outcome voice_file_put(
    struct task *t, const struct idea *i, struct str bytes, bool chosen, struct problems *ret) MUST_USE;
/* One sound in the place of the one there was, for who has asked whether it may be. INVALID: file. */
enum outcome voice_sound_put(
    struct task *t, enum file_owner owner, int64_t row, struct str bytes, struct problems *ret) MUST_USE;
/* A file of the idea or of its answer, for who has asked. */
enum outcome voice_file_of(struct task *t, int64_t idea, int64_t file, struct file *ret_file) MUST_USE;
/* One idea as its group has it, with her vote (person 0: nobody's). False: there is none. */
bool voice_find(struct task *t, int64_t idea, int64_t person, struct idea *ret_idea);
/* One that was found in the box: new, and nobody's. For who has asked whether it may be. */
enum outcome voice_idea_found(struct task *t, int64_t group, struct str words, int64_t *ret_idea) MUST_USE;

/* ---- how sessions were: n answered; shown: they are enough, so that faces and words may be told */
struct feeling {
    int64_t session, n, good, so_so, not_good;
    struct day day;
    struct str theme;
    struct strs words;
    bool shown;
};
struct feelings {
    struct feeling *at;
    size_t n, cap;
};
/* Of the last weeks, the newest first. NOT_ALLOWED as voice_ideas. */
enum outcome voice_feelings(struct task *t, int64_t group, struct feelings *ret) MUST_USE;

/* ---- questions: of persons whose card the viewer sees, those that wait first */
enum outcome voice_questions(struct task *t, int64_t group, struct askeds *ret) MUST_USE;
enum outcome voice_question(struct task *t, int64_t question, struct asked *ret) MUST_USE;

/* ---- the box */
struct box_note {
    int64_t id;
    struct day day;
    struct str words;
};
struct box_notes {
    struct box_note *at;
    size_t n, cap;
};
enum outcome voice_box(struct task *t, int64_t group, struct box_notes *ret) MUST_USE;
enum outcome voice_box_remove(struct task *t, int64_t note, int64_t *ret_group) MUST_USE;
/* Its beginning becomes a new idea, which a worker puts into words that nobody can be recognised by; the note goes. */
enum outcome voice_box_to_ideas(struct task *t, int64_t note, int64_t *ret_idea) MUST_USE;

/* ---- planning together */
struct theme_move {
    int64_t id, group, one, other;
    struct str one_theme, other_theme, name; /* before it */
    struct day moved, back, one_day, other_day;
};
struct shared_planning {
    struct {
        struct planner *at;
        size_t n, cap;
    } planners;
    struct {
        struct theme_move *at;
        size_t n, cap;
    } moves;
    struct plan_sessions sessions;
};
enum outcome voice_planning(struct task *t, int64_t group, struct shared_planning *ret) MUST_USE;
enum outcome voice_planner_drop(struct task *t, int64_t group, int64_t person) MUST_USE;
/* CONFLICT: the plan has changed since. */
enum outcome voice_move_back(struct task *t, int64_t group, int64_t move) MUST_USE;

/* Each part's share of voice_own_said() and voice_drop(). */
void voice_feedback_said(struct task *t, int64_t person, struct voice_saids *list);
void voice_questions_said(struct task *t, int64_t person, struct voice_saids *list);
void voice_feedback_drop(struct task *t, int64_t import);
void voice_questions_drop(struct task *t, int64_t import);
void voice_planners_said(struct task *t, int64_t person, struct voice_saids *list);
void voice_planners_drop(struct task *t, int64_t import);

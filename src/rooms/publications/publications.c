/* publications: the rules: who writes, reviews, publishes; every text saved is a version. No pages here. What everybody
 * reads: publications_public.c. */
#include "rooms/publications/publications_texts.h"

#include "auth/journal.h"
#include "db/db.h"
#include "publications_sql.h"
#include "rooms/projects/projects.h"
#include "rooms/publications/publications_byline.h"
#include "rooms/publications/publications_about.h"
#include "rooms/publications/publications_codes.h"
#include "rooms/publications/publications_sounds.h"

static const char *const noun = "publication";

/* ---- rights */

bool publications_open_in(struct task *t, int64_t project) { return viewer_knows_project(t->viewer, project); }

bool publications_reviews_in(const struct task *t, int64_t project)
{
    enum role role = viewer_role_in(t->viewer, project);

    return role == ROLE_COUNSELLOR || publications_publishes_in(t, project);
}

bool publications_publishes_in(const struct task *t, int64_t project)
{
    enum role role = viewer_role_in(t->viewer, project);

    return role == ROLE_MANAGER || role == ROLE_COORDINATOR;
}

/* Did the viewer write or record anything in it that nobody has been shown yet? The program reviews its own. */
static bool wrote(struct task *t, int64_t publication)
{
    struct publications_sql_wrote_row row;

    return !t->viewer->program && publications_sql_wrote(t, publication, t->viewer->staff, &row) && row.n > 0;
}

/* ---- reading */

static struct publication publication_of(struct task *t, const struct publications_sql_publication_row *r)
{
    struct publication p = { .id = r->publication,
        .project = r->project,
        .owner = r->owner,
        .reviewer = r->reviewer,
        .version = r->version,
        .kind = r->kind,
        .source = r->source,
        .state = r->state,
        .review_note = r->review_note,
        .owner_name = r->owner_name,
        .reviewer_name = r->reviewer_name,
        .title = r->title,
        .review_on = r->review_on,
        .reviewed_on = r->reviewed_on,
        .public_on = r->public_on,
        .public_at = r->public_at,
        .shown = day_known(r->public_on) };

    p.waits = p.shown && !str_is(p.state, "published");
    p.may_publish = str_is(p.state, "approved") && publications_publishes_in(t, p.project);
    return p;
}

struct publications publications_listed(
    struct task *t, const struct publication_filter *f, int64_t start, int64_t limit)
{
    struct publications list = { 0 };

    if (!publications_open_in(t, f->project))
        return list;
    struct publications_sql_listed_rows rows = publications_sql_listed(t, f->project, f->kind, f->state, start, limit);
    for (size_t i = 0; i < rows.n; i++) {
        struct publication one = publication_of(t, &rows.at[i].publication);
        list.all = rows.at[i].total;
        LIST_ADD(t->a, &list, one);
    }
    return list;
}

enum outcome publications_get(struct task *t, int64_t publication, struct publication *ret)
{
    struct publications_sql_publication_row row;

    if (!publications_sql_get(t, publication, &row))
        return NOT_FOUND;
    if (!publications_open_in(t, row.project))
        return NOT_ALLOWED;
    *ret = publication_of(t, &row);
    ret->project_name = projects_name(t, ret->project);
    ret->may_review = str_is(ret->state, "review") && publications_reviews_in(t, ret->project) &&
                      !wrote(t, publication);
    return DONE;
}

static struct publication_text text_of(const struct publications_sql_text_row *r)
{
    return (struct publication_text){ .number = r->number,
        .title = r->title,
        .summary = r->summary,
        .body = r->body,
        .basis = r->basis,
        .staff_name = r->staff_name,
        .saved_at = r->saved_at };
}

bool publications_text(
    struct task *t, int64_t publication, struct str tag, int64_t number, struct publication_text *ret_text)
{
    struct publications_sql_newest_row newest;
    struct publications_sql_text_row row;

    if (number == 0 && publications_sql_newest(t, publication, tag, &newest))
        number = newest.number;
    if (number == 0 || !publications_sql_text(t, publication, tag, number, &row))
        return false;
    *ret_text = text_of(&row);
    return true;
}

struct publication_texts publications_versions(struct task *t, int64_t publication, struct str tag)
{
    struct publication_texts list = { 0 };
    struct publications_sql_text_rows rows = publications_sql_versions(t, publication, tag, PUBLICATION_VERSIONS_MOST);

    for (size_t i = 0; i < rows.n; i++) {
        struct publication_text one = text_of(&rows.at[i]);
        LIST_ADD(t->a, &list, one);
    }
    return list;
}

/* ---- writing texts */

static bool has_title(struct task *t, struct str title, struct problems *ret_problems)
{
    if (str_empty(str_trim(title)))
        problem_add(t, ret_problems, "title", str_of(tr(t, "Write a title.")));
    return ret_problems->n == 0;
}

static void add_text(
    struct task *t, int64_t publication, struct str tag, int64_t number, const struct publication_text *x)
{
    publications_sql_add_text(t, .publication = publication, .tag = tag, .number = number, .title = x->title,
        .summary = x->summary, .body = x->body, .basis = x->basis, .staff = t->viewer->staff, .saved_at = t->now);
    publication_leads_note(t, publication, x->body);
}

enum outcome publications_make(
    struct task *t, const struct publication_new *n, int64_t *ret_publication, struct problems *ret_problems)
{
    int64_t id = id_new();
    struct publication_text text = { .title = n->title, .summary = n->summary, .body = n->body, .basis = S("") };

    if (!publications_open_in(t, n->project))
        return NOT_ALLOWED;
    if (!code_ok(&CODES_publication_kind, n->kind))
        problem_add(t, ret_problems, "kind", str_of(tr(t, "Choose what it is.")));
    if (!code_ok(&CODES_publication_language, n->source))
        problem_add(t, ret_problems, "source", str_of(tr(t, "Choose the language from the list.")));
    if (!has_title(t, n->title, ret_problems))
        return INVALID;
    publications_sql_add(t, id, n->project, n->kind, n->source, t->viewer->staff, DAY(""));
    (void)publications_sql_add_language(t, id, n->source);
    add_text(t, id, n->source, 1, &text);
    journal_write(t, JOURNAL_CREATE, noun, id, n->kind);
    *ret_publication = id;
    return DONE;
}

static bool same_text(const struct publication_text *a, const struct publication_text *b)
{
    return str_eq(a->title, b->title) && str_eq(a->summary, b->summary) && str_eq(a->body, b->body) &&
           str_eq(a->basis, b->basis);
}

static enum outcome save(
    struct task *t, const struct publication *p, struct str tag, const struct publication_text *text)
{
    bool first = text->number == 0;

    if ((first ? publications_sql_add_language(t, p->id, tag) : publications_sql_next(t, p->id, tag, text->number)) ==
        0)
        return CONFLICT;
    add_text(t, p->id, tag, text->number + 1, text);
    publication_sounds_check(t, p->id, tag, text);
    publications_sql_touch(t, p->id);
    journal_write(t, JOURNAL_CHANGE, noun, p->id, tag);
    return DONE;
}

enum outcome publications_put_text(struct task *t, int64_t publication, struct str tag,
    const struct publication_text *text, struct problems *ret_problems)
{
    struct publication p;
    struct publication_text now;
    enum outcome found = publications_get(t, publication, &p);

    if (found != DONE)
        return found;
    if (!code_ok(&CODES_publication_language, tag))
        return NOT_FOUND;
    if (!has_title(t, text->title, ret_problems))
        return INVALID;
    if (publications_text(t, publication, tag, text->number, &now) && text->number != 0 && same_text(&now, text)) {
        struct publications_sql_newest_row newest;
        if (publications_sql_newest(t, publication, tag, &newest) && newest.number == text->number)
            return DONE;
    }
    return save(t, &p, tag, text);
}

enum outcome publications_bring_back(struct task *t, int64_t publication, struct str tag, int64_t number)
{
    struct publication p;
    struct publication_text then, now;
    enum outcome found = publications_get(t, publication, &p);

    if (found != DONE)
        return found;
    if (number < 1 || !publications_text(t, publication, tag, number, &then) ||
        !publications_text(t, publication, tag, 0, &now))
        return NOT_FOUND;
    if (same_text(&then, &now))
        return INVALID;
    then.number = now.number;
    return save(t, &p, tag, &then);
}

/* ---- the card */

static bool works_there(struct task *t, int64_t project, int64_t staff)
{
    struct project_staffs all = projects_staff(t, project);

    for (size_t i = 0; i < all.n; i++)
        if (all.at[i].staff == staff)
            return true;
    return false;
}

enum outcome publications_put_card(struct task *t, const struct publication *p, struct problems *ret_problems)
{
    struct publication old;
    enum outcome found = publications_get(t, p->id, &old);

    if (found != DONE)
        return found;
    if (!code_ok(&CODES_publication_kind, p->kind) ||
        (publication_is_own(old.kind) ? !str_eq(p->kind, old.kind) : publication_is_own(p->kind)))
        problem_add(t, ret_problems, "kind", str_of(tr(t, "Choose what it is.")));
    if (p->owner != old.owner && !works_there(t, old.project, p->owner))
        problem_add(t, ret_problems, "owner", str_of(tr(t, "Choose somebody who works in the project.")));
    if (ret_problems->n > 0)
        return INVALID;
    if (publications_sql_card(t, p->id, p->version, p->kind, p->owner, p->review_on) == 0)
        return CONFLICT;
    publications_sql_changed(t, old.project);
    journal_write(t, JOURNAL_CHANGE, noun, p->id, S("kind owner review_on"));
    return DONE;
}

enum outcome publications_remove(struct task *t, int64_t publication, int64_t version)
{
    struct publication p;
    enum outcome found = publications_get(t, publication, &p);

    if (found != DONE)
        return found;
    if (instant_unix(p.public_at) != 0)
        return INVALID;
    if (p.version != version)
        return CONFLICT;
    publication_unsign(t, publication);
    publication_parts_remove(t, publication);
    publication_sounds_remove(t, publication);
    publications_sql_remove_steps(t, publication);
    publications_sql_forget_hands(t, publication);
    publications_sql_remove_texts(t, publication);
    publications_sql_remove_languages(t, publication);
    if (publications_sql_remove(t, publication, version) == 0)
        return CONFLICT;
    journal_write(t, JOURNAL_DELETE, noun, publication, S(""));
    return DONE;
}

/* ---- steps */

/* For its page, and as ids and a word for the journal. */
static void decided(struct task *t, int64_t publication, struct str what)
{
    publications_sql_add_step(t, id_new(), publication, what, t->viewer->staff, t->now);
    journal_write(t, JOURNAL_CHANGE, noun, publication, what);
}

struct decideds publications_steps(struct task *t, int64_t publication)
{
    struct decideds list = { 0 };
    struct publications_sql_steps_rows rows = publications_sql_steps(t, publication, PUBLICATION_STEPS_MOST);

    for (size_t i = 0; i < rows.n; i++) {
        struct decided one = { rows.at[i].what, rows.at[i].staff_name, rows.at[i].done_at };
        LIST_ADD(t->a, &list, one);
    }
    return list;
}

static enum outcome step(struct task *t, int64_t publication, int64_t version, const char *from, const char *to)
{
    struct publication p;
    enum outcome found = publications_get(t, publication, &p);

    if (found != DONE)
        return found;
    if (!str_is(p.state, from))
        return INVALID;
    if (publications_sql_state(t, publication, version, str_of(to)) == 0)
        return CONFLICT;
    decided(t, publication, str_of(to));
    return DONE;
}

enum outcome publications_send(struct task *t, int64_t publication, int64_t version)
{
    return step(t, publication, version, "draft", "review");
}

enum outcome publications_take_up(struct task *t, int64_t publication, int64_t version)
{
    return step(t, publication, version, "archived", "draft");
}

enum outcome publications_judge(
    struct task *t, const struct publication *asked, bool approved, struct str note, struct problems *ret)
{
    struct publication p;
    enum outcome found = publications_get(t, asked->id, &p);
    struct str state = approved ? S("approved") : S("draft");

    if (found != DONE)
        return found;
    if (!p.may_review)
        return str_is(p.state, "review") ? NOT_ALLOWED : CONFLICT;
    if (!approved && str_empty(str_trim(note))) {
        problem_add(t, ret, "review_note", str_of(tr(t, "Write what is to be changed.")));
        return INVALID;
    }
    if (publications_sql_judge(t, p.id, asked->version, state, t->viewer->staff, t->today, note) == 0)
        return CONFLICT;
    decided(t, p.id, approved ? state : S("returned"));
    return DONE;
}

/* Somebody looks at it again after the months of its kind, unless a later day was chosen. */
static struct day review_day(struct task *t, const struct publication *p)
{
    bool chosen = day_known(p->review_on) && day_cmp(p->review_on, t->today) > 0;

    return chosen ? p->review_on : day_add_months(t->today, publication_kind_months(p->kind));
}

enum outcome publications_publish(
    struct task *t, int64_t publication, int64_t version, struct day from, struct problems *ret)
{
    struct publication p;
    enum outcome found = publications_get(t, publication, &p);
    bool shown_already = found == DONE && p.shown && day_cmp(p.public_on, t->today) <= 0;

    if (found != DONE)
        return found;
    if (!p.may_publish)
        return str_is(p.state, "approved") ? NOT_ALLOWED : CONFLICT;
    if (!shown_already && day_cmp(from, t->today) < 0)
        problem_add(t, ret, "public_on", str_of(tr(t, "Choose today or a later day.")));
    struct publication_byline byline = publications_byline(t, publication);
    if (str_is(p.kind, "press") && !publication_has_contact(&byline))
        problem_add(
            t, ret, "public_on", str_of(tr(t, "A press release says whom the media may ask. Add a contact first.")));
    if (ret->n > 0)
        return INVALID;
    if (publications_sql_show(t, publication, version, shown_already ? p.public_on : from, t->viewer->staff, t->now,
            review_day(t, &p)) == 0)
        return CONFLICT;
    publications_sql_show_texts(t, publication);
    publications_sql_forget_hands(t, publication);
    publication_sounds_publish(t, publication);
    publications_sql_changed(t, p.project);
    publications_searched(t, publication);
    decided(t, publication, S("published"));
    return DONE;
}

enum outcome publications_archive(struct task *t, int64_t publication, int64_t version)
{
    struct publication p;
    enum outcome found = publications_get(t, publication, &p);

    if (found != DONE)
        return found;
    if (!publications_publishes_in(t, p.project))
        return NOT_ALLOWED;
    if (publications_sql_hide(t, publication, version) == 0)
        return CONFLICT;
    publications_sql_hide_texts(t, publication);
    publication_sounds_hide(t, publication);
    publications_sql_changed(t, p.project);
    publications_searched(t, publication);
    decided(t, publication, S("archived"));
    return DONE;
}

void publications_changed(struct task *t, int64_t project) { publications_sql_changed(t, project); }

struct publications_waiting publications_wait(struct task *t, int64_t project)
{
    struct publications_sql_waiting_row row;

    if (!publications_open_in(t, project) || !publications_sql_waiting(t, project, t->viewer->staff, t->today, &row))
        return (struct publications_waiting){ 0 };
    return (struct publications_waiting){ publications_reviews_in(t, project) ? row.review : 0, row.old, row.mute };
}

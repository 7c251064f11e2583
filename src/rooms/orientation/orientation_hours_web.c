/* orientation_hours_web: the statement of participation: its page, where the hours are looked at and stated, and the
 * paper of one that was stated, in Finnish and in her language. No rules here. */
#include "lang/lang.h"
#include "orientation_hours_html.h"
#include "rooms/orientation/orientation_view.h"
#include "rooms/orientation/orientation_web.h"
#include "rooms/papers.h"
#include "rooms/projects/projects.h"
#include "rooms/routes.h"

/* The topics of the course are its fields, so no table has them. */
static const struct form_table hours_form = { "hours", NULL, 0, 0 };

static const struct orientation_chapter *chapter(const struct orientation_book *b, int64_t topic)
{
    for (size_t i = 0; i < b->chapters.n; i++)
        if (b->chapters.at[i].number == topic)
            return &b->chapters.at[i];
    return NULL;
}

/* The course asked for, else the first one that everybody sees; 0: there is none. */
static int64_t pick_course(struct req *r, struct orientation_statement_view *v)
{
    struct task *t = &r->task;
    struct orientation_books all = orientation_books(t, t->lang, true);
    int64_t asked = req_id(r, "course"), course = 0;

    for (size_t i = 0; i < all.n; i++)
        if (course == 0 || all.at[i].course.id == asked)
            course = all.at[i].course.id;
    for (size_t i = 0; i < all.n; i++)
        picks_add(t, &v->courses, id_str(t->a, all.at[i].course.id), all.at[i].card.topic.title, id_str(t->a, course));
    return course;
}

static void pick_language(struct req *r, struct orientation_statement_view *v, struct str language)
{
    struct task *t = &r->task;
    const struct lang *hers = req_has(r, "beside") ? papers_beside(r) : lang_by_tag(language);
    struct str chosen = hers != NULL && hers->id != LANG_fi ? str_of(hers->tag) : S("");

    picks_add(t, &v->languages, S(""), str_of(tr(t, "no second language")), chosen);
    for (enum lang_id i = 0; i < LANG__N; i++)
        if (i != LANG_fi)
            picks_add(t, &v->languages, str_of(lang_get(i)->tag), str_of(lang_get(i)->name), chosen);
}

static void add_fields(
    struct req *r, const struct orientation_book *b, struct orientation_hours *h, struct orientation_statement_view *v)
{
    struct task *t = &r->task;

    for (size_t i = 0; i < h->rows.n; i++) {
        struct orientation_hours_row *row = &h->rows.at[i];
        const struct orientation_chapter *c = chapter(b, row->topic);
        const char *name = str_z(t->a, str_fmt(t->a, "h%lld", (long long)row->topic));
        struct orientation_hours_field f = { .topic = row->topic,
            .sessions = row->sessions,
            .name = str_of(name),
            .title = orientation_say(c->lang, c->topic.title),
            .hours = orientation_hours_text(t->a, row->minutes) };
        if (req_has(r, name)) {
            f.hours = req_get(r, name);
            f.wrong = !orientation_hours_read(f.hours, &row->minutes);
            if (f.wrong)
                problem_add(t, &v->form.problems, name, str_of(tr(t, "Write the hours as a number, for example 1,5.")));
        }
        LIST_ADD(t->a, &v->fields, f);
    }
}

/* ---- the paper */

enum { SIGNED = 1400 }; /* tenths of a point that the note and the signature take: they stay together */

static struct str hours(struct task *t, const struct lang *l, int64_t minutes)
{
    int64_t whole = minutes / 60, rest = minutes % 60;
    struct str all = tr_fill(
        t->a, lang_trn(l, "%n hour", "%n hours", whole), (struct str[]){ lang_number(t->a, l, whole) }, 1);

    if (rest == 0)
        return all;
    return str_fmt(t->a, "%.*s %.*s", STR_ARG(all),
        STR_ARG(tr_fill(
            t->a, lang_trn(l, "%n minute", "%n minutes", rest), (struct str[]){ lang_number(t->a, l, rest) }, 1)));
}

static struct paper_text title_of(const struct paper *p, const struct orientation_stated_row *row)
{
    struct paper_text title = { .own = false };

    for (unsigned i = 0; i < p->languages; i++)
        title.at[i] = i == 0 || str_empty(row->beside) ? row->title : row->beside;
    return title;
}

static void add_table(struct task *t, struct paper *p, const struct orientation_stated *s)
{
    struct paper_column columns[] = { { paper_tr(p, N_("Topic")), 4, PAPER_START },
        { paper_tr(p, N_("Time")), 2, PAPER_START } };
    int64_t sum = 0;

    paper_table(p, columns, 2);
    for (size_t i = 0; i < s->rows.n; i++) {
        const struct orientation_stated_row *row = &s->rows.at[i];
        paper_row(p, PAPER_ROW);
        paper_cell(p, title_of(p, row));
        paper_cell(p, PAPER_IN(p, l, hours(t, l, row->minutes)));
        sum += row->minutes;
    }
    paper_row(p, PAPER_ROW_SUM);
    paper_cell(p, paper_trc(p, "sum", NC_("sum", "Together")));
    paper_cell(p, PAPER_IN(p, l, hours(t, l, sum)));
    paper_table_end(p);
}

static void add_facts(struct task *t, struct paper *p, const struct orientation_stated *s)
{
    paper_fact(p, paper_tr(p, N_("Group")), paper_own(s->group));
    paper_fact(p, paper_tr(p, N_("Project")), PAPER_IN(p, l, projects_name_in(t, l, s->project)));
    if (day_known(s->from))
        paper_fact(p, paper_tr(p, N_("Period")),
            PAPER_IN(p, l,
                paper_ltr(t->a, str_fmt(t->a, "%.*s – %.*s", STR_ARG(lang_day(t->a, l, s->from)),
                                    STR_ARG(lang_day(t->a, l, s->to))))));
    paper_fact(p, paper_tr(p, N_("Course of orientation")),
        paper_own(str_fmt(t->a, "%.*s (%lld)", STR_ARG(s->course), (long long)s->course_version)));
    paper_fact(p, paper_tr(p, N_("Stated on")), PAPER_IN(p, l, lang_day(t->a, l, s->on)));
    paper_fact(p, paper_tr(p, N_("Number of the statement")), paper_own(id_str(t->a, s->id)));
}

static struct reply paper(struct req *r, const struct orientation_stated *s)
{
    struct task *t = &r->task;
    struct paper *p = projects_paper(t, s->project,
        (struct paper_head){
            .lang = lang_get(LANG_fi), .beside = s->beside, .title = N_("Statement of civic orientation") });

    paper_gap(p, 2);
    paper_heading(p, 1, paper_tr(p, N_("Statement of civic orientation")));
    paper_gap(p, 3);
    paper_name(p, paper_own(s->person));
    paper_gap(p, 3);
    paper_paragraph(p, paper_tr(p, N_("This person took part in civic orientation in a group, in these topics.")));
    add_facts(t, p, s);
    paper_gap(p, 2);
    add_table(t, p, s);
    paper_gap(p, 2);
    paper_keep(p, SIGNED);
    paper_note(p, paper_tr(p, N_("Civic orientation is described in section 25 of the Act on the Promotion of "
                                 "Integration (681/2023). The municipality or the employment authority arranges it. "
                                 "This statement tells of hours in a group. It is no decision and no certificate of an "
                                 "education.")));
    paper_gap(p, 4);
    paper_lines(p,
        (const struct paper_text[]){ paper_tr(p, N_("Place and day")), paper_tr(p, N_("Signature of the instructor")),
            paper_tr(p, N_("Name in block letters")) },
        3);
    return papers_reply(r, p, "orientation", URL(t, orientation_statement, r->ids[0], r->ids[1]));
}

struct reply orientation_stated_paper(struct req *r)
{
    struct orientation_stated s;
    enum outcome how = orientation_stated(&r->task, r->ids[0], r->ids[1], r->ids[2], &s);

    return how == DONE ? paper(r, &s) : reply_refused(r, how);
}

/* ---- the page */

static void add_kept(struct req *r, struct orientation_statement_view *v)
{
    struct task *t = &r->task;
    struct orientation_stateds *all = NEW(t->a, struct orientation_stateds);

    *all = orientation_statements(t, r->ids[0], r->ids[1]);
    for (size_t i = 0; i < all->n; i++) {
        const struct orientation_stated *s = &all->at[i];
        struct orientation_kept one = { .s = s,
            .paper = URL(t, orientation_stated_paper, r->ids[0], r->ids[1], s->id),
            .number = id_str(t->a, s->id),
            .language = s->beside != NULL ? str_of(s->beside->name) : S("") };
        LIST_ADD(t->a, &v->kept, one);
    }
}

/* What a page of the statement is made of: the registers' hours, and what was typed over them. DONE, or why not. */
static enum outcome fill(struct req *r, struct orientation_hours *h, struct orientation_statement_view *v)
{
    struct task *t = &r->task;
    struct orientation_book b;
    int64_t course = pick_course(r, v);

    if (course == 0 || orientation_book_shown(t, course, t->lang, &b) != DONE)
        return INVALID;
    enum outcome how = orientation_hours(t, r->ids[0], r->ids[1], course, h);
    if (how != DONE)
        return how;
    *v = (struct orientation_statement_view){ .hours = h,
        .back = URL(t, people_person, r->ids[0]),
        .action = URL(t, orientation_statement, r->ids[0], r->ids[1]),
        .courses = v->courses,
        .form = form_show(t, &hours_form, NULL, 0) };
    pick_language(r, v, h->language);
    add_fields(r, &b, h, v);
    add_kept(r, v);
    return DONE;
}

/* INVALID of fill(): there is no course. */
static struct reply nothing_to_show(struct req *r, enum outcome how)
{
    struct task *t = &r->task;

    if (how == INVALID)
        return reply_redirect(r, URL(t, attendance_certified, r->ids[0], r->ids[1]),
            tr(t, "No course of orientation is shown yet. A manager takes one and shows it."));
    return reply_refused(r, how);
}

struct reply orientation_statement(struct req *r)
{
    struct orientation_hours h = { 0 };
    struct orientation_statement_view v = { 0 };
    enum outcome how = fill(r, &h, &v);

    if (how != DONE)
        return nothing_to_show(r, how);
    return SHOW(r, v.form.problems.n > 0 ? 422 : 200, orientation_statement, &v);
}

struct reply orientation_state_hours(struct req *r)
{
    struct task *t = &r->task;
    struct orientation_hours h = { 0 };
    struct orientation_statement_view v = { 0 };
    int64_t id;
    enum outcome how = fill(r, &h, &v);

    if (how != DONE)
        return nothing_to_show(r, how);
    if (v.form.problems.n > 0)
        return SHOW(r, 422, orientation_statement, &v);
    how = orientation_state(t, r->ids[0], r->ids[1], &h, papers_beside(r), &id);
    if (how == INVALID) {
        problem_add(t, &v.form.problems, "",
            str_of(tr(t, "There are no hours yet. Write them, or give the sessions of the group a topic as their "
                         "theme.")));
        return SHOW(r, 422, orientation_statement, &v);
    }
    return reply_outcome(
        r, how, v.action, tr(t, "The statement is kept. Print it here, today or later: it stays the same."));
}

/* publications_kind: publications, their texts and who tried them out as kinds of record. Files and sound do not go
 * with the package; models and practices are packages of their own. A house that moves takes along what everybody reads
 * as it was published; who manages one project publishes on the pages, where somebody else has looked at it. */
#include "lang/lang.h"
#include "publications_kind_sql.h"
#include "rooms/codes.h"
#include "rooms/kind.h"
#include "rooms/publications/publications_about.h"
#include "rooms/publications/publications_byline.h"
#include "rooms/publications/publications_codes.h"
#include "rooms/publications/publications_trials.h"

enum { NUMBER_MOST = 100000, BASIS_MOST = 90000 };

/* clang-format off */
#define PUBLICATIONS(C) \
    C(publications, publication, KEY()) C(publications, project, MUST_REF(projects)) \
    C(publications, kind, MUST_CODE(publication_here)) C(publications, language, MUST(CELL_LANGUAGE)) \
    C(publications, state, CODE(publication_state)) C(publications, owner, REF(staff)) \
    C(publications, review_on, OF(CELL_DAY)) C(publications, reviewer, REF(staff)) \
    C(publications, reviewed_on, OF(CELL_DAY)) C(publications, review_note, TEXT(PUBLICATION_NOTE_MOST)) \
    C(publications, public_on, OF(CELL_DAY)) C(publications, shown_at, TEXT(KIND_INSTANT_MOST)) \
    C(publications, author, TEXT(BYLINE_TEXT_MOST)) C(publications, role_1, TEXT(BYLINE_TEXT_MOST)) \
    C(publications, phone_1, TEXT(BYLINE_TEXT_MOST)) C(publications, email_1, TEXT(BYLINE_TEXT_MOST)) \
    C(publications, role_2, TEXT(BYLINE_TEXT_MOST)) C(publications, phone_2, TEXT(BYLINE_TEXT_MOST)) \
    C(publications, email_2, TEXT(BYLINE_TEXT_MOST)) C(publications, areas, TEXT(200)) \
    C(publications, house, TEXT(100))
#define PUBLICATION_TEXTS(C) \
    C(publication_texts, publication, SAME(MUST_REF(publications))) \
    C(publication_texts, language, SAME(MUST(CELL_LANGUAGE))) \
    C(publication_texts, number, SAME(MUST_INT(1, NUMBER_MOST))) \
    C(publication_texts, title, MUST_TEXT(PUBLICATION_TITLE_MOST)) \
    C(publication_texts, summary, TEXT(PUBLICATION_SUMMARY_MOST)) \
    C(publication_texts, body, TEXT(PUBLICATION_BODY_MOST)) C(publication_texts, basis, TEXT(BASIS_MOST)) \
    C(publication_texts, shown, OF(CELL_YESNO)) C(publication_texts, unread, OF(CELL_YESNO)) \
    C(publication_texts, staff, REF(staff)) C(publication_texts, saved_at, TEXT(KIND_INSTANT_MOST))
#define PUBLICATION_TRIALS(C) \
    C(publication_trials, publication_trial, KEY()) C(publication_trials, publication, MUST_REF(publications)) \
    C(publication_trials, language, MUST(CELL_LANGUAGE)) C(publication_trials, date, MUST(CELL_DAY)) \
    C(publication_trials, people, MUST_INT(1, TRIAL_PEOPLE_MOST)) \
    C(publication_trials, changed, TEXT(TRIAL_CHANGED_MOST)) C(publication_trials, staff, REF(staff))
/* clang-format on */
KIND_COLUMNS(publications, PUBLICATIONS)
KIND_COLUMNS(publication_texts, PUBLICATION_TEXTS)
KIND_COLUMNS(publication_trials, PUBLICATION_TRIALS)

static bool says_yes(const struct record *r, size_t column) { return r->v[column].n == 1; }

/* ---- publications */

static struct str areas_of(struct kind_out *o, int64_t publication)
{
    struct arena *a = o->scratch->a;
    struct strs list = strs_split(a, publications_areas(o->scratch, publication), ' ');

    return strs_join(a, &list, S(";"));
}

static bool publications_row(void *x, const struct publications_kind_sql_give_row *r)
{
    struct kind_out *o = x;

    return GIVE(o, publications, r->id,
        0, [COL_publications_publication] = kind_key(o, KIND_publications, r->key, r->id),
        [COL_publications_project] = r->project, [COL_publications_kind] = r->kind,
        [COL_publications_language] = kind_language_code(r->source), [COL_publications_state] = r->state,
        [COL_publications_owner] = kind_ref(o, KIND_staff, r->owner_key, r->owner),
        [COL_publications_review_on] = r->review_on,
        [COL_publications_reviewer] = kind_ref(o, KIND_staff, r->reviewer_key, r->reviewer),
        [COL_publications_reviewed_on] = r->reviewed_on, [COL_publications_review_note] = r->review_note,
        [COL_publications_public_on] = r->public_on, [COL_publications_shown_at] = r->shown_at,
        [COL_publications_author] = r->author, [COL_publications_role_1] = r->role_1,
        [COL_publications_phone_1] = r->phone_1, [COL_publications_email_1] = r->email_1,
        [COL_publications_role_2] = r->role_2, [COL_publications_phone_2] = r->phone_2,
        [COL_publications_email_2] = r->email_2, [COL_publications_areas] = areas_of(o, r->id),
        [COL_publications_house] = r->house);
}

static void give_publications(struct kind_out *o, int64_t low, int64_t high)
{
    (low == high ? publications_kind_sql_give_few : publications_kind_sql_give)(
        o->t, low, high, o->project, publications_row, o);
}

static struct str state_of(const struct record *r)
{
    struct str state = TEXT_OF(r, publications_state);

    return state.n > 0 ? state : S("draft");
}

/* What is shown to everybody goes through another's hands. A whole house brings that along; a project's manager does
 * not, but what stands may stand. */
static void check_shown(struct kind_in *in, const struct record *r, int64_t id)
{
    struct publications_kind_sql_stands_row now = { .state = S("draft"), .public_on = DAY("") };
    struct str state = state_of(r);
    struct day public_on = DAY_OF(r, publications_public_on);

    if (id != 0 && publications_kind_sql_stands(in->t, id, &now) &&
        !str_eq(kind_language_tag(TEXT_OF(r, publications_language)), now.source))
        kind_refuse(in, COL_publications_language,
            str_of(tr(in->t, "The language in which something was written does not change.")),
            str_of(tr(in->t, "Add a translation to publication_texts.csv.")));
    if (!in->limited || (str_eq(state, now.state) && day_cmp(public_on, now.public_on) == 0))
        return;
    if (day_known(public_on) || str_is(state, "approved") || str_is(state, "published"))
        kind_refuse(in, COL_publications_state, str_of(tr(in->t, "Nobody has looked at this in this house yet.")),
            str_of(tr(in->t, "Leave state and public_on empty, and publish it on its page.")));
}

static void check_publications(struct kind_in *in, const struct record *r, int64_t id)
{
    struct strs areas = strs_split(in->t->a, TEXT_OF(r, publications_areas), ';');

    kind_check_page_language(in, r, COL_publications_language);
    kind_check_instant(in, r, COL_publications_shown_at);
    kind_refuse_future(in, r, COL_publications_reviewed_on);
    for (size_t i = 0; i < areas.n; i++)
        if (!code_ok(&CODES_need_area, areas.at[i])) {
            kind_refuse(in, COL_publications_areas, str_of(tr(in->t, "One of these needs is not known.")),
                str_of(tr(in->t, "Write codes of need_area, with ; between them.")));
            break;
        }
    check_shown(in, r, id);
}

static void put_beside(struct kind_in *in, const struct record *r, int64_t id)
{
    struct strs areas = strs_split(in->t->a, TEXT_OF(r, publications_areas), ';');
    struct publication_contact contacts[] = { { TEXT_OF(r, publications_role_1), TEXT_OF(r, publications_phone_1),
                                                  TEXT_OF(r, publications_email_1) },
        { TEXT_OF(r, publications_role_2), TEXT_OF(r, publications_phone_2), TEXT_OF(r, publications_email_2) } };

    publication_contacts_set(in->t, id, contacts);
    publication_areas_set(in->t, id, strs_join(in->t->a, &areas, S(" ")));
}

/* When something is shown, feeds say since when. */
static struct str shown_at(struct kind_in *in, const struct record *r)
{
    struct str at = TEXT_OF(r, publications_shown_at), day = TEXT_OF(r, publications_public_on);

    return at.n == 0 && day.n > 0 ? str_fmt(in->t->a, "%.*sT00:00:00Z", STR_ARG(day)) : at;
}

static void add_publications(struct kind_in *in, const struct record *r, int64_t id)
{
    publications_kind_sql_add(in->t, .id = id, .source_key = TEXT_OF(r, publications_publication),
        .project = NUMBER_OF(r, publications_project), .kind = TEXT_OF(r, publications_kind),
        .source = kind_language_tag(TEXT_OF(r, publications_language)), .state = state_of(r),
        .owner = NUMBER_OF(r, publications_owner), .review_on = DAY_OF(r, publications_review_on),
        .reviewer = NUMBER_OF(r, publications_reviewer), .reviewed_on = DAY_OF(r, publications_reviewed_on),
        .review_note = TEXT_OF(r, publications_review_note), .public_on = DAY_OF(r, publications_public_on),
        .public_at = shown_at(in, r), .author = TEXT_OF(r, publications_author),
        .house = TEXT_OF(r, publications_house), .import = in->import);
    put_beside(in, r, id);
}

static void change_publications(struct kind_in *in, const struct record *r, int64_t id)
{
    publications_kind_sql_change(in->t, .id = id, .project = NUMBER_OF(r, publications_project),
        .kind = TEXT_OF(r, publications_kind), .source = kind_language_tag(TEXT_OF(r, publications_language)),
        .state = state_of(r), .owner = NUMBER_OF(r, publications_owner), .review_on = DAY_OF(r, publications_review_on),
        .reviewer = NUMBER_OF(r, publications_reviewer), .reviewed_on = DAY_OF(r, publications_reviewed_on),
        .review_note = TEXT_OF(r, publications_review_note), .public_on = DAY_OF(r, publications_public_on),
        .public_at = shown_at(in, r), .author = TEXT_OF(r, publications_author),
        .house = TEXT_OF(r, publications_house));
    put_beside(in, r, id);
    publications_kind_sql_show_source_of(in->t, id);
    publications_changed(in->t, NUMBER_OF(r, publications_project));
    kind_journal(in, id);
}

/* Everything is written, their texts too. */
static void finish_publications(struct kind_in *in)
{
    publications_kind_sql_bare(in->t, in->import, in->t->now);
    publications_kind_sql_bare_language(in->t, in->import);
    publications_kind_sql_show_source(in->t, in->import);
    publications_kind_sql_changed(in->t, in->import);
}

KIND_ANY(publications, publications_kind_sql)
KIND_WITH_KEY(publications, publications_kind_sql)
KIND_WITHIN(publications, publications_kind_sql)
KIND_UNDO(publications, publications_kind_sql)

static void publications_drop(struct kind_in *in)
{
    publications_kind_sql_changed(in->t, in->import);
    publications_kind_sql_drop_about(in->t, in->import);
    publications_kind_sql_drop_leads(in->t, in->import);
    publications_kind_sql_drop_contacts(in->t, in->import);
    publications_kind_sql_drop_related(in->t, in->import);
    publications_kind_sql_drop_openings(in->t, in->import);
    publications_kind_sql_drop_steps(in->t, in->import);
    publications_kind_sql_drop_languages(in->t, in->import);
    publications_kind_sql_drop(in->t, in->import);
}

const struct kind kind_publications = {
    .name = "publications",
    .noun = { "publication", N_("Publication") },
    .tables = "publications_publication publications_language publications_contact publications_about "
              "publications_lead",
    .columns = publications_columns,
    .n = COL_publications__N,
    KIND_PLAIN_MEMBERS(publications),
    .give = give_publications,
    .check = check_publications,
    .add = add_publications,
    .change = change_publications,
    .finish = finish_publications,
};

/* ---- their texts */

static bool texts_row(void *x, const struct publications_kind_sql_text_give_row *r)
{
    struct kind_out *o = x;

    return GIVE(o, publication_texts, r->publication,
        r->import, [COL_publication_texts_publication] = kind_ref(o, KIND_publications, r->key, r->publication),
        [COL_publication_texts_language] = kind_language_code(r->tag),
        [COL_publication_texts_number] = kind_number(o, r->number), [COL_publication_texts_title] = r->title,
        [COL_publication_texts_summary] = r->summary, [COL_publication_texts_body] = r->body,
        [COL_publication_texts_basis] = r->basis, [COL_publication_texts_shown] = kind_yesno(r->shown),
        [COL_publication_texts_unread] = kind_yesno(r->unread),
        [COL_publication_texts_staff] = kind_ref(o, KIND_staff, r->staff_key, r->staff),
        [COL_publication_texts_saved_at] = r->saved_at);
}

static void give_texts(struct kind_out *o, int64_t low, int64_t high)
{
    publications_kind_sql_text_give(o->t, low, high, o->project, S(""), 0, texts_row, o);
}

static void give_same_text(struct kind_out *o, const struct record *r)
{
    int64_t publication = NUMBER_OF(r, publication_texts_publication);

    publications_kind_sql_text_give_few(o->t, publication, publication, 0,
        kind_language_tag(TEXT_OF(r, publication_texts_language)), NUMBER_OF(r, publication_texts_number), texts_row,
        o);
}

/* Of a language everybody sees one text. */
static void check_one_shown(struct kind_in *in, const struct record *r)
{
    struct key_map *seen = in->memory;
    struct str key = str_fmt(in->t->a, "%lld %.*s", (long long)NUMBER_OF(r, publication_texts_publication),
        STR_ARG(TEXT_OF(r, publication_texts_language)));

    if (!says_yes(r, COL_publication_texts_shown))
        return;
    if (seen == NULL)
        in->memory = seen = NEW(in->whole->a, struct key_map);
    int64_t line = key_map_get(seen, key);
    if (line != 0 && line != r->line)
        kind_refuse(in, COL_publication_texts_shown, str_of(tr(in->t, "Two texts of this language are shown.")),
            str_of(tr(in->t, "Write yes in one of the rows only.")));
    key_map_put(in->whole->a, seen, key, r->line);
}

static void check_texts(struct kind_in *in, const struct record *r, int64_t id)
{
    bool stands = id != 0, came = kind_came(in, NUMBER_OF(r, publication_texts_publication));

    kind_check_page_language(in, r, COL_publication_texts_language);
    kind_check_instant(in, r, COL_publication_texts_saved_at);
    check_one_shown(in, r);
    if (!in->limited)
        return;
    if (stands)
        kind_refuse(in, COL_publication_texts_number, str_of(tr(in->t, "A text that was saved does not change.")),
            str_of(tr(in->t, "Give yours the next number.")));
    else if (says_yes(r, COL_publication_texts_shown) || !came)
        kind_refuse(in, COL_publication_texts_shown, str_of(tr(in->t, "Nobody has looked at this in this house yet.")),
            str_of(tr(in->t, "Leave the cell empty, and publish it on its page.")));
}

static void put_language(struct kind_in *in, const struct record *r)
{
    int64_t number = NUMBER_OF(r, publication_texts_number);

    publications_kind_sql_text_language(in->t, NUMBER_OF(r, publication_texts_publication),
        kind_language_tag(TEXT_OF(r, publication_texts_language)), number,
        says_yes(r, COL_publication_texts_shown) ? number : 0, says_yes(r, COL_publication_texts_unread));
}

static void show_anew(struct kind_in *in, int64_t publication)
{
    struct publications_kind_sql_project_of_row row;

    publications_searched(in->t, publication);
    if (publications_kind_sql_project_of(in->t, publication, &row))
        publications_changed(in->t, row.project);
}

static void add_texts(struct kind_in *in, const struct record *r, int64_t id)
{
    int64_t publication = NUMBER_OF(r, publication_texts_publication);
    bool hers = in->limited && in->t->viewer->staff != 0; /* so that another looks at it */

    publications_kind_sql_text_add(in->t, .publication = publication,
        .tag = kind_language_tag(TEXT_OF(r, publication_texts_language)),
        .number = NUMBER_OF(r, publication_texts_number), .title = TEXT_OF(r, publication_texts_title),
        .summary = TEXT_OF(r, publication_texts_summary), .body = TEXT_OF(r, publication_texts_body),
        .basis = TEXT_OF(r, publication_texts_basis),
        .staff = hers ? in->t->viewer->staff : NUMBER_OF(r, publication_texts_staff),
        .saved_at = kind_instant_or_now(in, TEXT_OF(r, publication_texts_saved_at)), .import = in->import,
        .place = r->line);
    publication_leads_note(in->t, publication, TEXT_OF(r, publication_texts_body));
    put_language(in, r);
    if (kind_came(in, publication))
        return;
    publications_kind_sql_unsettle(in->t, publication);
    show_anew(in, publication);
}

/* It is the newest text of something that stands, and may be seen at once. */
static bool touches_texts(struct kind_in *in, const struct record *r)
{
    return !kind_came(in, NUMBER_OF(r, publication_texts_publication));
}

static void change_texts(struct kind_in *in, const struct record *r, int64_t id)
{
    int64_t publication = NUMBER_OF(r, publication_texts_publication);

    publications_kind_sql_text_change(in->t, .publication = publication,
        .tag = kind_language_tag(TEXT_OF(r, publication_texts_language)),
        .number = NUMBER_OF(r, publication_texts_number), .title = TEXT_OF(r, publication_texts_title),
        .summary = TEXT_OF(r, publication_texts_summary), .body = TEXT_OF(r, publication_texts_body),
        .basis = TEXT_OF(r, publication_texts_basis), .staff = NUMBER_OF(r, publication_texts_staff),
        .saved_at = kind_instant_or_now(in, TEXT_OF(r, publication_texts_saved_at)));
    publication_leads_note(in->t, publication, TEXT_OF(r, publication_texts_body));
    put_language(in, r);
    show_anew(in, publication);
    kind_journal(in, publication);
}

KIND_ANY(publication_texts, publications_kind_sql_text)
KIND_UNDO(publication_texts, publications_kind_sql_text)

static void publication_texts_drop(struct kind_in *in)
{
    struct publications_kind_sql_text_of_rows rows = publications_kind_sql_text_of(in->t, in->import);

    publications_kind_sql_text_drop_languages(in->t, in->import);
    publications_kind_sql_text_before(in->t, in->import);
    publications_kind_sql_text_drop(in->t, in->import);
    for (size_t i = 0; i < rows.n; i++) /* of others that stay */
        show_anew(in, rows.at[i].publication);
}

const struct kind kind_publication_texts = {
    .name = "publication_texts",
    .noun = { "text of publication", N_("Text of a publication") },
    .tables = "publications_text",
    .columns = publication_texts_columns,
    .n = COL_publication_texts__N,
    .any = publication_texts_any,
    .give = give_texts,
    .give_same = give_same_text,
    .check = check_texts,
    .add = add_texts,
    .touches = touches_texts,
    .change = change_texts,
    .touched = publication_texts_touched,
    .leaning = publication_texts_leaning,
    .drop = publication_texts_drop,
};

/* ---- who tried them out */

static bool trials_row(void *x, const struct publications_kind_sql_trial_give_row *r)
{
    struct kind_out *o = x;

    return GIVE(o, publication_trials, r->id,
        0, [COL_publication_trials_publication_trial] = kind_key(o, KIND_publication_trials, r->key, r->id),
        [COL_publication_trials_publication] = kind_ref(o, KIND_publications, r->publication_key, r->publication),
        [COL_publication_trials_language] = kind_language_code(r->tag), [COL_publication_trials_date] = r->date,
        [COL_publication_trials_people] = kind_number(o, r->people), [COL_publication_trials_changed] = r->what_changed,
        [COL_publication_trials_staff] = kind_ref(o, KIND_staff, r->staff_key, r->staff));
}

static void give_trials(struct kind_out *o, int64_t low, int64_t high)
{
    (low == high ? publications_kind_sql_trial_give_few : publications_kind_sql_trial_give)(
        o->t, low, high, o->project, trials_row, o);
}

static void check_trials(struct kind_in *in, const struct record *r, int64_t id)
{
    kind_check_page_language(in, r, COL_publication_trials_language);
    kind_refuse_future(in, r, COL_publication_trials_date);
}

static void add_trials(struct kind_in *in, const struct record *r, int64_t id)
{
    publications_kind_sql_trial_add(in->t, .id = id, .source_key = TEXT_OF(r, publication_trials_publication_trial),
        .publication = NUMBER_OF(r, publication_trials_publication),
        .tag = kind_language_tag(TEXT_OF(r, publication_trials_language)), .date = DAY_OF(r, publication_trials_date),
        .people = NUMBER_OF(r, publication_trials_people), .what_changed = TEXT_OF(r, publication_trials_changed),
        .staff = NUMBER_OF(r, publication_trials_staff), .import = in->import);
}

static void change_trials(struct kind_in *in, const struct record *r, int64_t id)
{
    publications_kind_sql_trial_change(in->t, .id = id, .publication = NUMBER_OF(r, publication_trials_publication),
        .tag = kind_language_tag(TEXT_OF(r, publication_trials_language)), .date = DAY_OF(r, publication_trials_date),
        .people = NUMBER_OF(r, publication_trials_people), .what_changed = TEXT_OF(r, publication_trials_changed),
        .staff = NUMBER_OF(r, publication_trials_staff));
    kind_journal(in, id);
}

KIND_PLAIN(publication_trials, publications_kind_sql_trial)

const struct kind kind_publication_trials = {
    .name = "publication_trials",
    .noun = { "trial of publication", N_("Readers who tried a text out") },
    .tables = "publications_trial",
    .columns = publication_trials_columns,
    .n = COL_publication_trials__N,
    KIND_PLAIN_MEMBERS(publication_trials),
    .give = give_trials,
    .check = check_trials,
    .add = add_trials,
    .change = change_trials,
};

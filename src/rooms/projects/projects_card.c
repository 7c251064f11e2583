/* projects_card: the rules of the project card: what it may say, in which languages, and who may change it. No pages
 * here. */
#include "rooms/projects/projects_card.h"

#include "auth/journal.h"
#include "lang/lang.h"
#include "projects_sql.h"
#include "rooms/places.h"
#include "rooms/projects/projects_counting.h"

bool projects_read(struct task *t, int64_t project, struct project_record *ret_record)
{
    struct projects_sql_card_row row;

    if (!projects_sql_card(t, project, &row))
        return false;
    *ret_record = (struct project_record){
        .code = row.code,
        .version = row.version,
        .card = { row.fund, row.programme, row.specific_objective, row.start_date, row.end_date, row.total_budget,
            row.eu_contribution, row.managing_authority, row.lead_organisation, row.partners, row.municipalities,
            row.website, row.counting, row.counting_source, row.circumstances_ground, row.rural_municipalities,
            row.follow_up_attempts },
    };
    return true;
}

struct project_texts projects_texts(struct task *t, int64_t project)
{
    struct projects_sql_texts_rows rows = projects_sql_texts(t, project);
    struct project_texts texts = { 0 };

    for (size_t i = 0; i < rows.n; i++) {
        struct project_text text = { rows.at[i].tag, rows.at[i].name, rows.at[i].purpose };
        LIST_ADD(t->a, &texts, text);
    }
    return texts;
}

struct str projects_purpose(struct task *t, int64_t project)
{
    struct project_texts texts = projects_texts(t, project);
    struct str finnish = S(""), any = S("");

    for (size_t i = 0; i < texts.n; i++) {
        if (str_is(texts.at[i].tag, t->lang->tag) && !str_empty(texts.at[i].purpose))
            return texts.at[i].purpose;
        if (str_is(texts.at[i].tag, "fi"))
            finnish = texts.at[i].purpose;
        if (str_empty(any))
            any = texts.at[i].purpose;
    }
    return str_empty(finnish) ? any : finnish;
}

bool projects_eu_share(const struct project_card *c, int64_t *ret_percent)
{
    if (c->total_budget == INT_NONE || c->total_budget <= 0 || c->eu_contribution == INT_NONE)
        return false;
    *ret_percent = (c->eu_contribution * 200 + c->total_budget) / (c->total_budget * 2);
    return true;
}

struct str projects_municipalities(struct task *t, struct str typed, const char *field, struct problems *ret_problems)
{
    struct strs names = strs_split(t->a, typed, ','), codes = { 0 };

    for (size_t i = 0; i < names.n; i++) {
        struct str code = place_find(names.at[i]);
        if (str_empty(code))
            problem_add(t, ret_problems, field,
                trf(t, "%1$s is not a municipality of Finland. Check the spelling.", names.at[i]));
        else
            strs_add(t->a, &codes, code);
    }
    return strs_join(t->a, &codes, S(";"));
}

void projects_check_card(struct task *t, const struct project_card *c, struct problems *ret_problems)
{
    if (day_known(c->start_date) && day_known(c->end_date) && day_cmp(c->start_date, c->end_date) > 0)
        problem_add(t, ret_problems, "end_date",
            str_of(tr(t, "The project ends before it starts. Correct the first or the last day.")));
    if (c->total_budget != INT_NONE && c->eu_contribution != INT_NONE && c->eu_contribution > c->total_budget)
        problem_add(t, ret_problems, "eu_contribution",
            str_of(tr(t, "The EU share is larger than the whole budget. Correct one of them.")));
    projects_check_counting(t, c->counting, c->counting_source, ret_problems);
}

void projects_store_rest(struct task *t, int64_t project, const struct project_card *c)
{
    projects_sql_put_attempts(t, project, c->follow_up_attempts);
    projects_sql_put_circumstances(t, project, c->circumstances_ground, c->rural_municipalities);
}

static void store(struct task *t, int64_t project, const struct project_card *c)
{
    projects_sql_put_card(t, .project = project, .fund = c->fund, .programme = c->programme,
        .specific_objective = c->specific_objective, .start_date = c->start_date, .end_date = c->end_date,
        .total_budget = c->total_budget, .eu_contribution = c->eu_contribution,
        .managing_authority = c->managing_authority, .lead_organisation = c->lead_organisation, .partners = c->partners,
        .municipalities = c->municipalities, .website = c->website);
    projects_store_rest(t, project, c);
}

void projects_store_card(struct task *t, int64_t project, const struct project_card *c)
{
    projects_sql_claim_any(t, project);
    store(t, project, c);
}

/* A language of which nothing is left is dropped, and so is the imported text, which these replace. */
static void put_texts(struct task *t, int64_t project, const struct project_texts *texts)
{
    projects_sql_drop_text(t, project, S(""));
    for (size_t i = 0; i < texts->n; i++) {
        const struct project_text *text = &texts->at[i];
        if (str_empty(text->name) && str_empty(text->purpose))
            projects_sql_drop_text(t, project, text->tag);
        else
            projects_sql_put_text(t, project, text->tag, text->name, text->purpose);
    }
}

enum outcome projects_add(struct task *t, struct str code, const struct project_card *c,
    const struct project_texts *texts, int64_t *ret_project, struct problems *ret_problems)
{
    int64_t id = id_new();

    if (t->viewer->role != ROLE_ADMIN && !t->viewer->program)
        return NOT_ALLOWED;
    projects_check_card(t, c, ret_problems);
    if (str_empty(code))
        problem_add(t, ret_problems, "code", str_of(tr(t, "Write the project code.")));
    if (ret_problems->n > 0)
        return INVALID;
    if (projects_sql_add(t, .project = id, .code = code, .fund = c->fund, .programme = c->programme,
            .specific_objective = c->specific_objective, .start_date = c->start_date, .end_date = c->end_date,
            .total_budget = c->total_budget, .eu_contribution = c->eu_contribution,
            .managing_authority = c->managing_authority, .lead_organisation = c->lead_organisation,
            .partners = c->partners, .municipalities = c->municipalities, .website = c->website) == 0) {
        problem_add(
            t, ret_problems, "code", str_of(tr(t, "Another project has this code already. Choose another code.")));
        return INVALID;
    }
    projects_store_rest(t, id, c);
    put_texts(t, id, texts);
    journal_write(t, JOURNAL_CREATE, "project", id, S(""));
    projects_found(t, id);
    *ret_project = id;
    return DONE;
}

enum outcome projects_change(struct task *t, int64_t project, int64_t version, const struct project_card *c,
    const struct project_texts *texts, struct problems *ret_problems)
{
    enum outcome open = projects_open_for_change(t, project);

    if (open != DONE)
        return open;
    projects_check_card(t, c, ret_problems);
    if (ret_problems->n > 0)
        return INVALID;
    if (projects_sql_claim(t, project, version) == 0)
        return CONFLICT;
    struct project_way way = projects_way(t, project);
    store(t, project, c);
    projects_count_as(t, project, way.counting, way.source); /* also under another programme */
    put_texts(t, project, texts);
    journal_write(t, JOURNAL_CHANGE, "project", project, S("card"));
    projects_found(t, project);
    return DONE;
}

/* models_package_in: a package that waits for its second button, and what is made of it. */
#include "rooms/models/models_package.h"

#include "auth/token.h"
#include "auth/viewer.h"
#include "models_package_sql.h"
#include "rooms/models/models_codes.h"
#include "rooms/modules/modules.h"
#include "rooms/publications/publications.h"

enum { DAY_SECONDS = 24 * 60 * 60, PIECE = 512 * 1024 };

/* ---- arriving */

static void drop_all(struct task *t)
{
    struct instant before = instant_from_unix(instant_unix(t->now) - DAY_SECONDS);

    models_package_sql_drop_pieces(t, t->viewer->staff, before);
    models_package_sql_drop_arrivals(t, t->viewer->staff, before);
}

enum outcome models_arrive(struct task *t, int64_t project, struct str name, struct str bytes, int64_t *ret_arrival,
    struct problems *ret_problems)
{
    struct pack_zip zip;
    int64_t id = id_new();

    if (!viewer_manages(t->viewer, project) || !publications_open_in(t, project))
        return NOT_ALLOWED;
    if (!pack_zip_open(t, bytes, &zip, ret_problems))
        return INVALID;
    drop_all(t);
    models_package_sql_add_arrival(t, id, t->viewer->staff, project, name, (int64_t)bytes.n, t->now);
    for (int64_t piece = 0; bytes.n > 0; piece++) {
        struct str one = str_part(bytes, 0, PIECE);
        models_package_sql_add_piece(t, id, piece, one);
        bytes = str_part(bytes, one.n, bytes.n);
    }
    *ret_arrival = id;
    return DONE;
}

/* The pieces one behind the other, beside the request's own memory. */
static struct str bytes_of(struct task *t, int64_t arrival, int64_t bytes)
{
    struct buf *o = task_buf(t, PACK_ZIP_MOST + 1);
    struct task scratch = *t;
    struct arena **slot = task_arena_slot(t);

    for (int64_t piece = 0; (int64_t)o->n < bytes; piece++) {
        struct models_package_sql_piece_row row;
        scratch.a = *slot = task_arena(&scratch, (size_t)4 * PIECE);
        if (!models_package_sql_piece(&scratch, arrival, piece, &row))
            fail(t, FAIL_DB, "a package lacks its piece %lld", (long long)piece);
        buf_str(o, row.bytes);
        arena_free(*slot);
        *slot = NULL;
    }
    task_must_fit(t, o);
    t->statements = scratch.statements;
    return buf_view(o);
}

static void look_what_is_here(struct task *t, struct arrived *a)
{
    const struct pack *p = &a->zip.pack;
    struct model_origin origin;
    struct pack before;

    a->here = models_with_key(t, p->own.key);
    a->is = a->here == 0 ? ARRIVED_NEW : ARRIVED_OURS;
    if (a->here != 0 && models_origin_pack(t, a->here, &origin, &before)) {
        a->is = ARRIVED_BEFORE;
        a->here_edition = origin.edition;
        a->newer = models_difference(t, &before.m, &p->m);
    }
    a->module_is_here = NEW_N(t->a, bool, p->m.modules.n + 1);
    for (size_t i = 0; i < p->m.modules.n; i++)
        a->module_is_here[i] = modules_of_key(t, a->project, p->m.modules.at[i].key) != 0;
}

enum outcome models_arrival(struct task *t, int64_t arrival, struct arrived *ret_arrived, struct problems *ret_problems)
{
    struct models_package_sql_arrival_row row;
    struct arrived a = { .id = arrival };

    if (!models_package_sql_arrival(t, arrival, t->viewer->staff, &row))
        return NOT_FOUND;
    if (!viewer_manages(t->viewer, row.project))
        return NOT_ALLOWED;
    a.project = row.project;
    a.name = row.name;
    if (!pack_zip_open(t, bytes_of(t, arrival, row.bytes), &a.zip, ret_problems))
        return INVALID;
    look_what_is_here(t, &a);
    *ret_arrived = a;
    return DONE;
}

/* ---- taking */

static enum outcome take_texts(struct task *t, int64_t model, const struct pack *p, struct problems *ps)
{
    enum outcome how = DONE;

    for (size_t i = 0; i < p->m.texts.n && how == DONE; i++) {
        struct model_text one = p->m.texts.at[i];
        one.number = i == 0 ? 1 : 0; /* the first one was made with the model */
        how = models_put_text(t, model, &one, ps);
    }
    return how;
}

/* A module of a project is written in one language: that of the module, else of the model. */
static struct module module_of(struct task *t, int64_t project, const struct model *m, const struct model_module *o)
{
    const struct lang *l = lang_by_tag(str_empty(o->source) ? m->source : o->source);
    struct str steps = models_word(m, &o->steps, l);

    return (struct module){ .project = project,
        .sessions = o->sessions,
        .minutes = o->minutes,
        .name = models_word(m, &o->name, l),
        .purpose = models_word(m, &o->text, l),
        .audience = models_word(m, &o->audience, l),
        .languages = o->languages,
        .needs = o->needs,
        .steps = modules_steps_read(t->a, steps),
        .offered = true };
}

static enum outcome take_modules(struct task *t, int64_t project, struct model *m, struct problems *ps)
{
    enum outcome how = DONE;

    for (size_t i = 0; i < m->modules.n && how == DONE; i++) {
        struct model_module *o = &m->modules.at[i];
        struct module copy = module_of(t, project, m, o);
        o->module = modules_of_key(t, project, o->key);
        o->module_edition = 1;
        if (o->module == 0)
            how = modules_take(t, &copy, o->key, &o->module, ps);
        else if (modules_get(t, o->module, &copy) == DONE)
            o->module_edition = copy.edition;
    }
    return how;
}

/* "film.fi.vtt": fi. */
static struct str track_of(struct str name)
{
    struct str rest = name, piece, last = S(""), tag = S("");

    if (!str_ends(name, S(".vtt")))
        return S("");
    while (str_cut(&rest, '.', &piece))
        tag = last, last = piece;
    return tag;
}

static enum outcome take_files(
    struct task *t, int64_t publication, const struct pack_zip *zip, const struct pack_material *m, struct problems *ps)
{
    struct buf *o = task_buf(t, PACK_FILES_BYTES);
    enum outcome how = DONE;

    for (size_t i = 0; i < m->files.n && how == DONE; i++) {
        const struct pack_file *f = &m->files.at[i];
        struct str name = f->name, key = str_fmt(t->a, "%.*s-", STR_ARG(m->key));
        if (!pack_zip_file(t, zip, f, o, ps))
            return INVALID;
        if (str_starts(name, key)) /* the text names it without */
            name = str_part(name, key.n, name.n);
        struct file_wish w = { .name = name, .words = f->words, .bytes = buf_view(o) };
        how = publications_file_add(t, publication, &w, track_of(name), ps);
    }
    return how;
}

static enum outcome take_material(struct task *t, int64_t project, const struct pack_zip *zip,
    const struct pack_material *m, struct model *into, struct problems *ps)
{
    struct publication_new n = { .project = project,
        .kind = S("material"),
        .source = str_of(m->source->tag),
        .title = m->texts.at[0].title,
        .summary = m->texts.at[0].summary,
        .body = m->texts.at[0].body };
    int64_t id = 0;
    enum outcome how = publications_make(t, &n, &id, ps);

    for (size_t i = 1; i < m->texts.n && how == DONE; i++) {
        const struct model_text *x = &m->texts.at[i];
        struct publication_words words = { 0, x->title, x->summary, x->body };
        how = publications_write(t, id, x->lang, &words, ps);
    }
    if (how == DONE)
        how = take_files(t, id, zip, m, ps);
    if (how == DONE)
        LIST_ADD(t->a, &into->materials, id);
    return how;
}

static enum outcome take_materials(
    struct task *t, int64_t project, const struct pack_zip *zip, struct model *m, struct problems *ps)
{
    enum outcome how = DONE;

    m->materials = (struct model_ids){ 0 };
    for (size_t i = 0; i < zip->pack.materials.n && how == DONE; i++)
        how = take_material(t, project, zip, &zip->pack.materials.at[i], m, ps);
    return how;
}

/* All parts, one after the other; each moves the version of the draft. Authors are those who adapt it: whose it was
 * stands with the origin. */
static enum outcome take_parts(struct task *t, int64_t model, struct model *m, struct problems *ps)
{
    static const enum model_part parts[] = { MODEL_CARD, MODEL_PHASES, MODEL_MODULES, MODEL_ROLES, MODEL_COSTS,
        MODEL_FIGURES, MODEL_MATERIALS };
    struct model now;
    enum outcome how = DONE;

    for (size_t i = 0; i < sizeof parts / sizeof *parts && how == DONE; i++) {
        how = models_get(t, model, 0, &now);
        m->id = model;
        m->version = now.version;
        if (parts[i] == MODEL_CARD && !code_ok(&CODES_model_licence, m->licence))
            m->licence = now.licence;
        if (how == DONE)
            how = models_put(t, m, parts[i], ps);
    }
    return how;
}

static enum outcome take_origin(struct task *t, int64_t model, const struct pack_zip *zip)
{
    const struct pack_origin *from = &zip->pack.own;
    struct model_origin o = { .edition = from->edition,
        .year = from->year,
        .address = from->address,
        .title = from->title,
        .house = str_empty(from->organisation) ? from->house : from->organisation,
        .citation = from->citation,
        .licence = from->licence,
        .modules = zip->card,
        .adopted_on = t->today,
        .told_on = DAY("") };

    return models_put_origin(t, model, &o);
}

enum outcome models_take(struct task *t, int64_t arrival, int64_t *ret_model, struct problems *ret_problems)
{
    struct arrived a;
    enum outcome how = models_arrival(t, arrival, &a, ret_problems);
    int64_t id = 0;

    if (how != DONE)
        return how;
    if (a.is != ARRIVED_NEW) {
        problem_add(t, ret_problems, "file", str_of(tr(t, "This model is here already.")));
        return INVALID;
    }
    struct model m = a.zip.pack.m;
    struct model_new n = { .project = a.project,
        .kind = m.kind,
        .source = m.source,
        .title = m.texts.at[0].title,
        .summary = m.texts.at[0].summary,
        .source_key = a.zip.pack.own.key };
    how = models_make(t, &n, &id, ret_problems);
    if (how == DONE)
        how = take_texts(t, id, &a.zip.pack, ret_problems);
    if (how == DONE)
        how = take_modules(t, a.project, &m, ret_problems);
    if (how == DONE)
        how = take_materials(t, a.project, &a.zip, &m, ret_problems);
    for (size_t i = 0; i < m.figures.n; i++)
        if (str_empty(m.figures.at[i].house))
            m.figures.at[i].house = a.zip.pack.own.house;
    m.projects = (struct model_ids){ 0 };
    if (how == DONE)
        how = take_parts(t, id, &m, ret_problems);
    if (how == DONE)
        how = take_origin(t, id, &a.zip);
    if (how == DONE) {
        (void)models_package_sql_add_telling(t, id, token_new(t));
        drop_all(t);
        *ret_model = id;
    }
    return how;
}

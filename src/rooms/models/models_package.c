/* models_package: an operating model as a pack, out of the tables. */
#include "rooms/models/models_package.h"

#include "base/settings.h"
#include "models_package_sql.h"
#include "rooms/publications/publications.h"

/* A name goes out only where its bearer has agreed. */
static struct model_authors open_authors(struct task *t, const struct model_authors *all)
{
    struct model_authors list = { 0 };

    for (size_t i = 0; i < all->n; i++) {
        struct model_author one = all->at[i];
        if (!day_known(one.agreed_on))
            one.name = S("");
        one.agreed_on = DAY("");
        LIST_ADD(t->a, &list, one);
    }
    return list;
}

static struct pack_origin own_of(struct task *t, const struct model *m)
{
    const struct lang *source = lang_by_tag(m->source);
    struct models_package_sql_hearing_row hearing = { .token = S("") };
    struct str tell = models_hear_address(t, m->id);

    if (str_empty(tell) || !models_package_sql_hearing(t, m->id, &hearing))
        tell = hearing.token = S("");
    return (struct pack_origin){ .key = id_str(t->a, m->id),
        .house = t->settings->service_name,
        .organisation = str_trim(t->settings->controller),
        .address = models_address(t, m),
        .title = models_text_in(m, source)->title,
        .licence = m->licence,
        .citation = models_citation(t, m, source),
        .tell = tell,
        .token = hearing.token,
        .edition = m->edition,
        .year = m->year,
        .published_on = m->published_on,
        .authors = open_authors(t, &m->authors) };
}

static void add_files(struct task *t, int64_t publication, struct pack_material *m)
{
    struct file_list files = publications_files_shown(t, publication);

    for (size_t i = 0; i < files.n; i++) {
        struct pack_file one = { .name = str_fmt(t->a, "%.*s-%.*s", STR_ARG(m->key), STR_ARG(files.at[i].name)),
            .words = files.at[i].words,
            .file = files.at[i] };
        LIST_ADD(t->a, &m->files, one);
    }
}

static void add_material(struct task *t, struct pack *p, int64_t publication)
{
    struct publication_copy copy;
    struct pack_material m = { .key = id_str(t->a, publication) };

    if (!publications_copy(t, publication, &copy))
        return; /* it was taken down */
    m.kind = copy.kind;
    m.source = copy.source;
    for (size_t i = 0; i < copy.texts.n; i++) {
        const struct publication_side *s = &copy.texts.at[i];
        struct model_text one = { .lang = s->lang, .title = s->title, .summary = s->summary, .body = s->body };
        LIST_ADD(t->a, &m.texts, one);
    }
    add_files(t, publication, &m);
    LIST_ADD(t->a, &p->materials, m);
}

bool models_origin_pack(struct task *t, int64_t model, struct model_origin *ret_origin, struct pack *ret_pack)
{
    struct problems wrong = { 0 };

    return models_origin(t, model, ret_origin) && pack_read(t, ret_origin->modules, ret_pack, &wrong);
}

bool models_pack_open(struct task *t, int64_t model, int64_t edition, struct pack *ret_pack)
{
    struct pack p = { .materials = { .n = 0 } }, before;
    struct model_origin origin;

    if (!models_public(t, model, edition, &p.m))
        return false;
    p.own = own_of(t, &p.m);
    if (models_origin_pack(t, model, &origin, &before))
        p.adopted = before.own;
    for (size_t i = 0; i < p.m.figures.n; i++)
        if (str_empty(p.m.figures.at[i].house))
            p.m.figures.at[i].house = p.own.house;
    for (size_t i = 0; i < p.m.materials.n; i++)
        add_material(t, &p, p.m.materials.at[i]);
    *ret_pack = p;
    return true;
}

/* models_package_zip: the ZIP of a package: into it, and out of what came from anywhere. Nothing is believed: names,
 * sizes and kinds are looked at, bytes are counted as they come out. */
#include "rooms/models/models_package.h"
#include "rooms/publications/publications.h"

#define FOLDER "files/"

/* ---- into it */

static struct str in_folder(struct task *t, struct str name) { return str_fmt(t->a, FOLDER "%.*s", STR_ARG(name)); }

/* Files for which there is room; the others are not named either. */
static struct pack with_room(struct task *t, const struct pack *given, size_t *ret_left_out)
{
    struct pack p = *given;
    int64_t room = PACK_FILES_BYTES;

    p.materials = (struct pack_materials){ 0 };
    *ret_left_out = 0;
    for (size_t i = 0; i < given->materials.n; i++) {
        struct pack_material m = given->materials.at[i];
        struct pack_files files = m.files;
        m.files = (struct pack_files){ 0 };
        for (size_t k = 0; k < files.n; k++)
            if (files.at[k].file.bytes <= room) {
                room -= files.at[k].file.bytes;
                LIST_ADD(t->a, &m.files, files.at[k]);
            } else {
                ++*ret_left_out;
            }
        LIST_ADD(t->a, &p.materials, m);
    }
    return p;
}

struct str models_zip(struct task *t, const struct pack *given, size_t *ret_left_out)
{
    struct pack p = with_room(t, given, ret_left_out);
    struct archive_writer *w = archive_new(t);

    archive_add(w, S(PACK_CARD), pack_json(t, &p));
    for (enum lang_id l = 0; l < LANG__N; l++)
        if (pack_speaks(&p, l))
            archive_add(w, str_fmt(t->a, "model.%s.md", lang_get(l)->tag), pack_markdown(t, &p, lang_get(l)));
    for (size_t i = 0; i < p.materials.n; i++)
        for (size_t k = 0; k < p.materials.at[i].files.n; k++) {
            const struct pack_file *f = &p.materials.at[i].files.at[k];
            struct buf *o = task_buf(t, (size_t)f->file.bytes + 1);
            files_bytes(t, &f->file, o);
            task_must_fit(t, o);
            archive_add(w, in_folder(t, f->name), buf_view(o));
        }
    return archive_end(w);
}

/* ---- out of it */

static bool refuse(struct task *t, struct problems *ps, struct str what)
{
    problem_add(t, ps, "file", what);
    return false;
}

static bool refuse_archive(struct task *t, struct problems *ps, enum archive_trouble trouble)
{
    return refuse(t, ps, str_of(lang_tr(t->lang, archive_trouble_text(trouble))));
}

/* At most `most` bytes; *ret_large: there are more. */
static bool read_entry(struct task *t, struct archive *z, size_t i, struct buf *o, bool *ret_large)
{
    struct entry *e = archive_read(z, i);
    char piece[16384];
    ptrdiff_t n = -1;

    while (e != NULL && !buf_full(o) && (n = entry_read(e, piece, sizeof piece)) > 0)
        buf_put(o, piece, (size_t)n);
    *ret_large = buf_full(o);
    (void)t;
    return !*ret_large && n == 0;
}

static bool read_named(struct task *t, struct archive *z, struct str name, struct buf *o, struct problems *ps)
{
    size_t i = archive_find_part(z, str_z(t->a, name));
    bool large = false;

    o->n = 0;
    o->full = false;
    if (i == archive_entries(z))
        return refuse(t, ps, trf(t, "The file %1$s is missing in the package.", name));
    if (read_entry(t, z, i, o, &large))
        return true;
    if (large)
        return refuse(t, ps,
            trf(t, "The file %1$s is too large. It may have at most %2$s.", name, files_size(t, (int64_t)o->max)));
    return refuse_archive(t, ps, archive_trouble(z));
}

/* Each entry is one that a package has, and there once. */
static bool known_entry(struct task *t, const struct pack *p, struct str name)
{
    if (str_is(name, PACK_CARD) || (str_ends(name, S(".md")) && str_find(name, S("/")) < 0))
        return true;
    for (size_t i = 0; i < p->materials.n; i++)
        for (size_t k = 0; k < p->materials.at[i].files.n; k++)
            if (str_eq(name, in_folder(t, p->materials.at[i].files.at[k].name)))
                return true;
    return false;
}

static bool check_places(struct task *t, struct archive *z, struct problems *ps)
{
    for (size_t i = 0; i < archive_entries(z); i++) {
        struct str name = archive_name(z, i);
        if (archive_place(name) == ARCHIVE_STRAY)
            return refuse(t, ps,
                trf(t, "The file %1$s leads out of the package or lies in too many folders. Nothing was taken.", name));
        for (size_t k = 0; k < i; k++)
            if (str_eq(name, archive_name(z, k)))
                return refuse(t, ps, trf(t, "The file %1$s is there twice. Nothing was taken.", name));
    }
    return true;
}

static bool check_entries(struct task *t, const struct pack_zip *zip, struct problems *ps)
{
    for (size_t i = 0; i < archive_entries(zip->z); i++) {
        struct str name = archive_name(zip->z, i);
        if (archive_place(name) == ARCHIVE_FILE && !known_entry(t, &zip->pack, name))
            return refuse(t, ps, trf(t, "The file %1$s is not named in model.json. Nothing was taken.", name));
    }
    return true;
}

bool pack_zip_file(
    struct task *t, const struct pack_zip *zip, const struct pack_file *f, struct buf *o, struct problems *ps)
{
    struct problems wrong = { 0 };

    if (!read_named(t, zip->z, in_folder(t, f->name), o, ps))
        return false;
    struct file_wish w = { .owner = FILE_OF_PUBLICATION,
        .row = 0,
        .groups = PUBLICATION_FILE_GROUPS,
        .most = PACK_FILES_MOST,
        .bytes = buf_view(o),
        .name = f->name,
        .words = f->words };
    if (files_check(t, &w, &wrong))
        return true;
    return refuse(t, ps, str_fmt(t->a, FOLDER "%.*s: %.*s", STR_ARG(f->name), STR_ARG(wrong.at[0].text)));
}

/* Each is read once, and its bytes are forgotten: what is kept is whether all are right. */
static bool check_files(struct task *t, struct pack_zip *zip, struct problems *ps)
{
    struct buf *o = task_buf(t, PACK_FILES_BYTES);
    size_t all = 0;

    for (size_t i = 0; i < zip->pack.materials.n; i++)
        for (size_t k = 0; k < zip->pack.materials.at[i].files.n; k++) {
            if (!pack_zip_file(t, zip, &zip->pack.materials.at[i].files.at[k], o, ps))
                return false;
            all += o->n;
            zip->files++;
            if (all > PACK_FILES_BYTES)
                return refuse(t, ps,
                    trf(t, "The files of a package may have at most %1$s together.", files_size(t, PACK_FILES_BYTES)));
        }
    return true;
}

bool pack_zip_open(struct task *t, struct str bytes, struct pack_zip *ret_zip, struct problems *ps)
{
    enum archive_trouble trouble = ARCHIVE_GOOD;
    struct buf *card = task_buf(t, PACK_CARD_MOST);
    struct pack_zip zip = { .files = 0 };

    if (bytes.n > PACK_ZIP_MOST)
        return refuse(t, ps, trf(t, "A package may have at most %1$s.", files_size(t, PACK_ZIP_MOST)));
    zip.z = archive_open(t, bytes, -1, &trouble);
    if (zip.z == NULL)
        return refuse_archive(t, ps, trouble);
    if (!check_places(t, zip.z, ps) || !read_named(t, zip.z, S(PACK_CARD), card, ps))
        return false;
    (void)text_clean(t->a, buf_view(card), &zip.card);
    if (!pack_read(t, zip.card, &zip.pack, ps) || !check_entries(t, &zip, ps) || !check_files(t, &zip, ps))
        return false;
    *ret_zip = zip;
    return true;
}

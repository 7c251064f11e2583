/* files: the rules of files that people upload: what is taken, how it is stored, when it goes. No pages here. */
#include "rooms/files/files.h"

#include "auth/token.h"
#include "auth/viewer.h"
#include "base/digest.h"
#include "base/log.h"
#include "db/db.h"
#include "files_sql.h"
#include "lang/lang.h"
#include "rooms/files/files_read.h"

enum { SCRATCH = 4 << 20, SWEPT_AT_ONCE = 100, SWEEP_S = 3600 };

struct file_owner_row {
    const char *code;
    bool sealed;
};
static const struct file_owner_row owners[] = {
#define O(OWNER, code, sealed) [FILE_OF_##OWNER] = { #code, sealed },
    FILE_OWNERS(O)
#undef O
};

static struct str code_of(enum file_owner owner) { return str_of(owners[owner].code); }

/* ---- which are there */

static bool file_of(enum file_owner owner, const struct files_sql_file_row *r, struct file *ret)
{
    *ret = (struct file){ .id = r->id,
        .row = r->owner_row,
        .bytes = r->bytes,
        .width = r->width,
        .height = r->height,
        .staff = r->staff,
        .owner = owner,
        .sealed = r->sealed,
        .hidden = r->hidden,
        .name = r->name,
        .words = r->words,
        .mark = r->mark,
        .staff_name = r->staff_name,
        .added_at = r->added_at };
    return media_kind_of(r->kind, &ret->kind); /* false: of a newer program */
}

struct file_list files_of(struct task *t, enum file_owner owner, int64_t row)
{
    struct file_list list = { 0 };
    struct files_sql_file_rows rows = files_sql_of(t, code_of(owner), row);

    for (size_t i = 0; i < rows.n; i++) {
        struct file one;
        if (file_of(owner, &rows.at[i], &one))
            LIST_ADD(t->a, &list, one);
    }
    return list;
}

bool files_newest(struct task *t, enum file_owner owner, int64_t row, struct file *ret_file)
{
    struct file_list all = files_of(t, owner, row);

    for (size_t i = all.n; i-- > 0;)
        if (!all.at[i].hidden) {
            *ret_file = all.at[i];
            return true;
        }
    return false;
}

enum outcome files_get(struct task *t, enum file_owner owner, int64_t row, int64_t id, struct file *ret_file)
{
    struct files_sql_file_row r;

    return files_sql_get(t, code_of(owner), row, id, &r) && !r.hidden && file_of(owner, &r, ret_file) ? DONE
                                                                                                      : NOT_FOUND;
}

/* ---- what is taken */

static const char *groups_text(struct task *t, unsigned groups)
{
    if (groups == MEDIA_AUDIO)
        return tr(t, "This is no sound that the service knows. Choose a file of the kind MP3, M4A, Ogg, WebM or WAV.");
    if (groups == MEDIA_PICTURE)
        return tr(t, "This is no picture that the service knows. Choose a file of the kind JPEG, PNG or WebP.");
    if (groups == (MEDIA_PICTURE | MEDIA_PAPER))
        return tr(t, "This is neither a picture nor a PDF. Choose a file of the kind JPEG, PNG, WebP or PDF.");
    return tr(t, "The service does not take files of this kind.");
}

struct str files_size(struct task *t, int64_t bytes)
{
    enum { KILO = 1000, MEGA = 1000000 };

    if (bytes < MEGA)
        return trf(t, "%1$s kB", lang_number(t->a, t->lang, (bytes + KILO - 1) / KILO));
    return trf(t, "%1$s MB", lang_number(t->a, t->lang, (bytes + MEGA / 2) / MEGA));
}

static struct str trouble_text(struct task *t, enum media_trouble trouble, unsigned groups)
{
    switch (trouble) {
    case MEDIA_EMPTY: return str_of(tr(t, "The file is empty. Choose another one."));
    case MEDIA_UNKNOWN: return str_of(groups_text(t, groups));
    case MEDIA_BROKEN:
        return str_of(tr(t, "The file is not whole, or it cannot be read. Open it on your device, save it again and "
                            "choose it once more."));
    case MEDIA_LARGE:
        return trf(t, "The file is too large. It may have at most %1$s.", files_size(t, media_most(groups)));
    case MEDIA_WIDE:
        return trf(t, "The picture is too large. It may have at most %1$s million pixels: make it smaller first.",
            lang_number(t->a, t->lang, MEDIA_PIXELS_MOST / 1000000));
    case MEDIA_FINE: break;
    }
    unreachable();
}

/* A device stops a little late. */
enum { SECONDS_LATE = 5 };

static bool read_wish(struct task *t, const struct file_wish *w, struct media *ret, struct problems *ps)
{
    if (w->bytes.n == 0 && str_empty(w->name)) {
        problem_add(t, ps, "file", str_of(tr(t, "Choose a file.")));
        return false;
    }
    enum media_trouble trouble = media_read(t->a, w->bytes, w->groups, ret);
    if (trouble != MEDIA_FINE) {
        problem_add(t, ps, "file", trouble_text(t, trouble, w->groups));
        return false;
    }
    if (w->minutes > 0 && ret->ms > (w->minutes * 60 + SECONDS_LATE) * 1000) {
        struct str n = lang_number(t->a, t->lang, w->minutes);
        problem_add(t, ps, "file",
            tr_fill(t->a,
                trn(t, "It is too long. It may last %n minute.", "It is too long. It may last %n minutes.", w->minutes),
                &n, 1));
    }
    if (media_types[ret->kind].group == MEDIA_PICTURE && str_empty(str_trim(w->words)))
        problem_add(t, ps, "words", str_of(tr(t, "Write what the picture shows, for those who cannot see it.")));
    if ((int64_t)files_of(t, w->owner, w->row).n >= w->most)
        problem_add(t, ps, "file",
            trf(t, "There are %1$s files already. Remove one first.", lang_number(t->a, t->lang, w->most)));
    return true;
}

bool files_check(struct task *t, const struct file_wish *w, struct problems *ret)
{
    struct media m;
    size_t before = ret->n;

    (void)read_wish(t, w, &m, ret);
    return ret->n == before;
}

/* ---- names */

/* Signs that turn the direction of a text, and that are not seen. */
static bool unseen(struct str s, size_t at)
{
    static const char *const signs[] = { "\xe2\x80\x8b", "\xe2\x80\x8e", "\xe2\x80\x8f", "\xe2\x80\xaa", "\xe2\x80\xab",
        "\xe2\x80\xac", "\xe2\x80\xad", "\xe2\x80\xae", "\xe2\x81\xa6", "\xe2\x81\xa7", "\xe2\x81\xa8", "\xe2\x81\xa9",
        "\xef\xbb\xbf" };

    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (str_starts(str_part(s, at, 3), str_of(signs[i])))
            return true;
    return false;
}

struct str files_name(struct arena *a, struct str typed, enum media_kind kind)
{
    struct str s = S(""), end = str_of(media_types[kind].code);
    size_t n = 0;

    (void)text_clean(a, typed, &s);
    for (size_t i = 0; i < s.n; i++)
        if (s.p[i] == '/' || s.p[i] == '\\')
            s = str_part(s, i + 1, s.n), i = (size_t)-1; /* a folder of her device is nobody's business */
    char *p = arena_alloc(a, s.n + 1);
    for (size_t i = 0; i < s.n; i++)
        if (unseen(s, i))
            i += 2;
        else if ((unsigned char)s.p[i] >= ' ' && s.p[i] != 0x7f)
            p[n++] = strchr("\"<>:|?*;", s.p[i]) != NULL ? '_' : s.p[i];
    s = str_trim((struct str){ p, n });
    size_t dot = s.n;
    while (dot > 0 && s.p[dot - 1] != '.')
        dot--;
    if (dot > 0)
        s.n = dot - 1; /* its end is what the bytes say */
    if (s.n > FILE_NAME_MOST)
        for (s.n = FILE_NAME_MOST; s.n > 0 && ((unsigned char)s.p[s.n] & 0xc0) == 0x80;)
            s.n--;
    while (s.n > 0 && (s.p[s.n - 1] == '.' || s.p[s.n - 1] == ' '))
        s.n--;
    while (s.n > 0 && s.p[0] == '.')
        s = str_part(s, 1, s.n);
    return str_fmt(a, "%.*s.%.*s", STR_ARG(str_empty(s) ? S("file") : s), STR_ARG(end));
}

/* ---- pieces */

/* A task beside t whose memory is given back after each piece. */
static struct task *scratch_of(struct task *t)
{
    struct task *scratch = NEW(t->a, struct task);

    *scratch = *t;
    scratch->found_out = NULL;
    scratch->found_names = NULL;
    scratch->found_words = NULL;
    return scratch;
}

static struct arena *scratch_begin(struct task *scratch, struct arena **slot)
{
    return scratch->a = *slot = task_arena(scratch, SCRATCH);
}

static void scratch_end(struct arena **slot)
{
    arena_free(*slot);
    *slot = NULL;
}

struct writing {
    struct task *scratch;
    struct arena **slot;
    int64_t file, piece;
    bool sealed;
    char *p; /* of FILE_PIECE */
    size_t n;
};

static void write_piece(struct writing *w)
{
    struct str bytes = { w->p, w->n };

    scratch_begin(w->scratch, w->slot);
    if (w->sealed)
        files_sql_add_sealed_piece(w->scratch, w->file, w->piece, bytes);
    else
        files_sql_add_piece(w->scratch, w->file, w->piece, bytes);
    scratch_end(w->slot);
    w->piece++;
    w->n = 0;
}

static void write_bytes(struct writing *w, struct str s)
{
    while (s.n > 0) {
        size_t n = FILE_PIECE - w->n < s.n ? FILE_PIECE - w->n : s.n;
        memcpy(w->p + w->n, s.p, n);
        w->n += n;
        s = str_part(s, n, s.n);
        if (w->n == FILE_PIECE)
            write_piece(w);
    }
}

/* The mark first: the row stands before its pieces. */
static struct str mark_of(struct task *t, const struct media *m)
{
    struct digest *d = digest_new(t->a);
    char sum[DIGEST];

    digest_begin(d);
    for (size_t i = 0; i < m->pieces.n; i++)
        digest_add(d, m->pieces.at[i].p, m->pieces.at[i].n);
    digest_end(d, sum);
    return token_text(t, (struct str){ sum, sizeof sum });
}

static void store(struct task *t, const struct file_wish *w, const struct media *m, int64_t id)
{
    bool sealed = owners[w->owner].sealed;
    struct str name = sealed ? S("") : files_name(t->a, w->name, m->kind);
    struct writing to = { .scratch = scratch_of(t),
        .slot = task_arena_slot(t),
        .file = id,
        .sealed = sealed,
        .p = arena_alloc(t->a, FILE_PIECE) };

    files_sql_add(t, .id = id, .owner = code_of(w->owner), .owner_row = w->row,
        .kind = str_of(media_types[m->kind].code), .name = name, .words = str_trim(w->words), .bytes = m->bytes,
        .width = m->width, .height = m->height, .mark = mark_of(t, m), .sealed = sealed, .staff = t->viewer->staff,
        .added_at = t->now);
    for (size_t i = 0; i < m->pieces.n; i++)
        write_bytes(&to, m->pieces.at[i]);
    if (to.n > 0)
        write_piece(&to);
}

enum outcome files_add(struct task *t, const struct file_wish *w, int64_t *ret_file, struct problems *ret)
{
    struct media m;
    int64_t id = id_new();

    if (!read_wish(t, w, &m, ret) || ret->n > 0)
        return INVALID;
    store(t, w, &m, id);
    *ret_file = id;
    return DONE;
}

void files_read(struct task *t, const struct file *f, int64_t from, int64_t n, files_part *part, void *x)
{
    struct task *scratch = scratch_of(t);
    struct arena **slot = task_arena_slot(t);

    must(t, from >= 0 && n > 0 && from + n <= f->bytes);
    for (int64_t piece = from / FILE_PIECE; n > 0; piece++) {
        struct files_sql_piece_row plain;
        struct files_sql_sealed_piece_row sealed;
        size_t skip = (size_t)(from - piece * FILE_PIECE);
        scratch_begin(scratch, slot);
        bool there = f->sealed ? files_sql_sealed_piece(scratch, f->id, piece, &sealed)
                               : files_sql_piece(scratch, f->id, piece, &plain);
        if (!there)
            fail(t, FAIL_DB, "a file lacks its piece %lld", (long long)piece);
        struct str bytes = f->sealed ? sealed.bytes : plain.bytes;
        must(t, skip < bytes.n);
        bytes = str_part(bytes, skip, (size_t)n);
        part(x, bytes);
        from += (int64_t)bytes.n;
        n -= (int64_t)bytes.n;
        scratch_end(slot);
    }
    t->seen.somebody |= scratch->seen.somebody;
    t->statements = scratch->statements;
}

static void put_part(void *x, struct str bytes) { buf_str(x, bytes); }

void files_bytes(struct task *t, const struct file *f, struct buf *ret_bytes)
{
    if (f->bytes > 0)
        files_read(t, f, 0, f->bytes, put_part, ret_bytes);
}

/* ---- taking away */

static bool drop(struct task *t, int64_t id)
{
    files_sql_remove_pieces(t, id);
    return files_sql_remove(t, id) > 0;
}

enum outcome files_remove(struct task *t, enum file_owner owner, int64_t row, int64_t id)
{
    struct files_sql_file_row r;

    return files_sql_get(t, code_of(owner), row, id, &r) && drop(t, id) ? DONE : NOT_FOUND;
}

int64_t files_remove_all(struct task *t, enum file_owner owner, int64_t row)
{
    struct files_sql_file_rows rows = files_sql_of(t, code_of(owner), row);

    for (size_t i = 0; i < rows.n; i++)
        (void)drop(t, rows.at[i].id);
    return (int64_t)rows.n;
}

int64_t files_sweep(struct task *t)
{
    struct files_sql_lost_rows rows = files_sql_lost(t, SWEPT_AT_ONCE);

    for (size_t i = 0; i < rows.n; i++)
        (void)drop(t, rows.at[i].id);
    return (int64_t)rows.n;
}

int64_t files_often(struct task *t)
{
    struct files_sql_lost_rows rows;

    db_begin_read(t);
    rows = files_sql_lost(t, 1);
    db_commit(t);
    if (rows.n == 0)
        return SWEEP_S;
    db_begin_write(t);
    int64_t n = files_sweep(t);
    db_commit(t);
    log_line(LOG_INFO, "files", "swept=%lld", (long long)n);
    return n == SWEPT_AT_ONCE ? 1 : SWEEP_S;
}

struct str files_accept(struct task *t, unsigned groups)
{
    struct strs types = { 0 };

    for (size_t i = 0; i < MEDIA__N; i++)
        if ((media_types[i].group & groups) != 0)
            strs_add(t->a, &types, str_of(media_types[i].type));
    return strs_join(t->a, &types, S(","));
}

struct str files_hint(struct task *t, unsigned groups)
{
    struct strs names = { 0 };

    for (size_t i = 0; i < MEDIA__N; i++)
        if ((media_types[i].group & groups) != 0)
            strs_add(t->a, &names, str_of(media_types[i].name));
    return trf(
        t, "%1$s. At most %2$s.", strs_join(t->a, &names, lang_comma(t->lang)), files_size(t, media_most(groups)));
}

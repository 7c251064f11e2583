/* archive: reading through libzip, and the limits between it and a hostile file. What the bytes are (XML of a workbook,
 * CSV) is not known here. */
#include "rooms/tables/tables_archive.h"
#include <unistd.h>
#include <zip.h>
#include "lang/lang.h"

enum {
    RATIO = 200, /* of bytes unpacked to bytes packed, once FREE_BYTES are out */
    FREE_BYTES = 8 << 20,
};
#define ARCHIVE_BYTES ((uint64_t)2 << 30) /* unpacked, all entries together */

struct archive {
    struct task *t;
    zip_t *zip;
    uint64_t unpacked;
    enum archive_trouble trouble;
};

struct entry {
    struct archive *archive;
    zip_file_t *file;
    uint64_t packed, unpacked;
};

const char *archive_trouble_text(enum archive_trouble trouble)
{
    switch (trouble) {
    case ARCHIVE_GOOD: break;
    case ARCHIVE_DAMAGED: return N_("The archive (ZIP) is damaged.");
    case ARCHIVE_TOO_LARGE: return N_("The archive (ZIP) is too large when unpacked.");
    case ARCHIVE_TOO_MANY: return N_("The archive (ZIP) holds more than 1,000 files.");
    case ARCHIVE_PROTECTED: return N_("The file is protected by a password.");
    }
    return "";
}

/* --- names */

static bool hidden_piece(struct str piece)
{
    return str_starts(piece, S(".")) || str_is(piece, "__MACOSX") || str_is(piece, "Thumbs.db") ||
           str_is(piece, "desktop.ini");
}

enum archive_place archive_place(struct str name)
{
    size_t from = 0, folders = 0;
    bool hidden = false;
    for (size_t i = 0; i <= name.n; i++) {
        const char ch = i < name.n ? name.p[i] : '/';
        if ((unsigned char)ch < ' ' || ch == ':')
            return ARCHIVE_STRAY;
        if (ch != '/' && ch != '\\')
            continue;
        struct str piece = str_part(name, from, i - from);
        if (i == name.n && piece.n == 0 && name.n > 0)
            return hidden ? ARCHIVE_HIDDEN : ARCHIVE_FOLDER;
        if (piece.n == 0 || str_is(piece, "..") || str_is(piece, "."))
            return ARCHIVE_STRAY;
        hidden |= hidden_piece(piece);
        folders += i < name.n;
        from = i + 1;
    }
    if (hidden)
        return ARCHIVE_HIDDEN;
    return folders > 1 ? ARCHIVE_STRAY : ARCHIVE_FILE;
}

/* --- the archive */

static void close_zip(void *x) { zip_discard(x); }

static zip_t *open_zip(struct str bytes, int fd)
{
    if (fd >= 0) {
        int copy = dup(fd), code;
        if (copy < 0)
            return NULL;
        zip_t *zip = zip_fdopen(copy, 0, &code);
        if (!zip)
            close(copy);
        return zip;
    }
    zip_source_t *source = zip_source_buffer_create(bytes.p, bytes.n, 0, NULL);
    if (!source)
        return NULL;
    zip_t *zip = zip_open_from_source(source, ZIP_RDONLY, NULL);
    if (!zip)
        zip_source_free(source);
    return zip;
}

struct archive *archive_open(struct task *t, struct str bytes, int fd, enum archive_trouble *ret_trouble)
{
    zip_t *zip = open_zip(bytes, fd);
    if (!zip) {
        *ret_trouble = ARCHIVE_DAMAGED;
        return NULL;
    }
    arena_then(t->a, close_zip, zip);
    if (zip_get_num_entries(zip, 0) > ARCHIVE_ENTRIES) {
        *ret_trouble = ARCHIVE_TOO_MANY;
        return NULL;
    }
    struct archive *z = NEW(t->a, struct archive);
    *z = (struct archive){ .t = t, .zip = zip };
    return z;
}

enum archive_trouble archive_trouble(const struct archive *z) { return z->trouble; }

size_t archive_entries(const struct archive *z) { return (size_t)zip_get_num_entries(z->zip, 0); }

struct str archive_name(const struct archive *z, size_t i) { return str_of(zip_get_name(z->zip, i, ZIP_FL_ENC_GUESS)); }

static char plain(char ch) { return ch == '\\' ? '/' : ch >= 'A' && ch <= 'Z' ? (char)(ch | 0x20) : ch; }

static bool same_part(const char *a, const char *b)
{
    a += *a == '/' || *a == '\\';
    while (*a && plain(*a) == plain(*b))
        a++, b++;
    return *a == '\0' && *b == '\0';
}

size_t archive_find_part(const struct archive *z, const char *name)
{
    zip_int64_t exact = zip_name_locate(z->zip, name, 0);
    size_t n = archive_entries(z), i = exact < 0 ? 0 : (size_t)exact;
    for (; exact < 0 && i < n; i++) {
        const char *one = zip_get_name(z->zip, i, ZIP_FL_ENC_GUESS);
        if (one && same_part(one, name))
            break;
    }
    return i;
}

int64_t archive_size(const struct archive *z, size_t i)
{
    zip_stat_t st;
    if (zip_stat_index(z->zip, i, 0, &st) != 0 || !(st.valid & ZIP_STAT_SIZE) || st.size > ARCHIVE_BYTES)
        return 0;
    return (int64_t)st.size;
}

/* --- an entry */

static void close_entry(void *x) { zip_fclose(x); }

struct entry *archive_read(struct archive *z, size_t i)
{
    zip_stat_t st;
    if (zip_stat_index(z->zip, i, 0, &st) != 0 || !(st.valid & ZIP_STAT_COMP_SIZE)) {
        z->trouble = ARCHIVE_DAMAGED;
        return NULL;
    }
    if ((st.valid & ZIP_STAT_ENCRYPTION_METHOD) && st.encryption_method != ZIP_EM_NONE) {
        z->trouble = ARCHIVE_PROTECTED;
        return NULL;
    }
    zip_file_t *file = zip_fopen_index(z->zip, i, 0);
    if (!file) {
        z->trouble = ARCHIVE_DAMAGED;
        return NULL;
    }
    arena_then(z->t->a, close_entry, file);
    struct entry *e = NEW(z->t->a, struct entry);
    *e = (struct entry){ .archive = z, .file = file, .packed = st.comp_size };
    return e;
}

ptrdiff_t entry_read(struct entry *e, void *p, size_t room)
{
    struct archive *z = e->archive;
    task_may_go_on(z->t); /* what is packed small may be large */
    if (z->trouble == ARCHIVE_DAMAGED || z->trouble == ARCHIVE_TOO_LARGE)
        return -1;
    zip_int64_t n = zip_fread(e->file, p, room);
    if (n < 0) {
        z->trouble = ARCHIVE_DAMAGED;
        return -1;
    }
    e->unpacked += (uint64_t)n;
    z->unpacked += (uint64_t)n;
    if (z->unpacked > ARCHIVE_BYTES || (e->unpacked > FREE_BYTES && e->unpacked / RATIO > e->packed)) {
        z->trouble = ARCHIVE_TOO_LARGE;
        return -1;
    }
    return (ptrdiff_t)n;
}

enum archive_trouble entry_trouble(const struct entry *e) { return e->archive->trouble; }

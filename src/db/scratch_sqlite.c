/* scratch_sqlite: the place is a file NAME.scratch beside the database, so that one rename puts it there. */
#include "base/whole_file.h"
#include "db/scratch_place.h"
#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

static const char *beside(struct scratch *s, const char *of, const char *end)
{
    return str_z(s->task.a, str_fmt(s->task.a, "%s%s", of, end));
}

static bool is_there(const char *path)
{
    struct stat st;
    return stat(path, &st) == 0;
}

/* Asks for no memory: it may be the last that is done. */
static void away(const struct scratch *s)
{
    unlink(s->scratch_wal);
    unlink(s->scratch_shm);
    unlink(s->scratch);
}

static bool make(struct scratch *s, struct buf *ret_why)
{
    struct str path = db_path(s->url);
    if (str_empty(path)) {
        buf_z(ret_why, "a database in memory has no place beside it: name a file with --db");
        return false;
    }
    s->path = str_z(s->task.a, path);
    s->scratch_wal = beside(s, s->path, ".scratch-wal");
    s->scratch_shm = beside(s, s->path, ".scratch-shm");
    s->scratch = beside(s, s->path, ".scratch");
    away(s);
    return true;
}

static bool open_place(struct scratch *s, bool raw, struct buf *ret_why)
{
    struct db_options o = { .create = true, .cache_kb = 16 * 1024, .scratch = raw };
    s->task.db = db_open(str_of(s->scratch), &o, ret_why);
    return s->task.db != NULL;
}

/* ---- nobody works on the database */

/* Does another process have it open? SQLite's locks lie on these bytes (its file format, "locking"); whoever has a
 * database in WAL mode open, has one of them. */
static bool is_open_elsewhere(int fd)
{
    struct flock all = { .l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = 0x40000000, .l_len = 512 };
    return fcntl(fd, F_GETLK, &all) == 0 && all.l_type != F_UNLCK;
}

/* What lies there, as far as its bytes and locks tell. */
static bool look(struct scratch *s, struct buf *ret_why)
{
    static const char magic[16] = "SQLite format 3";
    char first[16];
    struct stat st;
    int fd = open(s->path, O_RDWR | O_CLOEXEC);
    if (fd < 0 && errno == ENOENT)
        return true;
    if (fd < 0 || fstat(fd, &st) != 0) {
        buf_fmt(ret_why, "%s cannot be opened: %s", s->path, strerror(errno));
        return fd >= 0 && close(fd) == 1;
    }
    bool good = S_ISREG(st.st_mode) && (st.st_size == 0 || (read(fd, first, sizeof first) == (ssize_t)sizeof first &&
                                                               memcmp(first, magic, sizeof magic) == 0));
    if (!good)
        buf_fmt(ret_why, "%s is no database: name another one with --db, or move that file away", s->path);
    else if (is_open_elsewhere(fd)) {
        buf_fmt(ret_why, "a server or another program works on %s now: stop it, then restore", s->path);
        good = false;
    }
    s->there = good && st.st_size > 0;
    close(fd);
    return good;
}

/* Out of WAL mode and locked: SQLite allows that to the only one who has the file open, and all of it is in the one
 * file then. A file that cannot even be opened is kept as it is. */
static bool hold(struct scratch *s, struct buf *ret_why)
{
    struct db_options o = { .busy_ms = 500 };
    struct buf why;
    int64_t tables = 0;
    if (!look(s, ret_why))
        return false;
    if (!s->there)
        return true;
    buf_init(&why, 500);
    s->held = db_open(str_of(s->path), &o, &why);
    bool whole = s->held && db_exec(s->held, "PRAGMA locking_mode=EXCLUSIVE; PRAGMA journal_mode=DELETE", &why) &&
                 db_exec(s->held, "BEGIN EXCLUSIVE", &why) &&
                 s->held->engine->first_int(s->held, "SELECT count(*) FROM sqlite_master", &tables, &why);
    bool busy = str_find(buf_view(&why), S("locked")) >= 0;
    if (busy)
        buf_fmt(ret_why, "a server or another program works on %s now: stop it, then restore", s->path);
    if (!whole && s->held) {
        db_close(s->held);
        s->held = NULL;
    }
    buf_free(&why);
    bool ours = !whole || tables == 0 || db_schema_version(s->held) > 0;
    if (!ours)
        buf_fmt(ret_why, "%s holds tables of something else: name a database of its own with --db", s->path);
    return !busy && ours;
}

/* ---- filled, and put in place */

static bool settle(struct scratch *s, struct buf *ret_why)
{
    scratch_close(s);
    int fd = open(s->scratch, O_RDWR | O_CLOEXEC);
    bool good = fd >= 0 && fsync(fd) == 0 && !is_there(s->scratch_wal);
    if (!good)
        buf_fmt(ret_why, "%s cannot be written: %s", s->scratch, strerror(errno));
    if (fd >= 0)
        close(fd);
    return good;
}

/* The new file belongs to whom the old one belonged: root may restore for a service. */
static bool same_owner(struct scratch *s, struct buf *ret_why)
{
    struct stat old, new;
    if (!s->there || stat(s->path, &old) != 0 || stat(s->scratch, &new) != 0)
        return true;
    if (old.st_uid == new.st_uid && old.st_gid == new.st_gid)
        return chmod(s->scratch, old.st_mode & 0777) == 0;
    bool good = chown(s->scratch, old.st_uid, old.st_gid) == 0 && chmod(s->scratch, old.st_mode & 0777) == 0;
    if (!good)
        buf_fmt(ret_why, "%s cannot be given to the owner of %s: %s", s->scratch, s->path, strerror(errno));
    return good;
}

/* A second name for the old file first, so that there is a database at every moment. The log of a database that could
 * not be opened, or is gone, must not be taken for the new one's. */
static bool keep(struct scratch *s, const char *kept)
{
    static const char *const logs[] = { "-wal", "-journal" };
    for (int i = 0; i < 2; i++)
        if (rename(beside(s, s->path, logs[i]), beside(s, kept, logs[i])) != 0 && errno != ENOENT)
            return false;
    unlink(beside(s, s->path, "-shm"));
    return !s->there || link(s->path, kept) == 0 || (errno != EEXIST && rename(s->path, kept) == 0);
}

static bool replace(struct scratch *s, struct str stamp, struct str *ret_kept, struct buf *ret_why)
{
    struct str kept = str_fmt(s->task.a, "%s.before-%.*s", s->path, STR_ARG(stamp));
    if (!settle(s, ret_why) || !same_owner(s, ret_why))
        return false;
    if (!keep(s, kept.p)) {
        buf_fmt(ret_why, "%s cannot be kept as %s: %s", s->path, kept.p, strerror(errno));
        return false;
    }
    if (rename(s->scratch, s->path) != 0 || !whole_file_sync_folder(s->path)) {
        buf_fmt(ret_why, "%s cannot be put in the place of %s: %s", s->scratch, s->path, strerror(errno));
        return false;
    }
    *ret_kept = s->there ? kept : S("");
    return true;
}

static void clear(struct scratch *s)
{
    if (s->held) {
        db_exec(s->held, "ROLLBACK", &(struct buf){ .full = true });
        db_close(s->held);
    }
    s->held = NULL;
    if (s->scratch)
        away(s);
}

const struct scratch_engine scratch_sqlite = { make, hold, open_place, settle, replace, clear };

/* open_data_files: the folder that is written: a file appears whole or not at all (written beside it, then renamed),
 * only what has changed is written, and what is no longer among the files goes at the end. The list of what was written
 * lies in the folder, so that nothing of others is ever removed: a name stands in it before its file is there, so that
 * a walk that was cut short (a full disk, no current) is taken up where it ended. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>
#include "base/keys.h"
#include "rooms/open_data/open_data_publish.h"

#define LIST_NAME ".kotipolku-files"
enum { LIST_MOST = 256 << 20, PIECE = 64 << 10 };

struct open_folder {
    struct task *t;
    int fd, names; /* names: the list, open at its end */
    const char *path;
    struct str before; /* the list of the last time */
    struct hash_set listed, now;
    struct buf *list;
    int64_t files, changed;
    bool same; /* the last one was as it is now */
    bool cut;  /* the last walk did not come to its end */
};

static bool say(struct buf *ret_why, const struct open_folder *f, const char *file, const char *what)
{
    buf_fmt(ret_why, "%s/%s %s: %s", f->path, file, what, strerror(errno));
    return false;
}

static void close_it(void *x)
{
    struct open_folder *f = x;
    if (f->fd >= 0)
        close(f->fd);
    if (f->names >= 0)
        close(f->names);
}

/* Everything that is in it: somebody else's, when there is something and no list. */
static bool is_empty(const char *path)
{
    DIR *d = opendir(path);
    bool empty = true;

    if (d == NULL)
        return false;
    for (struct dirent *e = readdir(d); e != NULL; e = readdir(d))
        empty &= strcmp(e->d_name, ".") == 0 || strcmp(e->d_name, "..") == 0;
    closedir(d);
    return empty;
}

/* All of a file; false: it is not there, or cannot be read. */
static bool read_at(int folder, const char *name, struct buf *o)
{
    int fd = openat(folder, name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    char piece[PIECE];
    ssize_t n = 1;

    if (fd < 0)
        return false;
    while ((n = read(fd, piece, sizeof piece)) > 0)
        buf_put(o, piece, (size_t)n);
    close(fd);
    return n == 0 && !buf_full(o);
}

static bool write_all(int fd, struct str bytes)
{
    while (bytes.n > 0) {
        ssize_t n = write(fd, bytes.p, bytes.n);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return false;
        bytes = str_part(bytes, (size_t)n, bytes.n);
    }
    return true;
}

/* What the list names. It goes on on a line of its own, whatever the last one was cut to: an empty line, which only a
 * walk that does not come to its end leaves in it. */
static bool take_list(struct open_folder *f, struct str list)
{
    struct str rest = list, file;

    f->before = list;
    f->cut = str_starts(list, S("\n")) || str_find(list, S("\n\n")) >= 0;
    while (rest.n > 0 && str_cut(&rest, '\n', &file))
        (void)hash_set_add(f->t->a, &f->listed, key_hash(file));
    f->names = openat(f->fd, LIST_NAME, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0644);
    return f->names >= 0 && write_all(f->names, list.n == 0 || str_ends(list, S("\n")) ? S("\n") : S("\n\n"));
}

struct open_folder *open_folder_begin(struct task *t, struct str path, struct buf *ret_why)
{
    struct open_folder *f = NEW(t->a, struct open_folder);
    struct buf *list = task_buf(t, LIST_MOST);

    *f = (struct open_folder){
        .t = t, .fd = -1, .names = -1, .path = str_z(t->a, path), .list = task_buf(t, LIST_MOST)
    };
    arena_then(t->a, close_it, f);
    if (mkdir(f->path, 0755) != 0 && errno != EEXIST) {
        buf_fmt(ret_why, "%s cannot be made: %s", f->path, strerror(errno));
        return NULL;
    }
    f->fd = open(f->path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (f->fd < 0) {
        buf_fmt(ret_why, "%s is no folder: %s", f->path, strerror(errno));
        return NULL;
    }
    if (!read_at(f->fd, LIST_NAME, list) && !is_empty(f->path)) {
        buf_fmt(ret_why, "%s has other files in it: name an empty folder, or one that publish has written", f->path);
        return NULL;
    }
    if (!take_list(f, buf_view(list))) {
        (void)say(ret_why, f, LIST_NAME, "cannot be written");
        return NULL;
    }
    return f;
}

static bool make_folders(struct open_folder *f, struct arena *a, struct str file)
{
    for (size_t i = 0; i < file.n; i++)
        if (file.p[i] == '/' && mkdirat(f->fd, str_z(a, str_part(file, 0, i)), 0755) != 0 && errno != EEXIST)
            return false;
    return true;
}

/* What a file is to be: bytes, or what lies in an open file. */
struct content {
    struct str bytes;
    int from; /* -1: bytes */
    int64_t n;
};

/* The next piece of it; 0 at its end, -1: it cannot be read. */
static ssize_t piece_of(const struct content *c, int64_t at, char ret_piece[PIECE])
{
    size_t n = c->n - at < PIECE ? (size_t)(c->n - at) : PIECE;

    if (c->from >= 0)
        return pread(c->from, ret_piece, n, (off_t)at);
    if (n > 0)
        memcpy(ret_piece, c->bytes.p + at, n);
    return (ssize_t)n;
}

static bool write_content(int fd, const struct content *c)
{
    char piece[PIECE];
    ssize_t n = 0;

    for (int64_t at = 0; at < c->n; at += n) {
        n = piece_of(c, at, piece);
        if (n <= 0 || !write_all(fd, (struct str){ piece, (size_t)n }))
            return false;
    }
    return true;
}

static bool write_beside(struct open_folder *f, struct arena *a, const char *name, const struct content *c)
{
    const char *beside = str_z(a, str_fmt(a, "%s.new", name));
    int fd = openat(f->fd, beside, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0644);

    if (fd < 0)
        return false;
    bool good = write_content(fd, c);
    int why = errno;
    if (close(fd) == 0 && good && renameat(f->fd, beside, f->fd, name) == 0)
        return true;
    why = good ? errno : why;
    unlinkat(f->fd, beside, 0);
    errno = why;
    return false;
}

static bool same_content(int fd, const struct content *c)
{
    char piece[PIECE], there[PIECE];
    ssize_t n = 0;

    for (int64_t at = 0; at < c->n; at += n) {
        n = piece_of(c, at, piece);
        if (n <= 0 || pread(fd, there, (size_t)n, (off_t)at) != n || memcmp(piece, there, (size_t)n) != 0)
            return false;
    }
    return true;
}

static bool is_same(struct open_folder *f, const char *name, const struct content *c)
{
    struct stat st;
    int fd = openat(f->fd, name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);

    if (fd < 0)
        return false;
    bool same = fstat(fd, &st) == 0 && (int64_t)st.st_size == c->n && same_content(fd, c);
    close(fd);
    return same;
}

/* Before the file is there: who comes after a walk that was cut short knows that it is ours. */
static bool list_name(struct open_folder *f, struct arena *a, struct str file)
{
    return hash_set_has(&f->listed, key_hash(file)) || write_all(f->names, str_fmt(a, "%.*s\n", STR_ARG(file)));
}

static bool put(struct open_folder *f, struct arena *a, struct str file, const struct content *c, struct buf *ret_why)
{
    const char *name = str_z(a, file);

    f->same = false;
    if (!hash_set_add(f->t->a, &f->now, key_hash(file)))
        return true;
    buf_str(f->list, file);
    buf_ch(f->list, '\n');
    f->files++;
    f->same = is_same(f, name, c);
    if (f->same)
        return true;
    f->changed++;
    if (!list_name(f, a, file) || !make_folders(f, a, file) || !write_beside(f, a, name, c))
        return say(ret_why, f, name, "cannot be written");
    return true;
}

bool open_folder_same(const struct open_folder *f) { return f->same; }

bool open_folder_keep(struct open_folder *f, struct arena *a, struct str file)
{
    struct stat st;

    if (f->cut || !hash_set_has(&f->listed, key_hash(file)) ||
        fstatat(f->fd, str_z(a, file), &st, AT_SYMLINK_NOFOLLOW) != 0 || !S_ISREG(st.st_mode) || st.st_size == 0)
        return false;
    if (hash_set_add(f->t->a, &f->now, key_hash(file))) {
        buf_str(f->list, file);
        buf_ch(f->list, '\n');
        f->files++;
    }
    return true;
}

bool open_folder_put(struct open_folder *f, struct arena *a, struct str file, struct str bytes, struct buf *ret_why)
{
    return put(f, a, file, &(struct content){ bytes, -1, (int64_t)bytes.n }, ret_why);
}

bool open_folder_copy(struct open_folder *f, struct arena *a, struct str file, int from, struct buf *ret_why)
{
    struct stat st;

    if (fstat(from, &st) != 0)
        return say(ret_why, f, str_z(a, file), "cannot be read");
    return put(f, a, file, &(struct content){ S(""), from, (int64_t)st.st_size }, ret_why);
}

/* A line of the list is the name of a file below the folder, or it is passed over. */
static bool is_ours(struct str file)
{
    struct str rest = file, step;

    while (str_cut(&rest, '/', &step)) /* also of a line that is empty */
        if (step.n == 0 || str_is(step, ".") || str_is(step, ".."))
            return false;
    return true;
}

/* The folders it was in, from the innermost, as far as nothing else is in them. */
static void remove_folders(struct open_folder *f, struct str file)
{
    for (size_t i = file.n; i-- > 0;)
        if (file.p[i] == '/' && unlinkat(f->fd, str_z(f->t->a, str_part(file, 0, i)), AT_REMOVEDIR) != 0)
            return;
}

/* False: it is there and stays. A name that was cut short may be that of a folder of ours. */
static bool remove_one(struct open_folder *f, struct str file, int64_t *removed)
{
    struct arena *a = f->t->a;
    struct str beside = str_fmt(a, "%.*s.new", STR_ARG(file));

    (void)unlinkat(f->fd, str_z(a, beside), 0); /* of a walk that was cut short */
    if (unlinkat(f->fd, str_z(a, file), 0) == 0)
        ++*removed;
    else if (errno != ENOENT && errno != EISDIR && errno != ENOTDIR)
        return false;
    remove_folders(f, file);
    return true;
}

bool open_folder_end(struct open_folder *f, struct published *ret_published, struct buf *ret_why)
{
    struct str rest = f->before, file;
    int64_t removed = 0;

    task_must_fit(f->t, f->list);
    while (rest.n > 0 && str_cut(&rest, '\n', &file))
        if (is_ours(file) && !hash_set_has(&f->now, key_hash(file)) && !remove_one(f, file, &removed))
            return say(ret_why, f, str_z(f->t->a, file), "cannot be removed");
    struct str list = buf_view(f->list);
    if (!write_beside(f, f->t->a, LIST_NAME, &(struct content){ list, -1, (int64_t)list.n }))
        return say(ret_why, f, LIST_NAME, "cannot be written");
    *ret_published = (struct published){ f->files, f->changed, removed };
    return true;
}

/* open_data_files: the folder that is written: a file appears whole or not at all (written beside it, then renamed),
 * only what has changed is written, and what is no longer among the files goes at the end. The list of what was written
 * lies in the folder, so that nothing of others is ever removed. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>
#include "base/keys.h"
#include "rooms/open_data/open_data_publish.h"

#define LIST_NAME ".kotipolku-files"
enum { LIST_MOST = 256 << 20 };

struct open_folder {
    struct task *t;
    int fd;
    const char *path;
    struct str before; /* the list of the last time */
    struct hash_set now;
    struct buf *list;
    int64_t files, changed;
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
    char piece[64 << 10];
    ssize_t n = 1;

    if (fd < 0)
        return false;
    while ((n = read(fd, piece, sizeof piece)) > 0)
        buf_put(o, piece, (size_t)n);
    close(fd);
    return n == 0 && !buf_full(o);
}

struct open_folder *open_folder_begin(struct task *t, struct str path, struct buf *ret_why)
{
    struct open_folder *f = NEW(t->a, struct open_folder);
    struct buf *list = task_buf(t, LIST_MOST);

    *f = (struct open_folder){ .t = t, .fd = -1, .path = str_z(t->a, path), .list = task_buf(t, LIST_MOST) };
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
    if (read_at(f->fd, LIST_NAME, list)) {
        f->before = buf_view(list);
    } else if (!is_empty(f->path)) {
        buf_fmt(ret_why, "%s has other files in it: name an empty folder, or one that publish has written", f->path);
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

static bool write_beside(struct open_folder *f, struct arena *a, const char *name, struct str bytes)
{
    const char *beside = str_z(a, str_fmt(a, "%s.new", name));
    int fd = openat(f->fd, beside, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0644);

    if (fd < 0)
        return false;
    bool good = write_all(fd, bytes);
    good &= close(fd) == 0;
    if (good && renameat(f->fd, beside, f->fd, name) == 0)
        return true;
    unlinkat(f->fd, beside, 0);
    return false;
}

static bool is_same(struct open_folder *f, const char *name, struct str bytes)
{
    struct buf there;
    struct stat st;

    if (fstatat(f->fd, name, &st, AT_SYMLINK_NOFOLLOW) != 0 || (size_t)st.st_size != bytes.n)
        return false;
    buf_init(&there, bytes.n + 1);
    bool same = read_at(f->fd, name, &there) && str_eq(buf_view(&there), bytes);
    buf_free(&there);
    return same;
}

bool open_folder_put(struct open_folder *f, struct arena *a, struct str file, struct str bytes, struct buf *ret_why)
{
    const char *name = str_z(a, file);

    if (!hash_set_add(f->t->a, &f->now, key_hash(file)))
        return true;
    buf_str(f->list, file);
    buf_ch(f->list, '\n');
    f->files++;
    if (is_same(f, name, bytes))
        return true;
    f->changed++;
    if (!make_folders(f, a, file) || !write_beside(f, a, name, bytes))
        return say(ret_why, f, name, "cannot be written");
    return true;
}

/* A line of the list is the name of a file below the folder, or it is passed over. */
static bool is_ours(struct str file)
{
    struct str rest = file, step;

    while (str_cut(&rest, '/', &step))
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

bool open_folder_end(struct open_folder *f, struct published *ret_published, struct buf *ret_why)
{
    struct str rest = f->before, file;
    int64_t removed = 0;

    task_must_fit(f->t, f->list);
    while (rest.n > 0 && str_cut(&rest, '\n', &file)) {
        if (!is_ours(file) || hash_set_has(&f->now, key_hash(file)))
            continue;
        if (unlinkat(f->fd, str_z(f->t->a, file), 0) != 0 && errno != ENOENT)
            return say(ret_why, f, str_z(f->t->a, file), "cannot be removed");
        removed++;
        remove_folders(f, file);
    }
    if (!write_beside(f, f->t->a, LIST_NAME, buf_view(f->list)))
        return say(ret_why, f, LIST_NAME, "cannot be written");
    *ret_published = (struct published){ f->files, f->changed, removed };
    return true;
}

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
#include "rooms/open_data/open_data_noted.h"
#include "rooms/open_data/open_data_publish.h"

#define LIST_NAME ".kotipolku-files"
enum { PIECE = 64 << 10, LISTED = 1, NOW = 2 /* marks of a name: of the last walk, of this one */ };

struct open_folder {
    struct task *t;
    int fd, names; /* names: the list, open at its end */
    const char *path;
    struct noted_lines *before; /* the list of the last time */
    struct noted_marks *marks;
    struct noted *list;
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

static void lines_close(void *x) { close(((struct noted_lines *)x)->fd); }

/* The list of the last time, as long as it is now. False: there is none. */
static bool open_list(struct open_folder *f)
{
    struct noted_lines *l = NEW(f->t->a, struct noted_lines);
    struct stat st;

    l->fd = openat(f->fd, LIST_NAME, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    if (l->fd < 0)
        return false;
    arena_then(f->t->a, lines_close, l);
    if (fstat(l->fd, &st) != 0 || !S_ISREG(st.st_mode))
        return false;
    l->end = (int64_t)st.st_size;
    f->before = l;
    return true;
}

static bool next_name(struct open_folder *f, struct arena **a, struct str *ret_file)
{
    arena_free(*a);
    *a = NULL;
    *a = task_arena(f->t, NOTED_PIECE * 4);
    return noted_next(f->t, f->before, *a, ret_file);
}

/* What the list names. It goes on on a line of its own, whatever the last one was cut to: an empty line, which only a
 * walk that does not come to its end leaves in it. */
static bool take_list(struct open_folder *f)
{
    struct arena **a = task_arena_slot(f->t);
    struct str file;
    char last = '\n';

    while (f->before != NULL && next_name(f, a, &file)) {
        f->cut |= file.n == 0;
        (void)noted_mark(f->marks, file, LISTED);
    }
    if (f->before != NULL && f->before->end > 0 && pread(f->before->fd, &last, 1, f->before->end - 1) != 1)
        return false;
    f->names = openat(f->fd, LIST_NAME, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0644);
    return f->names >= 0 && write_all(f->names, last == '\n' ? S("\n") : S("\n\n"));
}

struct open_folder *open_folder_begin(struct task *t, struct str path, struct buf *ret_why)
{
    struct open_folder *f = NEW(t->a, struct open_folder);

    *f = (struct open_folder){ .t = t, .fd = -1, .names = -1, .path = str_z(t->a, path) };
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
    if (!open_list(f) && !is_empty(f->path)) {
        buf_fmt(ret_why, "%s has other files in it: name an empty folder, or one that publish has written", f->path);
        return NULL;
    }
    f->marks = noted_marks_begin(t, f->fd);
    f->list = noted_begin(t, f->fd);
    if (!take_list(f)) {
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
    return noted_has(f->marks, file, LISTED) || write_all(f->names, str_fmt(a, "%.*s\n", STR_ARG(file)));
}

/* False: it was written already. */
static bool note_name(struct open_folder *f, struct str file)
{
    if (!noted_mark(f->marks, file, NOW))
        return false;
    noted_put(f->list, file);
    noted_put(f->list, S("\n"));
    f->files++;
    return true;
}

static bool put(struct open_folder *f, struct arena *a, struct str file, const struct content *c, struct buf *ret_why)
{
    const char *name = str_z(a, file);

    f->same = false;
    if (!note_name(f, file))
        return true;
    f->same = is_same(f, name, c);
    if (f->same)
        return true;
    f->changed++;
    if (!list_name(f, a, file) || !make_folders(f, a, file) || !write_beside(f, a, name, c))
        return say(ret_why, f, name, "cannot be written");
    return true;
}

int open_folder_fd(const struct open_folder *f) { return f->fd; }

bool open_folder_same(const struct open_folder *f) { return f->same; }

bool open_folder_keep(struct open_folder *f, struct arena *a, struct str file)
{
    struct stat st;

    if (f->cut || !noted_has(f->marks, file, LISTED) || fstatat(f->fd, str_z(a, file), &st, AT_SYMLINK_NOFOLLOW) != 0 ||
        !S_ISREG(st.st_mode) || st.st_size == 0)
        return false;
    (void)note_name(f, file);
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
static void remove_folders(struct open_folder *f, struct arena *a, struct str file)
{
    for (size_t i = file.n; i-- > 0;)
        if (file.p[i] == '/' && unlinkat(f->fd, str_z(a, str_part(file, 0, i)), AT_REMOVEDIR) != 0)
            return;
}

/* False: it is there and stays. A name that was cut short may be that of a folder of ours. */
static bool remove_one(struct open_folder *f, struct arena *a, struct str file, int64_t *removed)
{
    struct str beside = str_fmt(a, "%.*s.new", STR_ARG(file));

    (void)unlinkat(f->fd, str_z(a, beside), 0); /* of a walk that was cut short */
    if (unlinkat(f->fd, str_z(a, file), 0) == 0)
        ++*removed;
    else if (errno != ENOENT && errno != EISDIR && errno != ENOTDIR)
        return false;
    remove_folders(f, a, file);
    return true;
}

bool open_folder_end(struct open_folder *f, struct published *ret_published, struct buf *ret_why)
{
    struct arena **a = task_arena_slot(f->t);
    struct str file;
    struct stat st;
    int64_t removed = 0;

    if (f->before != NULL)
        f->before->at = 0;
    while (f->before != NULL && next_name(f, a, &file))
        if (is_ours(file) && !noted_has(f->marks, file, NOW) && !remove_one(f, *a, file, &removed))
            return say(ret_why, f, str_z(f->t->a, file), "cannot be removed");
    int list = noted_file(f->list);
    if (fstat(list, &st) != 0 ||
        !write_beside(f, f->t->a, LIST_NAME, &(struct content){ S(""), list, (int64_t)st.st_size }))
        return say(ret_why, f, LIST_NAME, "cannot be written");
    *ret_published = (struct published){ f->files, f->changed, removed };
    return true;
}

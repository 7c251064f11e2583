/* whole_file: see whole_file.h. */
#include "base/whole_file.h"
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

struct whole_file {
    const char *name, *part;
    int fd, error; /* error: errno of the first write that failed; 0: none */
    bool named;
};

int whole_file_lock(const char *path)
{
    for (;;) {
        struct stat ours, theirs;
        int fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
        if (fd < 0)
            return -1;
        if (flock(fd, LOCK_EX | LOCK_NB) == 0 && fstat(fd, &ours) == 0) {
            if (stat(path, &theirs) == 0 && ours.st_dev == theirs.st_dev && ours.st_ino == theirs.st_ino)
                return fd;
            close(fd); /* it got its name, or went, between open and lock */
            continue;
        }
        int error = errno;
        close(fd);
        errno = error;
        return -1;
    }
}

bool whole_file_sync_folder(const char *path)
{
    char folder[4096];
    snprintf(folder, sizeof folder, "%s", path);
    char *slash = strrchr(folder, '/');
    if (slash)
        slash[slash == folder] = 0;
    int fd = open(slash ? folder : ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0)
        return false;
    bool good = fsync(fd) == 0;
    int error = errno;
    close(fd);
    errno = error;
    return good;
}

static void drop(void *x)
{
    struct whole_file *f = x;
    if (f->fd < 0)
        return;
    if (!f->named)
        unlink(f->part);
    close(f->fd);
    f->fd = -1;
}

struct whole_file *whole_file_begin(struct arena *a, struct str name, struct buf *ret_why)
{
    struct whole_file *f = NEW(a, struct whole_file);
    f->name = str_z(a, name);
    f->part = str_z(a, str_fmt(a, "%.*s.part", STR_ARG(name)));
    f->fd = whole_file_lock(f->part);
    if (f->fd < 0 && errno == EWOULDBLOCK)
        buf_fmt(ret_why, "%s is being written by somebody else now: wait until that has ended", f->name);
    else if (f->fd < 0)
        buf_fmt(ret_why, "%s cannot be written: %s", f->part, strerror(errno));
    if (f->fd < 0)
        return NULL;
    arena_then(a, drop, f);
    if (ftruncate(f->fd, 0) != 0)
        f->error = errno;
    return f;
}

bool whole_file_put(struct whole_file *f, const void *p, size_t n)
{
    for (const char *at = p; n > 0 && f->error == 0;) {
        ssize_t took = write(f->fd, at, n);
        if (took < 0 && errno == EINTR)
            continue;
        if (took <= 0) {
            f->error = took < 0 ? errno : ENOSPC;
            break;
        }
        at += took;
        n -= (size_t)took;
    }
    return f->error == 0;
}

int whole_file_again(struct whole_file *f, struct buf *ret_why)
{
    if (f->error == 0 && (fsync(f->fd) != 0 || lseek(f->fd, 0, SEEK_SET) != 0))
        f->error = errno;
    if (f->error == 0)
        return f->fd;
    buf_fmt(ret_why, "%s cannot be written: %s", f->part, strerror(f->error));
    return -1;
}

bool whole_file_end(struct whole_file *f, struct buf *ret_why)
{
    if (whole_file_again(f, ret_why) < 0)
        return false;
    if (rename(f->part, f->name) != 0) {
        buf_fmt(ret_why, "%s cannot get its name: %s", f->name, strerror(errno));
        return false;
    }
    f->named = true;
    if (whole_file_sync_folder(f->name))
        return true;
    buf_fmt(ret_why, "%s is not safely on the disk: %s", f->name, strerror(errno));
    return false;
}

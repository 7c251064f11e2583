/* anchor: see anchor.h. A line is "SEQ HASH SEAL DATABASE": number and hash of a row of the journal, both sealed with
 * the key together with the database's name. The file is written beside and renamed: it is whole or the old one. */
#include "auth/anchor.h"
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>
#include "auth/journal.h"
#include "auth/token.h"
#include "base/log.h"
#include "base/settings.h"
#include "db/db.h"
#include "db/keys.h"
#include "journal_sql.h"

enum { FILE_MOST = 64 << 10 };

struct line {
    int64_t seq;
    struct str hash, seal;
};

static const char *path_of(struct task *t)
{
    struct str file = t->settings ? t->settings->key_file : S("");
    return str_empty(file) ? NULL : str_z(t->a, str_fmt(t->a, "%.*s.anchor", STR_ARG(file)));
}

/* The same for one database however it is written; without what opens it. */
static struct str name_of(struct task *t)
{
    struct str url = t->settings->db;
    if (str_starts(url, S("postgres"))) {
        ptrdiff_t at = str_find(url, S("@"));
        return at < 0 ? url : str_part(url, (size_t)at + 1, url.n);
    }
    if (str_starts(url, S("sqlite:")))
        url = str_part(url, strlen("sqlite:"), url.n);
    char *real = realpath(str_z(t->a, url), NULL);
    struct str name = real ? str_copy(t->a, str_of(real)) : url;
    free(real);
    return name;
}

static struct str seal_of(struct task *t, int64_t seq, struct str hash, struct str name)
{
    struct str text = str_fmt(t->a, "%lld %.*s %.*s", (long long)seq, STR_ARG(hash), STR_ARG(name));
    return token_text(t, keys_fingerprint(t, "journal anchor", text));
}

static struct str file_read(struct task *t, const char *path)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return S("");
    char *text = arena_alloc(t->a, FILE_MOST);
    ssize_t n = read(fd, text, FILE_MOST);
    close(fd);
    return (struct str){ text, n > 0 ? (size_t)n : 0 };
}

static bool cut_line(struct str rest, struct line *ret, struct str *ret_name)
{
    struct str seq;
    bool whole = str_cut(&rest, ' ', &seq) && str_int(seq, &ret->seq) && str_cut(&rest, ' ', &ret->hash) &&
                 str_cut(&rest, ' ', &ret->seal);
    *ret_name = rest;
    return whole;
}

/* This database's line; false: there is none. */
static bool find(struct task *t, const char *path, struct line *ret)
{
    struct str text = file_read(t, path), one, name, own = name_of(t);
    while (str_cut(&text, '\n', &one))
        if (cut_line(one, ret, &name) && str_eq(name, own))
            return true;
    return false;
}

static bool written(const char *path, struct str text)
{
    char part[4096];
    snprintf(part, sizeof part, "%s.%ld.part", path, (long)getpid());
    int fd = open(part, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    bool good = fd >= 0 && write(fd, text.p, text.n) == (ssize_t)text.n && fsync(fd) == 0;
    if (fd >= 0)
        good = close(fd) == 0 && good;
    good = good && rename(part, path) == 0;
    if (!good)
        unlink(part);
    return good;
}

/* The file with `line` (empty: none) in the place of this database's. */
static void put(struct task *t, const char *path, struct str line)
{
    struct str text = file_read(t, path), one, name, own = name_of(t);
    struct line other;
    struct buf *out = task_buf(t, FILE_MOST);
    bool any = text.n > 0;
    while (str_cut(&text, '\n', &one))
        if (cut_line(one, &other, &name) && !str_eq(name, own))
            buf_fmt(out, "%.*s\n", STR_ARG(one));
    buf_str(out, line);
    if (buf_full(out) || ((any || line.n > 0) && !written(path, buf_view(out))))
        log_line(LOG_WARN, "anchor", "written=0");
}

static struct str row_hash(struct task *t, int64_t seq)
{
    struct journal_sql_row_hash_row row;
    return journal_sql_row_hash(t, seq, &row) ? token_text(t, row.hash) : S("");
}

bool anchor_fits(struct task *t, struct buf *ret_why)
{
    const char *path = path_of(t);
    struct line noted;
    if (!path || !find(t, path, &noted))
        return true;
    if (!token_same(noted.seal, seal_of(t, noted.seq, noted.hash, name_of(t)))) {
        buf_fmt(ret_why, "the line of this database in %s was altered", path);
        return false;
    }
    if (token_same(noted.hash, row_hash(t, noted.seq)))
        return true;
    buf_fmt(ret_why,
        "row %lld, which %s notes, is gone or another: rows at the end were taken away, or an older state of the "
        "database was put in its place without `restore`",
        (long long)noted.seq, path);
    return false;
}

void anchor_renew(struct task *t)
{
    const char *path = path_of(t);
    int64_t seq = path ? journal_newest(t) : 0;
    if (seq == 0)
        return;
    struct str hash = row_hash(t, seq), name = name_of(t);
    put(t, path,
        str_fmt(t->a, "%lld %.*s %.*s %.*s\n", (long long)seq, STR_ARG(hash), STR_ARG(seal_of(t, seq, hash, name)),
            STR_ARG(name)));
}

bool anchor_move(struct task *t, struct buf *ret_why)
{
    if (!anchor_fits(t, ret_why))
        return false;
    anchor_renew(t);
    return true;
}

void anchor_forget(struct task *t)
{
    const char *path = path_of(t);
    if (path)
        put(t, path, S(""));
}

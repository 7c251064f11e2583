/* backup_keep: the backups that the server makes by itself: when it is time, which of them stay, and what is known of
 * them. One server at a time makes them, whoever has the lock (db/alone.h). */
#include "backup_sql.h"
#include "base/clock.h"
#include "base/log.h"
#include "base/settings.h"
#include "db/alone.h"
#include "db/keys.h"
#include "jobs/jobs.h"
#include "rooms/backup/backup_file.h"
#include <dirent.h>
#include <fcntl.h>
#include <unistd.h>

enum {
    JOB = 1,               /* of jobs_add: one waits or runs at most */
    AGAIN_S = 3600,        /* after a failure, at the latest */
    KNOWN_S = 366 * 86400, /* how long a run is remembered */
    LOOK_S = 600,          /* between two questions whether it is time: at most, ... */
    SOON_S = 1,            /* ... when it is, ... */
    LATER_S = 10           /* ... when another server makes it */
};

/* ---- notes */

int64_t backup_note_begun(struct task *t, struct str file, bool by_itself)
{
    int64_t id = id_new();
    backup_sql_begin(t, id, by_itself, file, instant_now());
    backup_sql_forget(t, instant_from_unix(instant_unix(t->now) - KNOWN_S));
    return id;
}

void backup_note_made(struct task *t, int64_t id, struct instant made_at, int64_t rows)
{
    backup_sql_made(t, made_at, rows, id);
}

void backup_note_failed(struct task *t, int64_t id) { backup_sql_failed(t, instant_now(), id); }

/* ---- is it time? */

static bool wanted(const struct settings *s) { return s && !str_empty(s->backup_to); }

/* Seconds since an instant. */
static int64_t since(struct task *t, struct instant at) { return instant_unix(t->now) - instant_unix(at); }

/* In how many seconds the next one is due; not more than 0: now. One that came to no end counts as failed: whether it
 * is still being made, the lock knows. */
static int64_t due_in(struct task *t)
{
    struct backup_sql_run_row last;
    int64_t every = t->settings->backup_every, again = every < AGAIN_S ? every : AGAIN_S;
    if (!backup_sql_newest_by_itself(t, &last))
        return 0;
    return (str_is(last.state, "proven") ? every : again) - since(t, last.began_at);
}

struct backup_state backup_state(struct task *t)
{
    struct backup_sql_run_row last, proven, made;
    struct backup_state s = { .wanted = wanted(t->settings) };
    int64_t every = t->settings ? t->settings->backup_every : 0;
    s.any = backup_sql_newest(t, &last);
    if (!s.any)
        return s;
    s.tried = last.began_at;
    if (backup_sql_newest_in(t, S("made"), &made))
        s.made = made.began_at;
    if (backup_sql_newest_in(t, S("proven"), &proven)) {
        s.proven = proven.began_at;
        s.proven_at = proven.proven_at;
    }
    if (instant_unix(s.proven) > instant_unix(s.made))
        s.made = s.proven;
    s.old = s.wanted && since(t, s.proven) > 2 * every;
    if (backup_sql_newest_by_itself(t, &last))
        s.failing = str_is(last.state, "failed") || (!str_is(last.state, "proven") && since(t, last.began_at) > every);
    return s;
}

/* ---- which stay */

struct found {
    struct str name, day; /* day: the part of the name that sorts by time */
};
struct founds {
    struct found *at;
    size_t n, cap;
};

/* "kotipolku-1a2b3c4d-20261122T083000Z.backup": the key it was sealed with, and when. */
static struct str name_of(struct task *t)
{
    struct buf *b = task_buf(t, 200);
    struct instant now = instant_now();
    buf_fmt(b, "kotipolku-%08x-", (unsigned)keys_sealing(t->keys));
    for (const char *c = now.t; *c; c++)
        if (*c != '-' && *c != ':')
            buf_ch(b, *c);
    BUF_LIT(b, ".backup");
    return buf_view(b);
}

static bool is_name(struct str name)
{
    static const char like[] = "kotipolku-xxxxxxxx-00000000T000000Z.backup";
    if (name.n != sizeof like - 1)
        return false;
    for (size_t i = 0; i < name.n; i++) {
        char c = name.p[i];
        bool digit = c >= '0' && c <= '9';
        if (like[i] == 'x' ? !(digit || (c >= 'a' && c <= 'f')) : like[i] == '0' ? !digit : c != like[i])
            return false;
    }
    return true;
}

/* A backup that our key opens: by its name and by what it is. */
static bool is_ours(struct task *t, const char *path)
{
    char first[SEALED_HEAD_MOST];
    unsigned char key[KEYS_DERIVED];
    struct sealed_head head;
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    if (fd < 0)
        return false;
    ssize_t n = backup_begins(fd) ? pread(fd, first, sizeof first, 0) : -1;
    close(fd);
    return n > 0 && sealed_head_read(t->a, (struct str){ first, (size_t)n }, &head) &&
           keys_derive(t->keys, head.key, "is it ours", S(""), key);
}

static int newest_first(const void *x, const void *y)
{
    const struct found *p = x, *q = y;
    return str_cmp(q->day, p->day);
}

/* Removes all but the newest of our own; others' files stay, whatever they are called. */
static void remove_old(struct task *t, struct str folder)
{
    struct founds all = { 0 };
    const struct dirent *e;
    DIR *dir = opendir(str_z(t->a, folder));
    int64_t gone = 0;
    while (dir && (e = readdir(dir)))
        if (is_name(str_of(e->d_name))) {
            struct str path = str_fmt(t->a, "%.*s/%s", STR_ARG(folder), e->d_name);
            struct found one = { path, str_part(path, path.n - strlen("20261122T083000Z.backup"), path.n) };
            if (is_ours(t, path.p))
                LIST_ADD(t->a, &all, one);
        }
    if (dir)
        closedir(dir);
    if (all.n > 0)
        qsort(all.at, all.n, sizeof *all.at, newest_first);
    for (size_t i = (size_t)t->settings->backup_keep; i < all.n; i++)
        gone += unlink(all.at[i].name.p) == 0;
    if (gone > 0)
        log_line(LOG_INFO, "backup", "removed=%lld kept=%lld", (long long)gone, (long long)t->settings->backup_keep);
}

/* ---- making one */

static void tell(void *x, const char *what, int64_t done, int64_t total)
{
    (void)what;
    task_may_go_on(x); /* the server stops */
    jobs_say(x, done, total);
}

static int64_t claim(struct task *t, struct str file)
{
    int64_t id = 0;
    db_begin_write(t);
    backup_sql_cut_off(t, instant_now(), instant_now());
    if (due_in(t) <= 0)
        id = backup_note_begun(t, file, true);
    db_commit(t);
    return id;
}

static bool make_and_prove(struct task *t, struct str file, int64_t id, struct buf *why)
{
    struct backup_progress progress = { tell, t };
    struct backup_summary summary;
    int64_t began = clock_ms();
    if (!backup_make(t, file, id, &progress, &summary, why))
        return false;
    db_begin_write(t);
    backup_note_made(t, id, summary.ended_at, summary.rows);
    db_commit(t);
    int64_t made = clock_ms();
    if (!backup_prove(t, t->settings->db, file, &progress, &summary, why))
        return false;
    db_begin_write(t);
    backup_sql_proven(t, instant_now(), id);
    db_commit(t);
    log_line(LOG_INFO, "backup", "made=1 proven=1 tables=%lld rows=%lld bytes=%lld make_ms=%lld prove_ms=%lld",
        (long long)summary.tables, (long long)summary.rows, (long long)summary.bytes, (long long)(made - began),
        (long long)(clock_ms() - made));
    return true;
}

/* Whatever happens, it is noted and the server goes on. */
static void run(struct task *t, int64_t job)
{
    struct landing own = { .kind = FAIL_NONE }, *outer = t->landing;
    struct buf *why = task_buf(t, 2000);
    volatile int64_t id = 0;
    struct str file = str_fmt(t->a, "%.*s/%.*s", STR_ARG(t->settings->backup_to), STR_ARG(name_of(t)));
    struct alone *alone = db_alone(t, t->settings->db, "backup", why);
    (void)job;
    if (!alone && why->n == 0)
        return; /* another server makes it now */
    t->landing = &own;
    bool good = alone != NULL;
    if (setjmp(own.jump) == 0) {
        if (good && (id = claim(t, file)) == 0)
            return db_alone_end(alone), (void)(t->landing = outer);
        good = good && make_and_prove(t, file, id, why);
    } else {
        good = false;
        db_rollback(t->db);
        buf_z(why, own.text);
    }
    t->landing = outer;
    if (good)
        remove_old(t, t->settings->backup_to);
    else if (own.kind != FAIL_STOPPED)
        log_line(LOG_ERROR, "backup", "failed=1 text=\"%.*s\"", STR_ARG(buf_view(why)));
    if (!good && id != 0) {
        db_begin_write(t);
        if (own.kind == FAIL_STOPPED)
            backup_sql_stopped(t, id); /* no failure: the next start makes one */
        else
            backup_note_failed(t, id);
        db_commit(t);
    }
    if (alone)
        db_alone_end(alone);
}

int64_t backup_often(struct task *t)
{
    int64_t done, total, due;
    if (!wanted(t->settings))
        return LOOK_S;
    if (jobs_progress(t, JOB, &done, &total))
        return SOON_S;
    db_begin_read(t);
    due = due_in(t);
    db_rollback(t->db);
    if (due > 0)
        return due < LOOK_S ? due : LOOK_S;
    return jobs_add(t, run, JOB) ? SOON_S : LATER_S;
}

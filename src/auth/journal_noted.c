/* journal_noted: see journal_noted.h. */
#include "auth/journal_noted.h"
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>
#include "auth/token.h"
#include "base/log.h"
#include "base/whole_file.h"
#include "db/alone.h"
#include "db/db.h"
#include "db/keys.h"
#include "journal_sql.h"

enum { PATH = 4096 };

struct noted {
    bool in_table;       /* PostgreSQL */
    bool waits, more;    /* of the table: rows may wait; more than came with this transaction */
    size_t left, coming; /* of the table: rows of ours that wait; that come with this transaction */
    int fd;
    char path[PATH];
    off_t size;       /* of what is durable */
    off_t came, next; /* so far the journal has it; so far it will when the transaction is committed */
    int64_t last;     /* number of the newest row; -1: not known yet */
};

struct noted *noted_open(struct str db_url)
{
    struct str file = db_path(db_url);
    struct noted *n = calloc(1, sizeof *n);
    struct stat st;

    if (n == NULL)
        abort();
    n->in_table = db_engine_of(db_url) == DB_POSTGRES;
    n->waits = n->in_table; /* what a server left that died */
    if (n->in_table)
        return n;
    if (str_empty(file) || file.n + sizeof "-looks.bad" > PATH)
        return free(n), NULL;
    snprintf(n->path, PATH, "%.*s-looks", STR_ARG(file));
    n->fd = whole_file_lock(n->path); /* two processes do not note in one file */
    if (n->fd < 0 || fstat(n->fd, &st) != 0) {
        log_line(LOG_WARN, "journal", "noted=closed errno=%d", errno);
        if (n->fd >= 0)
            close(n->fd);
        return free(n), NULL;
    }
    n->size = st.st_size;
    n->last = -1;
    return n;
}

void noted_close(struct noted *n)
{
    if (n == NULL)
        return;
    if (n->in_table)
        return free(n);
    if (n->size == 0)
        unlink(n->path);
    close(n->fd);
    free(n);
}

bool noted_waits(const struct noted *n) { return n != NULL && (n->in_table ? n->waits : n->size > n->came); }

/* ---- a line */

static struct str fingerprint(struct task *t, struct str row)
{
    return token_text(t, keys_fingerprint(t, "journal noted", row));
}

static struct str line_of(struct task *t, int64_t number, const struct journal_entry *e)
{
    struct str row = str_fmt(t->a, "%lld %s %lld %lld %s %s %lld", (long long)number, e->at.t, (long long)e->staff,
        (long long)e->session, journal_act_code(e->act), e->what, (long long)e->subject);
    return str_fmt(t->a, "%.*s %.*s\n", STR_ARG(row), STR_ARG(fingerprint(t, row)));
}

/* False: nobody who has the key wrote it. */
static bool line_read(struct task *t, struct str line, int64_t *ret_number, struct journal_entry *ret)
{
    struct str rest = line, number, at, staff, session, act, what, subject, print;
    bool whole = str_cut(&rest, ' ', &number) && str_cut(&rest, ' ', &at) && str_cut(&rest, ' ', &staff) &&
                 str_cut(&rest, ' ', &session) && str_cut(&rest, ' ', &act) && str_cut(&rest, ' ', &what) &&
                 str_cut(&rest, ' ', &subject);
    print = rest;
    *ret = (struct journal_entry){ .detail = S("") };
    if (!whole || print.n + 1 > line.n || !str_int(number, ret_number) || !instant_read(at, &ret->at) ||
        !str_int(staff, &ret->staff) || !str_int(session, &ret->session) || !str_int(subject, &ret->subject) ||
        !journal_act_of(act, &ret->act))
        return false;
    ret->what = str_z(t->a, what);
    return str_eq(print, fingerprint(t, str_part(line, 0, line.n - print.n - 1)));
}

/* ---- the file */

/* The text that waits, from where the journal has it; "" and errno: it cannot be read. */
static struct str text_of(struct noted *n, struct task *t)
{
    size_t want = (size_t)(n->size - n->came);
    char *text = arena_alloc(t->a, want + 1);
    ssize_t got = pread(n->fd, text, want, n->came);
    return (struct str){ text, got > 0 ? (size_t)got : 0 };
}

/* The number of the last row that the journal has. */
static int64_t in_journal(struct task *t)
{
    struct journal_sql_noted_row row;
    return journal_sql_noted(t, &row) ? row.number : 0;
}

/* The newest number there is, in the journal or in the file, whose lines come in order. In a transaction. */
static void know_last(struct noted *n, struct task *t)
{
    struct str rest, line, number;
    int64_t at;

    if (n->last >= 0)
        return;
    n->last = in_journal(t);
    rest = text_of(n, t);
    while (str_cut(&rest, '\n', &line))
        if (str_cut(&line, ' ', &number) && str_int(number, &at) && at > n->last)
            n->last = at;
}

static bool append(struct noted *n, struct str text)
{
    bool good = n->size + (off_t)text.n <= NOTED_MOST && pwrite(n->fd, text.p, text.n, n->size) == (ssize_t)text.n &&
                fdatasync(n->fd) == 0;
    if (good)
        n->size += (off_t)text.n;
    else if (ftruncate(n->fd, n->size) != 0) /* what is left of it is no line, and is put away as such */
        log_line(LOG_ERROR, "journal", "noted=torn errno=%d", errno);
    return good;
}

static bool add_to_table(struct noted *n, struct task *t, const struct journal_entry *const *rows, size_t nrows)
{
    if (n->left + nrows > NOTED_MOST_ROWS)
        return false;
    db_begin_apart(t);
    for (size_t i = 0; i < nrows; i++) {
        int64_t id = id_new();
        journal_sql_note(t, id, line_of(t, id, rows[i]));
    }
    db_commit(t);
    n->left += nrows;
    n->waits = n->waits || nrows > 0;
    return true;
}

bool noted_add(struct noted *n, struct task *t, const struct journal_entry *const *rows, size_t nrows)
{
    if (n->in_table)
        return add_to_table(n, t, rows, nrows);
    struct buf *text = task_buf(t, NOTED_MOST);

    db_begin_read(t);
    know_last(n, t);
    db_rollback(t->db);
    for (size_t i = 0; i < nrows; i++)
        buf_str(text, line_of(t, n->last + 1 + (int64_t)i, rows[i]));
    task_must_fit(t, text);
    if (!append(n, buf_view(text)))
        return false;
    n->last += (int64_t)nrows;
    return true;
}

/* ---- into the journal */

/* Something stands there that nobody with the key wrote: the administrator keeps it, and no page waits for it. */
static void put_away(struct noted *n, struct task *t)
{
    char bad[PATH + 8];
    snprintf(bad, sizeof bad, "%s.bad", n->path);
    struct str text = text_of(n, t);
    int fd = open(bad, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    bool kept = fd >= 0 && write(fd, text.p, text.n) == (ssize_t)text.n && fsync(fd) == 0;
    if (fd >= 0)
        close(fd);
    log_line(LOG_ERROR, "journal", "noted=bad kept=%d bytes=%zu", (int)kept, text.n);
    n->next = n->size;
}

/* Another server may have noted them: rows of this transaction are read under the writers' lock, so none comes twice.
 */
static void come_from_table(struct noted *n, struct task *t)
{
    struct journal_sql_noted_rows_rows rows = journal_sql_noted_rows(t, NOTED_PORTION);
    size_t bad = 0;

    for (size_t i = 0; i < rows.n; i++) {
        struct journal_entry e;
        struct str line = str_part(rows.at[i].line, 0, rows.at[i].line.n - 1); /* without its end */
        int64_t number;
        if (line_read(t, line, &number, &e) && number == rows.at[i].id) {
            journal_put(t, &e);
            journal_sql_noted_has_come(t, rows.at[i].id);
        } else {
            bad++;
            journal_sql_noted_is_bad(t, rows.at[i].id);
        }
    }
    if (bad > 0)
        log_line(LOG_ERROR, "journal", "noted=bad kept=1 rows=%zu", bad);
    n->coming = rows.n;
    n->more = rows.n == NOTED_PORTION;
}

static void came_from_table(struct noted *n)
{
    n->left -= n->coming < n->left ? n->coming : n->left;
    n->waits = n->more;
}

void noted_come(struct noted *n, struct task *t)
{
    if (n->in_table)
        return come_from_table(n, t);
    struct str rest, line;
    int64_t has = in_journal(t), number = 0;
    size_t rows = 0;

    know_last(n, t);
    n->next = n->came;
    rest = text_of(n, t);
    if (rest.n == 0)
        fail(t, FAIL_DISK, "what was noted cannot be read");
    for (; rows < NOTED_PORTION && rest.n > 0; rows++) {
        struct journal_entry e;
        if (str_find(rest, S("\n")) < 0) { /* the end of what was never told durable */
            n->next = n->size;
            break;
        }
        must(t, str_cut(&rest, '\n', &line));
        if (!line_read(t, line, &number, &e)) {
            put_away(n, t);
            break;
        }
        n->next += (off_t)line.n + 1;
        if (number > has)
            journal_put(t, &e), has = number;
    }
    journal_sql_set_noted(t, has);
}

void noted_came(struct noted *n)
{
    if (n->in_table)
        return came_from_table(n);
    n->came = n->next;
    if (n->came < n->size)
        return;
    if (ftruncate(n->fd, 0) == 0) /* else the numbers say what the journal has */
        n->size = n->came = 0;
}

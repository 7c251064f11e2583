/* paper_print: draws each paper in a process of its own, which is this program once more under another name. Whatever
 * the libraries keep, leak or break on goes with it; it gets the paper, and of the server neither memory nor files, and
 * has limits of its own. The two exchange files without a name, so neither waits for the other to read. Why, and what
 * it costs: docs/decisions/paper.md. */
#include "paper/paper_draw.h" /* first: FreeType's headers name what base/banned.h bans */
#include "paper/paper_print.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define NAME_OF_PROCESS "kotipolku: paper"
enum { CPU_SECONDS = 20, ALL_SECONDS = 60, PROCESS_BYTES = 1 << 30, ARENA_BYTES = 512 << 20, PIECE = 64 << 10 };
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
enum { SANITIZED = true };
#elif defined(__has_feature) /* clang's way to say it */
enum { SANITIZED = __has_feature(address_sanitizer) || __has_feature(thread_sanitizer) };
#else
enum { SANITIZED = false };
#endif
enum { STATUS_DONE, STATUS_BROKEN, STATUS_TOO_LONG };

/* ---- the process that draws */

static bool read_all(int fd, struct buf *o)
{
    char piece[PIECE];
    for (;;) {
        ssize_t n = read(fd, piece, sizeof piece);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return n == 0 && !buf_full(o);
        buf_put(o, piece, (size_t)n);
    }
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

static void limit(int what, rlim_t most)
{
    struct rlimit l = { most, most };
    (void)setrlimit(what, &l); /* without it the paper is drawn all the same */
}

static void full(void *x)
{
    (void)x;
    fputs("kotipolku: a paper needs too much memory\n", stderr);
    _exit(STATUS_BROKEN);
}

static int draw(void)
{
    struct arena *a = arena_new(ARENA_BYTES);
    struct buf in, out;
    const char *trouble = NULL;

    limit(RLIMIT_CPU, CPU_SECONDS);
    limit(RLIMIT_CORE, 0);
    if (!SANITIZED) /* which reserves terabytes */
        limit(RLIMIT_AS, PROCESS_BYTES);
    alarm(ALL_SECONDS);
    arena_on_full(a, full, NULL);
    buf_init(&in, PAPER_BYTES);
    buf_init(&out, PAPER_BYTES);
    if (!read_all(STDIN_FILENO, &in))
        return STATUS_BROKEN;
    switch (paper_draw(a, buf_view(&in), &out, &trouble)) {
    case PAPER_DRAWN: return write_all(STDOUT_FILENO, buf_view(&out)) ? STATUS_DONE : STATUS_BROKEN;
    case PAPER_TOO_LONG: return STATUS_TOO_LONG;
    case PAPER_BROKEN: break;
    }
    fprintf(stderr, "kotipolku: a paper was not drawn: %s\n", trouble);
    return STATUS_BROKEN;
}

/* Before main: so every program that can ask for a paper, tests among them, can draw it. It does not return. */
__attribute__((constructor)) static void when_asked(int argc, char **argv)
{
    if (argc == 1 && strcmp(argv[0], NAME_OF_PROCESS) == 0)
        _exit(draw());
}

/* ---- the process that asks */

static void close_file(void *x) { close(*(int *)x); }

/* A file without a name that goes with the arena. */
static int no_name(struct task *t)
{
    int *fd = NEW(t->a, int);
    *fd = memfd_create("paper", MFD_CLOEXEC);
    if (*fd < 0)
        fail(t, FAIL_MEMORY, "no file for a paper: %s", strerror(errno));
    arena_then(t->a, close_file, fd);
    return *fd;
}

/* What the process learns of our environment: how a sanitizer was told to speak. There may be a password in the rest.
 */
static char **little_environment(struct arena *a)
{
    size_t n = 0, kept = 0;
    while (environ[n])
        n++;
    char **little = NEW_N(a, char *, n + 1);
    for (size_t i = 0; i < n; i++)
        if (strstr(environ[i], "SAN_OPTIONS="))
            little[kept++] = environ[i];
    return little;
}

static int run(struct task *t, int in, int out)
{
    char name[] = NAME_OF_PROCESS;
    char *words[] = { name, NULL };
    posix_spawn_file_actions_t files;
    pid_t child = 0;
    int status = 0;

    if (posix_spawn_file_actions_init(&files) != 0)
        fail(t, FAIL_MEMORY, "no memory to start a process");
    int wrong = posix_spawn_file_actions_adddup2(&files, in, STDIN_FILENO);
    wrong = wrong ? wrong : posix_spawn_file_actions_adddup2(&files, out, STDOUT_FILENO);
    wrong = wrong ? wrong : posix_spawn_file_actions_addclosefrom_np(&files, STDERR_FILENO + 1);
    wrong = wrong ? wrong : posix_spawn(&child, "/proc/self/exe", &files, NULL, words, little_environment(t->a));
    posix_spawn_file_actions_destroy(&files);
    if (wrong)
        fail(t, FAIL_FOREIGN, "no process to draw a paper: %s", strerror(wrong));
    while (waitpid(child, &status, 0) < 0)
        if (errno != EINTR)
            fail(t, FAIL_FOREIGN, "a process that draws was lost: %s", strerror(errno));
    return status;
}

enum outcome paper_print(struct task *t, struct str document, struct buf *o)
{
    int in = no_name(t), out = no_name(t);

    if (!write_all(in, document) || lseek(in, 0, SEEK_SET) < 0)
        fail(t, FAIL_MEMORY, "no room for a paper: %s", strerror(errno));
    int status = run(t, in, out);
    if (WIFEXITED(status) && WEXITSTATUS(status) == STATUS_TOO_LONG)
        return INVALID;
    if (!WIFEXITED(status) || WEXITSTATUS(status) != STATUS_DONE)
        fail(t, FAIL_FOREIGN, "a paper was not drawn: its process ended by %s %d",
            WIFSIGNALED(status) ? "signal" : "status", WIFSIGNALED(status) ? WTERMSIG(status) : WEXITSTATUS(status));
    if (lseek(out, 0, SEEK_SET) < 0 || !read_all(out, o))
        fail(t, FAIL_MEMORY, "a paper has more than %zu bytes", o->max);
    return DONE;
}

/* check/includes: who includes whom: layers, doors of rooms, generated and foreign headers (src/LAYERS), and that rooms
 * make no circle. */
#include "tools/check/check.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The .sql or .html file that a generated header is made from (named as in meson.build). */
static const struct file *source_of(const struct house *h, const char *header)
{
    for (size_t i = 0; i < h->files_n; i++) {
        const struct file *f = &h->files[i];
        char path[512], name[256];
        if (!in_src(f) || (!ends(f->path, ".sql") && !ends(f->path, ".html")))
            continue;
        snprintf(path, sizeof path, "%.*s", (int)strcspn(f->path, "."), f->path);
        char *stem = strrchr(path, '/');
        *stem++ = 0;
        const char *slash = strrchr(path, '/'), *folder = slash ? slash + 1 : path;
        bool bare = listed(" rooms html web ", folder, strlen(folder));
        if (ends(f->path, ".sql"))
            snprintf(name, sizeof name, "%.120s_sql.h", stem);
        else
            snprintf(name, sizeof name, "%.64s%s%.120s_html.h", bare ? "" : folder, bare ? "" : "_", stem);
        if (strcmp(name, header) == 0)
            return f;
    }
    return NULL;
}

static bool may_include(const struct house *h, const char *from, const char *to)
{
    if (!from[0] || strcmp(from, to) == 0)
        return true; /* main.c and its like may include everything */
    for (size_t i = 0; i < h->layers_n; i++)
        if (strcmp(h->layers[i].name, from) == 0)
            return listed(h->layers[i].may, to, strlen(to));
    return false;
}

static void check_layer(struct house *h, const struct file *f, size_t at, const char *to)
{
    if (!may_include(h, f->layer, to))
        breach(h, f, at,
            "%s/ may not include %s/ (src/LAYERS): move the code up, or pass what is needed as an argument", f->layer,
            to);
}

/* A generated header belongs to the folder of its source; what is drawn for all (frame, html/) is for all above. */
static void check_generated(struct house *h, const struct file *f, size_t at, const char *header)
{
    const struct file *source = source_of(h, header);
    if (!source && strcmp(header, "sql_numbers.h") == 0) {
        check_layer(h, f, at, "db");
        return;
    }
    if (!source && is_test(f))
        return; /* made for tests only; see tests/ */
    if (!source) {
        char sibling[512];
        snprintf(sibling, sizeof sibling, "%.*s/%s", (int)(strrchr(f->path, '/') - f->path), f->path, header);
        if (!exists(h, sibling))
            breach(h, f, at,
                "no such header \"%s\": write the path from src/, or add the .sql or .html it is made from", header);
        return;
    }
    bool same_folder = strcmp(source->layer, f->layer) == 0 && strcmp(source->room, f->room) == 0;
    if (same_folder || !f->layer[0])
        return;
    if (!f->room[0] && strcmp(f->layer, "rooms") == 0 && source->room[0] && ends(source->path, "/fold.html"))
        return; /* what a room offers for the page of a person, put together above all rooms */
    if (source->room[0] || ends(header, "_sql.h"))
        breach(h, f, at, "\"%s\" belongs to %.*s: use that folder's door instead", header,
            (int)(strrchr(source->path, '/') - source->path), source->path);
    else
        check_layer(h, f, at, source->layer);
}

static void add_edge(struct house *h, const struct file *f, size_t at, const char *to)
{
    h->edges = need(realloc(h->edges, (h->edges_n + 1) * sizeof *h->edges));
    h->edges[h->edges_n] = (struct edge){ .f = f, .at = at, .from = f->room };
    snprintf(h->edges[h->edges_n++].to, sizeof h->edges->to, "%s", to);
}

/* header is "rooms/<room>/<file>": from outside, only the door and the codes; routes only through rooms/routes.h. */
static void check_room(struct house *h, const struct file *f, size_t at, const char *header)
{
    char room[64], name[128], door[160], codes[160], routes[160];
    if (sscanf(header, "rooms/%63[^/]/%127s", room, name) != 2 || strcmp(room, f->room) == 0 || !f->layer[0])
        return;
    snprintf(door, sizeof door, "%s.h", room);
    snprintf(codes, sizeof codes, "%s_codes.h", room);
    snprintf(routes, sizeof routes, "%s_routes.h", room);
    if (strcmp(name, routes) == 0 && strcmp(f->path, "src/rooms/routes.h") == 0)
        return;
    if (strcmp(name, door) != 0 && strcmp(name, codes) != 0)
        breach(h, f, at,
            "\"%s\" is inside another room: include its door \"rooms/%s/%s\" and add there what is missing", header,
            room, door);
    else if (f->room[0] && !is_test(f))
        add_edge(h, f, at, room);
}

/* Rules know no page: of a room only what is named after the web includes it. */
static void check_pages(struct house *h, const struct file *f, size_t at, const char *header)
{
    const char *name = strrchr(f->path, '/') + 1;
    if (!f->room[0] || is_test(f) || !is_c(f) || !starts(header, "web/"))
        return;
    if (!strstr(name, "_web.") && !strstr(name, "_pages.") && !ends(name, "_view.h") && !ends(name, "_routes.h"))
        breach(h, f, at, "rules know no page, so no \"%s\": move what needs it to *_web.c", header);
}

static void check_own(struct house *h, const struct file *f, size_t at, const char *header)
{
    char path[512], layer[32];
    if (!strchr(header, '/')) {
        check_generated(h, f, at, header);
        return;
    }
    if (strcmp(header, "rooms/routes.h") == 0)
        return; /* addresses are for everyone */
    if (is_test(f) && strncmp(header, "tests/", 6) == 0)
        return;
    snprintf(path, sizeof path, "src/%s", header);
    if (!exists(h, path)) {
        breach(h, f, at, "no such header \"%s\": write the path from src/", header);
        return;
    }
    snprintf(layer, sizeof layer, "%.*s", (int)strcspn(header, "/"), header);
    check_layer(h, f, at, layer);
    check_pages(h, f, at, header);
    check_room(h, f, at, header);
}

/* Headers of C and of Linux, which every file may include. */
static const char system_headers[] =
    " arpa/inet.h assert.h byteswap.h ctype.h dirent.h endian.h errno.h execinfo.h fcntl.h float.h fnmatch.h ftw.h"
    " getopt.h glob.h grp.h inttypes.h libgen.h limits.h linux/limits.h locale.h math.h netdb.h netinet/in.h"
    " netinet/tcp.h poll.h pthread.h pwd.h regex.h sched.h semaphore.h setjmp.h signal.h spawn.h stdarg.h stdatomic.h"
    " stdbool.h stddef.h stdint.h stdio.h stdlib.h string.h strings.h sys/epoll.h sys/eventfd.h sys/file.h"
    " sys/ioctl.h sys/mman.h sys/prctl.h sys/random.h sys/resource.h sys/sendfile.h sys/socket.h sys/stat.h"
    " sys/statvfs.h sys/syscall.h sys/time.h sys/timerfd.h sys/types.h sys/uio.h sys/un.h sys/utsname.h sys/wait.h"
    " sysexits.h syslog.h termios.h threads.h time.h uchar.h unistd.h wchar.h ";

static void check_foreign(struct house *h, const struct file *f, size_t at, const char *header)
{
    const char *name = f->path + strlen("src/");
    for (size_t i = 0; i < h->foreign_n; i++) {
        const struct foreign *x = &h->foreign[i];
        if (strcmp(header, x->header) != 0 && !(ends(x->header, "/") && starts(header, x->header)))
            continue;
        if (!listed(x->files, name, strlen(name)))
            breach(h, f, at, "<%s> is for%sonly (src/LAYERS): call what is there, or add the function there", header,
                x->files);
        return;
    }
    if (!listed(system_headers, header, strlen(header)))
        breach(h, f, at,
            "<%s> is a foreign header that src/LAYERS does not name: add a line with the one file that needs it",
            header);
}

/* #include in C, include-header in templates: both become C. */
void check_includes(struct house *h, const struct file *f)
{
    const char *mark = ends(f->path, ".html") ? "include-header" : "include";
    if (!in_src(f) || !(is_c(f) || ends(f->path, ".html")))
        return;
    for (const char *p = f->text; (p = strstr(p, mark)); p++) {
        size_t at = (size_t)(p - f->text);
        char open, header[256];
        if (is_c(f) && f->kinds[at] != DIRECTIVE)
            continue;
        if (sscanf(p + strlen(mark), " %c%255[^>\"\n]", &open, header) != 2)
            continue;
        if (open == '"')
            check_own(h, f, at, header);
        else if (open == '<')
            check_foreign(h, f, at, header);
    }
}

/* ---- the graph of rooms */

enum { ROOMS_MOST = 256 };

/* A walk from trail[0] on. Each room is entered once: from one that did not lead back, nothing leads back. */
struct walk {
    const char *trail[ROOMS_MOST], *been[ROOMS_MOST];
    size_t depth, been_n;
};

static bool enter(struct walk *w, const char *room)
{
    for (size_t i = 0; i < w->been_n; i++)
        if (strcmp(w->been[i], room) == 0)
            return false;
    if (w->been_n == ROOMS_MOST)
        return false;
    w->been[w->been_n++] = room;
    w->trail[w->depth++] = room;
    return true;
}

static void tell_circle(struct house *h, const struct edge *e, const struct walk *w)
{
    char circle[1024];
    size_t n = 0;

    for (size_t k = 0; k < w->depth && n < 900; k++)
        n += (size_t)snprintf(circle + n, sizeof circle - n, "%.63s -> ", w->trail[k]);
    breach(h, e->f, e->at, "rooms in a circle: %s%s: let one of them pass what the other needs", circle, w->trail[0]);
}

/* When the walk comes back to trail[0], writes the circle at its last include. */
static bool find_circle(struct house *h, struct walk *w)
{
    const char *here = w->trail[w->depth - 1];

    for (size_t i = 0; i < h->edges_n; i++) {
        const struct edge *e = &h->edges[i];
        if (strcmp(e->from, here) != 0)
            continue;
        if (strcmp(e->to, w->trail[0]) == 0) {
            tell_circle(h, e, w);
            return true;
        }
        if (!enter(w, e->to))
            continue;
        if (find_circle(h, w))
            return true;
        w->depth--;
    }
    return false;
}

void check_circles(struct house *h)
{
    for (size_t i = 0; i < h->edges_n; i++) {
        struct walk w = { 0 };
        (void)enter(&w, h->edges[i].from);
        if ((i == 0 || strcmp(h->edges[i - 1].from, h->edges[i].from) != 0) && find_circle(h, &w))
            return;
    }
}

/* check: reads the tree as text and fails the build where a rule of the house is broken that no compiler sees: who
 * includes whom (src/LAYERS), what may be called, how long things are, physical sides in the style sheet.
 * usage: check ROOT.  One line per breach, "file:line: reason: what to do". Depends on nothing but libc.
 * Not a C parser: it knows comments, texts, directives and braces. It never frees, and gives up when memory ends. */
#include <dirent.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { FILE_LINES = 690, FUNCTION_LINES = 62 };

/* What a byte of a file belongs to. */
enum kind { CODE = 'c', COMMENT = '/', TEXT = '"', DIRECTIVE = '#' };

struct file {
    const char *path;   /* from ROOT: "src/rooms/people/people.c" */
    char layer[32];     /* "rooms"; "" outside src/ and directly in it */
    char room[64];      /* "people"; "" outside a room */
    char *text, *kinds; /* n bytes each; text is closed by a NUL */
    size_t n;
};
struct layer {
    char name[32];
    char may[256]; /* " base db " */
};
struct foreign {
    char header[64];
    char files[512];
}; /* header: whole, or a folder that ends in '/' */
struct edge {
    const struct file *f;
    size_t at;
    const char *from;
    char to[64];
};

/* The whole house. */
struct house {
    const char *root;
    struct file *files;
    size_t files_n;
    struct layer layers[32];
    size_t layers_n;
    struct foreign foreign[64];
    size_t foreign_n;
    struct edge *edges;
    size_t edges_n;    /* room -> room, from includes of doors */
    char banned[2048]; /* " strcpy strcat " from base/banned.h */
    int breaches;
};

/* ---- small help */

static void *need(void *p)
{
    if (p)
        return p;
    fputs("check: out of memory\n", stderr);
    exit(2);
}

static bool ends(const char *s, const char *tail)
{
    size_t n = strlen(s), k = strlen(tail);
    return n >= k && strcmp(s + n - k, tail) == 0;
}

static bool starts(const char *s, const char *head) { return strncmp(s, head, strlen(head)) == 0; }

/* Is word (n bytes) one of the blank-separated words of list, which begins and ends with a blank? */
static bool listed(const char *list, const char *word, size_t n)
{
    for (const char *p = list; n && (p = strchr(p, ' ')) && p[1]; p++)
        if (strncmp(p + 1, word, n) == 0 && p[1 + n] == ' ')
            return true;
    return false;
}

static bool is_word(int c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

static bool is_c(const struct file *f) { return ends(f->path, ".c") || ends(f->path, ".h"); }
static bool is_test(const struct file *f) { return ends(f->path, "_test.c"); }
static bool in_src(const struct file *f) { return starts(f->path, "src/"); }

static int line_of(const struct file *f, size_t at)
{
    int line = 1;
    for (size_t i = 0; i < at && i < f->n; i++)
        line += f->text[i] == '\n';
    return line;
}

static void breach(struct house *h, const struct file *f, size_t at, const char *fmt, ...)
    __attribute__((format(printf, 4, 5)));
static void breach(struct house *h, const struct file *f, size_t at, const char *fmt, ...)
{
    va_list args;
    va_start(args, fmt);
    fprintf(stderr, "%s:%d: ", f->path, line_of(f, at));
    vfprintf(stderr, fmt, args);
    fputc('\n', stderr);
    va_end(args);
    h->breaches++;
}

/* The next word whose bytes are all of the given kinds, from *at on; *at moves behind it. */
static bool next_word(const struct file *f, const char *kinds, size_t *at, const char **ret_word, size_t *ret_n)
{
    size_t i = *at;
    while (i < f->n && !(is_word(f->text[i]) && strchr(kinds, f->kinds[i])))
        i++;
    size_t from = i;
    while (i < f->n && is_word(f->text[i]) && strchr(kinds, f->kinds[i]))
        i++;
    *at = i;
    *ret_word = f->text + from;
    *ret_n = i - from;
    return i > from;
}

/* ---- reading the tree */

/* Where the comment or text that begins at i ends (the first byte after it); i itself when none begins there. */
static size_t skip(const char *t, size_t n, size_t i, bool c_like)
{
    if (t[i] == '/' && t[i + 1] == '*') {
        const char *end = strstr(t + i + 2, "*/");
        return end ? (size_t)(end - t) + 2 : n;
    }
    if (c_like && t[i] == '/' && t[i + 1] == '/') {
        while (i < n && t[i] != '\n')
            i++;
        return i;
    }
    if (t[i] != '"' && t[i] != '\'')
        return i;
    for (size_t k = i + 1; k < n && t[k] != '\n'; k++) {
        if (t[k] == t[i])
            return k + 1;
        if (t[k] == '\\')
            k++;
    }
    return i;
}

/* Gives every byte its kind. A directive goes on over lines that end in a backslash. */
static void classify(struct file *f)
{
    bool c_like = is_c(f), directive = false, line_start = true;
    memset(f->kinds, CODE, f->n);
    if (!c_like && !ends(f->path, ".css"))
        return;
    for (size_t i = 0; i < f->n;) {
        if (c_like && line_start && f->text[i] == '#')
            directive = true;
        size_t end = skip(f->text, f->n, i, c_like);
        if (end > i) {
            memset(f->kinds + i, f->text[i] == '/' ? COMMENT : TEXT, end - i);
            i = end;
            continue;
        }
        if (f->text[i] == '\n') {
            if (i == 0 || f->text[i - 1] != '\\')
                directive = false;
            line_start = true;
        } else if (f->text[i] != ' ' && f->text[i] != '\t') {
            line_start = false;
        }
        if (directive)
            f->kinds[i] = DIRECTIVE;
        i++;
    }
}

static void place(struct file *f)
{
    char folder[3][64] = { "", "", "" };
    const char *p = f->path;
    for (int i = 0; i < 3; i++) {
        const char *slash = strchr(p, '/');
        if (!slash || slash - p >= 64)
            break;
        memcpy(folder[i], p, (size_t)(slash - p));
        p = slash + 1;
    }
    if (strcmp(folder[0], "src") != 0)
        return;
    snprintf(f->layer, sizeof f->layer, "%.31s", folder[1]);
    if (strcmp(folder[1], "rooms") == 0)
        snprintf(f->room, sizeof f->room, "%s", folder[2]);
}

static bool load(struct house *h, const char *path, struct file *ret_file)
{
    char full[2048];
    snprintf(full, sizeof full, "%s/%s", h->root, path);
    FILE *in = fopen(full, "rb");
    if (!in)
        return false;
    struct file f = { .path = need(strdup(path)) };
    struct stat st;
    if (fstat(fileno(in), &st) != 0 || !S_ISREG(st.st_mode))
        st.st_size = 0;
    f.text = need(calloc(1, (size_t)st.st_size + 2));
    f.kinds = need(calloc(1, (size_t)st.st_size + 2));
    f.n = fread(f.text, 1, (size_t)st.st_size, in);
    fclose(in);
    f.text[f.n] = 0;
    place(&f);
    classify(&f);
    *ret_file = f;
    return true;
}

static int visible(const struct dirent *e) { return e->d_name[0] != '.'; }

static void load_folder(struct house *h, const char *folder)
{
    static const char *const endings[] = { ".c", ".h", ".def", ".sql", ".html", ".css", ".js" };
    char path[1024];
    struct dirent **names = NULL;
    snprintf(path, sizeof path, "%s/%s", h->root, folder);
    int n = scandir(path, &names, visible, alphasort);
    for (int i = 0; i < n; i++) {
        struct stat st;
        char full[2048];
        snprintf(path, sizeof path, "%s/%s", folder, names[i]->d_name);
        snprintf(full, sizeof full, "%s/%s", h->root, path);
        if (stat(full, &st) == 0 && S_ISDIR(st.st_mode))
            load_folder(h, path);
        for (size_t k = 0; k < sizeof endings / sizeof *endings; k++) {
            if (!ends(path, endings[k]))
                continue;
            h->files = need(realloc(h->files, (h->files_n + 1) * sizeof *h->files));
            if (load(h, path, &h->files[h->files_n]))
                h->files_n++;
        }
    }
}

static bool exists(const struct house *h, const char *path)
{
    for (size_t i = 0; i < h->files_n; i++)
        if (strcmp(h->files[i].path, path) == 0)
            return true;
    return false;
}

/* src/LAYERS: "folder: folders", "foreign header: files", '#' comments. */
static void load_layers(struct house *h)
{
    struct file f;
    if (!load(h, "src/LAYERS", &f)) {
        fprintf(stderr, "src/LAYERS:1: cannot be read: check needs the root of the source tree\n");
        exit(2);
    }
    for (size_t at = 0; at < f.n; at += strcspn(f.text + at, "\n") + 1) {
        char line[512], name[64], rest[480] = "";
        snprintf(line, sizeof line, "%.*s", (int)strcspn(f.text + at, "\n"), f.text + at);
        if (!line[0] || line[0] == '#')
            continue;
        if (sscanf(line, "foreign %63[^: ]: %470[^\n]", name, rest) == 2 && h->foreign_n < 64) {
            struct foreign *x = &h->foreign[h->foreign_n++];
            snprintf(x->header, sizeof x->header, "%s", name);
            snprintf(x->files, sizeof x->files, " %s ", rest);
        } else if (sscanf(line, "%31[^: ]: %240[^\n]", name, rest) >= 1 && strchr(line, ':') && h->layers_n < 32) {
            struct layer *x = &h->layers[h->layers_n++];
            snprintf(x->name, sizeof x->name, "%.31s", name);
            snprintf(x->may, sizeof x->may, " %.240s ", rest);
        } else {
            breach(h, &f, at, "not understood: write \"folder: folders it may include\" or \"foreign header: files\"");
        }
    }
}

/* What base/banned.h poisons is banned everywhere, also in files that do not include it. */
static void load_banned(struct house *h)
{
    struct file f;
    const char *p = load(h, "src/base/banned.h", &f) ? strstr(f.text, "GCC poison") : NULL;
    if (p)
        snprintf(h->banned, sizeof h->banned, "%.*s ", (int)strcspn(p + 10, "\n"), p + 10);
}

/* ---- includes */

/* The .sql or .html file that a generated header is made from (named as in meson.build). */
static const struct file *source_of(const struct house *h, const char *header)
{
    for (size_t i = 0; i < h->files_n; i++) {
        const struct file *f = &h->files[i];
        char path[512], name[256];
        snprintf(path, sizeof path, "%.*s", (int)strcspn(f->path, "."), f->path);
        char *stem = strrchr(path, '/');
        *stem++ = 0;
        const char *slash = strrchr(path, '/'), *folder = slash ? slash + 1 : path;
        bool bare = listed(" rooms html web ", folder, strlen(folder));
        if (ends(f->path, ".sql"))
            snprintf(name, sizeof name, "%.120s_sql.h", stem);
        else if (!ends(f->path, ".html"))
            continue;
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
static void check_includes(struct house *h, const struct file *f)
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

/* Walks from `room` on; when the walk comes back to trail[0], writes the circle at its last include. */
static bool find_circle(struct house *h, const char **trail, size_t depth)
{
    for (size_t i = 0; i < h->edges_n; i++) {
        const struct edge *e = &h->edges[i];
        if (strcmp(e->from, trail[depth - 1]) != 0)
            continue;
        if (strcmp(e->to, trail[0]) == 0) {
            char circle[1024];
            size_t n = 0;
            for (size_t k = 0; k < depth && n < 900; k++)
                n += (size_t)snprintf(circle + n, sizeof circle - n, "%.63s -> ", trail[k]);
            breach(
                h, e->f, e->at, "rooms in a circle: %s%s: let one of them pass what the other needs", circle, trail[0]);
            return true;
        }
        bool seen = depth >= 64;
        for (size_t k = 0; k < depth; k++)
            seen = seen || strcmp(trail[k], e->to) == 0;
        if (seen)
            continue;
        trail[depth] = e->to;
        if (find_circle(h, trail, depth + 1))
            return true;
    }
    return false;
}

static void check_circles(struct house *h)
{
    const char *trail[65];
    for (size_t i = 0; i < h->edges_n; i++) {
        trail[0] = h->edges[i].from;
        if (find_circle(h, trail, 1))
            return;
    }
}

/* ---- words */

/* A statement that takes its parameters by name, called past the macro that misses none (tools/sqlc). */
static bool round_the_macro(const char *word, size_t n)
{
    const char *sql = strstr(word, "_sql_");
    return sql && sql + 6 < word + n && strncmp(word + n - 6, "_named", 6) == 0;
}

static void check_words(struct house *h, const struct file *f)
{
    static const char memory[] = " malloc calloc realloc free strdup strndup asprintf vasprintf ";
    bool room = f->room[0] && !is_test(f);
    bool raw = in_src(f) && strcmp(f->layer, "html") != 0;
    const char *word;
    size_t n, at = 0;
    if (!is_c(f) || strcmp(f->path, "src/base/banned.h") == 0)
        return;
    while (next_word(f, "c#", &at, &word, &n)) {
        if (listed(h->banned, word, n))
            breach(h, f, at, "%.*s is banned: use its safe neighbour (src/base/banned.h)", (int)n, word);
        if (room && listed(memory, word, n))
            breach(h, f, at, "%.*s in a room: use the arena of the task (src/base/arena.h)", (int)n, word);
        if (raw && listed(" html_raw ", word, n))
            breach(h, f, at, "html_raw outside html/: write it in a template, which escapes");
        if (round_the_macro(word, n))
            breach(h, f, at, "%.*s is for the macro, which counts what is named: leave _named out", (int)n, word);
    }
}

/* Promises have no place in the tree: do it, or write an issue. */
static void check_promises(struct house *h, const struct file *f)
{
    static const char promises[] = " TO"
                                   "DO FIX"
                                   "ME X"
                                   "XX ";
    const char *word;
    size_t n, at = 0;
    while (next_word(f, "c#/\"", &at, &word, &n))
        if (listed(promises, word, n))
            breach(h, f, at, "%.*s: do it now, or write an issue and remove this", (int)n, word);
}

static void check_sql(struct house *h, const struct file *f)
{
    static const char *const begin[] = { "SELECT ", "INSERT INTO", "DELETE FROM" };
    if (!in_src(f) || !ends(f->path, ".c") || is_test(f) || strcmp(f->layer, "db") == 0)
        return;
    for (size_t i = 0; i < sizeof begin / sizeof *begin; i++)
        for (const char *p = f->text; (p = strstr(p, begin[i])); p++)
            if (f->kinds[p - f->text] == TEXT)
                breach(h, f, (size_t)(p - f->text),
                    "SQL in C: write the statement in the folder's .sql and call what sqlc makes of it");
}

static void check_opening(struct house *h, const struct file *f)
{
    if (is_c(f) && f->kinds[0] != COMMENT)
        breach(h, f, 0, "the file does not open with a comment: say in 2-6 lines what it is and what it is not");
}

/* ---- sizes */

/* Tables of macros (lines of a directive that goes on over lines) do not count. */
static void check_length(struct house *h, const struct file *f)
{
    int lines = 0;
    if (!is_c(f))
        return;
    for (size_t i = 0; i < f->n; i++) {
        if (f->text[i] != '\n')
            continue;
        lines += f->kinds[i] != DIRECTIVE;
        if (lines <= FILE_LINES)
            continue;
        breach(h, f, i, "more than %d lines: split the file by what its parts are about", FILE_LINES);
        return;
    }
}

/* A function is a brace at depth 0 that follows ')' in a definition without '='. */
static void check_functions(struct house *h, const struct file *f)
{
    int depth = 0;
    bool value = false, function = false, begun = false;
    size_t start = 0;
    char last = 0;
    if (!is_c(f))
        return;
    for (size_t i = 0; i < f->n; i++) {
        char c = f->text[i];
        if (f->kinds[i] != CODE || c == ' ' || c == '\n' || c == '\t')
            continue;
        if (depth == 0 && !begun) {
            begun = true;
            value = false;
            start = i;
        }
        if (depth == 0 && c == '=')
            value = true;
        if (c == '{' && depth++ == 0)
            function = last == ')' && !value;
        if (c == '}' && depth > 0 && --depth == 0 && function) {
            int lines = line_of(f, i) - line_of(f, start) + 1;
            if (lines > FUNCTION_LINES)
                breach(h, f, start, "a function of %d lines (at most %d): name its steps and make them functions",
                    lines, FUNCTION_LINES);
            function = begun = false;
        }
        if (depth == 0 && (c == ';' || (c == '}' && !value)))
            begun = false;
        last = c;
    }
}

/* ---- the style sheet */

/* Is one of the dash-separated pieces of a CSS word a physical side? */
static bool physical(const char *word, size_t n)
{
    for (size_t from = 0, i = 0; i <= n; i++) {
        if (i < n && word[i] != '-')
            continue;
        if (listed(" left right ", word + from, i - from))
            return true;
        from = i + 1;
    }
    return false;
}

/* Is "physical: why" said in a comment on the line of byte `at`? */
static bool excused(const struct file *f, size_t at)
{
    while (at > 0 && f->text[at - 1] != '\n')
        at--;
    for (; at < f->n && f->text[at] != '\n'; at++)
        if (f->kinds[at] == COMMENT && starts(f->text + at, "physical: "))
            return true;
    return false;
}

/* Selectors (.x-left, #left) are names, not sides. */
static void check_sides(struct house *h, const struct file *f)
{
    if (!ends(f->path, ".css"))
        return;
    for (size_t i = 0; i < f->n;) {
        size_t from = i;
        while (i < f->n && f->kinds[i] == CODE && (is_word(f->text[i]) || f->text[i] == '-'))
            i++;
        if (i == from) {
            i++;
            continue;
        }
        bool name = from > 0 && strchr(".#", f->text[from - 1]);
        if (!name && physical(f->text + from, i - from) && !excused(f, from))
            breach(h, f, from,
                "%.*s is a physical side: use inline-start or inline-end, so that Arabic reads from the right",
                (int)(i - from), f->text + from);
    }
}

/* ---- all of it */

int main(int argc, char **argv)
{
    static void (*const checks[])(struct house * h, const struct file *f) = { check_opening, check_includes,
        check_words, check_promises, check_sql, check_length, check_functions, check_sides };
    if (argc != 2) {
        fputs("usage: check ROOT\n", stderr);
        return 2;
    }
    struct house *h = need(calloc(1, sizeof *h));
    h->root = argv[1];
    load_layers(h);
    load_banned(h);
    load_folder(h, "src");
    load_folder(h, "static");
    load_folder(h, "tools");
    for (size_t i = 0; i < h->files_n; i++)
        for (size_t k = 0; k < sizeof checks / sizeof *checks; k++)
            checks[k](h, &h->files[i]);
    check_circles(h);
    if (h->breaches)
        fprintf(stderr, "check: %d breaches of the rules of the house\n", h->breaches);
    return h->breaches != 0;
}

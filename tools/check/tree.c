/* check/tree: reads the files of the tree and what belongs to what in them (code, comment, text, directive), and the
 * lists src/LAYERS and src/base/banned.h. Not a C parser. */
#include "tools/check/check.h"
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

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

bool load(struct house *h, const char *path, struct file *ret_file)
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

void load_file(struct house *h, const char *path)
{
    h->files = need(realloc(h->files, (h->files_n + 1) * sizeof *h->files));
    if (load(h, path, &h->files[h->files_n]))
        h->files_n++;
}

static int visible(const struct dirent *e) { return e->d_name[0] != '.'; }

void load_folder(struct house *h, const char *folder)
{
    /* what generators make, what is wrong on purpose, what came from a fuzzer, what tests leave */
    static const char left_out[] = " tests/golden tests/fuzz/corpus tests/fuzz/regression tests/out ";
    static const char *const endings[] = { ".c", ".h", ".def", ".sql", ".html", ".css", ".js", ".mjs", ".sh" };
    char path[1024];
    struct dirent **names = NULL;
    snprintf(path, sizeof path, "%s/%s", h->root, folder);
    int n = scandir(path, &names, visible, alphasort);
    for (int i = 0; i < n; i++) {
        struct stat st;
        char full[2048];
        snprintf(path, sizeof path, "%s/%s", folder, names[i]->d_name);
        snprintf(full, sizeof full, "%s/%s", h->root, path);
        if (stat(full, &st) == 0 && S_ISDIR(st.st_mode) && !listed(left_out, path, strlen(path)))
            load_folder(h, path);
        for (size_t k = 0; k < sizeof endings / sizeof *endings; k++) {
            if (!ends(path, endings[k]))
                continue;
            load_file(h, path);
            break;
        }
    }
}

bool exists(const struct house *h, const char *path)
{
    for (size_t i = 0; i < h->files_n; i++)
        if (strcmp(h->files[i].path, path) == 0)
            return true;
    return false;
}

/* src/LAYERS: "folder: folders", "foreign header: files", '#' comments. */
void load_layers(struct house *h)
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
void load_banned(struct house *h)
{
    struct file f;
    const char *p = load(h, "src/base/banned.h", &f) ? strstr(f.text, "GCC poison") : NULL;
    if (p)
        snprintf(h->banned, sizeof h->banned, "%.*s ", (int)strcspn(p + 10, "\n"), p + 10);
}

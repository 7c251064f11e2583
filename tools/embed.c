/* embed: puts files into the program.
 * usage: embed migrations OUT.c migrations/NNNN_name.sql...   db_migrations[] of src/db/migrate.h
 *        embed assets OUT.c FOLDER/list.tsv                   assets[] of src/web/asset.h; see tools/assets.mjs
 *        embed fonts OUT.c FOLDER/paper.tsv                   paper_fonts[] of src/paper/paper_fonts.h
 *        embed texts OUT.c HEADER TABLE FILE.md...            TABLE[] and TABLE_n of HEADER (src/base/embedded.h)
 * Knows nothing of what the files say. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void die(const char *path, const char *why)
{
    fprintf(stderr, "%s: error: %s\n", path, why);
    exit(1);
}

static FILE *open_or_die(const char *path, const char *mode)
{
    FILE *f = fopen(path, mode);
    if (!f)
        die(path, "cannot be opened");
    return f;
}

/* A text file as pieces of a C string, one line each. */
static void write_text(FILE *out, const char *path)
{
    FILE *in = open_or_die(path, "r");
    fprintf(out, "        \"");
    for (int c = fgetc(in); c != EOF; c = fgetc(in)) {
        if (c == '\n')
            fprintf(out, "\\n\"\n        \"");
        else if (c == '"' || c == '\\')
            fprintf(out, "\\%c", c);
        else if (c != '\r')
            fputc(c, out);
    }
    fprintf(out, "\"");
    if (ferror(in))
        die(path, "cannot be read");
    fclose(in);
}

static const char *base_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

static int embed_migrations(const char *out_path, char **paths, int n)
{
    FILE *out = open_or_die(out_path, "w");
    fprintf(out, "/* migrations: made by tools/embed. */\n#include \"db/migrate.h\"\n\nconst struct embedded_migration "
                 "db_migrations[] = {\n");
    long before = 0;
    for (int i = 0; i < n; i++) {
        const char *name = base_name(paths[i]);
        char *end;
        long number = strtol(name, &end, 10);
        if (end - name != 4 || *end != '_' || strlen(end) < 6)
            die(paths[i], "a migration is named NNNN_name.sql");
        if (number <= before)
            die(paths[i], "two migrations have this number");
        before = number;
        fprintf(out, "    { %ld, \"%.*s\",\n", number, (int)(strlen(name) - 4), name);
        write_text(out, paths[i]);
        fprintf(out, " },\n");
    }
    fprintf(
        out, "    { 0, 0, 0 } /* never read: C has no empty table */\n};\nconst unsigned db_migrations_n = %d;\n", n);
    if (fclose(out))
        die(out_path, "cannot be written");
    return 0;
}

/* Named by the file, without its end. */
static int embed_texts(const char *out_path, const char *header, const char *table, char **paths, int n)
{
    FILE *out = open_or_die(out_path, "w");
    fprintf(out, "/* %s: made by tools/embed. */\n#include \"%s\"\n\nconst struct embedded_text %s[] = {\n", table,
        header, table);
    for (int i = 0; i < n; i++) {
        const char *name = base_name(paths[i]), *end = strrchr(name, '.');
        if (!end)
            die(paths[i], "a text has an end to its name");
        fprintf(out, "    { \"%.*s\",\n", (int)(end - name), name);
        write_text(out, paths[i]);
        fprintf(out, " },\n");
    }
    fprintf(out, "    { 0, 0 } /* never read: C has no empty table */\n};\nconst unsigned %s_n = %d;\n", table, n);
    if (fclose(out))
        die(out_path, "cannot be written");
    return 0;
}

/* ---- assets: the assembler takes the bytes in, the compiler never sees them */

enum { COLUMNS = 7 };
enum column { NAME, HASH, TYPE, ROOT, IDENTITY, GZIP, BR };

/* A file that the list names: it lies beside the list. */
static char *beside(const char *list_path, const char *name)
{
    const char *base = base_name(list_path);
    size_t folder = (size_t)(base - list_path), n = strlen(name) + 1;
    char *path = malloc(folder + n);
    if (!path)
        die(list_path, "out of memory");
    memcpy(path, list_path, folder);
    memcpy(path + folder, name, n);
    return path;
}

/* One line of the list, cut at its tabs in place. */
static void cut_line(const char *path, char *line, char *columns[COLUMNS])
{
    char *at = line;
    line[strcspn(line, "\n")] = 0;
    for (int i = 0; i < COLUMNS; i++) {
        columns[i] = at;
        at = at ? strchr(at, '\t') : NULL;
        if (!columns[i] || (i < COLUMNS - 1 && !at))
            die(path, "a line of the list lacks a column");
        if (at)
            *at++ = 0;
    }
}

static void take_in(FILE *out, int file, int coding, const char *path)
{
    if (strcmp(path, "-"))
        fprintf(out,
            "__asm__(\".section .rodata\\n.balign 16\\nasset_%d_%d:\\n.incbin \\\"%s\\\"\\n.previous\");\nextern const "
            "char asset_%d_%d[];\n",
            file, coding, path, file, coding);
}

static long size_of(const char *path)
{
    FILE *f = open_or_die(path, "rb");
    long n = fseek(f, 0, SEEK_END) ? -1 : ftell(f);
    fclose(f);
    if (n < 0)
        die(path, "its size cannot be told");
    return n;
}

static void write_asset(FILE *out, int file, char *c[COLUMNS])
{
    fprintf(out, "    { \"%s\", \"%s\", \"%s\", { \"/assets/%s-%s\", %zu }, %s", c[NAME], c[HASH], c[TYPE], c[HASH],
        c[NAME], strlen("/assets/-") + strlen(c[HASH]) + strlen(c[NAME]), c[ROOT]);
    for (int coding = IDENTITY; coding <= BR; coding++)
        if (strcmp(c[coding], "-"))
            fprintf(out, ", { asset_%d_%d, %ld }", file, coding, size_of(c[coding]));
        else
            fprintf(out, ", { 0, 0 }");
    fprintf(out, " },\n");
}

static int embed_assets(const char *out_path, const char *list_path)
{
    enum { MOST = 256, LONGEST = 4096 };
    static char lines[MOST][LONGEST];
    static char *columns[MOST][COLUMNS];
    FILE *list = open_or_die(list_path, "r"), *out = open_or_die(out_path, "w");
    int n = 0;
    fprintf(out, "/* assets: made by tools/embed. */\n#include \"web/asset.h\"\n\n");
    for (; n < MOST && fgets(lines[n], LONGEST, list); n++) {
        cut_line(list_path, lines[n], columns[n]);
        for (int coding = IDENTITY; coding <= BR; coding++) {
            if (strcmp(columns[n][coding], "-"))
                columns[n][coding] = beside(list_path, columns[n][coding]);
            take_in(out, n, coding, columns[n][coding]);
        }
    }
    fprintf(out, "\nconst struct asset assets[] = {\n");
    for (int i = 0; i < n; i++)
        write_asset(out, i, columns[i]);
    fprintf(out, "};\nconst unsigned assets_n = %d;\n", n);
    fclose(list);
    if (fclose(out))
        die(out_path, "cannot be written");
    return 0;
}

/* One name a line. */
static int embed_fonts(const char *out_path, const char *list_path)
{
    enum { LONGEST = 4096 };
    char line[LONGEST];
    long sizes[64];
    int n = 0;
    FILE *list = open_or_die(list_path, "r"), *out = open_or_die(out_path, "w");
    fprintf(out, "/* paper_font_table: made by tools/embed. */\n#include \"paper/paper_fonts.h\"\n\n");
    for (; fgets(line, LONGEST, list); n++) {
        line[strcspn(line, "\n")] = 0;
        if (n == (int)(sizeof sizes / sizeof sizes[0]))
            die(list_path, "too many fonts");
        char *path = beside(list_path, line);
        take_in(out, n, 0, path);
        sizes[n] = size_of(path);
        free(path);
    }
    fprintf(out, "\nconst struct str paper_fonts[] = {\n");
    for (int i = 0; i < n; i++)
        fprintf(out, "    { asset_%d_0, %ld },\n", i, sizes[i]);
    fprintf(out, "};\nconst unsigned paper_fonts_n = %d;\n", n);
    fclose(list);
    if (fclose(out))
        die(out_path, "cannot be written");
    return 0;
}

int main(int argc, char **argv)
{
    if (argc >= 3 && !strcmp(argv[1], "migrations"))
        return embed_migrations(argv[2], argv + 3, argc - 3);
    if (argc == 4 && !strcmp(argv[1], "assets"))
        return embed_assets(argv[2], argv[3]);
    if (argc == 4 && !strcmp(argv[1], "fonts"))
        return embed_fonts(argv[2], argv[3]);
    if (argc >= 5 && !strcmp(argv[1], "texts"))
        return embed_texts(argv[2], argv[3], argv[4], argv + 5, argc - 5);
    fprintf(stderr, "usage: embed migrations OUT.c IN.sql...; embed assets|fonts OUT.c LIST.tsv; embed texts OUT.c "
                    "HEADER TABLE FILE...\n");
    return 2;
}

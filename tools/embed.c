/* embed: puts files into the program.
 * usage: embed migrations OUT.c migrations/NNNN_name.sql...   db_migrations[] of src/db/migrate.h
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
    fprintf(out, "/* migrations: made by tools/embed. */\n#include \"db/migrate.h\"\n\nconst struct embedded_migration db_migrations[] = {\n");
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
    fprintf(out, "    { 0, 0, 0 } /* never read: C has no empty table */\n};\nconst unsigned db_migrations_n = %d;\n", n);
    if (fclose(out))
        die(out_path, "cannot be written");
    return 0;
}

int main(int argc, char **argv)
{
    if (argc >= 3 && !strcmp(argv[1], "migrations"))
        return embed_migrations(argv[2], argv + 3, argc - 3);
    fprintf(stderr, "usage: embed migrations OUT.c IN.sql...\n");
    return 2;
}

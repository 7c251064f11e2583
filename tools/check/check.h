/* check: what the parts of tools/check.c share: the files of the tree as text, the lists of src/, and how a breach is
 * said. Not a library: everything lives as long as the program. */
#ifndef TOOLS_CHECK_CHECK_H
#define TOOLS_CHECK_CHECK_H

#include <stdbool.h>
#include <stddef.h>

enum { FILE_LINES = 600, FUNCTION_LINES = 60, COLUMNS = 120 };

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

/* ---- text.c */
void *need(void *p); /* p, or the end of the program when there is no memory */
bool starts(const char *s, const char *head);
bool ends(const char *s, const char *tail);
bool listed(const char *list, const char *word, size_t n);
bool is_word(int c);
bool is_c(const struct file *f);
bool is_test(const struct file *f);
bool in_src(const struct file *f);
int line_of(const struct file *f, size_t at); /* from 1 */
/* Says one breach at byte `at` of f, and counts it. */
void breach(struct house *h, const struct file *f, size_t at, const char *fmt, ...)
    __attribute__((format(printf, 4, 5)));
bool next_word(const struct file *f, const char *kinds, size_t *at, const char **ret_word, size_t *ret_n);

/* ---- tree.c */
bool load(struct house *h, const char *path, struct file *ret_file); /* false: there is no such file */
void load_file(struct house *h, const char *path);                   /* nothing when there is none */
void load_folder(struct house *h, const char *folder);
void load_layers(struct house *h); /* src/LAYERS */
void load_banned(struct house *h); /* src/base/banned.h */
bool exists(const struct house *h, const char *path);

/* ---- the rules: each looks at one file and says what is wrong; those without a file look at all of them */
void check_includes(struct house *h, const struct file *f);
void check_circles(struct house *h);
void check_opening(struct house *h, const struct file *f);
void check_words(struct house *h, const struct file *f);
void check_promises(struct house *h, const struct file *f);
void check_sql(struct house *h, const struct file *f);
void check_length(struct house *h, const struct file *f);
void check_functions(struct house *h, const struct file *f);
void check_columns(struct house *h, const struct file *f);
void check_places(struct house *h, const struct file *f);
void check_sides(struct house *h, const struct file *f);
void check_owners(struct house *h);

#endif

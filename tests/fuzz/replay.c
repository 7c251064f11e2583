/* replay: runs a fuzz target over the files of the folders that are named, without a fuzzer. A folder that does
 * not exist is empty. The name of each file is written before it runs, so the last one named is the guilty one. */
#include "tests/fuzz/fuzz.h"
#include <dirent.h>
#include <sys/stat.h>

static void run_file(const char *path)
{
    struct stat st;
    FILE *in = fopen(path, "rb");
    if (!in || fstat(fileno(in), &st) != 0) {
        perror(path);
        exit(1);
    }
    if (S_ISREG(st.st_mode)) {
        /* exactly as large as the input, so that a sanitizer sees one byte too much */
        size_t size = (size_t)st.st_size;
        uint8_t *data = malloc(size ? size : 1);
        if (!data || fread(data, 1, size, in) != size) {
            perror(path);
            exit(1);
        }
        printf("%s\n", path);
        fflush(stdout);
        LLVMFuzzerTestOneInput(data, size);
        free(data);
    }
    fclose(in);
}

static int not_hidden(const struct dirent *e) { return e->d_name[0] != '.'; }

int main(int argc, char **argv)
{
    int runs = 0;
    LLVMFuzzerTestOneInput((const uint8_t *)"", 0);
    for (int i = 1; i < argc; i++) {
        struct dirent **files = NULL;
        int n = scandir(argv[i], &files, not_hidden, alphasort);
        for (int k = 0; k < n; k++) {
            char path[4096];
            snprintf(path, sizeof path, "%s/%s", argv[i], files[k]->d_name);
            run_file(path);
            runs++;
            free(files[k]);
        }
        free(files);
    }
    printf("%d inputs\n", runs);
    return 0;
}

/* command_files: the files and folders that somebody names to a command. */
#include <dirent.h>
#include <errno.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include "base/command.h"

static bool is_wanted(const char *name, const char *const *endings)
{
    size_t n = strlen(name);

    for (; *endings != NULL; endings++)
        if (name[0] != '.' && n > strlen(*endings) && strcasecmp(name + n - strlen(*endings), *endings) == 0)
            return true;
    return false;
}

static bool take_folder(struct command *c, const struct command_files *files, struct str folder)
{
    DIR *dir = opendir(str_z(c->task.a, folder));
    const struct dirent *e;
    size_t n = 0;
    bool good = true;

    if (!dir)
        return command_failed(c, "the folder %.*s cannot be read: %s", STR_ARG(folder), strerror(errno)), false;
    while (good && (e = readdir(dir)))
        if (is_wanted(e->d_name, files->endings)) {
            n++;
            good = files->take(c, files->x, str_fmt(c->task.a, "%.*s/%s", STR_ARG(folder), e->d_name));
        }
    closedir(dir);
    if (good && n == 0)
        return command_failed(c, "the folder %.*s holds no %s file", STR_ARG(folder), files->endings[0]), false;
    return good;
}

bool command_each_file(struct command *c, const struct command_files *files)
{
    for (size_t i = 1; i < c->words.n; i++) {
        struct stat st;
        struct str path = c->words.at[i];
        if (stat(str_z(c->task.a, path), &st) != 0)
            return command_failed(c, "%.*s cannot be read: %s", STR_ARG(path), strerror(errno)), false;
        if (!(S_ISDIR(st.st_mode) ? take_folder(c, files, path) : files->take(c, files->x, path)))
            return false;
    }
    return true;
}

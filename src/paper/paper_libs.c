/* paper_libs: see the header. They stay loaded: the process ends with its paper. */
#include "paper/paper_libs.h"
#include <dlfcn.h>
#include <string.h>

bool paper_libs_load(struct paper_libs *ret_libs, const char **ret_missing)
{
    const char *library = "libpangocairo-1.0.so.0"; /* brings all the others with it */
    void *handle = dlopen(library, RTLD_NOW | RTLD_GLOBAL);
    *ret_missing = library;
    if (!handle)
        return false;
#define F(function) \
    { \
        void *found = dlsym(handle, #function); \
        *ret_missing = #function; \
        if (!found) \
            return false; \
        memcpy(&ret_libs->function, &found, sizeof found); \
    }
    PAPER_LIBS(F)
#undef F
    return true;
}

/* curl_libs: see the header. It stays loaded. */
#include "net/curl_libs.h"
#include <dlfcn.h>
#include <pthread.h>
#include <string.h>

/* The only state of the process here: a library is loaded once for all of it. */
static pthread_once_t once = PTHREAD_ONCE_INIT;
static struct curl_libs libs;
static bool loaded;

static bool find(void *handle, const char *name, void *ret_function)
{
    void *found = dlsym(handle, name);

    memcpy(ret_function, &found, sizeof found);
    return found != NULL;
}

static void load(void)
{
    void *handle = dlopen("libcurl.so.4", RTLD_NOW | RTLD_LOCAL);

    if (handle == NULL)
        return;
#define F(function) \
    if (!find(handle, #function, &libs.function)) \
        return;
    CURL_LIBS(F)
#undef F
    if (find(handle, "curl_easy_setopt", &libs.setopt) && find(handle, "curl_easy_getinfo", &libs.getinfo))
        loaded = libs.curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
}

const struct curl_libs *curl_libs_get(void)
{
    (void)pthread_once(&once, load);
    return loaded ? &libs : NULL;
}

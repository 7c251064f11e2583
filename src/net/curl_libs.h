/* curl_libs: the functions of libcurl that asking needs, loaded when something is asked for the first time. Linked, the
 * library and its twenty others would cost every start of the program (docs/decisions/links.md). A function's type
 * comes from its own header. Only for files of this folder. */
#pragma once
#include <curl/curl.h>
#include <stdbool.h>

/* clang-format off */
#define CURL_LIBS(F) \
    F(curl_global_init) F(curl_easy_init) F(curl_easy_cleanup) F(curl_easy_perform) \
    F(curl_url) F(curl_url_set) F(curl_url_get) F(curl_url_cleanup) F(curl_free) \
    F(curl_slist_append) F(curl_slist_free_all)
/* clang-format on */
/* setopt and getinfo are macros in the header that look at types; behind them stand these. */
struct curl_libs {
#define F(function) __typeof__(function) *(function);
    CURL_LIBS(F)
#undef F
    CURLcode (*setopt)(CURL *handle, CURLoption option, ...);
    CURLcode (*getinfo)(CURL *handle, CURLINFO what, ...);
};

/* NULL: it is not on this machine. The same for all threads. */
const struct curl_libs *curl_libs_get(void);

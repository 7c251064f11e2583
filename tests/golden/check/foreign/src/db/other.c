/* other: names libraries where it should not. */
#include <stdio.h>
#include <sqlite3.h>
#include <unicode/uchar.h>
#include <curl/curl.h>

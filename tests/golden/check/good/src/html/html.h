/* html: typed output. */
#pragma once
void html_raw(const char *markup);

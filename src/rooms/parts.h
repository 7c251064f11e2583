/* parts: views of the small pieces of pages that every room may use (parts.html -> "parts_html.h"). */
#pragma once
#include "html/html.h"

/* Keyset pager: empty addresses where there is nothing more; drawn only when one of them is set. */
struct pager { struct url previous, next; };

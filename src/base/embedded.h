/* embedded: texts of the tree that are inside the program (tools/embed texts). */
#pragma once

struct embedded_text {
    const char *name; /* of its file, without the end: "families.fi" */
    const char *text;
};

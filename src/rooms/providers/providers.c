/* providers: how two ways to write one name meet. */
#include "rooms/providers/providers.h"

#include "lang/lang.h"

struct str providers_key(struct arena *a, struct str name) { return lang_fold(a, name); }

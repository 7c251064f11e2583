/* silence: why somebody on the web does not answer (a reason of net/ask.h), as a sentence of its own. */
#pragma once
#include "html/form.h"

extern const struct codes CODES_silence;

/* silence: see silence.h. */
#include "rooms/silence.h"

static const struct code silence_rows[] = {
    { "gone", N_("The page is not there any more.") },
    { "error", N_("The server says that it has a fault.") },
    { "name", N_("There is no such place on the web.") },
    { "connection", N_("Nobody answers there.") },
    { "slow", N_("It did not answer in time.") },
    { "certificate", N_("It cannot prove who it is.") },
    { "redirects", N_("It sends on and on.") },
    { "inside", N_("It leads into a private network.") },
    { "address", N_("It is no address of the web.") },
};
const struct codes CODES_silence = { "silence", silence_rows, sizeof silence_rows / sizeof *silence_rows };

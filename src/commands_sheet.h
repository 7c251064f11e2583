/* commands_sheet: tables whose columns are somebody's own, on the command line. */
#pragma once
#include "commands.h"
#include "rooms/exchange/exchange.h"
#include "rooms/mapping/mapping.h"

/* What --mapping FILE says; nothing without it. False: said why. */
bool command_mapping(struct command *c, struct mapping_saids *ret_said) MUST_USE;
/* What each column was taken for, as a mapping file that can be saved and corrected. */
void command_print_mapping(struct command *c, const struct mapping *m, const struct mapping_fields *fields);

/* What was sent, and (when it is one table of persons of somebody's own) the files of the package made of it. */
struct own_sheet {
    struct exchange_file *files;
    size_t n;
    bool quiet; /* what columns were taken for is not printed */
    struct mapping_saids said;
};
/* False: said why; its columns are asked about. o gets what was noticed and refused in it. */
bool command_own_sheet(struct command *c, struct own_sheet *s, struct exchange_options *o) MUST_USE;
/* It was brought in: what its columns were is remembered. */
void command_sheet_done(struct command *c, const struct own_sheet *own, int64_t project);

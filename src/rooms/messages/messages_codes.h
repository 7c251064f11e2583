/* messages_codes: the lists of codes of messages, for rooms that show them. */
#pragma once
#include "html/form.h"

extern const struct codes CODES_message_kind, CODES_message_channel, CODES_message_state, CODES_message_why;

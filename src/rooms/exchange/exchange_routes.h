/* Addresses of exchange. */
#pragma once
/*    handler                  method path                        ids  permission  records */
/* clang-format off */
#define EXCHANGE_ROUTES(R) \
    R(exchange_list,           GET,   "/exchange",                0,   EXCHANGE,   RECORDS_NONE) \
    R(exchange_new,            GET,   "/exchange/new",            0,   EXCHANGE,   RECORDS_NONE) \
    R(exchange_upload,         POST,  "/exchange/new",            0,   EXCHANGE,   RECORDS_BULK) \
    R(exchange_template,       GET,   "/exchange/template",       0,   EXCHANGE,   RECORDS_NONE) \
    R(exchange_take_out,       POST,  "/exchange/take-out",       0,   EXCHANGE,   RECORDS_BULK) \
    R(exchange_import_page,    GET,   "/exchange/{}",             1,   EXCHANGE,   RECORDS_LIST) \
    R(exchange_columns,        GET,   "/exchange/{}/columns",     1,   EXCHANGE,   RECORDS_LIST) \
    R(exchange_say_columns,    POST,  "/exchange/{}/columns",     1,   EXCHANGE,   RECORDS_BULK) \
    R(exchange_mend_cells,     POST,  "/exchange/{}/mend",        1,   EXCHANGE,   RECORDS_BULK) \
    R(exchange_go_on_with_it,  POST,  "/exchange/{}/go-on",       1,   EXCHANGE,   RECORDS_BULK) \
    R(exchange_start_it,       POST,  "/exchange/{}/start",       1,   EXCHANGE,   RECORDS_BULK) \
    R(exchange_cancel_it,      POST,  "/exchange/{}/cancel",      1,   EXCHANGE,   RECORDS_BULK) \
    R(exchange_rejected,       GET,   "/exchange/{}/rejected",    1,   EXCHANGE,   RECORDS_LIST) \
    R(exchange_ask_undo,       GET,   "/exchange/{}/undo",        1,   EXCHANGE,   RECORDS_NONE) \
    R(exchange_undo_it,        POST,  "/exchange/{}/undo",        1,   EXCHANGE,   RECORDS_BULK)
/* clang-format on */

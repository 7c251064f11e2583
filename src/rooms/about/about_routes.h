/* Addresses of about: what anybody may read about the service itself; what a phone needs to keep it on its first
 * screen. */
#pragma once
/*    handler               method path                     ids permission  records */
/* clang-format off */
#define ABOUT_ROUTES(R) \
    R(about_accessibility,  GET,   "/accessibility",        0,  PUBLIC,     RECORDS_NONE) \
    R(about_privacy,        GET,   "/privacy",              0,  PUBLIC,     RECORDS_NONE) \
    R(about_program,        GET,   "/about",                0,  PUBLIC,     RECORDS_NONE) \
    R(about_offline,        GET,   "/offline",              0,  PUBLIC,     RECORDS_NONE) \
    R(about_outbox,         GET,   "/outbox",               0,  SIGNED_IN,  RECORDS_NONE) \
    R(about_manifest,       GET,   "/manifest.webmanifest", 0,  PUBLIC,     RECORDS_NONE)
/* clang-format on */

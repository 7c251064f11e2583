/* places: the municipalities of Finland, their regions (maakunta) and the state's regional offices, with the day on
 * which one office followed another. Codes are texts and keep their zeros: "091", "005". Names in Finnish, Swedish and
 * English; Somali and Arabic readers get the Finnish name, which is what stands on signs and letters. */
#pragma once
#include "base/day.h"
#include "base/task.h"
#include "lang/lang.h"

struct place {
    const char *code, *fi, *sv, *en, *region, *office_2025, *office_2026;
};
extern const struct place PLACES[]; /* by code */
extern const size_t PLACES_N;       /* 308 */
struct place_area {
    const char *code, *fi, *sv, *en;
};
extern const struct place_area REGIONS[]; /* by code */
extern const size_t REGIONS_N;            /* 19 */

/* "091" is Helsinki; the code itself when there is no such municipality. */
struct str place_name(const struct lang *l, struct str code);
/* Of codes joined by ';', as a list: "Helsinki, Vantaa". */
struct str place_names(struct task *t, struct str codes);
bool place_ok(struct str code);
/* The code of what a person typed: a code with or without its zeros, or a name in Finnish, Swedish or English in any
 * case (A-Ö). Empty when nothing fits. */
struct str place_find(struct str typed);

/* The region's code on that day ("01" Uusimaa); empty for an unknown municipality. No municipality changed its region
 * in 2025 or 2026. */
struct str place_region(struct str code, struct day on);
struct str region_name(const struct lang *l, struct str region);

/* The office that is responsible on that day: an ELY centre ("ELY01") until 2025-12-31, an economic development centre
 * (elinvoimakeskus, "EVK01") from 2026-01-01; "AX" on Åland until 2025. Empty for an unknown municipality. */
struct str place_office(struct str code, struct day on);
struct str office_name(const struct lang *l, struct str office);

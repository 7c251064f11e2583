/* fuzz: what a fuzz target is: one parser, fed with any bytes, and what must hold for whatever it makes of them.
 * Each <name>_fuzz.c is linked twice: with libFuzzer (meson setup -Dfuzz=true, clang) to search for new inputs,
 * and with replay.c in every build to run corpus/<name>/ and regression/<name>/ again.
 *     build-fuzz/day_fuzz tests/fuzz/corpus/day -max_total_time=60
 * What it finds goes, with a name that says what it was, to regression/<name>/. */
#pragma once
#include <stddef.h>
#include <stdint.h>
#include "base/str.h"

/* Defined by the target: takes one input and returns 0. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* What must hold, in every build. */
#define HOLDS(cond) \
    ((cond) ? (void)0 : (fprintf(stderr, "%s:%d: does not hold: %s\n", __FILE__, __LINE__, #cond), abort()))

static inline struct str fuzz_str(const uint8_t *data, size_t size) { return (struct str){ (const char *)data, size }; }

/* letters: was this text written by somebody, or has a program mistaken its letters on the way? Bytes that were read in
 * the wrong alphabet still give letters, only none that stand so in any language. */
#pragma once
#include "lang/lang.h"

/* Alphabets of one byte for each letter: code, name of ICU, name for people (a message). */
#define ALPHABETS(A) \
    A(WESTERN, "windows-1252", "windows-1252", N_("Western European (Windows)")) \
    A(TURKISH, "windows-1254", "windows-1254", N_("Turkish (Windows)")) \
    A(BALTIC, "windows-1257", "windows-1257", N_("Baltic (Windows)")) \
    A(CENTRAL, "windows-1250", "windows-1250", N_("Central European (Windows)")) \
    A(CYRILLIC, "windows-1251", "windows-1251", N_("Cyrillic (Windows)")) \
    A(ARABIC, "windows-1256", "windows-1256", N_("Arabic (Windows)")) \
    A(MAC, "macintosh", "macintosh", N_("Western European (old Mac)")) \
    A(DOS, "ibm850", "ibm-850_P100-1995", N_("Western European (DOS)")) \
    A(KOI8, "koi8-r", "KOI8-R", N_("Cyrillic (KOI8)"))
enum alphabet {
#define A(NAME, code, icu, name) ALPHABET_##NAME,
    ALPHABETS(A)
#undef A
        ALPHABET__N
};
enum { ALPHABET_POINTS = 128 };
const char *alphabet_code(enum alphabet which);                   /* "windows-1251" */
const char *alphabet_name(enum alphabet which);                   /* a message id */
bool alphabet_of_code(struct str code, enum alphabet *ret_which); /* whatever the case */
/* The code points of the bytes 0x80 .. 0xFF; a byte that means nothing is the control character of its number. */
void alphabet_points(enum alphabet which, uint16_t ret_points[ALPHABET_POINTS]);

/* Could somebody have written it? guessed: its letters come from bytes of which nobody said what they are; then what is
 * Icelandic or Kurdish at best, and something else in another alphabet, is asked about too. */
bool letters_plausible(struct str text, bool guessed);

/* What a text was before a program mistook it. twice: it was UTF-8 and was read as if it were something else. */
struct letters_guess {
    struct str text;
    bool twice;
    enum alphabet was; /* when not twice */
};
/* False: nothing plausible comes of it. */
bool letters_guess(struct arena *a, struct str text, bool guessed, struct letters_guess *ret);

/* The text without blanks at its ends and without what nobody sees: no-break and zero-width blanks, direction marks; a
 * no-break blank between words is an ordinary one. *ret_changed is set when more than ASCII blanks were meant. */
struct str letters_tidy(struct arena *a, struct str text, bool *ret_changed);

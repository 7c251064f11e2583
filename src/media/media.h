/* media: what kind of file some bytes are, told by the bytes and never by a name, and what of them is kept: a picture
 * without place, camera, comments and whatever hangs behind its end, but turned as it was. Nothing is decoded, so
 * nothing is lost. Pure: bytes in, views of them out. Who stores them: rooms/files.
 *
 * Taken out: JPEG all but picture, ICC profile and Adobe's mark; PNG and WebP the same; WAV and MP3 all but sound; of
 * MP4, M4A and WebM the boxes for words, place and attachments. Kept as it came: PDF, Ogg, WebVTT. */
#pragma once
#include "base/str.h"

enum media_group {
    MEDIA_PICTURE = 1,
    MEDIA_PAPER = 2,
    MEDIA_AUDIO = 4,
    MEDIA_VIDEO = 8,
    MEDIA_TRACK = 16 /* words for a video */
};

/*    kind   code   name       group     type               most, in megabytes */
/* clang-format off */
#define MEDIA_KINDS(K) \
    K(JPEG,  jpg,   "JPEG",    PICTURE,  "image/jpeg",      20) \
    K(PNG,   png,   "PNG",     PICTURE,  "image/png",       20) \
    K(WEBP,  webp,  "WebP",    PICTURE,  "image/webp",      20) \
    K(PDF,   pdf,   "PDF",     PAPER,    "application/pdf", 20) \
    K(MP3,   mp3,   "MP3",     AUDIO,    "audio/mpeg",      40) \
    K(M4A,   m4a,   "M4A",     AUDIO,    "audio/mp4",       40) \
    K(OGG,   ogg,   "Ogg",     AUDIO,    "audio/ogg",       40) \
    K(WEBA,  weba,  "WebM",    AUDIO,    "audio/webm",      40) \
    K(WAV,   wav,   "WAV",     AUDIO,    "audio/wav",       40) \
    K(MP4,   mp4,   "MP4",     VIDEO,    "video/mp4",       60) \
    K(WEBM,  webm,  "WebM",    VIDEO,    "video/webm",      60) \
    K(VTT,   vtt,   "WebVTT",  TRACK,    "text/vtt",        1)
/* clang-format on */
enum media_kind {
#define K(kind, code, name, group, type, most) MEDIA_##kind,
    MEDIA_KINDS(K)
#undef K
        MEDIA__N
};
struct media_type {
    const char *code; /* as it is stored, and the end of a name */
    const char *name; /* that people call it by */
    const char *type;
    enum media_group group;
    int64_t most; /* bytes */
};
extern const struct media_type media_types[MEDIA__N];
bool media_kind_of(struct str code, enum media_kind *ret_kind);
/* The largest of these groups, in bytes. */
int64_t media_most(unsigned groups);

enum { MEDIA_PIXELS_MOST = 64000000, MEDIA_PIECES_MOST = 10000, MEDIA_MS_UNKNOWN = -1 };

/* What is kept, in order: views of the bytes, or of the arena. */
struct media_pieces {
    struct str *at;
    size_t n, cap;
};
struct media {
    enum media_kind kind;
    int64_t width, height; /* as it is shown; 0: not known */
    int64_t ms;            /* how long a sound lasts; MEDIA_MS_UNKNOWN: no sound, or it does not tell */
    int64_t bytes;         /* of all pieces */
    struct media_pieces pieces;
};

enum media_trouble {
    MEDIA_FINE,
    MEDIA_EMPTY,
    MEDIA_UNKNOWN, /* none of the groups */
    MEDIA_BROKEN,  /* cut, or not what its beginning says */
    MEDIA_LARGE,   /* more bytes than its kind may have */
    MEDIA_WIDE     /* more pixels */
};
/* groups: of enum media_group; others are not known. */
enum media_trouble media_read(struct arena *a, struct str bytes, unsigned groups, struct media *ret_media);

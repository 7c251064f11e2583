/* Tests of what files are and what is kept of them: files are made here byte by byte, so that it is known what is in
 * them. */
#include "base/test.h"
#include "media/media.h"

#define EXIF_GPS "GPS 60.1699 N 24.9384 E"
enum { ALL = MEDIA_PICTURE | MEDIA_PAPER | MEDIA_AUDIO | MEDIA_VIDEO | MEDIA_TRACK };

static void put(struct buf *b, const char *p, size_t n) { buf_put(b, p, n); }
#define PUT(b, literal) put((b), "" literal, sizeof(literal) - 1)

static void big(struct buf *b, uint32_t v, int bytes)
{
    while (bytes-- > 0)
        buf_ch(b, bytes < (int)sizeof v ? (char)(v >> (8 * bytes)) : '\0');
}

static void little(struct buf *b, uint32_t v, int bytes)
{
    for (int i = 0; i < bytes; i++)
        buf_ch(b, i < (int)sizeof v ? (char)(v >> (8 * i)) : '\0');
}

static struct buf *new_buf(struct task *t) { return task_buf(t, 32 << 20); }

static struct media kept(struct task *t, struct str bytes)
{
    struct media m;
    enum media_trouble trouble = media_read(t->a, bytes, ALL, &m);

    if (trouble != MEDIA_FINE)
        fail_msg("refused: %d", (int)trouble);
    return m;
}

static struct str joined(struct task *t, const struct media *m)
{
    struct buf *b = new_buf(t);

    for (size_t i = 0; i < m->pieces.n; i++)
        buf_str(b, m->pieces.at[i]);
    assert_int_equal(b->n, m->bytes);
    return buf_view(b);
}

static enum media_trouble refused(struct task *t, struct str bytes)
{
    struct media m;

    return media_read(t->a, bytes, ALL, &m);
}

static bool has(struct str s, const char *word) { return str_find(s, str_of(word)) >= 0; }

/* What was kept is a file of its own: reading it again keeps all of it. */
static void assert_settled(struct task *t, struct str once)
{
    struct media m = kept(t, once);
    struct str again = joined(t, &m);

    assert_true(str_eq(once, again));
}

/* Every beginning of it is refused. */
static void assert_cut(struct task *t, struct str whole)
{
    struct media m;

    for (size_t n = 1; n < whole.n; n++)
        assert_int_not_equal(media_read(t->a, str_part(whole, 0, n), ALL, &m), MEDIA_FINE);
}

/* ---- JPEG */

static void segment(struct buf *b, int marker, const char *p, size_t n)
{
    buf_ch(b, (char)0xff), buf_ch(b, (char)marker);
    big(b, (uint32_t)n + 2, 2);
    put(b, p, n);
}
#define SEGMENT(b, marker, literal) segment((b), (marker), "" literal, sizeof(literal) - 1)

static void exif(struct buf *b, int turned)
{
    char tiff[] = "Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\0\0\0\0\0\0\0\0" EXIF_GPS;

    tiff[6 + 8 + 2 + 8] = (char)turned;
    segment(b, 0xe1, tiff, sizeof tiff - 1);
}

/* 4000 x 3000. */
static struct buf *jpeg(struct task *t, int turned)
{
    struct buf *b = new_buf(t);

    PUT(b, "\xff\xd8");
    SEGMENT(b, 0xe0, "JFIF\0\x01\x01\0\0\x01\0\x01\0\0");
    exif(b, turned);
    SEGMENT(b, 0xe1, "http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>Amina</x:xmpmeta>");
    SEGMENT(b, 0xed, "Photoshop 3.0\0city");
    SEGMENT(b, 0xfe, "a comment");
    SEGMENT(b, 0xe2, "ICC_PROFILE\0\x01\x01profile");
    SEGMENT(b, 0xe2, "MPF\0second picture");
    SEGMENT(b, 0xdb, "table");
    SEGMENT(b, 0xc2, "\x08\x0b\xb8\x0f\xa0\x01\x01\x11\0");
    SEGMENT(b, 0xc4, "huffman");
    SEGMENT(b, 0xda, "\x01\x01\0\0\x3f\0");
    PUT(b, "one\xff\0two\xff\xd0three");
    SEGMENT(b, 0xc4, "another");
    SEGMENT(b, 0xda, "\x01\x01\0\0\x3f\0");
    PUT(b, "four\xff\xd9");
    return b;
}

TEST(a_jpeg_keeps_picture_and_colours_and_loses_place_camera_comments_and_what_hangs_behind_it)
{
    struct task *t = test_task();
    struct buf *b = jpeg(t, 1);
    assert_cut(t, buf_view(b));
    PUT(b, "PK\x03\x04 an archive behind the picture");
    struct media m = kept(t, buf_view(b));
    struct str s = joined(t, &m);

    assert_int_equal(m.kind, MEDIA_JPEG);
    assert_int_equal(m.width, 4000);
    assert_int_equal(m.height, 3000);
    static const char *const gone[] = { "GPS", "Amina", "Photoshop", "comment", "MPF", "PK", "Exif" };
    for (size_t i = 0; i < sizeof gone / sizeof *gone; i++)
        assert_false(has(s, gone[i]));
    static const char *const stays[] = { "JFIF", "ICC_PROFILE", "table", "huffman", "another", "one", "three", "four" };
    for (size_t i = 0; i < sizeof stays / sizeof *stays; i++)
        assert_true(has(s, stays[i]));
    assert_settled(t, s);
    test_task_end(t);
}

TEST(a_jpeg_that_was_turned_stays_turned_and_its_size_is_as_it_is_shown)
{
    struct task *t = test_task();
    struct buf *b = jpeg(t, 6);
    struct media m = kept(t, buf_view(b));
    struct str s = joined(t, &m);

    assert_int_equal(m.width, 3000);
    assert_int_equal(m.height, 4000);
    assert_true(has(s, "Exif"));
    assert_false(has(s, "GPS"));
    assert_settled(t, s);
    struct media again = kept(t, s);
    assert_int_equal(again.width, 3000);
    test_task_end(t);
}

TEST(a_picture_with_a_small_picture_in_its_head_or_a_second_one_in_it_gives_neither_away)
{
    struct task *t = test_task();
    struct buf *b = new_buf(t), *two = jpeg(t, 1);

    PUT(b, "\xff\xd8");
    SEGMENT(b, 0xe0, "JFIF\0\x01\x01\0\0\x01\0\x01\x01\x01thumbnail");
    SEGMENT(b, 0xc0, "\x08\0\x10\0\x10\x01\x01\x11\0");
    SEGMENT(b, 0xda, "\x01\x01\0\0\x3f\0");
    PUT(b, "data\xff\xd9");
    struct media m = kept(t, buf_view(b));
    assert_false(has(joined(t, &m), "thumbnail"));
    struct buf *large = new_buf(t); /* of a small and of a large size */
    PUT(large, "\xff\xd8");
    SEGMENT(large, 0xc0, "\x08\0\x10\0\x10\x01\x01\x11\0");
    SEGMENT(large, 0xc0, "\x08\xff\xff\xff\xff\x01\x01\x11\0");
    SEGMENT(large, 0xda, "\x01\x01\0\0\x3f\0");
    PUT(large, "data\xff\xd9");
    assert_int_equal(refused(t, buf_view(large)), MEDIA_BROKEN);
    two->n -= 2; /* no end, but another beginning */
    buf_str(two, buf_view(b));
    assert_int_equal(refused(t, buf_view(two)), MEDIA_BROKEN);
    test_task_end(t);
}

TEST(a_picture_of_too_many_pixels_or_bytes_is_refused_before_anybody_opens_it)
{
    struct task *t = test_task();
    struct buf *b = new_buf(t), *large = new_buf(t);

    PUT(b, "\xff\xd8");
    SEGMENT(b, 0xc0, "\x08\x1f\x40\x1f\x41\x01\x01\x11\0"); /* 8000 x 8001 */
    SEGMENT(b, 0xda, "\x01\x01\0\0\x3f\0");
    PUT(b, "data\xff\xd9");
    assert_int_equal(refused(t, buf_view(b)), MEDIA_WIDE);
    b->p[10] = 0x40; /* 8000 x 8000 */
    assert_int_equal(refused(t, buf_view(b)), MEDIA_FINE);
    buf_str(large, buf_view(jpeg(t, 1)));
    while ((int64_t)large->n <= media_types[MEDIA_JPEG].most)
        buf_ch(large, 0);
    assert_int_equal(refused(t, buf_view(large)), MEDIA_LARGE);
    large->n--;
    assert_int_equal(refused(t, buf_view(large)), MEDIA_FINE);
    test_task_end(t);
}

/* ---- PNG */

static void chunk(struct buf *b, const char *type, const char *p, size_t n)
{
    big(b, (uint32_t)n, 4);
    put(b, type, 4);
    put(b, p, n);
    big(b, 0, 4);
}
#define CHUNK(b, type, literal) chunk((b), (type), "" literal, sizeof(literal) - 1)

TEST(a_png_loses_texts_time_and_place_and_stays_turned)
{
    struct task *t = test_task();
    struct buf *b = new_buf(t);

    PUT(b, "\x89PNG\r\n\x1a\n");
    CHUNK(b, "IHDR", "\0\0\0\x20\0\0\0\x10\x08\x02\0\0\0");
    CHUNK(b, "tEXt", "Author\0Amina");
    CHUNK(b, "iTXt", "XML:com.adobe.xmp\0");
    CHUNK(b, "tIME", "1234567");
    CHUNK(b, "eXIf", "MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x08\0\0\0\0\0\0" EXIF_GPS);
    CHUNK(b, "iCCP", "profile");
    CHUNK(b, "prVt", "hidden");
    CHUNK(b, "IDAT", "pixels");
    CHUNK(b, "IDAT", "more");
    CHUNK(b, "IEND", "");
    assert_cut(t, buf_view(b));
    PUT(b, "<script>alert(1)</script>");
    struct media m = kept(t, buf_view(b));
    struct str s = joined(t, &m);
    assert_int_equal(m.width, 16); /* turned by a quarter */
    assert_int_equal(m.height, 32);
    static const char *const gone[] = { "Amina", "xmp", "tIME", "GPS", "script", "hidden" };
    for (size_t i = 0; i < sizeof gone / sizeof *gone; i++)
        assert_false(has(s, gone[i]));
    assert_true(has(s, "iCCP") && has(s, "pixels") && has(s, "more") && has(s, "eXIf"));
    ptrdiff_t turn = str_find(s, S("eXIf"));
    assert_memory_equal(s.p + turn + 4 + 26, "\x86\x58\x30\x34", 4); /* by zlib's crc32() */
    assert_settled(t, s);
    test_task_end(t);
}

/* ---- WebP and WAV */

static struct str riff(struct task *t, const char *type, struct str chunks)
{
    struct buf *b = new_buf(t);

    PUT(b, "RIFF");
    little(b, (uint32_t)chunks.n + 4, 4);
    put(b, type, 4);
    buf_str(b, chunks);
    return buf_view(b);
}

static void riff_chunk(struct buf *b, const char *type, const char *p, size_t n)
{
    put(b, type, 4);
    little(b, (uint32_t)n, 4);
    put(b, p, n);
    if (n % 2 != 0)
        buf_ch(b, 0);
}
#define RIFF_CHUNK(b, type, literal) riff_chunk((b), (type), "" literal, sizeof(literal) - 1)

TEST(a_webp_loses_exif_and_xmp_and_says_so_in_its_head)
{
    struct task *t = test_task();
    struct buf *b = new_buf(t), *moves = new_buf(t);

    RIFF_CHUNK(b, "VP8X", "\x2c\0\0\0\x1f\0\0\x0f\0\0"); /* profile, EXIF, XMP; 32 x 16 */
    RIFF_CHUNK(b, "ICCP", "profile");
    RIFF_CHUNK(b, "VP8 ", "\0\0\0\x9d\x01\x2a\x20\0\x10\0pixels");
    RIFF_CHUNK(b, "EXIF", "II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x01\0\0\0" EXIF_GPS);
    RIFF_CHUNK(b, "XMP ", "Amina");
    struct str whole = riff(t, "WEBP", buf_view(b));
    assert_cut(t, whole);
    struct media m = kept(t, whole);
    struct str s = joined(t, &m);
    assert_int_equal(m.width, 32);
    assert_int_equal(m.height, 16);
    assert_int_equal(s.p[20], 0x20);
    assert_false(has(s, "GPS") || has(s, "Amina") || has(s, "EXIF"));
    assert_int_equal((unsigned char)s.p[4] + 8, s.n);
    assert_settled(t, s);
    RIFF_CHUNK(moves, "VP8X", "\x02\0\0\0\x1f\0\0\x0f\0\0");
    RIFF_CHUNK(moves, "ANIM", "\0\0\0\0\0\0");
    assert_int_equal(refused(t, riff(t, "WEBP", buf_view(moves))), MEDIA_BROKEN);
    test_task_end(t);
}

TEST(a_webp_that_was_turned_stays_turned)
{
    struct task *t = test_task();
    struct buf *b = new_buf(t);

    RIFF_CHUNK(b, "VP8X", "\x08\0\0\0\x1f\0\0\x0f\0\0");
    RIFF_CHUNK(b, "VP8L", "\x2f\x1f\xc0\x03\0");
    RIFF_CHUNK(b, "EXIF", "Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0" EXIF_GPS);
    struct media m = kept(t, riff(t, "WEBP", buf_view(b)));
    struct str s = joined(t, &m);
    assert_int_equal(m.width, 16);
    assert_int_equal(m.height, 32);
    assert_true(has(s, "EXIF"));
    assert_false(has(s, "GPS"));
    assert_settled(t, s);
    test_task_end(t);
}

TEST(a_wav_keeps_its_sound_alone)
{
    struct task *t = test_task();
    struct buf *b = new_buf(t);

    RIFF_CHUNK(b, "fmt ", "\x01\0\x01\0\x40\x1f\0\0\x80\x3e\0\0\x02\0\x10\0");
    RIFF_CHUNK(b, "LIST", "INFOIART\x05\0\0\0Amina\0");
    RIFF_CHUNK(b, "data", "sound");
    struct media m = kept(t, riff(t, "WAVE", buf_view(b)));
    struct str s = joined(t, &m);
    assert_int_equal(m.kind, MEDIA_WAV);
    assert_true(has(s, "sound"));
    assert_false(has(s, "Amina"));
    assert_settled(t, s);
    test_task_end(t);
}

/* ---- sound and video */

static void box(struct buf *b, const char *type, struct str inside)
{
    big(b, (uint32_t)inside.n + 8, 4);
    put(b, type, 4);
    buf_str(b, inside);
}

static struct str track(struct task *t, const char *what)
{
    struct buf *hdlr = new_buf(t), *mdia = new_buf(t), *trak = new_buf(t);

    PUT(hdlr, "\0\0\0\0\0\0\0\0");
    put(hdlr, what, 4);
    box(mdia, "hdlr", buf_view(hdlr));
    box(trak, "mdia", buf_view(mdia));
    box(trak, "udta", S("name of the track"));
    return buf_view(trak);
}

static struct str mp4(struct task *t, const char *what)
{
    struct buf *moov = new_buf(t), *b = new_buf(t);

    box(moov, "trak", track(t, what));
    box(moov, "udta", S("\xa9xyz+60.1699+024.9384/"));
    box(b, "ftyp", S("M4A \0\0\0\0isom"));
    box(b, "moov", buf_view(moov));
    box(b, "uuid", S("0123456789abcdefAmina"));
    box(b, "mdat", S("sound"));
    return buf_view(b);
}

TEST(an_mp4_without_a_picture_is_sound_and_its_words_and_place_are_emptied_where_they_stood)
{
    struct task *t = test_task();
    struct str whole = mp4(t, "soun");
    struct media m = kept(t, whole), video = kept(t, mp4(t, "vide"));
    struct str s = joined(t, &m);

    assert_int_equal(m.kind, MEDIA_M4A);
    assert_int_equal(video.kind, MEDIA_MP4);
    assert_int_equal(s.n, whole.n); /* what refers to places in it stays right */
    assert_int_equal(str_find(s, S("mdat")), str_find(whole, S("mdat")));
    assert_false(has(s, "60.16") || has(s, "Amina") || has(s, "name of") || has(s, "udta"));
    assert_settled(t, s);
    assert_cut(t, whole);
    assert_int_equal(media_read(t->a, mp4(t, "vide"), MEDIA_AUDIO, &m), MEDIA_UNKNOWN);
    test_task_end(t);
}

static void element(struct buf *b, const char *id, size_t nid, struct str inside)
{
    put(b, id, nid);
    buf_ch(b, (char)(0x80 | inside.n));
    buf_str(b, inside);
}

TEST(a_webm_as_a_browser_records_it_is_sound_and_loses_its_tags)
{
    struct task *t = test_task();
    struct buf *head = new_buf(t), *one = new_buf(t), *tracks = new_buf(t), *b = new_buf(t);

    element(head, "\x42\x82", 2, S("webm"));
    element(b, "\x1a\x45\xdf\xa3", 4, buf_view(head));
    PUT(b, "\x18\x53\x80\x67\x01\xff\xff\xff\xff\xff\xff\xff"); /* its length is not told */
    element(one, "\x83", 1, S("\x02"));
    element(tracks, "\xae", 1, buf_view(one));
    element(b, "\x16\x54\xae\x6b", 4, buf_view(tracks));
    element(b, "\x12\x54\xc3\x67", 4, S("artist Amina"));
    PUT(b, "\x1f\x43\xb6\x75\x01\xff\xff\xff\xff\xff\xff\xff");
    assert_int_equal(kept(t, buf_view(b)).ms, MEDIA_MS_UNKNOWN);
    element(b, "\xe7", 1, S("\x05\xdc")); /* 1,500 ms */
    element(b, "\xa3", 1, S("\x81\x01\x04\x80sound"));
    PUT(b, "\x1f\x43\xb6\x75\x01\xff\xff\xff\xff\xff\xff\xff"); /* another one, with no end told either */
    element(b, "\xe7", 1, S("\x0b\xb8"));
    element(b, "\xa3", 1, S("\x81\0\x14\x80sound"));
    struct media m = kept(t, buf_view(b));
    assert_int_equal(m.ms, 3020);
    struct str s = joined(t, &m);
    assert_int_equal(m.kind, MEDIA_WEBA);
    assert_int_equal(s.n, b->n);
    assert_false(has(s, "Amina"));
    assert_true(has(s, "sound"));
    assert_settled(t, s);
    test_task_end(t);
}

TEST(an_mp3_loses_the_tags_before_and_behind_it)
{
    struct task *t = test_task();
    struct buf *b = new_buf(t);

    PUT(b, "ID3\x03\0\0\0\0\0\x0bTPE1  Amina\0\0\0"); /* and zeros behind it */
    for (int i = 0; i < 3; i++) {                     /* 128 kbit/s, 44100 Hz: 417 bytes a frame */
        PUT(b, "\xff\xfb\x90\0");
        for (int k = 4; k < 417; k++)
            buf_ch(b, 'x');
    }
    PUT(b, "TAGAmina");
    while (b->n < 10 + 11 + 3 + 3 * 417 + 128)
        buf_ch(b, 0);
    struct media m = kept(t, buf_view(b));
    assert_int_equal(m.kind, MEDIA_MP3);
    assert_int_equal(m.bytes, 3 * 417);
    test_task_end(t);
}

TEST(an_ogg_ends_with_its_last_page)
{
    struct task *t = test_task();
    struct buf *b = new_buf(t);

    for (int i = 0; i < 3; i++) {
        PUT(b, "OggS\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x01\x08");
        PUT(b, "OpusHead");
    }
    size_t whole = b->n;
    assert_cut(t, buf_view(b));
    PUT(b, "<html>");
    struct media m = kept(t, buf_view(b));
    assert_int_equal(m.kind, MEDIA_OGG);
    assert_int_equal(m.bytes, whole);
    test_task_end(t);
}

/* ---- how long a sound lasts */

static void page(struct buf *b, uint32_t position, struct str inside)
{
    PUT(b, "OggS\0\0");
    little(b, position, 4);
    PUT(b, "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x01");
    buf_ch(b, (char)inside.n);
    buf_str(b, inside);
}

TEST(wav_mp3_and_ogg_tell_how_long_they_last)
{
    struct task *t = test_task();
    struct buf *wav = new_buf(t), *still = new_buf(t), *mp3 = new_buf(t), *ogg = new_buf(t);
    char sound[24000];

    memset(sound, 1, sizeof sound);
    RIFF_CHUNK(wav, "fmt ", "\x01\0\x01\0\x40\x1f\0\0\x80\x3e\0\0\x02\0\x10\0"); /* 16,000 bytes a second */
    PUT(wav, "data");
    little(wav, sizeof sound, 4);
    put(wav, sound, sizeof sound);
    assert_int_equal(kept(t, riff(t, "WAVE", buf_view(wav))).ms, 1500);
    RIFF_CHUNK(still, "fmt ", "\x01\0\x01\0\x40\x1f\0\0\0\0\0\0\x02\0\x10\0");
    RIFF_CHUNK(still, "data", "sound");
    assert_int_equal(kept(t, riff(t, "WAVE", buf_view(still))).ms, MEDIA_MS_UNKNOWN);
    PUT(mp3, "ID3\x03\0\0\0\0\0\x0eTPE1  Amina\xff\xfb\x90"); /* what looks like a frame in words is none */
    for (int i = 0; i < 50; i++) {                            /* 1,152 samples each */
        PUT(mp3, "\xff\xfb\x90\0");
        put(mp3, sound, 413);
    }
    assert_int_equal(kept(t, buf_view(mp3)).ms, 50 * 26122 / 1000);
    page(ogg, 0, S("OpusHead\x01\x01\x38\x01\x80\xbb\0\0\0\0\0")); /* 312 samples are passed over */
    page(ogg, 0, S("OpusTags"));
    page(ogg, UINT32_MAX, S("sound"));
    size_t before = ogg->n;
    page(ogg, 48000 * 3 + 312, S("sound"));
    struct str whole = buf_view(ogg);
    memcpy((char *)(uintptr_t)whole.p + before - 27 - 1 - 5 + 10, "\xff\xff\xff\xff",
        4); /* no position: on no page's end */
    assert_int_equal(kept(t, whole).ms, 3000);
    test_task_end(t);
}

static struct str film(struct task *t, uint32_t scale, uint32_t length, uint32_t part)
{
    struct buf *mvhd = new_buf(t), *mdhd = new_buf(t), *moov = new_buf(t), *b = new_buf(t), *moof = new_buf(t),
               *mdia = new_buf(t), *trak = new_buf(t), *tfdt = new_buf(t), *traf = new_buf(t);

    big(mvhd, 0, 4), big(mvhd, 0, 4), big(mvhd, 0, 4), big(mvhd, scale, 4), big(mvhd, length, 4);
    big(mdhd, 1 << 24, 4), big(mdhd, 0, 16), big(mdhd, 44100, 4), big(mdhd, 0, 8);
    box(moov, "mvhd", buf_view(mvhd));
    box(mdia, "mdhd", buf_view(mdhd));
    box(mdia, "hdlr", S("\0\0\0\0\0\0\0\0soun"));
    box(trak, "mdia", buf_view(mdia));
    box(moov, "trak", buf_view(trak));
    box(b, "ftyp", S("M4A \0\0\0\0isom"));
    box(b, "moov", buf_view(moov));
    big(tfdt, 1 << 24, 4), big(tfdt, 0, 4), big(tfdt, part, 4);
    box(traf, "tfdt", buf_view(tfdt));
    box(moof, "traf", buf_view(traf));
    box(b, "moof", buf_view(moof));
    box(b, "mdat", S("sound"));
    return buf_view(b);
}

TEST(an_m4a_tells_it_in_its_head_or_by_where_its_last_part_begins)
{
    struct task *t = test_task();

    assert_int_equal(kept(t, film(t, 600, 1500, 0)).ms, 2500);
    assert_int_equal(kept(t, film(t, 600, 0, 88200)).ms, 2000);
    assert_int_equal(kept(t, film(t, 600, 600, 88200)).ms, 2000);
    assert_int_equal(kept(t, film(t, 600, 0, 0)).ms, MEDIA_MS_UNKNOWN);
    assert_int_equal(kept(t, film(t, 0, 1500, 0)).ms, MEDIA_MS_UNKNOWN);
    assert_int_equal(kept(t, film(t, 600, UINT32_MAX, 0)).ms, MEDIA_MS_UNKNOWN);
    assert_int_equal(kept(t, film(t, 1, 100000, 0)).ms, MEDIA_MS_UNKNOWN); /* more than a day */
    test_task_end(t);
}

/* ---- what is refused */

TEST(what_is_none_of_these_is_refused_whatever_it_is_called)
{
    struct task *t = test_task();
    const struct str others[] = {
        S("<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>"),
        S("<!DOCTYPE html><script>alert(1)</script>"),
        S("GIF89a\x01\0\x01\0"),
        S("PK\x03\x04 an archive"),
        S("\xff\xd8"),
        S("\0\0\0\x18"
          "ftypheic\0\0\0\0mif1heic"),
        S(" %PDF-1.7 %%EOF"),
        S("MZ\x90\0"),
    };

    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        assert_int_equal(refused(t, others[i]), MEDIA_UNKNOWN);
    assert_int_equal(refused(t, S("")), MEDIA_EMPTY);
    test_task_end(t);
}

TEST(a_pdf_has_an_end_and_a_track_of_words_its_first_line)
{
    struct task *t = test_task();
    struct media m;

    assert_int_equal(refused(t, S("%PDF-1.7\n1 0 obj\n")), MEDIA_BROKEN);
    assert_int_equal(kept(t, S("%PDF-1.7\n1 0 obj\nstartxref\n0\n%%EOF\n")).kind, MEDIA_PDF);
    assert_int_equal(kept(t, S("\xef\xbb\xbfWEBVTT\n\n00:00.000 --> 00:01.000\nHei")).kind, MEDIA_VTT);
    assert_int_equal(refused(t, S("WEBVTTX")), MEDIA_UNKNOWN);
    assert_int_equal(media_read(t->a, S("%PDF-1.7\n%%EOF"), MEDIA_PICTURE, &m), MEDIA_UNKNOWN);
    assert_int_equal(media_most(MEDIA_PICTURE | MEDIA_AUDIO), 40000000);
    test_task_end(t);
}

TESTS(a_jpeg_keeps_picture_and_colours_and_loses_place_camera_comments_and_what_hangs_behind_it,
    a_jpeg_that_was_turned_stays_turned_and_its_size_is_as_it_is_shown,
    a_picture_with_a_small_picture_in_its_head_or_a_second_one_in_it_gives_neither_away,
    a_picture_of_too_many_pixels_or_bytes_is_refused_before_anybody_opens_it,
    a_png_loses_texts_time_and_place_and_stays_turned, a_webp_loses_exif_and_xmp_and_says_so_in_its_head,
    a_webp_that_was_turned_stays_turned, a_wav_keeps_its_sound_alone,
    an_mp4_without_a_picture_is_sound_and_its_words_and_place_are_emptied_where_they_stood,
    a_webm_as_a_browser_records_it_is_sound_and_loses_its_tags, an_mp3_loses_the_tags_before_and_behind_it,
    an_ogg_ends_with_its_last_page, wav_mp3_and_ogg_tell_how_long_they_last,
    an_m4a_tells_it_in_its_head_or_by_where_its_last_part_begins,
    what_is_none_of_these_is_refused_whatever_it_is_called, a_pdf_has_an_end_and_a_track_of_words_its_first_line)

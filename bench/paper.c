/* paper: how long a paper of two pages takes, from the first word said to the PDF in memory, its process included.
 * TEXTS: the texts on it, for the floor. usage: paper N [TEXTS [PDF]]   prints "ms bytes", the best of N */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include "paper/paper.h"

static FILE *texts;

static struct paper_text say(const char *finnish, const char *arabic)
{
    if (texts)
        fprintf(texts, "%s\n%s\n", finnish, arabic);
    return (struct paper_text){ .at = { str_of(finnish), str_of(arabic) } };
}

static void write_plan(struct paper *p)
{
    paper_heading(p, 1, say("Oma polku", "طريقي"));
    paper_fact(p, say("Nimi", "الاسم"), say("Amina Esimerkki", "أمينة مثال"));
    for (int i = 0; i < 12; i++)
        paper_item(p, PAPER_NUMBER,
            say("Haen suomen kielen kurssille. Ohjaaja auttaa hakemuksessa ja tulee mukaan ensimmäiselle tunnille.",
                "أقدم طلبًا لدورة اللغة الفنلندية. تساعدني المدربة في الطلب وتأتي معي إلى الدرس الأول."));
    paper_heading(p, 2, say("Mitä osaan", "ما أعرفه"));
    for (int i = 0; i < 6; i++)
        paper_paragraph(
            p, say("Osaan hoitaa lapsia ja ikäihmisiä. Puhun kolmea kieltä. Olen tehnyt ruokaa suurelle joukolle.",
                   "أعرف رعاية الأطفال وكبار السن. أتكلم ثلاث لغات. طبخت لعدد كبير من الناس."));
}

static double now_ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

/* Writes the PDF to a file when one is named. False: said why. */
static bool one(const char *file, double *ret_ms, size_t *ret_bytes)
{
    struct landing landing;
    struct task t = { .a = arena_new(256 << 20), .lang = lang_get(LANG_fi), .landing = &landing, .now = instant_now() };
    struct paper_head head = { .lang = t.lang,
        .beside = lang_get(LANG_ar),
        .title_text = S("Oma polku"),
        .house = S("Yhteinen Katto"),
        .esf = true };

    if (setjmp(landing.jump) != 0)
        return fprintf(stderr, "%s\n", landing.text), false;
    double from = now_ms();
    struct paper *p = paper_new(&t, &head);
    write_plan(p);
    struct buf *o = task_buf(&t, PAPER_BYTES);
    bool good = paper_make(p, o) == DONE;
    *ret_ms = now_ms() - from;
    *ret_bytes = o->n;
    FILE *f = file ? fopen(file, "w") : NULL;
    if (f)
        good &= fwrite(o->p, 1, o->n, f) == o->n && fclose(f) == 0;
    arena_free(t.a);
    return good;
}

int main(int argc, char **argv)
{
    long times = argc > 1 ? strtol(argv[1], NULL, 10) : 1;
    double best = 1e9, ms;
    size_t bytes = 0;

    texts = argc > 2 ? fopen(argv[2], "w") : NULL;
    for (long i = 0; i < times; i++) {
        if (!one(i == 0 && argc > 3 ? argv[3] : NULL, &ms, &bytes))
            return 1;
        best = ms < best ? ms : best;
        if (texts)
            fclose(texts);
        texts = NULL;
    }
    printf("%.1f %zu\n", best, bytes);
    return 0;
}

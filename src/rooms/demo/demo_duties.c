/* demo_duties: duties in every state, with links that show them; some are late and nobody has written about them. The
 * addresses lead nowhere. */
#include "rooms/demo/demo_duties.h"

#define WORDS    "S99001"
#define TOGETHER "S99002"
#define MOTHERS  "S99003"

struct duty_made {
    const char *project, *rule, *occasion, *name, *due_on, *staff, *state, *state_on, *reason, *links;
} ONLY_BY_NAME;

static const char *text(const char *s) { return s == NULL ? "" : s; }

static void duty(struct demo *d, const struct duty_made *m)
{
    demo_row(d, SHEET_DUTIES, "duty", str_z(d->t->a, demo_key(d, SHEET_DUTIES, "V")), "project", m->project, "rule",
        m->rule, "occasion", text(m->occasion), "name", text(m->name), "due_on", text(m->due_on), "staff",
        text(m->staff), "state", m->state, "state_on", text(m->state_on), "reason", text(m->reason), "links",
        text(m->links), NULL);
}

static void done(struct demo *d, const char *project, const char *rule, int64_t ago, const char *links)
{
    duty(d, &(struct duty_made){ .project = project,
                .rule = rule,
                .staff = "manager",
                .state = "done",
                .state_on = demo_day(d, demo_ago(d, ago)),
                .links = links });
}

void demo_duties(struct demo *d)
{
    const char *spring = demo_day(d, demo_ago(d, 195)); /* the last day of the first period: demo_command.c */

    done(d, WORDS, "website", 372, "https://kaupunki.example/omin-sanoin");
    done(d, WORDS, "statement", 371, "https://kaupunki.example/omin-sanoin/esite.pdf");
    duty(d, &(struct duty_made){ .project = WORDS,
                .rule = "poster",
                .staff = "instructor",
                .state = "done",
                .state_on = demo_day(d, demo_ago(d, 328)),
                .reason = "Asukastalon ja kirjaston ilmoitustaululla.",
                .links = "https://kuvat.example/juliste-asukastalo.jpg\nhttps://kuvat.example/juliste-kirjasto.jpg" });
    duty(d, &(struct duty_made){ .project = WORDS,
                .rule = "plaque",
                .staff = "manager",
                .state = "not_needed",
                .state_on = demo_day(d, demo_ago(d, 372)),
                .reason = "Hanke ei rakenna eikä osta laitteita, jotka asennetaan." });
    duty(d, &(struct duty_made){ .project = WORDS,
                .rule = "participants",
                .occasion = spring,
                .staff = "counsellor",
                .state = "done",
                .state_on = demo_day(d, demo_ago(d, 168)),
                .reason = "Kaikki kevään osallistujat on kirjattu." });
    duty(d, &(struct duty_made){ .project = WORDS,
                .rule = "report",
                .occasion = spring,
                .due_on = demo_day(d, demo_ago(d, -12)),
                .staff = "manager",
                .state = "open",
                .reason = "Rahoittaja antoi lisäaikaa." });
    duty(d, &(struct duty_made){ .project = WORDS,
                .rule = "own",
                .name = "Kutsu rahoittaja syksyn päätösjuhlaan",
                .due_on = demo_day(d, demo_ago(d, 3)),
                .staff = "manager",
                .state = "open" });
    done(d, TOGETHER, "website", 455, "https://koulu.example/yhdessa");
    done(d, TOGETHER, "poster", 440, "https://koulu.example/yhdessa/juliste.jpg");
    done(d, MOTHERS, "website", 280, "https://korkeakoulu.example/aidit-edella");
}

/* about_web: the open pages about the service: accessibility statement, privacy, the program and its licence, the page
 * for places without network and the one of what waits on a device; and the manifest with which a phone keeps the
 * service on its first screen. Knows no records. */
#include "about_accessibility_html.h"
#include "about_offline_html.h"
#include "about_outbox_html.h"
#include "about_privacy_html.h"
#include "about_program_html.h"
#include "lang/lang.h"
#include "rooms/routes.h"
#include "web/asset.h"
#include "web/req.h"
#include "base/settings.h"

#define LICENCE_TEXT S("https://joinup.ec.europa.eu/collection/eupl/eupl-text-eupl-12")

/* The day on which the accessibility statement was looked through last. Change it with the statement. */
#define STATEMENT_WRITTEN DAY("2026-11-22")

/* What an administrator typed becomes a link only when it leads to the web. */
static struct url web_address(struct str typed)
{
    bool web = str_starts(typed, S("https://")) || str_starts(typed, S("http://"));

    return (struct url){ web ? typed : S("") };
}

static struct about_view view_of(struct task *t)
{
    const struct settings *s = t->settings;
    struct str contact = str_trim(s->controller_contact);

    return (struct about_view){
        .controller = str_trim(s->controller),
        .contact = contact,
        .legal_basis = str_trim(s->legal_basis),
        .by_mail = str_find(contact, S("@")) > 0 && str_find(contact, S(" ")) < 0,
        .child_care_days = lang_number(t->a, t->lang, s->child_care_days),
        .draft_days = lang_number(t->a, t->lang, s->draft_days),
        .written = STATEMENT_WRITTEN,
        .supervisor = { S("saavutettavuus@traficom.fi"), S("029 534 5000"), S("www.saavutettavuusvaatimukset.fi") },
        .ombudsman = { S("tietosuoja@om.fi"), S("029 566 6700"), S("www.tietosuoja.fi") },
        .licence = { LICENCE_TEXT },
        .again = url_with(t->a, URL(t, staff_sign_in_page), "next", S("/outbox")),
        .source = web_address(str_trim(s->source_address)),
    };
}

struct reply about_accessibility(struct req *r)
{
    struct about_view v = view_of(&r->task);

    req_indexed(r);
    return SHOW(r, 200, about_accessibility, &v);
}

struct reply about_privacy(struct req *r)
{
    struct about_view v = view_of(&r->task);

    req_indexed(r);
    return SHOW(r, 200, about_privacy, &v);
}

struct reply about_program(struct req *r)
{
    struct about_view v = view_of(&r->task);

    req_indexed(r);
    return SHOW(r, 200, about_program, &v);
}

struct reply about_offline(struct req *r)
{
    struct about_view v = view_of(&r->task);

    return SHOW(r, 200, about_offline, &v);
}

struct reply about_outbox(struct req *r)
{
    struct about_view v = view_of(&r->task);
    struct reply shown = SHOW(r, 200, about_outbox, &v);

    reply_offline_form(r);
    return shown;
}

/* Between the quotes of JSON. */
static struct str json_text(struct task *t, struct str s)
{
    char *out = arena_alloc(t->a, s.n * 2 + 1);
    size_t n = 0;

    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] == '"' || s.p[i] == '\\')
            out[n++] = '\\';
        out[n++] = (unsigned char)s.p[i] < 0x20 ? ' ' : s.p[i];
    }
    return (struct str){ out, n };
}

struct reply about_manifest(struct req *r)
{
    struct task *t = &r->task;
    const struct asset *icon = asset_find(S("favicon.svg"));
    struct str name = json_text(t, t->settings->service_name);

    must(t, icon != NULL);
    struct str json = str_fmt(t->a,
        "{\"id\":\"/\",\"name\":\"%.*s\",\"short_name\":\"%.*s\",\"start_url\":\"/\",\"scope\":\"/"
        "\",\"display\":\"standalone\","
        "\"theme_color\":\"#0b4f8a\",\"background_color\":\"#ffffff\","
        "\"icons\":[{\"src\":\"%.*s\",\"type\":\"image/svg+xml\",\"sizes\":\"any\",\"purpose\":\"any\"}]}\n",
        STR_ARG(name), STR_ARG(name), STR_ARG(icon->address));
    return reply_bytes(r, 200, "application/manifest+json", json, NULL);
}

/* package_guide: docs/package.md made of the table of the package, for those who write or read one. */
#include "rooms/exchange/exchange_export.h"

#include "rooms/codes.h"

static const char head[] =
    "# The data package, file by file\n\n"
    "Made from the tables in the program (version 1.1): do not edit it; `package_guide_test` says when it is old, and\n"
    "with `WRITE_GUIDE=1` writes it anew. What holds for all files: UTF-8, RFC 4180, a header row, empty = not known,\n"
    "several in one cell joined by a semicolon. All files and all columns but those that must be there may be missing; "
    "a\n"
    "package of version 1 is read as before. Texts of notes and rows told in confidence leave the house with\n"
    "`--with-notes` only, and an import that lacks them keeps what stands. Files that people uploaded (pictures and\n"
    "documents of duties, sound of stories, files of publications and courses) are in no package: a backup carries\n"
    "them. What child care keeps of a child is in none either (safety sheets, who may fetch it, when it was brought\n"
    "and fetched, who waits): it is health data of children, forgotten soon after. Nor is what members of a group say\n"
    "(ideas, votes, how a session was, questions, the box): it was said to the workers of this house, in part with "
    "the\n"
    "promise that nobody sees who said it.\n\n"
    "Publications and courses go with all their texts. `shown` marks the text of its language that everybody sees,\n"
    "`basis` says what a translation was made from (copy it, or leave it empty); `shown_at`, `saved_at` and `made_at`\n"
    "are moments (2026-11-22T08:30:00Z). What the package does not say: what belongs to a text; which modules, themes\n"
    "and services it is tied to; how often it was opened; who decided what and when. Operating models and good\n"
    "practices are packages of their own, with their files (docs/model-package.md), and so is a course with its\n"
    "pictures and sound (docs/orientation.md). A whole house moves by its backup, which takes everything along, also\n"
    "from one database to the other. Courses are the house's: they go with the package of all projects.\n";

static const char *kind_of(enum cell_kind kind)
{
    switch (kind) {
    case CELL_KEY: return "key of the row, the sender's own";
    case CELL_REF: return "key in ";
    case CELL_REFS: return "keys in ";
    case CELL_TEXT: return "text";
    case CELL_EMAIL: return "e-mail address";
    case CELL_PHONE: return "telephone number";
    case CELL_POSTCODE: return "postcode";
    case CELL_DAY: return "day, as 2026-11-22";
    case CELL_PARTIAL: return "day, month or year";
    case CELL_MONTH: return "month or year";
    case CELL_TIME: return "time, as 09:30";
    case CELL_INT: return "whole number";
    case CELL_MONEY: return "euros with two decimals";
    case CELL_YESNO: return "yes or no";
    case CELL_CODE: return "one of: ";
    case CELL_LANGUAGE: return "language, ISO 639-3";
    case CELL_LANGUAGES: return "languages, ISO 639-3";
    case CELL_COUNTRIES: return "countries, ISO 3166-1 alpha-2";
    case CELL_MUNICIPALITY: return "municipality, three digits";
    case CELL_MUNICIPALITIES: return "municipalities, three digits";
    }
    unreachable();
}

static void put_column(struct buf *o, const struct kind_column *c)
{
    buf_fmt(o, "| %s | %s", c->name, kind_of(c->kind));
    if (c->kind == CELL_REF || c->kind == CELL_REFS)
        buf_fmt(o, "%s.csv", kinds[c->refers]->name);
    if (c->kind == CELL_CODE)
        for (size_t i = 0; i < c->codes->n; i++)
            buf_fmt(o, "%s%s", i > 0 ? ", " : "", c->codes->at[i].code);
    if (c->kind == CELL_INT)
        buf_fmt(o, ", %lld to %lld", (long long)c->min, (long long)c->max);
    if (c->kind == CELL_TEXT && c->max > 0)
        buf_fmt(o, ", at most %lld characters", (long long)c->max);
    buf_fmt(o, " | %s |\n", c->required ? "must be there" : c->note ? "with `--with-notes`" : "");
}

static void put_same(struct buf *o, const struct kind *k)
{
    const char *before = "Rows that agree in ";

    for (size_t i = 0; i < k->n; i++)
        if (k->columns[i].same) {
            buf_fmt(o, "%s%s", before, k->columns[i].name);
            before = ", ";
        }
    buf_z(o, " are one row.\n\n");
}

void package_guide(struct buf *o)
{
    buf_z(o, head);
    for (enum kind_name file = 0; file < KIND__N; file++) {
        const struct kind *k = kinds[file];
        buf_fmt(o, "\n## %s.csv\n\n", k->name);
        if (k->confidential)
            buf_z(o, "Told in confidence: in a package made with `--with-notes` only.\n\n");
        if (!kind_has_key(k))
            put_same(o, k);
        buf_z(o, "| column | holds | |\n|---|---|---|\n");
        for (size_t i = 0; i < k->n; i++)
            put_column(o, &k->columns[i]);
    }
}

/* Tests of what a project says in public about who pays for it, on both engines: the statement as text and as HTML in
 * each language, and the poster, read back as somebody else would read it. Annex IX of Regulation (EU) 2021/1060. */
#include "base/settings.h"
#include "rooms/duties/duties_public.h"
#include "tests/paper_testing.h"
#include "tests/people_testing.h"

static int64_t project_of(struct task *t, const char *fund)
{
    int64_t id = project_new(t, "S1");
    static struct settings house;

    house = settings_default();
    house.controller = S("Esimerkkiyhdistys ry");
    t->settings = &house;
    test_sql(t, str_z(t->a, str_fmt(t->a,
                                "UPDATE projects_project SET fund = '%s', start_date = '2026-01-15', end_date = "
                                "'2027-12-31', eu_contribution = 40600000, lead_organisation = 'Kotipolun kaupunki', "
                                "website = 'https://example.org/silta' WHERE id = %lld",
                                fund, (long long)id)));
    test_sql(t, str_z(t->a, str_fmt(t->a,
                                "INSERT INTO projects_text (project_id, tag, name, purpose) VALUES (%lld, '', 'Silta', "
                                "'Ryhmiä & ohjausta <kaikille>.'), (%lld, 'ar', 'الجسر', 'مجموعات وإرشاد.'), "
                                "(%lld, 'sv', 'Bron', '')",
                                (long long)id, (long long)id, (long long)id)));
    return id;
}

static struct publicity said(struct task *t, int64_t project, enum lang_id lang)
{
    struct publicity p = { 0 };

    assert_int_equal(duties_publicity(t, project, lang_get(lang), &p), DONE);
    return p;
}

RULE(the_statement_says_what_it_is_and_who_pays_in_each_language)
{
    int64_t project = project_of(t, "ESR+");
    struct publicity fi = said(t, project, LANG_fi), ar = said(t, project, LANG_ar), sv = said(t, project, LANG_sv);

    assert_in_order(fi.text, "Silta", "Ryhmiä & ohjausta <kaikille>.", "15.1.2026–31.12.2027", "406\u00a0000",
        "Euroopan unionin osarahoittama");
    assert_in_order(ar.text, "الجسر", "مجموعات وإرشاد.", "Co-funded by the European Union");
    assert_in_order(sv.text, "Bron", "Medfinansieras av Europeiska unionen");
    assert_str(sv.purpose, ""); /* the Finnish one is in another language */
    assert_has(said(t, project, LANG_so).text, "Silta");
    struct publicity none;
    assert_int_equal(duties_publicity(t, 1, lang_get(LANG_fi), &none), NOT_FOUND);
}

RULE(the_html_is_escaped_tells_its_language_and_draws_the_emblem)
{
    int64_t project = project_of(t, "ESF+");
    struct publicity fi = said(t, project, LANG_fi), ar = said(t, project, LANG_ar);

    assert_has(fi.html, "Ryhmiä &amp; ohjausta &lt;kaikille&gt;.");
    assert_has_not(fi.html, "<kaikille>");
    assert_has(fi.html, "<section lang=\"fi\" dir=\"ltr\">");
    assert_has(fi.html, "aria-label=\"Euroopan unionin tunnus");
    assert_int_equal(str_times(fi.html, "M"), 13); /* the field and twelve stars */
    assert_has(fi.html, "#003399");
    assert_has(fi.html, "#ffcc00");
    assert_has(ar.html, "<section lang=\"ar\" dir=\"rtl\">");
    assert_has(ar.html, "<strong lang=\"en\" dir=\"ltr\">Co-funded by the European Union</strong>");
}

RULE(a_project_of_another_fund_says_nothing_of_the_union)
{
    int64_t project = project_of(t, "Kunta");
    struct publicity fi = said(t, project, LANG_fi);

    assert_false(fi.esf);
    assert_has_not(fi.text, "unioni");
    assert_has_not(fi.html, "svg");
}

static struct str poster(struct task *t, int64_t project, enum lang_id lang, const struct lang *beside)
{
    struct buf *o = task_buf(t, PAPER_BYTES);

    assert_int_equal(duties_poster(t, project, lang_get(lang), beside, o), DONE);
    return buf_view(o);
}

RULE(the_poster_is_one_a3_with_name_aim_support_and_the_emblem)
{
    int64_t project = project_of(t, "ESF+");
    struct str pdf = poster(t, project, LANG_fi, NULL), text = pdf_text(t->a, pdf);

    assert_has(pdf_say(t->a, pdf, "pdfinfo %s"), "Page size:       842 x 1191 pts (A3)");
    assert_has(pdf_say(t->a, pdf, "pdfinfo %s"), "Pages:           1");
    assert_in_order(text, "Silta", "Ryhmiä & ohjausta", "Kotipolun kaupunki", "406");
    assert_has(text, "Euroopan unionin osarahoittama");
    assert_has(text, "Esimerkkiyhdistys ry");
    assert_has(pdf_say(t->a, pdf, "pdfinfo -struct-text %s"), "Figure");
}

RULE(the_poster_of_two_languages_has_both_sentences_and_a_long_purpose_is_cut)
{
    int64_t project = project_of(t, "ESF+");
    struct buf *sql = task_buf(t, 100000);

    buf_str(sql, S("UPDATE projects_text SET purpose = '"));
    for (int i = 0; i < 300; i++)
        buf_str(sql, S("Ryhmiä ja "));
    buf_str(sql, S("loppu.' WHERE tag = ''"));
    test_sql(t, str_z(t->a, buf_view(sql)));
    struct str pdf = poster(t, project, LANG_fi, lang_get(LANG_ar)), text = pdf_text(t->a, pdf);
    assert_has(text, "Euroopan unionin osarahoittama");
    assert_has(text, "Co-funded by the European Union");
    assert_has(text, "…");
    assert_has_not(text, "loppu.");
    assert_has(pdf_say(t->a, pdf, "pdfinfo %s"), "Pages:           1");
}

RULE(what_has_no_room_on_the_poster_is_left_out_and_the_emblem_never)
{
    int64_t project = project_of(t, "ESF+");

    test_sql(t,
        "UPDATE projects_text SET name = 'Pitkäniminen yhteinen hanke kotona lapsia hoitaville vanhemmille ja "
        "heidän perheilleen kahdessa kaupungissa ja kolmessa kunnassa, joissa on monta lähiötä ja asukastaloa'");
    struct str text = pdf_text(t->a, poster(t, project, LANG_fi, lang_get(LANG_sv)));
    assert_has(text, "Pitkäniminen");
    assert_has(text, "Euroopan unionin osarahoittama");
    assert_has(text, "Medfinansieras av Europeiska unionen");
    struct buf *o = task_buf(t, PAPER_BYTES);
    assert_int_equal(duties_poster(t, 1, lang_get(LANG_fi), NULL, o), NOT_FOUND);
}

RULES(the_statement_says_what_it_is_and_who_pays_in_each_language,
    the_html_is_escaped_tells_its_language_and_draws_the_emblem, a_project_of_another_fund_says_nothing_of_the_union,
    the_poster_is_one_a3_with_name_aim_support_and_the_emblem,
    the_poster_of_two_languages_has_both_sentences_and_a_long_purpose_is_cut,
    what_has_no_room_on_the_poster_is_left_out_and_the_emblem_never)

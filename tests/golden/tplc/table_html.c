/* Made by tplc from table.html; change that file. */
#include "web/req.h"
#include "web/frame.h"
#include "rooms/routes.h"
#include "rooms/codes.h"
#include "table_html.h"

#line 3 "table.html"
    void part_group_table(struct page *p, const struct group_view *v, bool may_edit)
{
#line 4 "table.html"
    if ((v->rows).n > 0) {
    html_raw(p, "<div class=\"kp-scroll\" tabindex=\"0\"><table class=\"ds-table kp-stacked kp-wide\"><caption>", 88);
#line 4 "table.html"
    HTML_PUT(p, tr_fill(p->a, trn(p, "%n member", "%n members", (v->rows).n), (struct str[]){ HTML_ARG(p, (v->rows).n) }, 1));
    html_raw(p, "</caption><thead><tr>", 21);
#line 5 "table.html"
        html_raw(p, "<th scope=\"col\">", 16);
#line 5 "table.html"
    HTML_PUT(p, tr(p, "Name"));
    html_raw(p, "</th>", 5);
#line 7 "table.html"
        html_raw(p, "<th scope=\"col\" class=\"kp-num\">", 31);
#line 7 "table.html"
    HTML_PUT(p, trc(p, "share", "Children"));
    html_raw(p, "</th>", 5);
#line 8 "table.html"
    if ((may_edit) && (!(v->locked))) {
        html_raw(p, "<th scope=\"col\">", 16);
#line 8 "table.html"
    HTML_PUT(p, tr(p, "Change"));
    html_raw(p, "</th>", 5);
    }
#line 9 "table.html"
    { size_t loop_2 = 0; for (; loop_2 < (v->heads).n; loop_2++) { __auto_type h = &(v->heads).at[loop_2]; (void)h;
    html_raw(p, "<th scope=\"col\" class=\"kp-num\">", 31);
#line 9 "table.html"
    if ((h->what).s.n > 0) {
    html_raw(p, "<a class=\"kp-what\" href=\"", 25);
#line 9 "table.html"
    html_url(p, h->what);
    html_raw(p, "\">", 2);
#line 9 "table.html"
    HTML_PUT(p, h->name);
    html_raw(p, "</a>", 4);
    } else {
#line 9 "table.html"
    HTML_PUT(p, h->name);
    }
    html_raw(p, "</th>", 5);
    } }
    html_raw(p, "</tr></thead><tbody>", 20);
#line 4 "table.html"
    { size_t loop_1 = 0; for (; loop_1 < (v->rows).n; loop_1++) { __auto_type row = &(v->rows).at[loop_1]; (void)row;
    html_raw(p, "<tr>", 4);
#line 5 "table.html"
        html_raw(p, "<th scope=\"row\"><a href=\"", 25);
#line 5 "table.html"
    html_url(p, row->link);
    html_raw(p, "\">", 2);
#line 5 "table.html"
    html_bdi(p, HTML_STR(row->name));
    html_raw(p, "</a></th>", 9);
#line 7 "table.html"
        html_raw(p, "<td class=\"kp-num\" data-label=\"", 31);
#line 7 "table.html"
    HTML_PUT(p, trc(p, "share", "Children"));
    html_raw(p, "\"><div>", 7);
#line 7 "table.html"
    if (row->children > 0) {
#line 7 "table.html"
    html_ltr(p, lang_number(p->a, p->lang, row->children));
    }
    html_raw(p, "</div></td>", 11);
#line 8 "table.html"
    if ((may_edit) && (!(v->locked))) {
        html_raw(p, "<td data-label=\"", 16);
#line 8 "table.html"
    HTML_PUT(p, tr(p, "Change"));
    html_raw(p, "\"><div>", 7);
#line 8 "table.html"
    HTML_PUT(p, loop_1);
    html_raw(p, " ", 1);
#line 8 "table.html"
    HTML_PUT(p, row->text);
    html_raw(p, "</div></td>", 11);
    }
#line 9 "table.html"
    { size_t loop_3 = 0; for (; loop_3 < (row->cells).n; loop_3++) { __auto_type cell = &(row->cells).at[loop_3]; (void)cell;
if (loop_3 == (v->heads).n) break; __auto_type h = &(v->heads).at[loop_3]; (void)h;
    html_raw(p, "<td class=\"kp-num\" data-label=\"", 31);
#line 9 "table.html"
    HTML_PUT(p, h->name);
    html_raw(p, "\"><div>", 7);
#line 9 "table.html"
    html_ltr(p, lang_number(p->a, p->lang, cell->n));
    html_raw(p, " ", 1);
#line 9 "table.html"
    HTML_PUT(p, loop_3);
    html_raw(p, "</div></td>", 11);
    } }
    html_raw(p, "</tr>", 5);
    } }
    html_raw(p, "</tbody><tfoot><tr>", 19);
#line 11 "table.html"
        html_raw(p, "<th scope=\"row\">", 16);
#line 11 "table.html"
    HTML_PUT(p, tr(p, "All"));
    html_raw(p, "</th>", 5);
#line 12 "table.html"
        html_raw(p, "<td class=\"kp-num\" data-label=\"", 31);
#line 12 "table.html"
    HTML_PUT(p, trc(p, "share", "Children"));
    html_raw(p, "\"><div>", 7);
#line 12 "table.html"
    html_ltr(p, lang_number(p->a, p->lang, v->children));
    html_raw(p, "</div></td>", 11);
#line 13 "table.html"
    if ((may_edit) && (!(v->locked))) {
        html_raw(p, "<td data-label=\"", 16);
#line 13 "table.html"
    HTML_PUT(p, tr(p, "Change"));
    html_raw(p, "\"><div></div></td>", 18);
    }
#line 14 "table.html"
    { size_t loop_4 = 0; for (; loop_4 < (v->sums).n; loop_4++) { __auto_type cell = &(v->sums).at[loop_4]; (void)cell;
if (loop_4 == (v->heads).n) break; __auto_type h = &(v->heads).at[loop_4]; (void)h;
    html_raw(p, "<td class=\"kp-num\" data-label=\"", 31);
#line 14 "table.html"
    HTML_PUT(p, h->name);
    html_raw(p, "\"><div>", 7);
#line 14 "table.html"
    html_ltr(p, lang_number(p->a, p->lang, cell->n));
    html_raw(p, "</div></td>", 11);
    } }
    html_raw(p, "</tr></tfoot></table></div>", 27);
#line 15 "table.html"
    } else {
    html_raw(p, "<p>", 3);
#line 16 "table.html"
    HTML_PUT(p, tr(p, "Nobody has joined yet."));
    html_raw(p, "</p>\n", 5);
    }
    html_raw(p, "\n", 1);
}

#line 19 "table.html"
    void part_names(struct page *p, const struct strs *names)
{
#line 20 "table.html"
    if ((*names).n > 0) {
    html_raw(p, "<div class=\"kp-scroll\"><table class=\"ds-table\"><caption class=\"kp-hidden\">", 74);
#line 20 "table.html"
    HTML_PUT(p, tr(p, "Names"));
    html_raw(p, "</caption><thead><tr>", 21);
#line 21 "table.html"
        html_raw(p, "<th scope=\"col\">", 16);
#line 21 "table.html"
    HTML_PUT(p, tr(p, "Name"));
    html_raw(p, "</th>", 5);
    html_raw(p, "</tr></thead><tbody>", 20);
#line 20 "table.html"
    { size_t loop_1 = 0; for (; loop_1 < (*names).n; loop_1++) { __auto_type name = &(*names).at[loop_1]; (void)name;
    html_raw(p, "<tr>", 4);
#line 21 "table.html"
        html_raw(p, "<th scope=\"row\">", 16);
#line 21 "table.html"
    HTML_PUT(p, name);
    html_raw(p, "</th>", 5);
    html_raw(p, "</tr>", 5);
    } }
    html_raw(p, "</tbody></table></div>", 22);
    }
    html_raw(p, "\n", 1);
}


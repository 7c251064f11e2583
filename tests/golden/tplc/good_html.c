/* Made by tplc from good.html; change that file. */
#include "web/req.h"
#include "web/frame.h"
#include "rooms/routes.h"
#include "rooms/codes.h"
#include "good_html.h"

#line 3 "good.html"
    void page_attendance_sheet(struct page *p, const struct attendance_sheet *v)
{
#line 5 "good.html"
    frame_begin(p, &(struct frame_args){ .title = tr(p, "Register"), .room = ROOM_ATTENDANCE, .back = URL(p, groups_group, v->group_id), .back_text = tr(p, "Back"), .problem = (v->form.problems.n) != 0, });
#line 6 "good.html"
    form_summary(p, &(v->form));
    html_raw(p, "\n<h1>", 5);
#line 7 "good.html"
    HTML_PUT(p, tr(p, "Register"));
    html_raw(p, ": <bdi>", 7);
#line 7 "good.html"
    HTML_PUT(p, v->group);
    html_raw(p, "</bdi>, ", 8);
#line 7 "good.html"
    html_ltr(p, lang_day(p->a, p->lang, v->day));
    html_raw(p, "</h1>\n<p class=\"a", 17);
#line 8 "good.html"
    if (v->locked) {
    html_raw(p, " is-locked", 10);
    }
    html_raw(p, "\" data-url=\"", 12);
#line 8 "good.html"
    html_url(p, URL(p, attendance_sheet, v->session));
    html_raw(p, "\">\n", 3);
#line 10 "good.html"
    HTML_PUT(p, tr_fill(p->a, tr(p, "Hello %1$s, today is %2$s"), (struct str[]){ HTML_ARG(p, v->group), html_isolate(p, lang_day(p->a, p->lang, v->day), true) }, 2));
    html_raw(p, "</p>\n", 5);
#line 11 "good.html"
    form_open(p, URL(p, attendance_save, v->session), &(struct form_args){ .version = v->version, .class_ = "kp-stack", .offline = true, });
#line 12 "good.html"
    form_field(p, &(v->form), sheet_F_reason);
    html_raw(p, "\n", 1);
#line 13 "good.html"
    { size_t loop_1 = 0; for (; loop_1 < (v->rows).n; loop_1++) { __auto_type row = &(v->rows).at[loop_1]; (void)row;
#line 14 "good.html"
    part_member_row(p, row);
    html_raw(p, "\n", 1);
#line 15 "good.html"
    } if (loop_1 == 0) {
    html_raw(p, "<p>", 3);
#line 16 "good.html"
    HTML_PUT(p, tr(p, "Nobody has joined yet."));
    html_raw(p, "</p>\n", 5);
    } }
    html_raw(p, "<button class=\"ds-button\" type=\"submit\"><span>", 46);
#line 18 "good.html"
    html_both(p, NULL, N_("Save"), NULL, 0);
    html_raw(p, " ", 1);
#line 18 "good.html"
    html_both(p, NULL, N_("Step %1$s of %2$s"), (struct str[]){ HTML_ARG(p, v->n), html_isolate(p, lang_day(p->a, p->lang, v->day), true) }, 2);
    html_raw(p, "\n", 1);
#line 19 "good.html"
    html_both(p, "lock", NC_("lock", "Open"), NULL, 0);
    html_raw(p, " ", 1);
#line 19 "good.html"
    html_both(p, "lock", NC_("lock", "Open %1$s"), (struct str[]){ HTML_ARG(p, v->n) }, 1);
    html_raw(p, " ", 1);
#line 19 "good.html"
    html_beside(p, HTML_STR(v->group));
    html_raw(p, "</span></button>\n", 17);
#line 20 "good.html"
    form_close(p);
#line 21 "good.html"
    if (((v->locked) && (!(v->closed))) || (v->n >= 3)) {
    html_raw(p, "<p>", 3);
#line 21 "good.html"
    HTML_PUT(p, tr_fill(p->a, trn(p, "%n person", "%n persons", v->n), (struct str[]){ HTML_ARG(p, v->n) }, 1));
    html_raw(p, "</p>\n", 5);
#line 22 "good.html"
    } else if (str_eq(HTML_STR(v->kind), HTML_STR("open"))) {
    html_raw(p, "<p>", 3);
#line 22 "good.html"
    HTML_PUT(p, trc(p, "lock", "Open"));
    html_raw(p, "</p>\n", 5);
#line 23 "good.html"
    } else {
    html_raw(p, "<p>", 3);
#line 23 "good.html"
    html_z(p, "ESF+");
    html_raw(p, " &amp; ", 7);
#line 23 "good.html"
    html_ltr(p, lang_percent(p->a, p->lang, v->share));
    html_raw(p, "</p>", 4);
    }
    html_raw(p, "\n<select name=\"kind\">", 21);
#line 24 "good.html"
    { size_t loop_2 = 0; for (; loop_2 < (v->kinds).n; loop_2++) { __auto_type o = &(v->kinds).at[loop_2]; (void)o;
    html_raw(p, "<option value=\"", 15);
#line 25 "good.html"
    HTML_PUT(p, o->value);
    html_raw(p, "\"", 1);
#line 25 "good.html"
    if (str_eq(HTML_STR(o->value), HTML_STR(v->kind))) {
    html_raw(p, " selected", 9);
    }
    html_raw(p, ">", 1);
#line 25 "good.html"
    HTML_PUT(p, loop_2 + 1);
    html_raw(p, ". ", 2);
#line 25 "good.html"
    HTML_PUT(p, o->text);
    html_raw(p, "\n", 1);
#line 26 "good.html"
    html_str(p, html_isolate(p, lang_number(p->a, p->lang, loop_2), true));
    html_raw(p, "</option>", 9);
    } }
    html_raw(p, "</select>\n<a href=\"", 19);
#line 27 "good.html"
    html_url(p, URL(p, attendance_sheet, v->session));
    html_raw(p, "#top\" title=\"", 13);
#line 27 "good.html"
    html_str(p, html_isolate(p, lang_day_long(p->a, p->lang, v->day), false));
    html_raw(p, "\">", 2);
#line 27 "good.html"
    html_icon(p, url_asset("icons.svg"), "arrow-right", true);
    html_raw(p, "\n", 1);
#line 28 "good.html"
    html_bdi(p, HTML_STR(v->group));
    html_raw(p, "</a>\n<a href=\"#top\">", 20);
#line 29 "good.html"
    HTML_PUT(p, code_name(p->lang, &CODES_status, v->kind));
    html_raw(p, "</a>\n<a href=\"", 14);
#line 30 "good.html"
    html_url(p, v->link);
    html_raw(p, "\">", 2);
#line 30 "good.html"
    html_ltr(p, html_range(p, lang_clock(p->a, p->lang, v->from), lang_clock(p->a, p->lang, v->to)));
    html_raw(p, "</a>\n", 5);
#line 31 "good.html"
    html_svg(p, v->chart);
    html_raw(p, "\n<pre>", 6);
#line 32 "good.html"
    HTML_PUT(p, v->group);
    html_raw(p, "\n   </pre>\n<img src=\"", 21);
#line 34 "good.html"
    html_url(p, url_asset("logo.svg"));
    html_raw(p, "\" alt=\"\">\n", 10);
#line 35 "good.html"
    frame_end(p);
}

#line 38 "good.html"
    void part_member_row(struct page *p, const struct attendance_row *row)
{
    html_raw(p, "<div>\n", 6);
#line 40 "good.html"
    { size_t loop_1 = 0; for (; loop_1 < (row->children).n; loop_1++) { __auto_type child = &(row->children).at[loop_1]; (void)child;
    html_raw(p, "<span>", 6);
#line 40 "good.html"
    HTML_PUT(p, child->name);
    html_raw(p, ", ", 2);
#line 40 "good.html"
    HTML_PUT(p, row->group->name);
    html_raw(p, "</span>", 7);
    } }
    html_raw(p, "\n<input type=\"radio\" name=\"mark-", 32);
#line 41 "good.html"
    HTML_PUT(p, row->id);
    html_raw(p, "\" value=\"1\"", 11);
#line 41 "good.html"
    if (row->mark == MARK_PRESENT) {
    html_raw(p, " checked", 8);
    }
    html_raw(p, ">\n</div>\n", 9);
}

#line 44 "good.html"
    void part_top(struct page *p, const struct frame *f)
{
    html_raw(p, "<!doctype html><html lang=\"", 27);
#line 46 "good.html"
    HTML_PUT(p, p->lang->tag);
    html_raw(p, "\">\n<body>\n", 10);
}

#line 49 "good.html"
    void part_bottom(struct page *p)
{
    html_raw(p, "</body></html>\n", 15);
}


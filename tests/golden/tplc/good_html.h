/* Made by tplc from good.html; change that file. */
#pragma once
#include "html/form.h"
#include "rooms/attendance/attendance_view.h"

void page_attendance_sheet(struct page *p, const struct attendance_sheet *v);
void part_member_row(struct page *p, const struct attendance_row *row);
void part_top(struct page *p, const struct frame *f);
void part_bottom(struct page *p);

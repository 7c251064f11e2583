/* Made by tplc from table.html; change that file. */
#pragma once
#include "html/form.h"
#include "rooms/groups/groups_view.h"

void part_group_table(struct page *p, const struct group_view *v, bool may_edit);
void part_names(struct page *p, const struct strs *names);

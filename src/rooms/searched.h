/* searched: which rooms are in the search, and what they say for it. The search (rooms/search) knows none of them. A
 * room that joins has a row in searched.c. */
#pragma once
#include "html/html.h"
#include "rooms/search/search.h"

/* The page of a record that was found. */
struct url searched_address(struct task *t, enum search_kind kind, int64_t record, struct str language);
/* Asked of its room before it is shown: may the viewer see it? */
bool searched_may_see(struct task *t, enum search_kind kind, int64_t record);

/* Now and then, by the server: puts in what came another way than by a save (an import, its undo, a merge, an older
 * program), and looks after the index. In how many seconds it wants to be asked again. */
int64_t searched_often(struct task *t);
/* All of that at once, in transactions of its own; anew: after forgetting everything. How many records were put in. */
int64_t searched_catch_up(struct task *t, bool anew);

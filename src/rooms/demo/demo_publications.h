/* demo_publications: what the project of the demonstration tells everybody: materials of the house, some of them
 * published, and its news. Only this room. */
#pragma once
#include "base/task.h"

void demo_publications(struct task *t, int64_t project);
void demo_news(struct task *t, int64_t project);
/* Somebody of its project looks after it, and everybody sees it. */
void demo_publish(struct task *t, int64_t id);

/* demo_services: some services for the directory of the demonstration, all invented. Only this room. */
#pragma once
#include "base/task.h"

void demo_services(struct task *t);
/* And the course of orientation that comes with the program, shown to everybody. */
void demo_course(struct task *t);

/* demo_services: some services for the directory of the demonstration, all invented. Only this room. */
#pragma once
#include "base/task.h"

void demo_services(struct task *t);

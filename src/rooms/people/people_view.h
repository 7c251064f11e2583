/* people_view: what the pages of people show, and their forms. */
#pragma once
#include "rooms/people/people.h"
#include "web/frame.h"

struct people_person_view { struct str name; };

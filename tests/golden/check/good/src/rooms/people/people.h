/* people: the door. */
#pragma once

/* groups: the door. */
#pragma once

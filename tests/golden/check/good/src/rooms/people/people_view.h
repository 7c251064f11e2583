/* people_view: for this room's pages only. */
#pragma once

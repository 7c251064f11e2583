/* groups_routes: addresses. */
#pragma once

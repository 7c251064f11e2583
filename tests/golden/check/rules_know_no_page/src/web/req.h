/* req: one request. */
#pragma once
struct req;

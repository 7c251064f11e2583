/* no_assets: the table of embedded files when none are built (no tools/assets.sh): the server serves pages only. */
#include "web/asset.h"

const struct asset assets[1];
const unsigned     assets_n = 0;

/* services_position: coordinates. ETRS-TM35FIN is the transverse Mercator projection of GRS80 with the central meridian
 * 27° E, scale 0.9996, false easting 500,000 m; its inverse by Krüger's series (JHS 197, annex 2), good to a millimetre
 * within Finland. WGS84 and ETRS89 are one here: they lie less than a metre apart. */
#include <math.h>
#include "rooms/services/services_entry.h"

#define FLATTENING (1 / 298.257222101)
#define SEMI_MAJOR 6378137.0
#define SCALE      0.9996
#define MERIDIAN   (27.0 * M_PI / 180)
#define EAST_0     500000.0

/* A frame around Finland, in metres: beyond it are no coordinates of hers, whatever they are. */
enum { NORTH_LEAST = 6500000, NORTH_MOST = 7850000, EAST_LEAST = 20000, EAST_MOST = 800000 };

bool service_from_tm35(double north, double east, int64_t *ret_latitude, int64_t *ret_longitude)
{
    if (!(north >= NORTH_LEAST && north <= NORTH_MOST && east >= EAST_LEAST && east <= EAST_MOST))
        return false;
    double n = FLATTENING / (2 - FLATTENING), n2 = n * n, n3 = n2 * n, n4 = n3 * n;
    double radius = SEMI_MAJOR / (1 + n) * (1 + n2 / 4 + n4 / 64);
    double h[4] = { n / 2 - n2 * 2 / 3 + n3 * 37 / 96 - n4 / 360, n2 / 48 + n3 / 15 - n4 * 437 / 1440,
        n3 * 17 / 480 - n4 * 37 / 840, n4 * 4397 / 161280 };
    double xi = north / (radius * SCALE), eta = (east - EAST_0) / (radius * SCALE);
    double xi0 = xi, eta0 = eta;
    for (int i = 0; i < 4; i++) {
        xi0 -= h[i] * sin(2 * (i + 1) * xi) * cosh(2 * (i + 1) * eta);
        eta0 -= h[i] * cos(2 * (i + 1) * xi) * sinh(2 * (i + 1) * eta);
    }
    double beta = asin(sin(xi0) / cosh(eta0)), lambda = asin(tanh(eta0) / cos(beta));
    double e = sqrt(2 * FLATTENING - FLATTENING * FLATTENING), q = asinh(tan(beta)), q1 = q;
    for (int i = 0; i < 6; i++)
        q1 = q + e * atanh(e * tanh(q1));
    *ret_latitude = llround(atan(sinh(q1)) * 180 / M_PI * 1e6);
    *ret_longitude = llround((MERIDIAN + lambda) * 180 / M_PI * 1e6);
    return true;
}

bool service_coordinates(double latitude, double longitude, int64_t *ret_latitude, int64_t *ret_longitude)
{
    if (latitude >= -90 && latitude <= 90 && longitude >= -180 && longitude <= 180) {
        *ret_latitude = llround(latitude * 1e6);
        *ret_longitude = llround(longitude * 1e6);
        return true;
    }
    return service_from_tm35(latitude, longitude, ret_latitude, ret_longitude);
}

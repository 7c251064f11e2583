/* banned: functions this program does not use, because each has a safe neighbour in base/.
 * Included by every header of base; a use does not compile. */
#pragma once
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#pragma GCC poison strcpy strcat sprintf vsprintf strtok strncpy strncat localtime gmtime atoi atol atof gets

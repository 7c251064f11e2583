/* banned: what nobody calls. */
#pragma GCC poison strcpy sprintf atoi

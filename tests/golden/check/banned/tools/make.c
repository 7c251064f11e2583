/* make: tools may allocate, but not this. */
static int old(char *p) { return p ? sprintf(malloc(9), "x") : 0; }

/* short_lived: linked into each generator. They end after one run and give nothing back to malloc; the leak check of
 * sanitizer builds would only report that. Other checks stay on. */
const char *__asan_default_options(void);
const char *__asan_default_options(void) { return "detect_leaks=0"; }

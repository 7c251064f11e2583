/* by_name: structs whose members are filled by name only. A value without a name, as in `(struct x){ 1, 2 }`, does not
 * compile (gcc, -Werror=designated-init), so the order of the members may change. Empty is `{}`, as `{ 0 }` is a value.
 */
#pragma once

#if __has_attribute(designated_init)
#define ONLY_BY_NAME __attribute__((designated_init))
#else
#define ONLY_BY_NAME
#endif

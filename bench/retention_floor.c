/* retention_floor: the statements of bench/retention.sh's floor, made of retention.def: rows of those who are due are
 * deleted, or get another number; rows whose own time is over are deleted. The table due has their numbers. */
#include <stdio.h>
#include <string.h>

/* Where $1 is one person, it is all of them here. */
static void put_condition(const char *where)
{
    for (; *where; where++)
        if (strncmp(where, "<> $1", 5) == 0) {
            fputs("NOT IN (SELECT id FROM due)", stdout);
            where += 4;
        } else if (strncmp(where, "= $1", 4) == 0) {
            fputs("IN (SELECT id FROM due)", stdout);
            where += 3;
        } else {
            putchar(*where);
        }
}

static void put(const char *table, const char *person, const char *by_person, const char *kept)
{
    const char *where = by_person[0] ? by_person : "person_id = $1";

    if (strcmp(by_person, "-") == 0 || (!by_person[0] && strcmp(person, "person_id") != 0))
        return;
    if (!kept[0])
        printf("DELETE FROM %s WHERE ", table);
    else if (strcmp(person, "person_id") == 0)
        printf("UPDATE %s SET person_id = -person_id WHERE ", table);
    else
        return;
    put_condition(where);
    fputs(";\n", stdout);
}

int main(void)
{
#define T(category, table, person, by_person, by_day, kept, gone) put(#table, person, by_person, kept);
#include "rooms/retention/retention.def"
    puts("DELETE FROM messages_message WHERE made_at < '2025-01-01';");
    puts("DELETE FROM exchange_change;");
    puts("UPDATE people_person SET id = -id, given_names = '' WHERE id IN (SELECT id FROM due);");
    return 0;
}

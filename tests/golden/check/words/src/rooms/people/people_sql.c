/* people_sql: SELECT in a comment is no statement. FIXME soon. */
static const char *sql = "SELECT name FROM people";
static const char *more = "x" "INSERT INTO people";

// questions: what `esf` and `outcomes` count of a project, as SQL for DuckDB, and the answer in the form of the
// reports' JSON. Every column of the package is a text.
const month = (column, n) => `CAST(${column} AS DATE) + INTERVAL ${n} MONTH`;
const employed = "('employed', 'self_employed', 'maternity_leave_with_job')";
const working = "('employed', 'self_employed')";

const outputs = {
  EECO01: 'TRUE', EECO02: "labour = 'unemployed'", EECO03: 'long', EECO04: "labour = 'inactive'",
  EECO05: "labour = 'employed'", EECO06: 'age < 18', EECO07: 'age BETWEEN 18 AND 29', EECO08: 'age >= 55',
  EECO09: 'education <= 2', EECO10: 'education IN (3, 4)', EECO11: 'education >= 5',
};
const results = {
  EECR01: "soon AND labour = 'inactive' AND exit_status = 'unemployed'",
  EECR02: "soon AND NOT learning AND (exit_in_education = 'yes' OR exit_status = 'student')",
  EECR03: "soon AND qualification_gained = 'yes'",
  EECR04: `soon AND labour <> 'employed' AND exit_status IN ${working}`,
  EECR05: `later AND labour <> 'employed' AND six_month_status IN ${working}`,
  EECR06: "later AND labour = 'employed' AND six_month_improved = 'yes'",
};
const codes = { ...outputs, ...results };

const facts = `
WITH spell AS (
  SELECT p.*, gender, TRY_CAST(entry_date AS DATE) AS entry, TRY_CAST(exit_date AS DATE) AS leaving,
    TRY_CAST(birth_date AS DATE) AS birth, TRY_CAST(entry_education AS INT) AS education
  FROM participations p JOIN people USING (person) WHERE project = 'S1'),
known AS (SELECT *, entry IS NOT NULL AND birth IS NOT NULL AND gender IN ('woman', 'man', 'non_binary')
    AND entry_status <> 'unknown' AND education <> 9 AS complete FROM spell),
first AS (SELECT *, year(entry) - year(birth) - (month(entry) * 100 + day(entry) < month(birth) * 100 + day(birth))::INT
    AS age FROM known WHERE complete QUALIFY row_number() OVER (PARTITION BY person ORDER BY entry) = 1),
last AS (SELECT * FROM known WHERE entry IS NOT NULL
  QUALIFY row_number() OVER (PARTITION BY person ORDER BY entry DESC) = 1),
one AS (
  SELECT f.gender, f.age, f.education,
    CASE WHEN f.entry_status IN ${employed} THEN 'employed' WHEN f.entry_status = 'unemployed' THEN 'unemployed'
      ELSE 'inactive' END AS labour,
    f.entry_status = 'unemployed' AND f.unemployed_since IS NOT NULL AND CASE WHEN f.age < 25
      THEN ${month('f.unemployed_since', 6)} ELSE ${month('f.unemployed_since', 12)} END < f.entry AS long,
    coalesce(f.entry_in_education = 'yes', f.entry_status = 'student') AS learning,
    coalesce(CAST(l.exit_status_on AS DATE), l.leaving) BETWEEN l.leaving AND l.leaving + 28 AS soon,
    CAST(l.six_month_date AS DATE) >= l.leaving + INTERVAL 6 MONTH AS later,
    l.exit_status, l.exit_in_education, l.qualification_gained, l.six_month_status, l.six_month_improved
  FROM first f JOIN last l USING (person))`;

const missing = { gender: "coalesce(gender, 'unknown') = 'unknown'", birth_date: 'birth IS NULL',
  entry_date: 'entry IS NULL', entry_status: "coalesce(entry_status, 'unknown') = 'unknown'",
  entry_education: 'coalesce(education, 9) = 9' };

// list: the file of the incomplete records, as JSON.
export async function esf(ask, list) {
  const rows = await ask(`${facts} SELECT gender, ${Object.entries(codes).map(([code, rule]) =>
    `count(*) FILTER (${rule})::INT AS ${code}`).join(', ')} FROM one GROUP BY gender`);
  const [records] = await ask(`${facts} SELECT count(*)::INT AS all_of, count(*) FILTER (complete)::INT AS complete
    FROM known`);
  await ask(`COPY (${facts} SELECT participation, person, [${Object.entries(missing).map(([fact, rule]) =>
    `CASE WHEN ${rule} THEN '${fact}' END`).join(', ')}] AS missing FROM known WHERE complete IS NOT TRUE
    ORDER BY participation) TO '${list}' (FORMAT json, ARRAY true)`);
  const of = (gender, code) => rows.find(row => row.gender === gender)?.[code] || 0;
  return { indicators: Object.fromEntries(Object.keys(codes).map(code => {
    const [women, men, non_binary] = ['woman', 'man', 'non_binary'].map(gender => of(gender, code));
    return [code, { women, men, non_binary, total: women + men + non_binary }];
  })), records: { all: records.all_of, complete: records.complete, incomplete: records.all_of - records.complete } };
}

// Where the persons went, told apart by what `value` says of each.
const where = value => `
WITH member AS (
  SELECT m.person, ${value} AS value FROM memberships m JOIN groups USING ("group")
  JOIN people p ON p.person = m.person WHERE project = 'S1' AND state IN ('member', 'left')
  QUALIFY row_number() OVER (PARTITION BY m.person ORDER BY joined_on, "group") = 1),
led AS (SELECT person, destination FROM guidance WHERE project = 'S1'
  QUALIFY row_number() OVER (PARTITION BY person ORDER BY destination = 'not_reached',
    list_position(['completed', 'started', 'accepted', 'applied', 'agreed', 'suggested', 'ended'], state),
    date DESC, guidance DESC) = 1),
closed AS (SELECT DISTINCT person FROM follow_ups WHERE project = 'S1' AND not_reached_on IS NOT NULL)
SELECT value, coalesce(destination, CASE WHEN c.person IS NOT NULL THEN 'not_reached' END, '') AS destination,
  count(*)::INT AS n FROM member LEFT JOIN led USING (person) LEFT JOIN closed c ON c.person = member.person
GROUP BY ALL`;

// Crossed by mother tongue and gender; crossed: "som woman" -> line.
export async function outcomes(ask) {
  const lines = async value => {
    const found = {};
    for (const { value: key, destination, n } of await ask(where(value))) {
      found[key] ??= { persons: 0, destinations: {} };
      found[key].persons += n;
      if (destination) found[key].destinations[destination] = n;
    }
    return found;
  };
  const tongue = "split_part(languages, ';', 1)";
  return { by_language: await lines("coalesce(language, 'und')"), by: { mother_tongue: await lines(tongue),
    sex: await lines('gender') }, crossed: await lines(`${tongue} || ' ' || gender`) };
}

-- Child care beside the sessions of a group (rooms/child_care). That a child has a place, came or did not come stands in
-- attendance_child and nowhere else; here stands what the register does not know. Rows name sessions and children by
-- their ids and hold neither back: what is removed, or taken back with an import, leaves them to the next sweep, and
-- every statement asks for the child itself. Nothing of it goes with the data package (docs/package.md).

-- How many children one carer looks after in a group, and by what rule; no row: as the law has it for early education.
CREATE TABLE child_care_group (
    group_id {id} PRIMARY KEY, per_young {int} NOT NULL, per_older {int} NOT NULL, source {text} NOT NULL,
    version {int} NOT NULL
) {strict};

-- Who was asked for when all places were taken. Ids grow with time: they are the order.
CREATE TABLE child_care_waiting (
    id {id} PRIMARY KEY, session_id {id} NOT NULL, child_id {id} NOT NULL, asked_at {text} NOT NULL,
    asked_by {id}                              -- a member of staff; none: the parent, by a link of her own
) {strict};
CREATE UNIQUE INDEX child_care_waiting_once ON child_care_waiting(session_id, child_id);
CREATE INDEX child_care_waiting_child ON child_care_waiting(child_id);

-- When a child that came was brought and fetched, and by whom; fetched: in words, as it was then.
CREATE TABLE child_care_stay (
    session_id {id} NOT NULL, child_id {id} NOT NULL, in_at {text} NOT NULL, in_by {id} NOT NULL,
    out_at {text}, out_by {id}, fetched {bytes},
    PRIMARY KEY (session_id, child_id)
) {strict};
CREATE INDEX child_care_stay_child ON child_care_stay(child_id);

-- Who else may fetch a child. The PIN is sealed: whoever writes it down tells it to the one who fetches.
CREATE TABLE child_care_fetcher (
    id {id} PRIMARY KEY, child_id {id} NOT NULL, name {bytes} NOT NULL, relation {text} NOT NULL, phone {bytes},
    pin {bytes}, made_by {id}, made_at {text} NOT NULL
) {strict};
CREATE INDEX child_care_fetcher_child ON child_care_fetcher(child_id);

-- The safety sheet: health data of a child, sealed.
CREATE TABLE child_care_sheet (
    child_id {id} PRIMARY KEY, allergies {bytes}, medicine {bytes}, to_do {bytes}, reach {bytes},
    written_by {id}, written_at {text} NOT NULL, version {int} NOT NULL
) {strict};

-- How practising went: in pictures, a row a child, session and area.
CREATE TABLE child_care_practice (
    session_id {id} NOT NULL, child_id {id} NOT NULL, area {text} NOT NULL, went {text} NOT NULL,
    written_by {id}, written_at {text} NOT NULL,
    PRIMARY KEY (session_id, child_id, area)
) {strict};
CREATE INDEX child_care_practice_child ON child_care_practice(child_id);

-- A parent's yes to handing that over, and to whom; withdrawn_on: and her no.
CREATE TABLE child_care_consent (
    child_id {id} PRIMARY KEY, given_on {text} NOT NULL, given_by {bytes} NOT NULL, receiver {text} NOT NULL,
    withdrawn_on {text}, written_by {id}
) {strict};

CREATE VIEW child_care_group_facts AS SELECT group_id, per_young, per_older FROM child_care_group;
CREATE VIEW child_care_stay_facts AS SELECT session_id, child_id, in_at, out_at FROM child_care_stay;
CREATE VIEW child_care_sheet_facts AS SELECT child_id FROM child_care_sheet;
CREATE INDEX attendance_carer_staff ON attendance_carer(staff_id, session_id);
CREATE VIEW attendance_duty_facts AS SELECT session_id, staff_id FROM attendance_carer;
CREATE VIEW people_child_needs_facts AS SELECT id AS child_id, care_needs FROM people_child;
CREATE VIEW groups_care_session_facts AS
    SELECT s.id AS session_id, s.group_id, s.project_id, s.day, s.start_time, s.end_time, s.state, s.carers,
        g.name AS group_name, g.venue, g.child_care_places AS places
    FROM groups_session s JOIN groups_group g ON g.id = s.group_id;

-- A carer (role carer in a project) sees no person through a group or a caseload: as they were (0084) but for that.
DROP VIEW people_own_facts;
DROP VIEW people_sight_facts;
CREATE VIEW people_sight_facts AS
    SELECT w.staff_id, p.person_id, 1 AS whole, NULL AS left_on, NULL AS made_at
    FROM people_participation p
    JOIN auth_staff_project w ON w.project_id = p.project_id AND w.role IN ('manager', 'counsellor') AND w.narrowed = 0
    UNION ALL SELECT w.staff_id, g.person_id, 1, NULL, NULL
    FROM groups_access_facts g
    JOIN auth_staff_project w ON w.project_id = g.project_id AND w.role IN ('manager', 'counsellor') AND w.narrowed = 0
    UNION ALL SELECT g.staff_id, g.person_id, 0, g.left_on, NULL
    FROM groups_access_facts g JOIN auth_staff_project w ON w.project_id = g.project_id AND w.staff_id = g.staff_id
        AND w.role <> 'carer'
    UNION ALL SELECT j.staff_id, j.person_id, 0, NULL, j.at FROM journal_creation_facts j
    UNION ALL SELECT w.staff_id, q.id, 1, NULL, NULL
    FROM people_person q JOIN exchange_import_facts e ON e.import_id = q.import_id
    JOIN auth_staff_project w ON w.project_id = e.project_id AND w.role IN ('manager', 'counsellor') AND w.narrowed = 0
    WHERE NOT EXISTS (SELECT 1 FROM people_participation x WHERE x.person_id = q.id)
    UNION ALL SELECT e.started_by, q.id, 1, NULL, NULL
    FROM people_person q JOIN exchange_import_facts e ON e.import_id = q.import_id AND e.project_id IS NULL
    WHERE NOT EXISTS (SELECT 1 FROM people_participation x WHERE x.person_id = q.id)
      AND EXISTS (SELECT 1 FROM auth_staff_project w
          WHERE w.staff_id = e.started_by AND w.role IN ('manager', 'counsellor') AND w.narrowed = 0)
    UNION ALL SELECT c.staff_id, c.person_id, 0, c.left_on, NULL
    FROM caseload_sight_facts c
    JOIN auth_staff_project w ON w.project_id = c.project_id AND w.staff_id = c.staff_id
        AND w.role NOT IN ('peer', 'carer');
CREATE VIEW people_own_facts AS
    SELECT w.staff_id, p.person_id, NULL AS left_on
    FROM people_participation p
    JOIN auth_staff_project w ON w.project_id = p.project_id AND w.role IN ('manager', 'counsellor') AND w.narrowed = 0
    UNION ALL SELECT g.staff_id, g.person_id, g.left_on
    FROM groups_access_facts g JOIN auth_staff_project w ON w.project_id = g.project_id AND w.staff_id = g.staff_id
        AND w.role <> 'carer'
    UNION ALL SELECT c.staff_id, c.person_id, c.left_on
    FROM caseload_sight_facts c
    JOIN auth_staff_project w ON w.project_id = c.project_id AND w.staff_id = c.staff_id
        AND w.role NOT IN ('peer', 'carer');

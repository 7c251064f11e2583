-- What readers who see no persons were shown of a report (rooms/reports/published.h): of each figure the different
-- counts, packed. year: "2026", or '' for the whole project. So the next figure tells nothing about single persons.
CREATE TABLE reports_published (
    project_id {id} NOT NULL, report {text} NOT NULL, year {text} NOT NULL, version {int} NOT NULL,
    figures {bytes} NOT NULL, PRIMARY KEY (project_id, report, year)
) {strict};

-- What was withheld before was withheld run by run, and names groups: readers who see no persons do not see it any more.
DELETE FROM reports_run_part WHERE withheld = 1;

-- How many people speak which language first, by region: figures of others (a statistics office), as background for what
-- projects do. people: never of single persons, the office gives them so.
CREATE TABLE speakers_row (
    region {text} NOT NULL, language {text} NOT NULL, people {int} NOT NULL, PRIMARY KEY (region, language)
) {keyed};
-- One row: where the figures come from, of which year, when they were brought in; changes: how often.
CREATE TABLE speakers_source (
    one {int} PRIMARY KEY, source {text} NOT NULL, year {int} NOT NULL, brought_at {text} NOT NULL, changes {int} NOT NULL
) {strict};

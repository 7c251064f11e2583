-- When a non-disclosure mark should be looked at again. A reminder: nothing is cleared by itself.
CREATE TABLE people_protection (person_id {id} PRIMARY KEY REFERENCES people_person(id), review_on {text}) {strict};
CREATE INDEX people_person_protected ON people_person(protected) WHERE protected = 1;
CREATE INDEX people_double_open ON people_double(high_id) WHERE state = 'open';
CREATE INDEX people_merge_newest ON people_merge(merged_at);

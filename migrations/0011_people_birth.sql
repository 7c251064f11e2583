-- The search by year of birth alone is a walk of an index, too.
CREATE INDEX people_person_birth ON people_person(birth_date);

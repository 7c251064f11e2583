-- The names of a project's groups, read for every list of people: all of it stands in the index.
DROP INDEX groups_group_project;
CREATE INDEX groups_group_names ON groups_group(project_id, sort_key, id, name);

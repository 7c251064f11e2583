-- On which day a group was opened for joining the first time: from there on it becomes known. Not known of those that
-- were opened before this was kept.
ALTER TABLE sign_up_opening ADD COLUMN opened_on {text};
CREATE VIEW sign_up_opened_facts AS
    SELECT group_id, project_id, opened_on FROM sign_up_opening WHERE opened_on IS NOT NULL;

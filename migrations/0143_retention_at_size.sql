-- By these rows are found of some persons, however many others there are (rooms/retention).
CREATE INDEX contacts_contact_topic ON contacts_contact(project_id, topic, person_id) WHERE topic <> '';
CREATE INDEX people_double_high ON people_double(high_id);
CREATE INDEX people_merge_kept ON people_merge(kept_id);
CREATE INDEX people_merge_lost ON people_merge(lost_id);
CREATE INDEX people_merge_locked_person ON people_merge_locked(person_id);
CREATE INDEX projects_correction_person ON projects_correction(person_id);
CREATE INDEX attendance_correction_person ON attendance_correction(person_id);
CREATE INDEX attendance_correction_child ON attendance_correction(child_id) WHERE child_id IS NOT NULL;
CREATE INDEX attendance_looked_person_person ON attendance_looked_person(person_id);
CREATE INDEX plans_counted_person_person ON plans_counted_person(person_id);
CREATE INDEX guidance_correction_of ON guidance_correction(guidance_id);
-- By these, those of which the time is over.
CREATE INDEX voice_feedback_said ON voice_feedback(said_on);
CREATE INDEX stories_story_withdrawn ON stories_story(withdrawn_on) WHERE withdrawn_on IS NOT NULL;

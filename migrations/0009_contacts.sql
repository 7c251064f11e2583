-- The form remembers what a member of staff chose last.
CREATE INDEX contacts_contact_staff ON contacts_contact(staff_id, day);

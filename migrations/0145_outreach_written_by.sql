-- Who wrote a visit down, who need not be the one who was there; NULL: it came with a package.
ALTER TABLE outreach_visit ADD COLUMN written_by {id};
UPDATE outreach_visit SET written_by = staff_id WHERE import_id IS NULL;

-- Who was met is a person as soon as her sign-up arrives (rooms/sign_up/sign_up_arrive.c).

-- person_version: of her file, as whoever met her left it; NULL: somebody else took her in, or nobody has. As long as the
-- file has it, nobody has changed the file since.
ALTER TABLE sign_up_entry ADD COLUMN person_version {int};

-- Who wants the Finnish beside her language, for pages of other rooms that are hers (needs, instruments).
CREATE VIEW own_page_beside_facts AS SELECT person_id FROM own_page_choice WHERE beside = 1;

-- The directory among a hundred thousand entries: its names in order, what is rare in it, its entries by number.
CREATE INDEX services_entry_shown ON services_entry(sort_key, id)
    WHERE kind = 'service' AND status IN ('published', 'closed');
CREATE INDEX services_entry_ids ON services_entry(kind, id, status, organisation_id);
CREATE INDEX services_entry_town ON services_entry(municipality);
CREATE INDEX services_language_language ON services_language(language, entry_id);

-- The news of a project, for those of a region.
CREATE INDEX publications_publication_news_of ON publications_publication(project_id, public_on, id)
    WHERE kind IN ('news', 'press');

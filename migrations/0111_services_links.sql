-- Links of the directory of services (src/rooms/services/services_links.h says what a column means).
CREATE TABLE services_link (
    url {text} PRIMARY KEY, asked_on {text} NOT NULL, next_on {text} NOT NULL, silent_since {text},
    tries {int} NOT NULL, why {text} NOT NULL
) {strict};
CREATE INDEX services_link_asked ON services_link(asked_on);
CREATE INDEX services_entry_url ON services_entry(url);

-- What a reader of a service can follow: its own link, that of who offers it, those of its places.
CREATE VIEW services_link_facts AS
    SELECT s.id AS service_id, s.url FROM services_entry s
    WHERE s.kind = 'service' AND s.status IN ('published', 'closed') AND s.url <> ''
    UNION SELECT s.id AS service_id, o.url FROM services_entry s JOIN services_entry o ON o.id = s.organisation_id
    WHERE s.kind = 'service' AND s.status IN ('published', 'closed') AND o.url <> ''
    UNION SELECT s.id AS service_id, p.url FROM services_at a JOIN services_entry s ON s.id = a.service_id
    JOIN services_entry p ON p.id = a.place_id
    WHERE s.status IN ('published', 'closed') AND p.url <> '';

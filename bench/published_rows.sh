# N published items, as SQL for both engines: of ten, six publications (of ten, seven news, one press release, two
# materials) in two languages and 20 projects of four regions, two projects of others, two services. Sourced.

# What the engines spell differently: the bytes of a text, a day so many days after another, a number of seven digits.
in_bytes() { case $1 in sqlite) echo "CAST($2 AS BLOB)" ;; *) echo "convert_to($2, 'UTF8')" ;; esac; }
in_days() { case $1 in sqlite) echo "date('2014-01-01', '+' || ($2) || ' days')" ;;
    *) echo "(date '2014-01-01' + ($2)::int)::text" ;; esac; }
digits() { case $1 in sqlite) echo "printf('%07d', $2)" ;; *) echo "lpad(($2)::text, 7, '0')" ;; esac; }
sentence='Ryhmä kokoontuu *kotona* olevien vanhempien kanssa tiistaisin, ja lapset ovat vieressä hoidossa. '
body="$sentence$sentence$sentence

$sentence$sentence$sentence

$sentence$sentence$sentence"
towns="CASE i % 4 WHEN 0 THEN '091' WHEN 1 THEN '837' WHEN 2 THEN '564' ELSE '853' END"

# published_rows ENGINE PUBLICATIONS OPERATIONS SERVICES
published_rows() {
    e=$1 p=$2 o=$3 s=$4
    upto() { echo "WITH RECURSIVE c(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c WHERE i < $1)"; }
    cat <<SQL
INSERT INTO projects_project (id, code, fund, programme, specific_objective, start_date, managing_authority,
    lead_organisation, partners, municipalities, website, version)
$(upto 20) SELECT 1000 + i, 'S' || i, 'ESF+', '', '4.2', '2025-01-01', '', '', '', $towns, '', 1 FROM c;
INSERT INTO projects_text (project_id, tag, name, purpose) $(upto 20) SELECT 1000 + i, '', 'Hanke ' || i, '' FROM c;
INSERT INTO publications_changes (project_id, n) $(upto 20) SELECT 1000 + i, 1 FROM c;
INSERT INTO publications_publication (id, project_id, kind, source_tag, review_note, state, public_on, public_at,
    version, author) $(upto $p) SELECT 1000000 + i, 1001 + i % 20,
    CASE WHEN i % 10 < 7 THEN 'news' WHEN i % 10 = 7 THEN 'press' ELSE 'material' END, 'fi', '', 'published',
    $(in_days $e "i * 3900 / $p"), $(in_days $e "i * 3900 / $p") || 'T08:00:00Z', 1, 'Viestintä' FROM c;
INSERT INTO publications_language (publication_id, tag, newest, shown)
    SELECT id, 'fi', 1, 1 FROM publications_publication UNION ALL SELECT id, 'ar', 1, 1 FROM publications_publication;
INSERT INTO publications_text (publication_id, tag, number, title, summary, body, basis, saved_at)
    SELECT publication_id, tag, 1, 'Uutinen ' || publication_id, 'Mitä hankkeessa tapahtui, kenelle ja miksi', '$body',
    CASE tag WHEN 'fi' THEN '' ELSE 'x' END, '2026-01-01T08:00:00Z' FROM publications_language;
INSERT INTO operations_operation (id, source, source_key, name, name_language, sort_key, summary, beneficiary,
    beneficiary_key, business_id, natural_person, contractor, fund, period, programme, priority, objective, category,
    theme, authority, country, regions, locality, postal_code, starts_on, ends_on, total_cents, eu_cents, cofinancing,
    start_key, cost_key, website, listed, published_at, updated_at, version)
$(upto $o) SELECT 2000000 + i, 'bench', 'B' || i, 'Hanke ' || $(digits $e i), 'fin',
    $(in_bytes $e "'hanke ' || $(digits $e i)"), 'Mitä hanke tekee ja kenelle se on tarkoitettu.',
    'Yhdistys ' || (i % 5000), 'yhdistys ' || (i % 5000), '', 0, '',
    CASE i % 4 WHEN 0 THEN 'ESR' WHEN 1 THEN 'EAKR' ELSE 'ESF+' END,
    CASE WHEN i % 4000 < 2500 THEN '2014-2020' ELSE '2021-2027' END, 'Ohjelma ' || (i % 5), '', '4.' || (i % 11), '',
    CASE i % 3 WHEN 0 THEN 'work' WHEN 1 THEN 'skills' ELSE '' END, '', 'FI',
    substr('01;02;04;05;06;07;08;09;10;11;12;13;14;15;16;17;18;19;21', (i % 19) * 3 + 1, 2), '', '',
    $(in_days $e "i % 4000"), $(in_days $e "i % 4000 + 700"), i * 1000, i * 500, 5000, $(in_days $e "i % 4000"),
    i * 1000, '', 0, '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z', 1 FROM c;
INSERT INTO operations_word (word, operation_id) $(upto $o) SELECT 'hanke', 2000000 + i FROM c;
INSERT INTO operations_word (word, operation_id) $(upto $o) SELECT 'sata' || (i % 100), 2000000 + i FROM c;
INSERT INTO services_entry (id, kind, source, source_key, organisation_id, name, name_language, sort_key, search_key,
    status, channel, cost, street, postcode, city, municipality, url, email, kept, kept_version, changed_at, version)
$(upto $((s / 100 + 1))) SELECT 3000000 + i, 'organisation', 'bench', 'O' || i, NULL, 'Kunta ' || i, 'fin',
    $(in_bytes $e "'kunta ' || $(digits $e i)"), 'kunta ' || i, 'published', '', '', '', '', '', '', '', '', '', 1,
    '2026-01-01T00:00:00Z', 1 FROM c;
INSERT INTO services_entry (id, kind, source, source_key, organisation_id, name, name_language, sort_key, search_key,
    status, channel, cost, street, postcode, city, municipality, url, email, kept, kept_version, changed_at, version)
$(upto $s) SELECT 4000000 + i, 'service', 'bench', 'S' || i, 3000001 + i / 100, 'Palvelu ' || $(digits $e "i * 7 % $s"),
    'fin', $(in_bytes $e "'palvelu ' || $(digits $e "i * 7 % $s")"),
    'palvelu numero' || i || ' neuvoo vanhempia ja perheitä arjen asioissa',
    'published', 'onsite', 'free', 'Katu ' || i, '00100', '', substr($(digits $e "i % 300"), 5), '', '', '$body', 1,
    '2026-01-01T00:00:00Z', 1 FROM c;
INSERT INTO services_key (entry_id, search_key) SELECT id, search_key FROM services_entry WHERE kind = 'service';
INSERT INTO services_text (entry_id, part, language, body)
    SELECT id, 'name', 'fin', name FROM services_entry WHERE kind = 'service'
    UNION ALL SELECT id, 'summary', 'fin', 'Neuvoo vanhempia ja perheitä arjen asioissa.' FROM services_entry
    WHERE kind = 'service';
INSERT INTO services_language (entry_id, language)
    SELECT id, 'fin' FROM services_entry WHERE kind = 'service' AND id % 10 > 0
    UNION ALL SELECT id, 'swe' FROM services_entry WHERE kind = 'service' AND id % 3 = 0
    UNION ALL SELECT id, 'som' FROM services_entry WHERE kind = 'service' AND id % 50 = 0;
INSERT INTO services_door (entry_id, door) SELECT id, CASE id % 5 WHEN 0 THEN 'child_ill' WHEN 1 THEN 'baby'
    WHEN 2 THEN 'school' WHEN 3 THEN 'work' ELSE 'money' END FROM services_entry WHERE kind = 'service';
INSERT INTO services_door (entry_id, door) SELECT id, 'rights' FROM services_entry WHERE kind = 'service'
    AND id % 40 = 0;
SQL
}

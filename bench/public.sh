#!/bin/sh
# Pages that everybody reads, among N published ones (100,000): one of them, the news, the list of a project, a feed, a
# part of the sitemap; beside a page of about the same weight that is signed in (one publication for its writer), with 1
# and 32 connections, and the floor of each in the same run. Then how the lists grow: the same with a hundredth of N.
# usage: bench/public.sh [N]
set -eu
cd "$(dirname "$0")/.."
. bench/common.sh
. bench/floors.sh
published=${1:-100000}
people=1000

# publish COUNT: as many news in two languages, in the one project; their texts are 1.5 kB. The newest is the last.
publish() {
    sqlite3 "$W/p$people.db" >"$W/publish.out" <<SQL
PRAGMA foreign_keys = OFF;
DELETE FROM publications_text; DELETE FROM publications_language; DELETE FROM publications_publication;
DELETE FROM publications_changes;
INSERT INTO publications_changes SELECT min(id), $1 FROM projects_project;
CREATE TEMP TABLE made AS WITH RECURSIVE k(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM k WHERE i < $1)
    SELECT i, 864691128455135232 + i AS id, date('2016-01-01', (i * 3900 / $1) || ' days') AS day FROM k;
INSERT INTO publications_publication (id, project_id, kind, source_tag, review_note, state, public_on, public_at,
    version, author) SELECT id, (SELECT min(id) FROM projects_project), CASE i % 10 WHEN 0 THEN 'material' WHEN 1 THEN
    'press' ELSE 'news' END, 'fi', '', 'published', day, day || 'T08:00:00Z', 1, 'Viestintä' FROM made;
INSERT INTO publications_language (publication_id, tag, newest, shown)
    SELECT id, tag, 1, 1 FROM made, (SELECT 'fi' AS tag UNION ALL SELECT 'ar');
INSERT INTO publications_text (publication_id, tag, number, title, summary, body, basis, saved_at)
    SELECT id, tag, 1, 'Uutinen ' || i, 'Mitä hankkeessa tapahtui, kenelle ja miksi; numero ' || i,
    replace(hex(zeroblob(7)), '00', 'Ryhmä kokoontuu *kotona* olevien vanhempien kanssa tiistaisin kello kymmenen, ja
lapset ovat vieressä hoidossa. Ohjaaja puhuu heidän kieltään ja vastaa kysymyksiin palveluista.' || char(10) ||
    char(10)), CASE tag WHEN 'fi' THEN '' ELSE 'x' END, day || 'T08:00:00Z'
    FROM made, (SELECT 'fi' AS tag UNION ALL SELECT 'ar');
ANALYZE;
SQL
}
way_of() {
    project=$(base32 "$(one $people "SELECT min(id) FROM projects_project")")
    last=$(base32 "$(one $people "SELECT max(id) FROM publications_publication WHERE kind = 'news'")")
    first=$(ask $people "SELECT id FROM publications_publication ORDER BY id LIMIT 1 OFFSET 3")
    case $1 in
    staff) echo "/publications/$last" ;;
    one) echo "/p/fi/$last" ;;
    news) echo /p/fi ;;
    last_news) echo "/p/fi?start=$(($2 * 9 / 10 - 25))" ;;
    project) echo "/p/fi/project/$project" ;;
    feed) echo /p/fi/feed ;;
    sitemap) echo "/sitemap/part.xml?of=publications&after=$(base32 "$first")" ;;
    esac
}
# drawn NAME PATH: milliseconds of the first answer after a start, when nothing is kept; the median of five.
drawn() {
    for i in 1 2 3 4 5; do
        serve $people
        curl -s -o "$W/answer" -w '%{time_total}\n' "http://127.0.0.1:$PORT$2"
        stop $SERVER
    done | sort -n | awk 'NR == 3 { printf "%.1f", $1 * 1000 }'
}

make_db $people
echo "page published connections pages/s p50_ms p99_ms floor/s floor_p50 floor_p99 ratio statements bytes load"
publish "$published"
serve $people; sign_in manager; stop $SERVER
signed=$COOKIE
for name in ${PAGES:-staff one news feed}; do
    path=$(way_of $name "$published")
    case $name in staff) COOKIE=$signed ;; *) COOKIE= ;; esac
    record $people $name "$path"
    for c in ${CONNECTIONS:-1 32}; do
        serve $people
        set -- $(wrk_best "http://127.0.0.1:$PORT$path" "$c")
        stop $SERVER
        ours="$*" rate=$1
        f=$(floor $people $name "" "$c")
        echo "$name $published $c $ours $f $(awk -v a="$rate" -v b="${f%% *}" 'BEGIN { printf "%.2f", a / b }')" \
            "$(wc -l <"$W/$name.sql") $(wc -c <"$W/$name.body") $(load)"
    done
done
echo "drawn anew: page published ms"
for count in $((published / 100)) "$published"; do
    publish "$count"
    for name in news last_news project feed sitemap; do
        echo "$name $count $(drawn $name "$(way_of $name "$count")")"
    done
done

-- name: guide_find :one
-- param: id int
-- row: guide
SELECT * FROM guide_line WHERE id = :id;

-- name: guides :many
-- param: active int, title text, id int, n int
-- row: guide
-- By title, after one of them.
SELECT * FROM guide_line
 WHERE active = :active AND (title @DANISH@, id) > (:title, :id)
 ORDER BY title @DANISH@, id LIMIT :n;

-- name: guides_found :many
-- param: words text, customer int, only_public int, n int
-- row: guide
-- Of a customer, and of those for all; a customer below 0 is any. What stands in a title
-- comes before what stands in a text.
-- @if sqlite
SELECT l.* FROM guide_search JOIN guide_line l ON l.id = guide_search.rowid
 WHERE guide_search MATCH :words
-- @else
SELECT l.*
  FROM guide_search s
  JOIN guide_line l ON l.id = s.guide_id
 WHERE s.words @@ (to_tsquery('danish', :words) || to_tsquery('english', :words))
-- @end
   AND (:customer < 0 OR l.customer_id IS NULL OR l.customer_id = :customer)
   AND l.is_public >= :only_public AND l.active = 1
-- @if sqlite
 ORDER BY bm25(guide_search, 10.0, 5.0, 1.0), l.id LIMIT :n;
-- @else
 ORDER BY ts_rank('{0, 0.1, 0.5, 1}', s.words,
                  to_tsquery('danish', :words) || to_tsquery('english', :words)) DESC,
          l.id
 LIMIT :n;
-- @end

-- name: guides_of_case :many
-- param: case_id int
-- Those that were given in it, each once, with what was said last.
SELECT u.guide_id, u.version, u.entry_id, u.worked, v.title_da, v.title_en
  FROM guide_use u
  JOIN guide_version v ON v.guide_id = u.guide_id AND v.version = u.version
 WHERE u.case_id = :case_id
   AND u.entry_id = (SELECT MAX(o.entry_id) FROM guide_use o
                      WHERE o.case_id = u.case_id AND o.guide_id = u.guide_id)
 ORDER BY u.entry_id, u.guide_id;

-- name: guide_versions :many
-- param: id int
-- row: guide_old
-- The newest first.
SELECT v.*, s.name AS author, c.name AS customer_name
  FROM guide_version v
  LEFT JOIN staff s ON s.id = v.staff_id
  LEFT JOIN customer c ON c.id = v.customer_id
 WHERE v.guide_id = :id
 ORDER BY v.version DESC;

-- name: guide_add :one
INSERT INTO guide (version) VALUES (0) RETURNING id;

-- name: guide_set_version :exec
-- param: id int, seen int, version int
UPDATE guide SET version = :version WHERE id = :id AND version = :seen;

-- name: guide_version_add :exec
-- param: id int, version int, at int, staff int?, what text, customer int?
-- param: is_public int, active int, title_da text, text_da text, title_en text
-- param: text_en text, keywords text
INSERT INTO guide_version (guide_id, version, at, staff_id, what, customer_id, is_public,
                           active, title_da, text_da, title_en, text_en, keywords)
VALUES (:id, :version, :at, :staff, :what, :customer, :is_public, :active, :title_da,
        :text_da, :title_en, :text_en, :keywords);

-- name: guide_search_set :exec
-- param: id int, title_da text, title_en text, keywords text, text_da text, text_en text
-- @if sqlite
INSERT OR REPLACE INTO guide_search (rowid, title, keywords, text)
VALUES (:id, :title_da || ' ' || :title_en, :keywords, :text_da || ' ' || :text_en);
-- @else
INSERT INTO guide_search (guide_id, words)
VALUES (:id, setweight(to_tsvector('danish', :title_da), 'A')
          || setweight(to_tsvector('english', :title_en), 'A')
          || setweight(to_tsvector('danish', :keywords), 'B')
          || setweight(to_tsvector('english', :keywords), 'B')
          || setweight(to_tsvector('danish', :text_da), 'C')
          || setweight(to_tsvector('english', :text_en), 'C'))
ON CONFLICT (guide_id) DO UPDATE SET words = excluded.words;
-- @end

-- name: guide_picture_add :one
-- param: guide int, sha256 text, name text, content_type text, size int
INSERT INTO guide_picture (guide_id, sha256, name, content_type, size)
VALUES (:guide, :sha256, :name, :content_type, :size) RETURNING id;

-- name: guide_pictures :many
-- param: guide int
SELECT id, sha256, name, content_type, size FROM guide_picture
 WHERE guide_id = :guide ORDER BY id;

-- name: guide_use_add :exec
-- param: entry int, guide int, version int, case_id int
INSERT INTO guide_use (entry_id, guide_id, version, case_id)
VALUES (:entry, :guide, :version, :case_id);

-- name: guide_use_say :exec
-- param: entry int, guide int, worked int
UPDATE guide_use SET worked = :worked WHERE entry_id = :entry AND guide_id = :guide;

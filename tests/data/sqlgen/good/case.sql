-- SPDX-License-Identifier: AGPL-3.0-or-later
-- What is said here belongs to no query.

-- name: case_by_number :one
-- param: number int
-- row: case
-- hot
-- Every case page begins with it,
-- and every mail (*/ ends no comment).
SELECT c.id, c.number, c.subject, s.name AS owner_name -- not the raw mail
  FROM case_ c LEFT JOIN staff s ON s.id = c.owner_id
 WHERE c.number = :number AND c.subject <> 'a :text; with ''quotes'' and "?"';

-- name: case_by_id :one
-- param: id int
-- row: case
SELECT c.id, c.number, c.subject, s.name AS owner_name
  FROM case_ c LEFT JOIN staff s ON s.id = c.owner_id
 WHERE c.id = :id;

-- name: case_add :exec
-- param: number int, subject text, owner int?
-- param: opened int, raw bytes?
INSERT INTO case_ (number, subject, owner_id, opened_at, raw)
VALUES (:number, :subject, :owner, :opened, :raw);

-- name: case_search :many
-- param: words text, owner int
SELECT c.id
  FROM case_ c
-- @if sqlite
  JOIN case_text t ON t.rowid = c.id
 WHERE t.subject MATCH :words AND c.owner_id = :owner
-- @else
 WHERE to_tsvector('danish', c.subject) @@ to_tsquery('danish', :words)
   AND c.owner_id = :owner
-- @end
 ORDER BY c.subject @DANISH@, c.id /* the
   second of them */
 LIMIT 50;

-- name: staff_names :many
SELECT name, CAST(length(name) AS @INT@) AS size FROM staff ORDER BY name;

-- name: case_keep_mail :exec
-- param: raw bytes, subject text?, id int
UPDATE case_ SET raw = :raw, subject = COALESCE(:subject, subject) WHERE id = :id;

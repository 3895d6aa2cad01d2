-- The newest entries that match, on PostgreSQL alone: see newest.h. On SQLite nothing is.

-- name: newest_entry :one
-- The last entry that the search knows; 0 if there is none.
-- @if sqlite
SELECT 0 AS id;
-- @else
SELECT COALESCE(MAX(entry_id), 0) AS id FROM entry_search;
-- @end

-- name: stretch_entries :many
-- param: words text, stretches text, low int, high int, n int
-- What is in those stretches. Two conditions: the index passes over what is in none of
-- them sooner than if both were one.
-- @if sqlite
SELECT :low AS id WHERE :high = 0 AND :words = :stretches LIMIT 0 * :n;
-- @else
WITH e AS MATERIALIZED (SELECT entry_id AS id FROM entry_search
                         WHERE words @@ (SELECT CAST(:stretches AS TSQUERY))
                           AND words @@ (SELECT CAST(:words AS TSQUERY))),
     f AS MATERIALIZED (SELECT entry_id AS id FROM file_search
                         WHERE words @@ (SELECT CAST(:stretches AS TSQUERY))
                           AND words @@ (SELECT CAST(:words AS TSQUERY)))
SELECT id FROM (SELECT id FROM e UNION SELECT id FROM f) AS both_
 WHERE id BETWEEN :low AND :high
 ORDER BY id DESC LIMIT :n;
-- @end

-- name: stretch_subjects :many
-- param: words text, stretches text, low int, high int, n int
-- @if sqlite
SELECT :low AS id WHERE :high = 0 AND :words = :stretches LIMIT 0 * :n;
-- @else
WITH e AS MATERIALIZED (SELECT entry_id AS id FROM subject_search
                         WHERE words @@ (SELECT CAST(:stretches AS TSQUERY))
                           AND words @@ (SELECT CAST(:words AS TSQUERY)))
SELECT id FROM e WHERE id BETWEEN :low AND :high ORDER BY id DESC LIMIT :n;
-- @end

-- name: scanned_entries :many
-- param: words text, low int, high int, n int
-- Each is held against the words, from the last on, without their index ("IS TRUE").
-- @if sqlite
SELECT :low AS id WHERE :high = 0 AND :words = '' LIMIT 0 * :n;
-- @else
SELECT id
  FROM ((SELECT entry_id AS id FROM entry_search
          WHERE entry_id BETWEEN :low AND :high AND (words @@ CAST(:words AS TSQUERY)) IS TRUE
          ORDER BY entry_id DESC LIMIT :n)
         UNION
        (SELECT entry_id AS id FROM file_search
          WHERE entry_id BETWEEN :low AND :high AND (words @@ CAST(:words AS TSQUERY)) IS TRUE
          ORDER BY entry_id DESC LIMIT :n)) AS both_
 ORDER BY id DESC LIMIT :n;
-- @end

-- name: scanned_subjects :many
-- param: words text, low int, high int, n int
-- @if sqlite
SELECT :low AS id WHERE :high = 0 AND :words = '' LIMIT 0 * :n;
-- @else
SELECT entry_id AS id FROM subject_search
 WHERE entry_id BETWEEN :low AND :high AND (words @@ CAST(:words AS TSQUERY)) IS TRUE
 ORDER BY entry_id DESC LIMIT :n;
-- @end

-- name: held_entries :many
-- param: words text, entries text
-- Which of them match.
-- @if sqlite
SELECT 0 AS id WHERE :words = :entries LIMIT 0;
-- @else
SELECT entry_id AS id FROM entry_search
 WHERE entry_id = ANY (CAST(string_to_array(:entries, ',') AS BIGINT[]))
   AND (words @@ CAST(:words AS TSQUERY)) IS TRUE
 UNION
SELECT entry_id AS id FROM file_search
 WHERE entry_id = ANY (CAST(string_to_array(:entries, ',') AS BIGINT[]))
   AND (words @@ CAST(:words AS TSQUERY)) IS TRUE
 ORDER BY id DESC;
-- @end

-- name: held_subjects :many
-- param: words text, entries text
-- @if sqlite
SELECT 0 AS id WHERE :words = :entries LIMIT 0;
-- @else
SELECT entry_id AS id FROM subject_search
 WHERE entry_id = ANY (CAST(string_to_array(:entries, ',') AS BIGINT[]))
   AND (words @@ CAST(:words AS TSQUERY)) IS TRUE
 ORDER BY id DESC;
-- @end

-- name: found_matches :many
-- param: words text, low int, high int, n int
-- Of the entries low to high the newest that match: ranking a word that is everywhere would take half a second at a
-- million cases; the newest first takes none.
-- @if sqlite
SELECT id FROM (SELECT rowid AS id FROM entry_search WHERE entry_search MATCH :words
                   AND rowid BETWEEN :low AND :high
                 ORDER BY rowid DESC LIMIT :n) AS e
 UNION
SELECT id FROM (SELECT rowid AS id FROM file_search WHERE file_search MATCH :words
                   AND rowid BETWEEN :low AND :high
                 ORDER BY rowid DESC LIMIT :n) AS f
 ORDER BY id DESC LIMIT :n;
-- @else
-- By the index of words alone: what is found there is few (newest.c), and the planner would
-- go through the table from its end in the hope of finding many. "(SELECT ...)" keeps it from
-- guessing how many: of 25 months in which there is nothing it expected half the table.
WITH e AS MATERIALIZED (SELECT entry_id AS id FROM entry_search
                         WHERE words @@ (SELECT CAST(:words AS TSQUERY))),
     f AS MATERIALIZED (SELECT entry_id AS id FROM file_search
                         WHERE words @@ (SELECT CAST(:words AS TSQUERY)))
SELECT id FROM (SELECT id FROM e UNION SELECT id FROM f) AS both_
 WHERE id BETWEEN :low AND :high
 ORDER BY id DESC LIMIT :n;
-- @end

-- name: found_subjects :many
-- param: words text, low int, high int, n int
-- The same of the entries that gave their cases a subject, and of its words alone.
-- @if sqlite
SELECT rowid AS id FROM subject_search WHERE subject_search MATCH :words
   AND rowid BETWEEN :low AND :high
 ORDER BY rowid DESC LIMIT :n;
-- @else
WITH e AS MATERIALIZED (SELECT entry_id AS id FROM subject_search
                         WHERE words @@ (SELECT CAST(:words AS TSQUERY)))
SELECT id FROM e WHERE id BETWEEN :low AND :high ORDER BY id DESC LIMIT :n;
-- @end

-- name: words_begun :many
-- param: begin text, n int
-- The words of the index that begin so, as it has them: from one to the next.
-- @if sqlite
WITH RECURSIVE
  entries (word, i) AS (
    SELECT (SELECT term FROM entry_words
             WHERE term >= :begin AND term <= :begin || char(1114111) ORDER BY term LIMIT 1), 1
     UNION ALL
    SELECT (SELECT term FROM entry_words
             WHERE term >= word || char(1) AND term <= :begin || char(1114111)
             ORDER BY term LIMIT 1), i + 1
      FROM entries WHERE word IS NOT NULL AND i < :n),
  files (word, i) AS (
    SELECT (SELECT term FROM file_words
             WHERE term >= :begin AND term <= :begin || char(1114111) ORDER BY term LIMIT 1), 1
     UNION ALL
    SELECT (SELECT term FROM file_words
             WHERE term >= word || char(1) AND term <= :begin || char(1114111)
             ORDER BY term LIMIT 1), i + 1
      FROM files WHERE word IS NOT NULL AND i < :n)
SELECT word FROM entries WHERE word IS NOT NULL
 UNION
SELECT word FROM files WHERE word IS NOT NULL
 LIMIT :n;
-- @else
SELECT :begin AS word WHERE 1 = 0 LIMIT :n;
-- @end

-- name: found_cases :many
-- param: entries text, files int
-- row: found
-- hot
-- The cases of some entries, "1,2,3".
SELECT c.id, e.id AS entry_id, c.subject, c.customer_id, c.person_id, c.assignee_id,
       c.category, c.priority, c.status, c.step, c.channel, c.opened_at, c.updated_at, c.next_due,
       CASE WHEN :files = 1 AND EXISTS (SELECT 1 FROM entry f JOIN attachment t
              ON t.entry_id = f.id AND t.is_raw = 0 WHERE f.case_id = c.id)
            THEN 1 ELSE 0 END AS has_file
-- @if sqlite
  FROM json_each('[' || :entries || ']') j JOIN entry e ON e.id = j.value
-- @else
  FROM entry e
-- @end
  JOIN case_ c ON c.id = e.case_id
-- @if postgresql
 WHERE e.id = ANY (CAST(string_to_array(:entries, ',') AS BIGINT[]))
-- @end
 ORDER BY e.id DESC;

-- name: walk_open :many
-- param: at int, id int, files int, n int
-- row: found
-- hot
SELECT c.id, 0 AS entry_id, c.subject, c.customer_id, c.person_id, c.assignee_id,
       c.category, c.priority, c.status, c.step, c.channel, c.opened_at, c.updated_at, c.next_due,
       CASE WHEN :files = 1 AND EXISTS (SELECT 1 FROM entry f JOIN attachment t
              ON t.entry_id = f.id AND t.is_raw = 0 WHERE f.case_id = c.id)
            THEN 1 ELSE 0 END AS has_file
  FROM case_ c
 WHERE c.closed_at IS NULL AND (c.next_due, c.id) > (:at, :id)
 ORDER BY c.next_due, c.id LIMIT :n;

-- name: walk_all :many
-- param: id int, files int, n int
-- row: found
-- hot
SELECT c.id, 0 AS entry_id, c.subject, c.customer_id, c.person_id, c.assignee_id,
       c.category, c.priority, c.status, c.step, c.channel, c.opened_at, c.updated_at, c.next_due,
       CASE WHEN :files = 1 AND EXISTS (SELECT 1 FROM entry f JOIN attachment t
              ON t.entry_id = f.id AND t.is_raw = 0 WHERE f.case_id = c.id)
            THEN 1 ELSE 0 END AS has_file
  FROM case_ c
 WHERE c.id < :id
 ORDER BY c.id DESC LIMIT :n;

-- name: walk_before :one
-- param: id int
-- hot
-- The last case up to that number, and when it was reported.
SELECT id, opened_at FROM case_ WHERE id <= :id ORDER BY id DESC LIMIT 1;

-- name: entries_of_cases :many
-- param: cases text
-- hot
-- Of some cases, "1,2,3", the entries with something to read.
-- @if sqlite
SELECT e.case_id, e.id
  FROM json_each('[' || :cases || ']') j JOIN entry e ON e.case_id = j.value
 ORDER BY e.id DESC;
-- @else
SELECT case_id, id FROM entry
 WHERE case_id = ANY (CAST(string_to_array(:cases, ',') AS BIGINT[]))
 ORDER BY id DESC;
-- @end

-- name: found_texts :many
-- param: entries text
-- hot
-- @if sqlite
SELECT e.id, e.text FROM json_each('[' || :entries || ']') j JOIN entry e ON e.id = j.value;
-- @else
SELECT id, text FROM entry
 WHERE id = ANY (CAST(string_to_array(:entries, ',') AS BIGINT[]));
-- @end

-- name: found_files :many
-- param: entries text
-- hot
-- What stands in the files of some entries.
SELECT f.entry_id, a.name, f.text
-- @if sqlite
  FROM json_each('[' || :entries || ']') j JOIN file_text f ON f.entry_id = j.value
-- @else
  FROM file_text f
-- @end
  JOIN attachment a ON a.entry_id = f.entry_id AND a.n = f.n
-- @if postgresql
 WHERE f.entry_id = ANY (CAST(string_to_array(:entries, ',') AS BIGINT[]))
-- @end
 ORDER BY f.entry_id, f.n;

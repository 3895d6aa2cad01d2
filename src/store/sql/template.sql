-- name: template_find :one
-- param: id int
-- row: template
SELECT t.*, s.name AS owner FROM template t LEFT JOIN staff s ON s.id = t.staff_id
 WHERE t.id = :id;

-- name: templates_of :many
-- param: staff int
-- row: template
-- The house's, and one's own.
SELECT t.*, s.name AS owner FROM template t LEFT JOIN staff s ON s.id = t.staff_id
 WHERE t.staff_id IS NULL OR t.staff_id = :staff
 ORDER BY t.name @DANISH@, t.id;

-- name: template_add :one
-- param: staff int?, name text, text_da text, text_en text
INSERT INTO template (staff_id, name, text_da, text_en)
VALUES (:staff, :name, :text_da, :text_en) RETURNING id;

-- name: template_save :exec
-- param: id int, seen int, staff int?, name text, text_da text, text_en text
UPDATE template
   SET staff_id = :staff, name = :name, text_da = :text_da, text_en = :text_en,
       version = version + 1
 WHERE id = :id AND version = :seen;

-- name: template_remove :exec
-- param: id int
DELETE FROM template WHERE id = :id;

-- name: mention_add :exec
-- param: entry int, staff int, case_id int
INSERT INTO mention (entry_id, staff_id, case_id) VALUES (:entry, :staff, :case_id)
ON CONFLICT DO NOTHING;

-- name: mention_see :exec
-- param: staff int, case_id int, now int
-- In one case; 0: in all.
UPDATE mention SET seen_at = :now
 WHERE staff_id = :staff AND seen_at IS NULL AND (case_id = :case_id OR :case_id = 0);

-- name: mentions_unseen :one
-- param: staff int
-- hot
SELECT count(*) AS n FROM mention WHERE staff_id = :staff AND seen_at IS NULL;

-- name: mentions_of :many
-- param: staff int, before int, n int
-- row: mention
-- hot
-- The newest first, before an entry.
SELECT m.entry_id, m.case_id, m.seen_at, e.at, e.text, c.subject, s.name AS author
  FROM mention m
  JOIN entry e ON e.id = m.entry_id
  JOIN case_ c ON c.id = m.case_id
  LEFT JOIN staff s ON s.id = e.staff_id
 WHERE m.staff_id = :staff AND m.entry_id < :before
 ORDER BY m.entry_id DESC LIMIT :n;

-- name: draft_find :one
-- param: case_id int, staff int
-- hot
SELECT kind, text, minutes, status, saved_at, problem FROM draft
 WHERE case_id = :case_id AND staff_id = :staff;

-- name: draft_save :exec
-- param: case_id int, staff int, kind int, text text, minutes text, status int, now int
-- param: problem text
INSERT INTO draft (case_id, staff_id, kind, text, minutes, status, saved_at, problem)
VALUES (:case_id, :staff, :kind, :text, :minutes, :status, :now, :problem)
ON CONFLICT (case_id, staff_id) DO UPDATE
   SET kind = excluded.kind, text = excluded.text, minutes = excluded.minutes,
       status = excluded.status, saved_at = excluded.saved_at,
       problem = excluded.problem;

-- name: draft_clear :exec
-- param: case_id int, staff int
DELETE FROM draft WHERE case_id = :case_id AND staff_id = :staff;

-- name: draft_written_since :one
-- param: case_id int, staff int, since int
-- Has he sent something there: a call, a note, an answer?
SELECT count(*) AS n FROM entry
 WHERE case_id = :case_id AND staff_id = :staff AND kind IN (3, 4, 5) AND at > :since;

-- name: draft_files :many
-- param: case_id int, staff int
-- row: draft_file
-- hot
SELECT id, sha256, name, content_type, size FROM draft_file
 WHERE case_id = :case_id AND staff_id = :staff AND dispatch_id IS NULL
 ORDER BY id;

-- name: draft_file_add :exec
-- param: case_id int, staff int, dispatch int?, sha256 text, name text, type text
-- param: size int
INSERT INTO draft_file (case_id, staff_id, dispatch_id, sha256, name, content_type, size)
VALUES (:case_id, :staff, :dispatch, :sha256, :name, :type, :size);

-- name: draft_file_remove :exec
-- param: case_id int, staff int, id int
DELETE FROM draft_file
 WHERE id = :id AND case_id = :case_id AND staff_id = :staff AND dispatch_id IS NULL;

-- name: draft_files_clear :exec
-- param: case_id int, staff int
DELETE FROM draft_file
 WHERE case_id = :case_id AND staff_id = :staff AND dispatch_id IS NULL;

-- name: draft_files_go :exec
-- param: case_id int, staff int, dispatch int
UPDATE draft_file SET dispatch_id = :dispatch
 WHERE case_id = :case_id AND staff_id = :staff AND dispatch_id IS NULL;

-- name: dispatch_files :many
-- param: dispatch int
-- row: draft_file
SELECT id, sha256, name, content_type, size FROM draft_file
 WHERE dispatch_id = :dispatch
 ORDER BY id;

-- name: dispatch_files_back :exec
-- param: dispatch int
UPDATE draft_file SET dispatch_id = NULL WHERE dispatch_id = :dispatch;

-- name: dispatch_files_clear :exec
-- param: dispatch int
DELETE FROM draft_file WHERE dispatch_id = :dispatch;

-- name: draft_find :one
-- param: case_id int, staff int
-- hot
SELECT kind, text, minutes, status, saved_at FROM draft
 WHERE case_id = :case_id AND staff_id = :staff;

-- name: draft_save :exec
-- param: case_id int, staff int, kind int, text text, minutes text, status int, now int
INSERT INTO draft (case_id, staff_id, kind, text, minutes, status, saved_at)
VALUES (:case_id, :staff, :kind, :text, :minutes, :status, :now)
ON CONFLICT (case_id, staff_id) DO UPDATE
   SET kind = excluded.kind, text = excluded.text, minutes = excluded.minutes,
       status = excluded.status, saved_at = excluded.saved_at;

-- name: draft_clear :exec
-- param: case_id int, staff int
DELETE FROM draft WHERE case_id = :case_id AND staff_id = :staff;

-- name: draft_written_since :one
-- param: case_id int, staff int, since int
-- Has he sent something there: a call, a note, an answer?
SELECT count(*) AS n FROM entry
 WHERE case_id = :case_id AND staff_id = :staff AND kind IN (3, 4, 5) AND at > :since;

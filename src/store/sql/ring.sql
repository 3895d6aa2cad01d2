-- name: ring_begin :exec
-- param: key text, number text, users text, now int
-- A second word of the same call may name more of those whom it rings for.
INSERT INTO ring (key, number, users, began_at) VALUES (:key, :number, :users, :now)
ON CONFLICT (key) DO UPDATE
   SET users = CASE WHEN excluded.users <> '' THEN excluded.users ELSE ring.users END;

-- name: ring_answer :exec
-- param: key text, users text, now int
UPDATE ring
   SET answered_at = COALESCE(answered_at, :now),
       users = CASE WHEN :users <> '' THEN :users ELSE users END
 WHERE key = :key;

-- name: ring_end :exec
-- param: key text, now int
UPDATE ring SET ended_at = COALESCE(ended_at, :now) WHERE key = :key;

-- name: ring_open :many
-- param: since int
-- row: ring
-- hot
-- Nobody has registered them; some have ended: they were missed.
SELECT id, number, users, began_at, answered_at, ended_at, staff_id FROM ring
 WHERE staff_id IS NULL AND began_at > :since
 ORDER BY began_at DESC, id DESC;

-- name: ring_find :one
-- param: id int
-- row: ring
SELECT id, number, users, began_at, answered_at, ended_at, staff_id FROM ring
 WHERE id = :id;

-- name: ring_take :exec
-- param: id int, staff int, case_id int?
UPDATE ring SET staff_id = :staff, case_id = :case_id WHERE id = :id AND staff_id IS NULL;

-- name: presence_find :one
-- param: case_id int, staff int
SELECT seen_at FROM presence WHERE case_id = :case_id AND staff_id = :staff;

-- name: presence_save :exec
-- param: case_id int, staff int, now int
INSERT INTO presence (case_id, staff_id, seen_at) VALUES (:case_id, :staff, :now)
ON CONFLICT (case_id, staff_id) DO UPDATE SET seen_at = excluded.seen_at;

-- name: presence_remove :exec
-- param: case_id int, staff int
DELETE FROM presence WHERE case_id = :case_id AND staff_id = :staff;

-- name: presence_forget :exec
-- param: staff int, before int
DELETE FROM presence WHERE staff_id = :staff AND seen_at < :before;

-- name: presence_of_case :many
-- param: case_id int, but_staff int, since int, wrote_since int
-- hot
SELECT s.id, s.name, d.saved_at AS wrote_at
  FROM presence p
  JOIN staff s ON s.id = p.staff_id
  LEFT JOIN draft d ON d.case_id = p.case_id AND d.staff_id = p.staff_id
                   AND d.saved_at > :wrote_since
 WHERE p.case_id = :case_id AND p.staff_id <> :but_staff AND p.seen_at > :since
 ORDER BY s.name, s.id;

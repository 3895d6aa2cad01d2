-- name: list_layout_find :one
-- param: staff int, list text
-- hot
SELECT columns FROM list_layout WHERE staff_id = :staff AND list = :list;

-- name: list_layout_save :exec
-- param: staff int, list text, columns int
INSERT INTO list_layout (staff_id, list, columns) VALUES (:staff, :list, :columns)
ON CONFLICT (staff_id, list) DO UPDATE SET columns = excluded.columns;

-- name: saved_view_find :one
-- param: id int
-- row: saved_view
-- hot
SELECT id, version, staff_id, name, list, filter, ordered FROM saved_view WHERE id = :id;

-- name: saved_views_shared :many
-- row: saved_view
-- hot
SELECT id, version, staff_id, name, list, filter, ordered FROM saved_view
 WHERE staff_id IS NULL ORDER BY place, id;

-- name: saved_views_of :many
-- param: staff int
-- row: saved_view
-- hot
SELECT id, version, staff_id, name, list, filter, ordered FROM saved_view
 WHERE staff_id = :staff ORDER BY place, id;

-- name: saved_view_add :one
-- param: staff int?, name text, list text, filter text, ordered int, place int
INSERT INTO saved_view (staff_id, name, list, filter, ordered, place)
VALUES (:staff, :name, :list, :filter, :ordered, :place) RETURNING id;

-- name: saved_view_save :exec
-- param: id int, seen int, staff int?, name text, list text, filter text, ordered int
UPDATE saved_view
   SET staff_id = :staff, name = :name, list = :list, filter = :filter,
       ordered = :ordered, version = version + 1
 WHERE id = :id AND version = :seen;

-- name: saved_view_set_place :exec
-- param: id int, place int
UPDATE saved_view SET place = :place WHERE id = :id;

-- name: saved_view_remove :exec
-- param: id int
DELETE FROM saved_view WHERE id = :id;

-- name: list_layout_remove :exec
-- param: list text
DELETE FROM list_layout WHERE list = :list;

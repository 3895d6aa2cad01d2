-- name: dispatch_add :one
-- param: case_id int, staff int, text text, minutes int, status int, sent_at int
-- param: goes_at int
INSERT INTO dispatch (case_id, staff_id, text, minutes, status, sent_at, goes_at)
VALUES (:case_id, :staff, :text, :minutes, :status, :sent_at, :goes_at)
RETURNING id;

-- name: dispatch_find :one
-- param: id int
-- row: dispatch
SELECT d.*, s.name AS author, c.subject
  FROM dispatch d JOIN staff s ON s.id = d.staff_id JOIN case_ c ON c.id = d.case_id
 WHERE d.id = :id;

-- name: dispatch_of_case :many
-- param: case_id int
-- row: dispatch
-- hot
SELECT d.*, s.name AS author, c.subject
  FROM dispatch d JOIN staff s ON s.id = d.staff_id JOIN case_ c ON c.id = d.case_id
 WHERE d.case_id = :case_id
 ORDER BY d.id;

-- name: dispatch_of_staff :many
-- param: staff int
-- row: dispatch
-- hot
SELECT d.*, s.name AS author, c.subject
  FROM dispatch d JOIN staff s ON s.id = d.staff_id JOIN case_ c ON c.id = d.case_id
 WHERE d.staff_id = :staff
 ORDER BY d.id;

-- name: dispatch_remove :exec
-- param: id int
DELETE FROM dispatch WHERE id = :id;

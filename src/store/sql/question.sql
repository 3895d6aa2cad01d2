-- name: question_set_add :one
-- param: customer int?, at int, staff int?, every_days int, about_monthly int
INSERT INTO question_set (customer_id, at, staff_id, every_days, about_monthly)
VALUES (:customer, :at, :staff, :every_days, :about_monthly)
RETURNING id;

-- name: question_add :exec
-- param: set int, n int, da text, en text
INSERT INTO question (set_id, n, da, en) VALUES (:set, :n, :da, :en);

-- name: question_set_at :one
-- param: customer int, at int
-- row: question_set
-- hot
-- The customer's own that was in force then; customer 0: that of all.
SELECT q.id, q.customer_id, q.at, q.every_days, q.about_monthly, s.name AS author
  FROM question_set q LEFT JOIN staff s ON s.id = q.staff_id
 WHERE q.customer_id IS NOT DISTINCT FROM NULLIF(CAST(:customer AS @INT@), 0) AND q.at <= :at
 ORDER BY q.at DESC, q.id DESC LIMIT 1;

-- name: question_set_find :one
-- param: id int
-- row: question_set
SELECT q.id, q.customer_id, q.at, q.every_days, q.about_monthly, s.name AS author
  FROM question_set q LEFT JOIN staff s ON s.id = q.staff_id
 WHERE q.id = :id;

-- name: question_sets_of :many
-- param: customer int
-- row: question_set
-- The newest first.
SELECT q.id, q.customer_id, q.at, q.every_days, q.about_monthly, s.name AS author
  FROM question_set q LEFT JOIN staff s ON s.id = q.staff_id
 WHERE q.customer_id IS NOT DISTINCT FROM NULLIF(CAST(:customer AS @INT@), 0)
 ORDER BY q.at DESC, q.id DESC;

-- name: questions_of :many
-- param: set int
-- hot
SELECT n, da, en FROM question WHERE set_id = :set ORDER BY n;

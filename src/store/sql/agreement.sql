-- name: agreement_in_force :one
-- param: customer int, at int
-- row: agreement
-- The version that began last; before the first, the first. The customer's own goes
-- before the house's standard.
SELECT id, COALESCE(customer_id, 0) AS customer_id, valid_from, name, time_zone, holidays
  FROM agreement
 WHERE COALESCE(customer_id, 0) IN (:customer, 0)
 ORDER BY COALESCE(customer_id, 0) DESC,
          CASE WHEN valid_from <= :at THEN 0 ELSE 1 END,
          CASE WHEN valid_from <= :at THEN -valid_from ELSE valid_from END
 LIMIT 1;

-- name: agreement_find :one
-- param: id int
-- row: agreement
SELECT id, COALESCE(customer_id, 0) AS customer_id, valid_from, name, time_zone, holidays
  FROM agreement WHERE id = :id;

-- name: agreement_hours :many
-- param: agreement int
SELECT weekday, opens, closes FROM agreement_hours
 WHERE agreement_id = :agreement ORDER BY weekday, opens;

-- name: agreement_targets :many
-- param: agreement int
SELECT category, response, solution, always FROM agreement_target
 WHERE agreement_id = :agreement ORDER BY category;

-- name: agreement_add :one
-- param: customer int?, valid_from int, name text, time_zone text, holidays text
INSERT INTO agreement (customer_id, valid_from, name, time_zone, holidays)
VALUES (:customer, :valid_from, :name, :time_zone, :holidays)
RETURNING id;

-- name: agreement_hours_add :exec
-- param: agreement int, weekday int, opens int, closes int
INSERT INTO agreement_hours (agreement_id, weekday, opens, closes)
VALUES (:agreement, :weekday, :opens, :closes);

-- name: agreement_target_add :exec
-- param: agreement int, category int, response int, solution int, always int
INSERT INTO agreement_target (agreement_id, category, response, solution, always)
VALUES (:agreement, :category, :response, :solution, :always);

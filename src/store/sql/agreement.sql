-- name: agreement_in_force :one
-- param: customer int, at int
-- row: agreement
-- Of the customer's own the version that began last, unless it has ended; else the
-- house's standard, before the first of which its first is taken.
SELECT id, COALESCE(customer_id, 0) AS customer_id, valid_from, ends_at,
       (SELECT MIN(n.valid_from) FROM agreement n
         WHERE COALESCE(n.customer_id, 0) = COALESCE(a.customer_id, 0)
           AND n.valid_from > a.valid_from) AS next_from,
       name, time_zone, holidays, always, off_after_ascension, stands_reporter,
       stands_supplier, stands_part, stands_solved, reopen_days, horizon_margin, version,
       bills_work, bills_travel, count_day
  FROM agreement a
 WHERE COALESCE(customer_id, 0) IN (:customer, 0)
   AND (COALESCE(customer_id, 0) = 0
        OR (valid_from = (SELECT MAX(valid_from) FROM agreement
                           WHERE COALESCE(customer_id, 0) = :customer
                             AND valid_from <= :at)
            AND (ends_at IS NULL OR ends_at > :at)))
 ORDER BY COALESCE(customer_id, 0) DESC,
          CASE WHEN valid_from <= :at THEN 0 ELSE 1 END,
          CASE WHEN valid_from <= :at THEN -valid_from ELSE valid_from END
 LIMIT 1;

-- name: agreement_find :one
-- param: id int
-- row: agreement
SELECT id, COALESCE(customer_id, 0) AS customer_id, valid_from, ends_at,
       (SELECT MIN(n.valid_from) FROM agreement n
         WHERE COALESCE(n.customer_id, 0) = COALESCE(a.customer_id, 0)
           AND n.valid_from > a.valid_from) AS next_from,
       name, time_zone, holidays, always, off_after_ascension, stands_reporter,
       stands_supplier, stands_part, stands_solved, reopen_days, horizon_margin, version,
       bills_work, bills_travel, count_day
  FROM agreement a WHERE id = :id;

-- name: agreement_versions :many
-- param: customer int
-- row: agreement
-- Of a customer, or of the house (0); the last one first.
SELECT id, COALESCE(customer_id, 0) AS customer_id, valid_from, ends_at,
       (SELECT MIN(n.valid_from) FROM agreement n
         WHERE COALESCE(n.customer_id, 0) = COALESCE(a.customer_id, 0)
           AND n.valid_from > a.valid_from) AS next_from,
       name, time_zone, holidays, always, off_after_ascension, stands_reporter,
       stands_supplier, stands_part, stands_solved, reopen_days, horizon_margin, version,
       bills_work, bills_travel, count_day
  FROM agreement a WHERE COALESCE(customer_id, 0) = :customer
 ORDER BY valid_from DESC;

-- name: agreement_hours :many
-- param: agreement int
SELECT weekday, opens, closes FROM agreement_hours
 WHERE agreement_id = :agreement ORDER BY weekday, opens;

-- name: agreement_targets :many
-- param: agreement int
SELECT category, response, response_always, update_, update_always, solution,
       solution_always
  FROM agreement_target WHERE agreement_id = :agreement ORDER BY category;

-- name: agreement_days :many
-- param: agreement int
SELECT kind, day, opens, closes, name FROM agreement_day
 WHERE agreement_id = :agreement ORDER BY day, kind, opens;

-- name: agreement_is_held :one
-- param: id int, customer int
-- Is a case held to it? customer spares a look at the cases of others; 0 looks at all.
SELECT CAST(CASE WHEN EXISTS (SELECT 1 FROM case_
                               WHERE agreement_id = :id
                                 AND (:customer = 0 OR customer_id = :customer))
                 THEN 1 ELSE 0 END AS @INT@) AS held;

-- name: agreement_add :one
-- param: customer int?, valid_from int, ends_at int?, name text, time_zone text
-- param: holidays text, always int, off_after_ascension int, reporter int, supplier int
-- param: part int, solved int, reopen_days int, horizon_margin int, bills_work int
-- param: bills_travel int, count_day int
INSERT INTO agreement (customer_id, valid_from, ends_at, name, time_zone, holidays,
                       always, off_after_ascension, stands_reporter, stands_supplier,
                       stands_part, stands_solved, reopen_days, horizon_margin,
                       bills_work, bills_travel, count_day)
VALUES (:customer, :valid_from, :ends_at, :name, :time_zone, :holidays, :always,
        :off_after_ascension, :reporter, :supplier, :part, :solved, :reopen_days,
        :horizon_margin, :bills_work, :bills_travel, :count_day)
RETURNING id;

-- name: agreement_set :exec
-- param: id int, valid_from int, ends_at int?, name text, time_zone text
-- param: holidays text, always int, off_after_ascension int, reporter int, supplier int
-- param: part int, solved int, reopen_days int, horizon_margin int, bills_work int
-- param: bills_travel int, count_day int
UPDATE agreement
   SET valid_from = :valid_from, ends_at = :ends_at, name = :name,
       time_zone = :time_zone, holidays = :holidays, always = :always,
       off_after_ascension = :off_after_ascension, stands_reporter = :reporter,
       stands_supplier = :supplier, stands_part = :part, stands_solved = :solved,
       reopen_days = :reopen_days, horizon_margin = :horizon_margin,
       bills_work = :bills_work, bills_travel = :bills_travel,
       count_day = :count_day,
       version = version + 1
 WHERE id = :id;

-- name: agreement_set_end :exec
-- param: id int, ends_at int?
UPDATE agreement SET ends_at = :ends_at WHERE id = :id;

-- name: agreement_clear_hours :exec
-- param: agreement int
DELETE FROM agreement_hours WHERE agreement_id = :agreement;

-- name: agreement_clear_days :exec
-- param: agreement int
DELETE FROM agreement_day WHERE agreement_id = :agreement;

-- name: agreement_clear_targets :exec
-- param: agreement int
DELETE FROM agreement_target WHERE agreement_id = :agreement;

-- name: agreement_remove :exec
-- param: id int
DELETE FROM agreement WHERE id = :id;

-- name: agreement_hours_add :exec
-- param: agreement int, weekday int, opens int, closes int
INSERT INTO agreement_hours (agreement_id, weekday, opens, closes)
VALUES (:agreement, :weekday, :opens, :closes);

-- name: agreement_day_add :exec
-- param: agreement int, kind int, day int, opens int, closes int, name text
INSERT INTO agreement_day (agreement_id, kind, day, opens, closes, name)
VALUES (:agreement, :kind, :day, :opens, :closes, :name);

-- name: agreement_target_add :exec
-- param: agreement int, category int, response int, response_always int, update_ int
-- param: update_always int, solution int, solution_always int
INSERT INTO agreement_target (agreement_id, category, response, response_always, update_,
                              update_always, solution, solution_always)
VALUES (:agreement, :category, :response, :response_always, :update_, :update_always,
        :solution, :solution_always);

-- name: ledger_add :one
-- param: case_id int, entry int, staff int?, by int?, worked_at int, booked_at int
-- param: kind int, method int, minutes int, billable int, by_hand int, reason text
-- param: counters int?
INSERT INTO ledger (case_id, entry_id, staff_id, booked_by, worked_at, booked_at, kind,
                    method, minutes, billable, by_hand, reason, counters)
VALUES (:case_id, :entry, :staff, :by, :worked_at, :booked_at, :kind, :method, :minutes,
        :billable, :by_hand, :reason, :counters)
RETURNING id;

-- name: ledger_find :one
-- param: id int
-- row: ledger
SELECT l.id, l.case_id, l.entry_id, l.staff_id, l.booked_by, l.worked_at, l.booked_at,
       l.kind, l.method, l.minutes, l.billable, l.by_hand, l.reason, l.counters,
       x.id AS countered_by, s.name AS staff_name, c.subject, cu.name AS customer_name
  FROM ledger l
  JOIN case_ c ON c.id = l.case_id
  LEFT JOIN ledger x ON x.counters = l.id
  LEFT JOIN staff s ON s.id = l.staff_id
  LEFT JOIN customer cu ON cu.id = c.customer_id
 WHERE l.id = :id;

-- name: ledger_of_case :many
-- param: case_id int
-- row: ledger
-- hot
SELECT l.id, l.case_id, l.entry_id, l.staff_id, l.booked_by, l.worked_at, l.booked_at,
       l.kind, l.method, l.minutes, l.billable, l.by_hand, l.reason, l.counters,
       x.id AS countered_by, s.name AS staff_name, c.subject, cu.name AS customer_name
  FROM ledger l
  JOIN case_ c ON c.id = l.case_id
  LEFT JOIN ledger x ON x.counters = l.id
  LEFT JOIN staff s ON s.id = l.staff_id
  LEFT JOIN customer cu ON cu.id = c.customer_id
 WHERE l.case_id = :case_id
 ORDER BY l.worked_at, l.id;

-- name: ledger_of_staff :many
-- param: staff int, since int, before int
-- row: ledger
-- hot
SELECT l.id, l.case_id, l.entry_id, l.staff_id, l.booked_by, l.worked_at, l.booked_at,
       l.kind, l.method, l.minutes, l.billable, l.by_hand, l.reason, l.counters,
       x.id AS countered_by, s.name AS staff_name, c.subject, cu.name AS customer_name
  FROM ledger l
  JOIN case_ c ON c.id = l.case_id
  LEFT JOIN ledger x ON x.counters = l.id
  LEFT JOIN staff s ON s.id = l.staff_id
  LEFT JOIN customer cu ON cu.id = c.customer_id
 WHERE l.staff_id = :staff AND l.worked_at >= :since AND l.worked_at < :before
 ORDER BY l.worked_at, l.id;

-- name: ledger_sum_of_case :one
-- param: case_id int
-- With what was worked in the cases that went on in it.
WITH RECURSIVE whole(id) AS (
  SELECT CAST(:case_id AS @INT@)
  UNION
  SELECT c.id FROM case_ c JOIN whole w ON c.merged_into = w.id
)
SELECT CAST(COALESCE(SUM(l.minutes), 0) AS @INT@) AS minutes,
       CAST(COALESCE(SUM(CASE l.kind WHEN 2 THEN l.minutes ELSE 0 END), 0)
            AS @INT@) AS travel,
       CAST(COALESCE(SUM(l.minutes * l.billable), 0) AS @INT@) AS billable
  FROM whole w JOIN ledger l ON l.case_id = w.id;

-- name: ledger_sum_of_customer :one
-- param: customer int, since int, before int
SELECT CAST(COALESCE(SUM(l.minutes), 0) AS @INT@) AS minutes,
       CAST(COALESCE(SUM(CASE l.kind WHEN 2 THEN l.minutes ELSE 0 END), 0)
            AS @INT@) AS travel,
       CAST(COALESCE(SUM(l.minutes * l.billable), 0) AS @INT@) AS billable
  FROM case_ c JOIN ledger l ON l.case_id = c.id
 WHERE c.customer_id = :customer AND c.updated_at >= :since
   AND l.worked_at >= :since AND l.worked_at < :before;

-- name: handin_add :one
-- param: case_id int, what text, serial text, accessories text, shelf text, now int
-- param: by int, loan text, loan_out_at int?, had_code int
INSERT INTO handin (case_id, state, what, serial, accessories, shelf, received_at,
                    received_by, state_at, loan, loan_out_at, had_code)
VALUES (:case_id, 1, :what, :serial, :accessories, :shelf, :now, :by, :now, :loan,
        :loan_out_at, :had_code)
RETURNING id;

-- name: handin_save :exec
-- param: id int, seen int, state int, shelf text, state_at int, ready_at int?
-- param: fetched_at int?, fetched_by text, reminders int, loan text, loan_out_at int?
-- param: loan_back_at int?, wiped_at int?
UPDATE handin
   SET state = :state, shelf = :shelf, state_at = :state_at, ready_at = :ready_at,
       fetched_at = :fetched_at, fetched_by = :fetched_by, reminders = :reminders,
       loan = :loan, loan_out_at = :loan_out_at, loan_back_at = :loan_back_at,
       wiped_at = :wiped_at, version = version + 1
 WHERE id = :id AND version = :seen;

-- name: handin_find :one
-- param: id int
-- row: handin
SELECT h.id, h.version, h.case_id, h.state, h.what, h.serial, h.accessories, h.shelf,
       h.received_at, h.received_by, h.state_at, h.ready_at, h.fetched_at, h.fetched_by,
       h.reminders, h.loan, h.loan_out_at, h.loan_back_at, h.had_code, h.wiped_at,
       c.subject, p.name AS person_name, p.phone AS person_phone,
       cu.name AS customer_name, s.name AS received_name
  FROM handin h
  JOIN case_ c ON c.id = h.case_id
  JOIN staff s ON s.id = h.received_by
  LEFT JOIN person p ON p.id = c.person_id
  LEFT JOIN customer cu ON cu.id = c.customer_id
 WHERE h.id = :id;

-- name: handins_of_case :many
-- param: case_id int
-- row: handin
-- hot
SELECT h.id, h.version, h.case_id, h.state, h.what, h.serial, h.accessories, h.shelf,
       h.received_at, h.received_by, h.state_at, h.ready_at, h.fetched_at, h.fetched_by,
       h.reminders, h.loan, h.loan_out_at, h.loan_back_at, h.had_code, h.wiped_at,
       c.subject, p.name AS person_name, p.phone AS person_phone,
       cu.name AS customer_name, s.name AS received_name
  FROM handin h
  JOIN case_ c ON c.id = h.case_id
  JOIN staff s ON s.id = h.received_by
  LEFT JOIN person p ON p.id = c.person_id
  LEFT JOIN customer cu ON cu.id = c.customer_id
 WHERE h.case_id = :case_id
 ORDER BY h.id DESC;

-- name: handins_on_shelf :many
-- row: handin
SELECT h.id, h.version, h.case_id, h.state, h.what, h.serial, h.accessories, h.shelf,
       h.received_at, h.received_by, h.state_at, h.ready_at, h.fetched_at, h.fetched_by,
       h.reminders, h.loan, h.loan_out_at, h.loan_back_at, h.had_code, h.wiped_at,
       c.subject, p.name AS person_name, p.phone AS person_phone,
       cu.name AS customer_name, s.name AS received_name
  FROM handin h
  JOIN case_ c ON c.id = h.case_id
  JOIN staff s ON s.id = h.received_by
  LEFT JOIN person p ON p.id = c.person_id
  LEFT JOIN customer cu ON cu.id = c.customer_id
 WHERE h.fetched_at IS NULL
 ORDER BY h.shelf @DANISH@, h.received_at, h.id;

-- name: handin_code_set :exec
-- param: id int, sealed bytes
INSERT INTO handin_code (handin_id, sealed) VALUES (:id, :sealed);

-- name: handin_code_find :one
-- param: id int
SELECT sealed FROM handin_code WHERE handin_id = :id;

-- name: handin_code_wipe :exec
-- param: id int
DELETE FROM handin_code WHERE handin_id = :id;

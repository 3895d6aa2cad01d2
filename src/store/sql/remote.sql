-- name: remote_add :one
-- param: case_id int, staff int, person int?, state int, computer text, what text
-- param: now int, consent int, answered_at int?
INSERT INTO remote (case_id, staff_id, person_id, state, computer, what, asked_at, consent,
                    answered_at)
VALUES (:case_id, :staff, :person, :state, :computer, :what, :now, :consent, :answered_at)
RETURNING id;

-- name: remote_save :exec
-- param: id int, seen int, staff int, state int, computer text, consent int
-- param: answered_at int?, started_at int?, ended_at int?
UPDATE remote
   SET staff_id = :staff, state = :state, computer = :computer, consent = :consent,
       answered_at = :answered_at, started_at = :started_at, ended_at = :ended_at,
       version = version + 1
 WHERE id = :id AND version = :seen;

-- name: remote_find :one
-- param: id int
-- row: remote
SELECT r.id, r.version, r.case_id, r.staff_id, r.person_id, r.state, r.computer, r.what,
       r.asked_at, r.consent, r.answered_at, r.started_at, r.ended_at, c.subject,
       s.name AS staff_name, p.name AS person_name
  FROM remote r
  JOIN case_ c ON c.id = r.case_id
  JOIN staff s ON s.id = r.staff_id
  LEFT JOIN person p ON p.id = r.person_id
 WHERE r.id = :id;

-- The last one: that which is open, if one is.
-- name: remote_of_case :one
-- param: case_id int
-- row: remote
-- hot
SELECT r.id, r.version, r.case_id, r.staff_id, r.person_id, r.state, r.computer, r.what,
       r.asked_at, r.consent, r.answered_at, r.started_at, r.ended_at, c.subject,
       s.name AS staff_name, p.name AS person_name
  FROM remote r
  JOIN case_ c ON c.id = r.case_id
  JOIN staff s ON s.id = r.staff_id
  LEFT JOIN person p ON p.id = r.person_id
 WHERE r.case_id = :case_id
 ORDER BY r.id DESC LIMIT 1;

-- What the computer of that person was called the last time.
-- name: remote_computer :one
-- param: person int
SELECT computer FROM remote
 WHERE person_id = :person AND computer <> ''
 ORDER BY id DESC LIMIT 1;

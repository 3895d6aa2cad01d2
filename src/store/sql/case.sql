-- name: case_find :one
-- param: id int
-- row: line
-- Every case page and every mail that comes in begins with it.
SELECT * FROM case_line WHERE id = :id;

-- name: cases_open :many
-- param: at int, id int, n int
-- row: line
-- hot
SELECT * FROM case_line
 WHERE closed_at IS NULL AND (next_due, id) > (:at, :id)
 ORDER BY next_due, id LIMIT :n;

-- name: cases_of_assignee :many
-- param: assignee int, at int, id int, n int
-- row: line
-- hot
SELECT * FROM case_line
 WHERE closed_at IS NULL AND assignee_id = :assignee AND (next_due, id) > (:at, :id)
 ORDER BY next_due, id LIMIT :n;

-- name: cases_unassigned :many
-- param: at int, id int, n int
-- row: line
-- hot
SELECT * FROM case_line
 WHERE closed_at IS NULL AND assignee_id IS NULL AND (next_due, id) > (:at, :id)
 ORDER BY next_due, id LIMIT :n;

-- name: cases_in_status :many
-- param: status int, at int, id int, n int
-- row: line
-- hot
SELECT * FROM case_line
 WHERE closed_at IS NULL AND status = :status AND (next_due, id) > (:at, :id)
 ORDER BY next_due, id LIMIT :n;

-- name: cases_due_before :many
-- param: until int, at int, id int, n int
-- row: line
-- hot
SELECT * FROM case_line
 WHERE closed_at IS NULL AND next_due < :until AND (next_due, id) > (:at, :id)
 ORDER BY next_due, id LIMIT :n;

-- name: case_count_due_before :one
-- param: until int
-- hot
SELECT COUNT(*) AS n FROM case_ WHERE closed_at IS NULL AND next_due < :until;

-- name: cases_on_shelf :many
-- hot
SELECT DISTINCT case_id AS id FROM handin WHERE fetched_at IS NULL;

-- name: case_count_on_shelf :one
-- hot
SELECT COUNT(DISTINCT case_id) AS n FROM handin WHERE fetched_at IS NULL;

-- name: cases_of_visits :many
-- param: from_at int, before int
-- hot
SELECT DISTINCT case_id AS id FROM visit
 WHERE state = 1 AND begins_at >= :from_at AND begins_at < :before;

-- name: case_count_of_visits :one
-- param: from_at int, before int
-- hot
SELECT COUNT(DISTINCT case_id) AS n FROM visit
 WHERE state = 1 AND begins_at >= :from_at AND begins_at < :before;

-- name: case_open_marks :many
-- hot
-- All that a filter or an order looks at, of every open case.
SELECT id, version, opened_at, updated_at, customer_id, person_id, category, priority,
       status, step, assignee_id, channel, response_due, responded_at, update_due,
       solution_due, standing, horizon, solved_at
-- @if sqlite
  FROM case_ INDEXED BY case_open_marks
-- @else
  FROM case_
-- @end
 WHERE closed_at IS NULL;

-- name: case_open_with_files :many
SELECT DISTINCT e.case_id AS id
  FROM case_ c
  JOIN entry e ON e.case_id = c.id
  JOIN attachment a ON a.entry_id = e.id AND a.is_raw = 0
 WHERE c.closed_at IS NULL;

-- name: case_open_by_subject :many
-- hot
SELECT id FROM case_ WHERE closed_at IS NULL ORDER BY subject @DANISH@, id;

-- name: customer_ids_by_name :many
SELECT id FROM customer ORDER BY name @DANISH@, id;

-- name: staff_ids_by_name :many
SELECT id FROM staff ORDER BY name @DANISH@, id;

-- name: cases_closed :many
-- param: at int, id int, n int
-- row: line
-- hot
SELECT * FROM case_line
 WHERE closed_at IS NOT NULL AND (closed_at, id) < (:at, :id)
 ORDER BY closed_at DESC, id DESC LIMIT :n;

-- name: cases_of_customer :many
-- param: customer int, at int, id int, n int
-- row: line
-- hot
SELECT * FROM case_line
 WHERE customer_id = :customer AND (updated_at, id) < (:at, :id)
 ORDER BY updated_at DESC, id DESC LIMIT :n;

-- name: cases_of_customer_where :many
-- param: customer int, person int, state int, category int, since int, until int
-- param: at int, id int, n int
-- row: line
-- hot
-- What is 0 is not asked; state 1 is not over yet, 2 is.
SELECT * FROM case_line
 WHERE customer_id = :customer AND (updated_at, id) < (:at, :id)
   AND (:person = 0 OR person_id = :person)
   AND (:state = 0 OR (:state = 1 AND status < 6) OR (:state = 2 AND status >= 6))
   AND (:category = 0 OR category = :category)
   AND opened_at >= :since AND (:until = 0 OR opened_at < :until)
 ORDER BY updated_at DESC, id DESC LIMIT :n;

-- name: cases_of_person :many
-- param: person int, at int, id int, n int
-- row: line
-- hot
SELECT * FROM case_line
 WHERE person_id = :person AND (updated_at, id) < (:at, :id)
 ORDER BY updated_at DESC, id DESC LIMIT :n;

-- name: cases_of_outage :many
-- param: outage int
-- row: line
-- hot
SELECT * FROM case_line WHERE outage_id = :outage ORDER BY id;

-- name: cases_of_proposal :many
-- param: proposal int
-- row: line
SELECT l.* FROM outage_proposal_case pc JOIN case_line l ON l.id = pc.case_id
 WHERE pc.proposal_id = :proposal ORDER BY l.id;

-- name: cases_by_ids :many
-- param: cases text
-- row: line
-- hot
-- "1,2,3", in no order.
-- @if sqlite
SELECT l.* FROM json_each('[' || :cases || ']') j JOIN case_line l ON l.id = j.value;
-- @else
SELECT l.* FROM case_line l
 WHERE l.id = ANY (CAST(string_to_array(:cases, ',') AS BIGINT[]));
-- @end

-- name: case_ids :many
-- param: from_id int, n int
SELECT id FROM case_ WHERE id >= :from_id ORDER BY id LIMIT :n;

-- name: case_add :one
-- param: version int, subject text, customer int?, person int?, category int
-- param: priority int, status int, step int, assignee int?, channel int, lang int
-- param: agreement int?, opened_at int, response_due int, responded_at int?
-- param: update_due int?, solution_due int, standing int, horizon int, horizon_why int
-- param: next_due int, solved_at int?, closed_at int?, outage int?
INSERT INTO case_ (version, subject, customer_id, person_id, category, priority, status,
                   step, assignee_id, channel, lang, agreement_id, opened_at, updated_at,
                   response_due, responded_at, update_due, solution_due, standing,
                   horizon, horizon_why, next_due, solved_at, closed_at, outage_id)
VALUES (:version, :subject, :customer, :person, :category, :priority, :status,
        :step, :assignee, :channel, :lang, :agreement, :opened_at, :opened_at,
        :response_due, :responded_at, :update_due, :solution_due, :standing,
        :horizon, :horizon_why, :next_due, :solved_at, :closed_at, :outage)
RETURNING id;

-- name: case_save :exec
-- param: id int, seen int, version int, subject text, customer int?, person int?
-- param: category int, priority int, status int, step int, assignee int?, lang int
-- param: agreement int?, updated_at int, response_due int, responded_at int?
-- param: update_due int?, solution_due int, standing int, horizon int, horizon_why int
-- param: next_due int, solved_at int?, closed_at int?, merged_into int?, outage int?
-- Changes no row if somebody else changed the case since it was seen.
UPDATE case_
   SET version = :version, subject = :subject, customer_id = :customer,
       person_id = :person, category = :category, priority = :priority,
       status = :status, step = :step, assignee_id = :assignee, lang = :lang,
       agreement_id = :agreement, updated_at = :updated_at,
       response_due = :response_due, responded_at = :responded_at,
       update_due = :update_due, solution_due = :solution_due, standing = :standing,
       horizon = :horizon, horizon_why = :horizon_why, next_due = :next_due,
       solved_at = :solved_at, closed_at = :closed_at, merged_into = :merged_into,
       outage_id = :outage
 WHERE id = :id AND version = :seen;

-- name: case_count_add :exec
-- param: status int, assignee int, n int
INSERT INTO case_count (status, assignee_id, n) VALUES (:status, :assignee, :n)
ON CONFLICT (status, assignee_id) DO UPDATE SET n = case_count.n + excluded.n;

-- name: case_counts :many
-- param: assignee int
-- Of one assignee, or of all with -1.
SELECT status, CAST(SUM(n) AS @INT@) AS n FROM case_count
 WHERE :assignee = -1 OR assignee_id = :assignee
 GROUP BY status;

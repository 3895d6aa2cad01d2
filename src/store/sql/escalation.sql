-- name: rules_all :many
-- param: customer int
-- row: escalation_rule
-- A customer's own, or the house's (0).
SELECT id, COALESCE(customer_id, 0) AS customer_id, trigger_, amount, status, category,
       step, active, version
  FROM escalation_rule
 WHERE COALESCE(customer_id, 0) = :customer
 ORDER BY trigger_, amount, id;

-- name: rules_active :many
-- param: customer int
-- row: escalation_rule
-- Those that hold for a customer: its own if it has any, else the house's.
SELECT id, COALESCE(customer_id, 0) AS customer_id, trigger_, amount, status, category,
       step, active, version
  FROM escalation_rule
 WHERE active = 1
   AND COALESCE(customer_id, 0) =
       COALESCE((SELECT MAX(customer_id) FROM escalation_rule
                  WHERE customer_id = :customer), 0)
 ORDER BY trigger_, amount, id;

-- name: rule_find :one
-- param: id int
-- row: escalation_rule
SELECT id, COALESCE(customer_id, 0) AS customer_id, trigger_, amount, status, category,
       step, active, version
  FROM escalation_rule WHERE id = :id;

-- name: rule_add :one
-- param: customer int?, trigger int, amount int, status int?, category int?, step int
-- param: active int
INSERT INTO escalation_rule (customer_id, trigger_, amount, status, category, step,
                             active)
VALUES (:customer, :trigger, :amount, :status, :category, :step, :active)
RETURNING id;

-- name: rule_save :exec
-- param: id int, seen int, trigger int, amount int, status int?, category int?
-- param: step int, active int
UPDATE escalation_rule
   SET trigger_ = :trigger, amount = :amount, status = :status, category = :category,
       step = :step, active = :active, version = version + 1
 WHERE id = :id AND version = :seen;

-- name: rule_fired_forget :exec
-- param: id int
DELETE FROM escalation_fired WHERE rule_id = :id;

-- name: rule_remove :exec
-- param: id int
DELETE FROM escalation_rule WHERE id = :id;

-- name: rule_fire :exec
-- param: in_case int, rule int, period int, now int
INSERT INTO escalation_fired (case_id, rule_id, period, at)
VALUES (:in_case, :rule, :period, :now)
ON CONFLICT DO NOTHING;

-- name: rule_fired :one
-- param: in_case int, rule int, period int
-- hot
SELECT COUNT(*) AS n FROM escalation_fired
 WHERE case_id = :in_case AND rule_id = :rule AND period = :period;

-- name: decision_find :one
-- param: id int
-- row: decision
SELECT * FROM decision WHERE id = :id;

-- name: decision_open_of_case :one
-- param: in_case int
-- row: decision
-- hot
SELECT * FROM decision WHERE case_id = :in_case AND outcome IS NULL AND withdrawn = 0;

-- name: decision_add :one
-- param: in_case int, asked_by int?, now int, question text, partner int?, moved int
-- param: back_to int?, back_step int
INSERT INTO decision (case_id, asked_by, asked_at, question, partner_id, turned_at,
                      moved, back_to, back_step)
VALUES (:in_case, :asked_by, :now, :question, :partner, :now, :moved, :back_to, :back_step)
RETURNING id;

-- name: decision_move :exec
-- param: id int, back_to int?, back_step int
-- It was asked from where the case was; now the case comes too.
UPDATE decision SET moved = 1, back_to = :back_to, back_step = :back_step WHERE id = :id;

-- name: decision_turn :exec
-- param: id int, partner int, now int
UPDATE decision SET partner_id = :partner, turned_at = :now, turns = turns + 1
 WHERE id = :id;

-- name: decision_answer :exec
-- param: id int, outcome int, answer text, by int, now int
UPDATE decision SET outcome = :outcome, answer = :answer, answered_by = :by,
                    answered_at = :now
 WHERE id = :id AND outcome IS NULL;

-- name: decision_withdraw :exec
-- param: id int
UPDATE decision SET withdrawn = 1 WHERE id = :id AND outcome IS NULL;

-- name: decision_follow :exec
-- param: id int, into int
-- The case goes on in another, which stays where it is whatever is answered.
UPDATE decision SET case_id = :into, moved = 0 WHERE id = :id;

-- name: decision_extend :exec
-- param: id int, question text
UPDATE decision SET question = :question WHERE id = :id;

-- name: decision_asked_add :exec
-- param: decision int, turn int, staff int, now int
INSERT INTO decision_asked (decision_id, turn, staff_id, at)
VALUES (:decision, :turn, :staff, :now);

-- name: decision_asked_list :many
-- param: decision int
SELECT staff_id FROM decision_asked WHERE decision_id = :decision ORDER BY turn;

-- name: parked_waiting :many
-- param: customer int
-- row: parked
-- Of one customer, or of all (0); the oldest first.
SELECT q.id, q.customer_id, q.case_id, q.question, q.asked_by, q.asked_at, q.outcome,
       q.note, q.taken_by, q.taken_at, c.name AS customer_name, c.slug AS customer_slug,
       a.name AS asked_by_name, t.name AS taken_by_name
  FROM parked_question q
  JOIN customer c ON c.id = q.customer_id
  JOIN staff a ON a.id = q.asked_by
  LEFT JOIN staff t ON t.id = q.taken_by
 WHERE (q.outcome IS NULL OR q.outcome = 3) AND (q.customer_id = :customer OR :customer = 0)
 ORDER BY q.asked_at, q.id LIMIT 200;

-- name: parked_taken :many
-- param: customer int, n int
-- row: parked
SELECT q.id, q.customer_id, q.case_id, q.question, q.asked_by, q.asked_at, q.outcome,
       q.note, q.taken_by, q.taken_at, c.name AS customer_name, c.slug AS customer_slug,
       a.name AS asked_by_name, t.name AS taken_by_name
  FROM parked_question q
  JOIN customer c ON c.id = q.customer_id
  JOIN staff a ON a.id = q.asked_by
  LEFT JOIN staff t ON t.id = q.taken_by
 WHERE q.outcome IN (1, 2) AND (q.customer_id = :customer OR :customer = 0)
 ORDER BY q.taken_at DESC, q.id DESC LIMIT :n;

-- name: parked_find :one
-- param: id int
-- row: parked
SELECT q.id, q.customer_id, q.case_id, q.question, q.asked_by, q.asked_at, q.outcome,
       q.note, q.taken_by, q.taken_at, c.name AS customer_name, c.slug AS customer_slug,
       a.name AS asked_by_name, t.name AS taken_by_name
  FROM parked_question q
  JOIN customer c ON c.id = q.customer_id
  JOIN staff a ON a.id = q.asked_by
  LEFT JOIN staff t ON t.id = q.taken_by
 WHERE q.id = :id;

-- name: parked_add :one
-- param: customer int, in_case int, question text, by int, now int
INSERT INTO parked_question (customer_id, case_id, question, asked_by, asked_at)
VALUES (:customer, :in_case, :question, :by, :now)
RETURNING id;

-- name: parked_take :exec
-- param: id int, outcome int, note text, by int, now int
UPDATE parked_question SET outcome = :outcome, note = :note, taken_by = :by,
                           taken_at = :now
 WHERE id = :id;

-- name: customer_drawn :one
-- param: customer int, since int
-- How many cases a customer reported, and how many minutes were worked on all of its,
-- since then.
SELECT (SELECT COUNT(*) FROM case_
         WHERE customer_id = :customer AND opened_at >= :since) AS cases,
       CAST(COALESCE((SELECT SUM(l.minutes)
                        FROM ledger l JOIN case_ c ON c.id = l.case_id
                       WHERE c.customer_id = :customer AND c.updated_at >= :since
                         AND l.worked_at >= :since), 0) AS @INT@) AS minutes;

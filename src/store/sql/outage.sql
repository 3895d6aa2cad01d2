-- name: outage_find :one
-- param: id int
-- row: outage
SELECT * FROM outage WHERE id = :id;

-- name: outages_on :many
-- row: outage
-- hot
-- Every page of the staff asks for them.
SELECT * FROM outage WHERE ended_at IS NULL ORDER BY next_update_at, id;

-- name: outages_of_customer :many
-- param: customer int
-- row: outage
-- Of the contact form: those that touch the customer, by name or by a case.
SELECT * FROM outage o
 WHERE o.ended_at IS NULL
   AND (o.everybody = 1
        OR EXISTS (SELECT 1 FROM outage_customer oc
                    WHERE oc.outage_id = o.id AND oc.customer_id = :customer)
        OR EXISTS (SELECT 1 FROM case_ c
                    WHERE c.outage_id = o.id AND c.customer_id = :customer))
 ORDER BY o.id;

-- name: outages_list :many
-- param: before int, n int
-- row: outage
-- hot
SELECT * FROM outage WHERE id < :before ORDER BY id DESC LIMIT :n;

-- name: outage_add :one
-- param: title text, systems text, everybody int, declared_by int, started_at int
-- param: declared_at int, next_update_at int
INSERT INTO outage (title, systems, everybody, declared_by, started_at, declared_at,
                    next_update_at)
VALUES (:title, :systems, :everybody, :declared_by, :started_at, :declared_at,
        :next_update_at)
RETURNING id;

-- name: outage_save :exec
-- param: id int, seen int, title text, systems text, cause text, started_at int
-- param: next_update_at int?, ended_at int?
UPDATE outage
   SET title = :title, systems = :systems, cause = :cause, started_at = :started_at,
       next_update_at = :next_update_at, ended_at = :ended_at, version = version + 1
 WHERE id = :id AND version = :seen;

-- name: outage_customer_add :exec
-- param: outage int, customer int
INSERT INTO outage_customer (outage_id, customer_id) VALUES (:outage, :customer)
ON CONFLICT DO NOTHING;

-- name: outage_customers :many
-- param: outage int
-- Those that it touches: named, or with a case in it.
SELECT id FROM customer
 WHERE id IN (SELECT customer_id FROM outage_customer WHERE outage_id = :outage
              UNION
              SELECT customer_id FROM case_ WHERE outage_id = :outage)
 ORDER BY name @DANISH@, id;

-- name: outage_contacts :many
-- param: outage int
-- Whom the customers that it touches want to be told; of everybody, of all.
SELECT p.id FROM person p
 WHERE p.outages = 1 AND p.active = 1 AND p.mail IS NOT NULL
   AND (EXISTS (SELECT 1 FROM outage o WHERE o.id = :outage AND o.everybody = 1)
        OR p.customer_id IN (SELECT customer_id FROM outage_customer
                              WHERE outage_id = :outage
                              UNION
                              SELECT customer_id FROM case_ WHERE outage_id = :outage))
 ORDER BY p.id;

-- name: outage_word_add :one
-- param: outage int, at int, staff int, da text, en text
INSERT INTO outage_word (outage_id, at, staff_id, da, en)
VALUES (:outage, :at, :staff, :da, :en)
RETURNING id;

-- name: outage_words :many
-- param: outage int
-- row: outage_word
SELECT w.id, w.at, w.da, w.en, s.name AS author
  FROM outage_word w JOIN staff s ON s.id = w.staff_id
 WHERE w.outage_id = :outage ORDER BY w.id;

-- name: outage_last_word :one
-- param: outage int
-- row: outage_word
SELECT w.id, w.at, w.da, w.en, s.name AS author
  FROM outage_word w JOIN staff s ON s.id = w.staff_id
 WHERE w.outage_id = :outage ORDER BY w.id DESC LIMIT 1;

-- name: cases_newest :many
-- param: before int, since int, n int
-- hot
-- The last reports before one, for what is like it.
SELECT id, subject, person_id, outage_id, category FROM case_
 WHERE id < :before AND opened_at >= :since AND merged_into IS NULL
 ORDER BY id DESC LIMIT :n;

-- name: outage_proposal_add :one
-- param: at int
INSERT INTO outage_proposal (at) VALUES (:at) RETURNING id;

-- name: outage_proposal_case_add :exec
-- param: proposal int, case_id int
INSERT INTO outage_proposal_case (proposal_id, case_id) VALUES (:proposal, :case_id)
ON CONFLICT DO NOTHING;

-- name: outage_proposal_of_case :one
-- param: case_id int
SELECT proposal_id FROM outage_proposal_case WHERE case_id = :case_id;

-- name: outage_proposals_open :many
-- hot
SELECT p.id, p.at,
       (SELECT COUNT(*) FROM outage_proposal_case pc WHERE pc.proposal_id = p.id) AS n_cases,
       (SELECT c.subject FROM outage_proposal_case pc JOIN case_ c ON c.id = pc.case_id
         WHERE pc.proposal_id = p.id ORDER BY c.id LIMIT 1) AS subject
  FROM outage_proposal p
 WHERE p.settled_at IS NULL
   AND EXISTS (SELECT 1 FROM outage_proposal_case pc JOIN case_ c ON c.id = pc.case_id
                WHERE pc.proposal_id = p.id AND c.closed_at IS NULL)
 ORDER BY p.id DESC;

-- name: outage_proposals_lapse :exec
-- param: now int, since int
UPDATE outage_proposal SET settled_at = :now
 WHERE settled_at IS NULL
   AND NOT EXISTS (SELECT 1 FROM outage_proposal_case pc JOIN case_ c ON c.id = pc.case_id
                    WHERE pc.proposal_id = outage_proposal.id
                      AND (c.closed_at IS NULL OR c.opened_at >= :since));

-- name: outage_proposal_settle :exec
-- param: id int, now int
UPDATE outage_proposal SET settled_at = :now WHERE id = :id AND settled_at IS NULL;

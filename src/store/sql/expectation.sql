-- name: expectation_version :one
-- hot
SELECT version FROM expectation WHERE id = 1;

-- name: expectation_find :one
SELECT version, learnt_at, known, model FROM expectation WHERE id = 1;

-- name: expectation_score :one
SELECT version, learnt_at, known, score FROM expectation WHERE id = 1;

-- name: expectation_save :exec
-- param: learnt_at int, known int, model text, score text
INSERT INTO expectation (id, version, learnt_at, known, model, score)
VALUES (1, 1, :learnt_at, :known, :model, :score)
ON CONFLICT (id) DO UPDATE
   SET version = expectation.version + 1, learnt_at = excluded.learnt_at,
       known = excluded.known, model = excluded.model, score = excluded.score;

-- name: expectation_n_solved :one
-- How many cases were solved since.
-- param: since int
-- hot
SELECT COUNT(*) AS n FROM case_ WHERE closed_at > :since;

-- name: expectation_past :many
-- The last n cases: how each began, and where it went on with its next step; with the
-- end of it, if it has one.
-- param: n int
WITH recent AS (
  SELECT id, opened_at, solved_at, closed_at, category, priority, customer_id, channel,
         agreement_id, subject
    FROM case_ WHERE merged_into IS NULL
   ORDER BY id DESC LIMIT :n
), began AS (
  SELECT id, opened_at AS began_at, 1 AS step FROM recent
  UNION ALL
  SELECT e.case_id, e.at,
         1 + ROW_NUMBER() OVER (PARTITION BY e.case_id ORDER BY e.id)
    FROM recent r
    JOIN entry e ON e.case_id = r.id AND e.kind = 7
)
SELECT b.id, b.began_at, b.step, r.solved_at, r.closed_at, r.category, r.priority,
       r.customer_id, r.channel, r.agreement_id, r.subject
  FROM began b
  JOIN recent r ON r.id = b.id
 ORDER BY b.began_at, b.id, b.step;

-- name: expectation_told :one
-- When the reporter was told of a horizon last; when the case came to its present step,
-- or was opened again.
-- param: case_id int
-- hot
SELECT MAX(CASE WHEN change LIKE '%"horizon"%' THEN at END) AS told_at,
       MAX(CASE WHEN kind IN (7, 10) THEN at END) AS began_at
  FROM entry WHERE case_id = :case_id;

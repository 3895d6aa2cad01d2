-- name: triage_next :one
-- param: staff int, now int, since int
-- hot
-- New ones first, by next deadline; nobody else is at it.
SELECT c.id FROM case_ c
 WHERE c.closed_at IS NULL AND c.assignee_id IS NULL AND c.status IN (1, 2)
   AND NOT EXISTS (SELECT 1 FROM triage_claim t
                    WHERE t.case_id = c.id AND t.until > :now AND t.staff_id <> :staff)
   AND NOT EXISTS (SELECT 1 FROM triage_skip s
                    WHERE s.case_id = c.id AND s.staff_id = :staff
                      AND s.skipped_at > :since AND s.skipped_at >= c.updated_at)
 ORDER BY c.status, c.next_due, c.id LIMIT 1;

-- name: triage_waiting :many
-- param: staff int, now int, since int
-- hot
-- All of them, in the same order.
SELECT c.id, CASE WHEN EXISTS (SELECT 1 FROM triage_skip s
                    WHERE s.case_id = c.id AND s.staff_id = :staff
                      AND s.skipped_at > :since AND s.skipped_at >= c.updated_at)
             THEN 1 ELSE 0 END AS is_skipped
  FROM case_ c
 WHERE c.closed_at IS NULL AND c.assignee_id IS NULL AND c.status IN (1, 2)
   AND NOT EXISTS (SELECT 1 FROM triage_claim t
                    WHERE t.case_id = c.id AND t.until > :now AND t.staff_id <> :staff)
 ORDER BY c.status, c.next_due, c.id;

-- name: triage_left :one
-- param: staff int, now int, since int
-- hot
-- But those that a colleague is at.
SELECT COUNT(*) AS n,
       CAST(COALESCE(SUM(CASE WHEN EXISTS (
              SELECT 1 FROM triage_skip s
               WHERE s.case_id = c.id AND s.staff_id = :staff
                 AND s.skipped_at > :since AND s.skipped_at >= c.updated_at)
            THEN 1 ELSE 0 END), 0) AS @INT@) AS n_skipped
  FROM case_ c
 WHERE c.closed_at IS NULL AND c.assignee_id IS NULL AND c.status IN (1, 2)
   AND NOT EXISTS (SELECT 1 FROM triage_claim t
                    WHERE t.case_id = c.id AND t.until > :now AND t.staff_id <> :staff);

-- name: triage_mine :one
-- param: staff int, now int
-- hot
-- Only while it still needs somebody.
SELECT t.case_id FROM triage_claim t JOIN case_ c ON c.id = t.case_id
 WHERE t.staff_id = :staff AND t.until > :now AND c.closed_at IS NULL
   AND c.assignee_id IS NULL AND c.status IN (1, 2)
 ORDER BY t.until DESC LIMIT 1;

-- name: triage_claim :exec
-- param: case_id int, staff int, until int, now int
INSERT INTO triage_claim (case_id, staff_id, until) VALUES (:case_id, :staff, :until)
ON CONFLICT (case_id) DO UPDATE SET staff_id = excluded.staff_id, until = excluded.until
 WHERE triage_claim.staff_id = excluded.staff_id OR triage_claim.until <= :now;

-- name: triage_release :exec
-- param: staff int
DELETE FROM triage_claim WHERE staff_id = :staff;

-- name: triage_skip :exec
-- param: staff int, case_id int, now int
INSERT INTO triage_skip (staff_id, case_id, skipped_at) VALUES (:staff, :case_id, :now)
ON CONFLICT (staff_id, case_id) DO UPDATE SET skipped_at = excluded.skipped_at;

-- name: triage_unskip :exec
-- param: staff int
DELETE FROM triage_skip WHERE staff_id = :staff;

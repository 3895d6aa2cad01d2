-- name: check_counters :one
-- Counters that differ from what can be counted, either way.
SELECT COUNT(*) AS n
  FROM (SELECT status, assignee_id, SUM(n) AS n
          FROM (SELECT status, assignee_id, n FROM case_count
                UNION ALL
                SELECT status, COALESCE(assignee_id, 0), -1 FROM case_
                 WHERE closed_at IS NULL) AS both_sides
         GROUP BY status, assignee_id) AS sums
 WHERE sums.n <> 0;

-- name: check_mails_without_job :one
SELECT COUNT(*) AS n FROM mail_out m
 WHERE m.state = 1
   AND NOT EXISTS (SELECT 1 FROM job j WHERE j.kind = 1 AND j.ref = m.id AND j.state = 1);

-- name: check_mails_with_jobs :one
SELECT COUNT(*) AS n
  FROM (SELECT ref FROM job WHERE kind = 1 GROUP BY ref HAVING COUNT(*) > 1) AS doubled;

-- name: check_ledger_wrong :one
-- What takes a line back takes back all of it, and nothing that takes back itself.
SELECT COUNT(*) AS n FROM ledger x JOIN ledger l ON l.id = x.counters
 WHERE x.minutes <> -l.minutes OR x.case_id <> l.case_id OR x.entry_id <> l.entry_id
    OR x.kind <> l.kind OR x.method <> l.method OR x.billable <> l.billable
    OR COALESCE(x.staff_id, 0) <> COALESCE(l.staff_id, 0) OR x.worked_at <> l.worked_at
    OR l.counters IS NOT NULL;

-- name: check_due_without_job :one
-- Of the deadlines that run, one that has been noted as passed waits for nothing.
SELECT COUNT(*) AS n FROM case_ c
 WHERE c.status < 6
   AND (   ((c.standing & 1) = 0 AND c.responded_at IS NULL)
        OR ((c.standing & 4) = 0))
   AND NOT EXISTS (SELECT 1 FROM job j WHERE j.kind = 3 AND j.ref = c.id AND j.state = 1)
   AND NOT EXISTS (SELECT 1 FROM entry e WHERE e.case_id = c.id AND e.kind = 27);

-- name: check_solved_without_job :one
SELECT COUNT(*) AS n FROM case_ c
 WHERE c.status = 6
   AND NOT EXISTS (SELECT 1 FROM job j WHERE j.kind = 2 AND j.ref = c.id AND j.state = 1);

-- name: check_dispatches_without_job :one
SELECT COUNT(*) AS n FROM dispatch d
 WHERE NOT EXISTS (SELECT 1 FROM job j WHERE j.kind = 14 AND j.ref = d.id AND j.state = 1);

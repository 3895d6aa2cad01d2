-- name: waiting_find :one
-- param: case_id int
-- hot
SELECT since, asked, reminded_at, next_at FROM waiting WHERE case_id = :case_id;

-- name: waiting_save :exec
-- param: case_id int, since int, asked int?, reminded int?, next int?
INSERT INTO waiting (case_id, since, asked, reminded_at, next_at)
VALUES (:case_id, :since, :asked, :reminded, :next)
ON CONFLICT (case_id) DO UPDATE SET since = excluded.since, asked = excluded.asked,
       reminded_at = excluded.reminded_at, next_at = excluded.next_at;

-- name: waiting_end :exec
-- param: case_id int
DELETE FROM waiting WHERE case_id = :case_id;

-- name: waiting_asked :one
-- param: case_id int
-- What the staff (5) asked in writing since the reporter's last word.
SELECT e.id FROM entry e
 WHERE e.case_id = :case_id AND e.kind = 5
   AND NOT EXISTS (SELECT 1 FROM entry later
                    WHERE later.case_id = e.case_id AND later.id > e.id
                      AND later.person_id IS NOT NULL AND later.is_public <> 0)
 ORDER BY e.id DESC LIMIT 1;

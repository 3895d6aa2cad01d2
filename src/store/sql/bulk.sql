-- name: bulk_add :one
-- param: staff int, act int, now int
INSERT INTO bulk (staff_id, act, done_at) VALUES (:staff, :act, :now) RETURNING id;

-- name: bulk_case_add :exec
-- param: bulk int, case_id int, version int, first_entry int, last_entry int
-- param: before text?, refused text?
INSERT INTO bulk_case (bulk_id, case_id, version, first_entry, last_entry, before, refused)
VALUES (:bulk, :case_id, :version, :first_entry, :last_entry, :before, :refused);

-- name: bulk_find :one
-- param: id int
-- row: bulk
SELECT b.id, b.staff_id, b.act, b.done_at, b.undone_at,
       (SELECT COUNT(*) FROM bulk_case c WHERE c.bulk_id = b.id AND c.version > 0) AS n_done,
       (SELECT COUNT(*) FROM bulk_case c WHERE c.bulk_id = b.id
           AND c.refused IS NOT NULL) AS n_refused,
       (SELECT COUNT(*) FROM bulk_case c WHERE c.bulk_id = b.id
           AND c.not_undone IS NOT NULL) AS n_not_undone
  FROM bulk b WHERE b.id = :id;

-- name: bulk_last :one
-- param: staff int, since int
-- row: bulk
-- hot
SELECT b.id, b.staff_id, b.act, b.done_at, b.undone_at,
       (SELECT COUNT(*) FROM bulk_case c WHERE c.bulk_id = b.id AND c.version > 0) AS n_done,
       (SELECT COUNT(*) FROM bulk_case c WHERE c.bulk_id = b.id
           AND c.refused IS NOT NULL) AS n_refused,
       (SELECT COUNT(*) FROM bulk_case c WHERE c.bulk_id = b.id
           AND c.not_undone IS NOT NULL) AS n_not_undone
  FROM bulk b WHERE b.staff_id = :staff AND b.done_at >= :since
 ORDER BY b.done_at DESC, b.id DESC LIMIT 1;

-- name: bulk_cases :many
-- param: bulk int
-- hot
SELECT b.case_id, b.version, b.first_entry, b.last_entry, b.before, b.refused,
       b.not_undone, c.subject
  FROM bulk_case b JOIN case_ c ON c.id = b.case_id
 WHERE b.bulk_id = :bulk ORDER BY b.case_id;

-- name: bulk_set_undone :exec
-- param: id int, now int
UPDATE bulk SET undone_at = :now WHERE id = :id AND undone_at IS NULL;

-- name: bulk_case_set_not_undone :exec
-- param: bulk int, case_id int, why text
UPDATE bulk_case SET not_undone = :why WHERE bulk_id = :bulk AND case_id = :case_id;

-- name: entry_last_of_case :one
-- param: case_id int
-- hot
SELECT id FROM entry WHERE case_id = :case_id ORDER BY id DESC LIMIT 1;

-- name: mail_out_drop :exec
-- param: case_id int, first_entry int, last_entry int, now int
-- What of these entries is not on its way yet.
UPDATE mail_out SET state = 5, sent_at = :now
 WHERE case_id = :case_id AND entry_id BETWEEN :first_entry AND :last_entry AND state = 1;

-- name: mail_out_gone :one
-- param: case_id int, first_entry int, last_entry int
SELECT COUNT(*) AS n FROM mail_out
 WHERE case_id = :case_id AND entry_id BETWEEN :first_entry AND :last_entry
   AND state NOT IN (1, 5);

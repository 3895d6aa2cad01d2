-- name: case_copied_find :one
-- param: case_id int, mail text
-- hot
SELECT merged FROM case_copied WHERE case_id = :case_id AND mail = :mail;

-- name: case_copied_add :exec
-- param: case_id int, mail text, merged int
INSERT INTO case_copied (case_id, mail, merged) VALUES (:case_id, :mail, :merged)
ON CONFLICT (case_id, mail) DO UPDATE
   SET merged = CASE WHEN :merged = 1 THEN 1 ELSE case_copied.merged END;

-- name: case_copied_of :many
-- param: case_id int
SELECT mail, merged FROM case_copied WHERE case_id = :case_id ORDER BY mail;

-- name: mail_stray_add :one
-- param: at int, kind int, from_mail text, to_mail text, subject text
-- param: message_id text, digest text, sha256 text, size int
INSERT INTO mail_stray (at, kind, from_mail, to_mail, subject, message_id, digest,
                        sha256, size)
VALUES (:at, :kind, :from_mail, :to_mail, :subject, :message_id, :digest, :sha256, :size)
ON CONFLICT (message_id, digest) DO NOTHING
RETURNING id;

-- name: mail_stray_find :one
-- param: id int
-- row: mail_stray
SELECT * FROM mail_stray WHERE id = :id;

-- name: mail_stray_list :many
-- param: before int, n int
-- row: mail_stray
-- hot
SELECT * FROM mail_stray WHERE id < :before ORDER BY id DESC LIMIT :n;

-- name: mail_stray_since :one
-- param: since int
-- hot
SELECT COUNT(*) AS n FROM mail_stray WHERE at >= :since;

-- name: mail_robot_find :one
-- param: mail text
SELECT case_id FROM mail_robot WHERE mail = :mail;

-- name: mail_robot_set :exec
-- param: mail text, case_id int
INSERT INTO mail_robot (mail, case_id) VALUES (:mail, :case_id)
ON CONFLICT (mail) DO UPDATE SET case_id = :case_id;

-- name: mail_out_sent_since :many
-- param: to_mail text, since int, n int
-- hot
-- Of those that a machine wrote: an answer, a word to a supplier and a question to the
-- partner are a person's.
SELECT sent_at FROM mail_out
 WHERE to_mail = :to_mail AND sent_at IS NOT NULL AND sent_at >= :since
   AND kind NOT IN (2, 9, 10, 17)
 ORDER BY sent_at DESC LIMIT :n;

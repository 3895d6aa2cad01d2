-- name: mail_id_find :one
-- param: message_id text
-- hot
SELECT case_id FROM mail_id WHERE message_id = :message_id ORDER BY entry_id LIMIT 1;

-- name: mail_id_find_same :one
-- param: message_id text, digest text
SELECT case_id, entry_id FROM mail_id WHERE message_id = :message_id AND digest = :digest;

-- name: mail_id_add :exec
-- param: message_id text, digest text, case_id int, entry int
INSERT INTO mail_id (message_id, digest, case_id, entry_id)
VALUES (:message_id, :digest, :case_id, :entry)
ON CONFLICT DO NOTHING;

-- name: mail_ids_of_case :many
-- param: case_id int, entry int
-- But for those of the conversation with a supplier, which is another one.
SELECT m.message_id FROM mail_id m
 WHERE m.case_id = :case_id AND m.entry_id <= :entry
   AND NOT EXISTS (SELECT 1 FROM referral_entry re
                    WHERE re.entry_id = m.entry_id
                      AND NOT EXISTS (SELECT 1 FROM mail_out o
                                       WHERE o.message_id = m.message_id
                                         AND o.kind NOT IN (10, 11)))
 ORDER BY m.entry_id, m.digest DESC, m.message_id;

-- name: mail_out_add :one
-- param: case_id int?, entry int?, thing text, kind int, to_mail text, to_name text
-- param: person int?, staff int?, lang text, message_id text, subject text?, text text?
-- param: path text?, created_at int
INSERT INTO mail_out (case_id, entry_id, thing, kind, to_mail, to_name, person_id,
                      staff_id, lang, message_id, subject, text, path, created_at)
VALUES (:case_id, :entry, :thing, :kind, :to_mail, :to_name, :person,
        :staff, :lang, :message_id, :subject, :text, :path, :created_at)
ON CONFLICT (thing, kind, to_mail) DO NOTHING
RETURNING id;

-- name: mail_out_find :one
-- param: id int
-- row: mail_out
SELECT * FROM mail_out WHERE id = :id;

-- name: mail_out_find_by_message_id :one
-- param: message_id text
-- row: mail_out
SELECT * FROM mail_out WHERE message_id = :message_id;

-- name: mail_out_find_last_to :one
-- param: case_id int, to_mail text
-- row: mail_out
SELECT * FROM mail_out
 WHERE case_id = :case_id AND to_mail = :to_mail
 ORDER BY id DESC LIMIT 1;

-- name: mail_out_list :many
-- param: before int, n int
-- row: mail_out
-- hot
SELECT * FROM mail_out WHERE id < :before ORDER BY id DESC LIMIT :n;

-- name: mail_out_set_state :exec
-- param: id int, state int, sent_at int?, error text?
-- What has bounced stays so, even if the word that it was sent comes late.
UPDATE mail_out
   SET state = :state, sent_at = COALESCE(:sent_at, sent_at), error = :error
 WHERE id = :id AND (state = 1 OR :state = 4);

-- name: mail_out_queue_again :exec
-- param: id int
UPDATE mail_out SET state = 1, error = NULL WHERE id = :id AND state = 3;

-- name: mail_out_waiting :one
-- hot
SELECT COUNT(*) AS n FROM mail_out WHERE state = 1;

-- name: mail_out_waits_longest :one
-- hot
SELECT created_at FROM mail_out WHERE state = 1 ORDER BY id LIMIT 1;

-- name: mail_out_trouble :one
-- hot
SELECT error FROM mail_out WHERE state = 1 AND error IS NOT NULL ORDER BY id DESC LIMIT 1;

-- name: mail_out_failed_since :one
-- param: since int
-- hot
SELECT COUNT(*) AS n FROM mail_out WHERE state IN (3, 4) AND created_at >= :since;

-- name: mailbox_find :one
-- param: id int
-- row: mailbox
SELECT * FROM mailbox WHERE id = :id;

-- name: mailbox_find_by_mail :one
-- param: mail text
-- row: mailbox
SELECT * FROM mailbox WHERE mail = :mail;

-- name: mailbox_all :many
-- row: mailbox
SELECT * FROM mailbox ORDER BY name @DANISH@, id;

-- name: mailbox_sender :one
-- param: customer int
-- row: mailbox
-- The customer's own, else the house's.
SELECT * FROM mailbox
 WHERE active = 1 AND smtp_host <> '' AND COALESCE(customer_id, 0) IN (0, :customer)
 ORDER BY COALESCE(customer_id, 0) DESC, id LIMIT 1;

-- name: mailbox_senders :one
SELECT COUNT(*) AS n FROM mailbox WHERE active = 1 AND smtp_host <> '';

-- name: mailbox_add :one
-- param: name text, mail text
INSERT INTO mailbox (name, mail) VALUES (:name, :mail) RETURNING id;

-- name: mailbox_add_state :exec
-- param: id int
INSERT INTO mailbox_state (mailbox_id) VALUES (:id);

-- name: mailbox_save :exec
-- param: id int, version int, name text, mail text, customer int?, active int
UPDATE mailbox
   SET name = :name, mail = :mail, customer_id = :customer, active = :active,
       version = version + 1
 WHERE id = :id AND version = :version;

-- name: mailbox_save_servers :exec
-- param: id int, imap_host text, imap_port int, imap_tls int
-- param: smtp_host text, smtp_port int, smtp_tls int, plus_sender int, ca text
UPDATE mailbox
   SET imap_host = :imap_host, imap_port = :imap_port, imap_tls = :imap_tls,
       smtp_host = :smtp_host, smtp_port = :smtp_port, smtp_tls = :smtp_tls,
       plus_sender = :plus_sender, ca = :ca
 WHERE id = :id;

-- name: mailbox_save_sign_in :exec
-- param: id int, user_name text, auth int, token_url text, client_id text, scope text
-- param: secret_ends_at int?
UPDATE mailbox
   SET user_name = :user_name, auth = :auth, token_url = :token_url,
       client_id = :client_id, scope = :scope, secret_ends_at = :secret_ends_at
 WHERE id = :id;

-- name: mailbox_save_reading :exec
-- param: id int, folder text, filed int, filed_folder text, take_old int
-- param: silence_hours int?
UPDATE mailbox
   SET folder = :folder, filed = :filed, filed_folder = :filed_folder,
       take_old = :take_old, silence_hours = :silence_hours
 WHERE id = :id;

-- name: mailbox_remove :exec
-- param: id int
DELETE FROM mailbox WHERE id = :id;

-- name: mailbox_remove_state :exec
-- param: id int
DELETE FROM mailbox_state WHERE mailbox_id = :id;

-- name: mailbox_secrets :many
-- param: id int
SELECT kind, sealed FROM mailbox_secret WHERE mailbox_id = :id;

-- name: mailbox_set_secret :exec
-- param: id int, kind int, sealed bytes
INSERT INTO mailbox_secret (mailbox_id, kind, sealed) VALUES (:id, :kind, :sealed)
ON CONFLICT (mailbox_id, kind) DO UPDATE SET sealed = :sealed;

-- name: mailbox_remove_secrets :exec
-- param: id int
DELETE FROM mailbox_secret WHERE mailbox_id = :id;

-- name: mailbox_state_find :one
-- param: id int
-- row: mailbox_state
SELECT * FROM mailbox_state WHERE mailbox_id = :id;

-- name: mailbox_state_all :many
-- row: mailbox_state
SELECT * FROM mailbox_state ORDER BY mailbox_id;

-- name: mailbox_begin :exec
-- param: id int, uidvalidity int, last_uid int, reread_to int, now int
-- Another folder, or the same one numbered anew.
UPDATE mailbox_state
   SET uidvalidity = :uidvalidity, last_uid = :last_uid, reread_to = :reread_to,
       begun_at = CASE WHEN begun_at = 0 THEN :now ELSE begun_at END
 WHERE mailbox_id = :id;

-- name: mailbox_begin_anew :exec
-- param: id int
UPDATE mailbox_state SET uidvalidity = 0, last_uid = 0, reread_to = 0, begun_at = 0
 WHERE mailbox_id = :id;

-- name: mailbox_went_on :exec
-- param: id int, last_uid int
UPDATE mailbox_state SET last_uid = :last_uid WHERE mailbox_id = :id;

-- name: mailbox_filed :exec
-- param: id int, n int, now int, lag int, longest_gap int
UPDATE mailbox_state
   SET mail_at = :now, mails = mails + :n, lag = :lag, longest_gap = :longest_gap
 WHERE mailbox_id = :id;

-- name: mailbox_well :exec
-- param: id int, now int
UPDATE mailbox_state
   SET seen_at = :now, trouble = 0, trouble_words = '', trouble_since = 0, failures = 0,
       next_try_at = 0
 WHERE mailbox_id = :id;

-- name: mailbox_failed :exec
-- param: id int, trouble int, words text, now int, failures int, next_try_at int
UPDATE mailbox_state
   SET trouble = :trouble, trouble_words = :words, failures = :failures,
       next_try_at = :next_try_at,
       trouble_since = CASE WHEN trouble_since = 0 THEN :now ELSE trouble_since END
 WHERE mailbox_id = :id;

-- name: mailbox_set_alarms :exec
-- param: id int, alarms int
UPDATE mailbox_state SET alarms = :alarms WHERE mailbox_id = :id;

-- name: mailbox_lease :exec
-- param: id int, node text, now int, until int
UPDATE mailbox_state SET lease_by = :node, lease_until = :until
 WHERE mailbox_id = :id AND (lease_by IN ('', :node) OR lease_until < :now);

-- name: mailbox_release :exec
-- param: node text
UPDATE mailbox_state SET lease_by = '', lease_until = 0 WHERE lease_by = :node;

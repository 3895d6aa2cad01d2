-- name: referral_find :one
-- param: id int
-- row: referral
SELECT r.*, s.name AS supplier_name, st.name AS sent_by_name, h.name AS horizon_by_name
  FROM referral r
  JOIN supplier s ON s.id = r.supplier_id
  JOIN staff st ON st.id = r.sent_by
  LEFT JOIN staff h ON h.id = r.horizon_by
 WHERE r.id = :id;

-- name: referrals_of_case :many
-- param: case_id int
-- row: referral
-- hot
SELECT r.*, s.name AS supplier_name, st.name AS sent_by_name, h.name AS horizon_by_name
  FROM referral_case rc
  JOIN referral r ON r.id = rc.referral_id
  JOIN supplier s ON s.id = r.supplier_id
  JOIN staff st ON st.id = r.sent_by
  LEFT JOIN staff h ON h.id = r.horizon_by
 WHERE rc.case_id = :case_id
 ORDER BY r.id;

-- name: referrals_open :many
-- param: due int, id int, n int
-- row: referral
-- hot
-- By the next chase; what is a person's to do has none, and comes first.
SELECT r.*, s.name AS supplier_name, st.name AS sent_by_name, h.name AS horizon_by_name
  FROM referral r
  JOIN supplier s ON s.id = r.supplier_id
  JOIN staff st ON st.id = r.sent_by
  LEFT JOIN staff h ON h.id = r.horizon_by
 WHERE r.ended_at IS NULL AND (COALESCE(r.chase_due, 0), r.id) > (:due, :id)
 ORDER BY COALESCE(r.chase_due, 0), r.id LIMIT :n;

-- name: referrals_of_supplier :many
-- param: supplier int, n int
-- row: referral
-- hot
SELECT r.*, s.name AS supplier_name, st.name AS sent_by_name, h.name AS horizon_by_name
  FROM referral r
  JOIN supplier s ON s.id = r.supplier_id
  JOIN staff st ON st.id = r.sent_by
  LEFT JOIN staff h ON h.id = r.horizon_by
 WHERE r.supplier_id = :supplier
 ORDER BY r.id DESC LIMIT :n;

-- name: referral_of_message :one
-- param: message_id text
-- row: referral
-- That which one of the mails to its supplier belongs to.
SELECT r.*, s.name AS supplier_name, st.name AS sent_by_name, h.name AS horizon_by_name
  FROM mail_out o
  JOIN referral_entry re ON re.entry_id = o.entry_id
  JOIN referral r ON r.id = re.referral_id
  JOIN supplier s ON s.id = r.supplier_id
  JOIN staff st ON st.id = r.sent_by
  LEFT JOIN staff h ON h.id = r.horizon_by
 WHERE o.message_id = :message_id AND o.kind IN (10, 11);

-- name: referral_add :one
-- param: supplier int, state int, by_phone int, sent_at int, sent_by int, reference text
-- param: chase_due int?
INSERT INTO referral (supplier_id, state, by_phone, sent_at, sent_by, reference, chase_due)
VALUES (:supplier, :state, :by_phone, :sent_at, :sent_by, :reference, :chase_due)
RETURNING id;

-- name: referral_save :exec
-- param: id int, seen int, state int, reference text, answered_at int?, ended_at int?
-- param: horizon int?, horizon_by int?, horizon_at int?, horizon_text text
-- param: chase_due int?, chases int
UPDATE referral
   SET state = :state, reference = :reference, answered_at = :answered_at,
       ended_at = :ended_at, horizon = :horizon, horizon_by = :horizon_by,
       horizon_at = :horizon_at, horizon_text = :horizon_text, chase_due = :chase_due,
       chases = :chases, version = version + 1
 WHERE id = :id AND version = :seen;

-- name: referral_cases :many
-- param: referral int
-- hot
SELECT case_id FROM referral_case WHERE referral_id = :referral ORDER BY case_id;

-- name: referral_case_add :exec
-- param: referral int, case_id int
INSERT INTO referral_case (referral_id, case_id) VALUES (:referral, :case_id)
ON CONFLICT DO NOTHING;

-- name: referral_cases_follow :exec
-- param: gone int, into_id int
-- A case that went on in another takes its referrals along.
INSERT INTO referral_case (referral_id, case_id)
SELECT referral_id, CAST(:into_id AS @INT@) FROM referral_case WHERE case_id = :gone
ON CONFLICT DO NOTHING;

-- name: referral_entry_add :exec
-- param: entry int, referral int
INSERT INTO referral_entry (entry_id, referral_id) VALUES (:entry, :referral);

-- name: referral_message_ids :many
-- param: referral int, entry int
-- Of its conversation up to an entry, but for what the reporter was told of it.
SELECT m.message_id FROM referral_entry re
  JOIN mail_id m ON m.entry_id = re.entry_id
 WHERE re.referral_id = :referral AND re.entry_id <= :entry
   AND NOT EXISTS (SELECT 1 FROM mail_out o
                    WHERE o.message_id = m.message_id AND o.kind NOT IN (10, 11))
 ORDER BY re.entry_id, m.digest DESC, m.message_id;

-- name: referral_words :many
-- param: referral int
-- row: word
SELECT id, referral_id, COALESCE(entry_id, 0) AS entry_id, said_at, horizon, words,
       reference, state
  FROM referral_word WHERE referral_id = :referral ORDER BY id;

-- name: referral_word_add :one
-- param: referral int, entry int?, said_at int, horizon int?, words text, reference text
-- param: state int, staff int?
INSERT INTO referral_word (referral_id, entry_id, said_at, horizon, words, reference,
                           state, staff_id)
VALUES (:referral, :entry, :said_at, :horizon, :words, :reference, :state, :staff)
RETURNING id;

-- name: referral_words_settle :exec
-- param: referral int, state int, word int, staff int?
-- What was proposed is accepted (that word), or put aside (0: all of them).
UPDATE referral_word SET state = :state, staff_id = :staff
 WHERE referral_id = :referral AND state = 1 AND (id = :word OR :word = 0);

-- name: supplier_promises :many
-- param: supplier int, now int
-- Each promise of which is known whether it held: its horizon, and when it was done; NULL
-- while it is not, and overdue.
SELECT w.horizon, r.ended_at, r.state
  FROM referral r JOIN referral_word w ON w.referral_id = r.id
 WHERE r.supplier_id = :supplier AND w.state = 2 AND w.horizon IS NOT NULL
   AND (r.state = 3 OR (r.ended_at IS NULL AND w.horizon < :now))
 ORDER BY w.id DESC LIMIT 500;

-- name: supplier_counts :one
-- param: supplier int
SELECT COUNT(*) AS n,
       CAST(COALESCE(SUM(CASE WHEN ended_at IS NULL THEN 1 ELSE 0 END), 0) AS @INT@)
         AS waiting
  FROM referral WHERE supplier_id = :supplier;

-- name: supplier_lengths :many
-- param: supplier int
SELECT sent_at, ended_at FROM referral
 WHERE supplier_id = :supplier AND state = 3 ORDER BY id DESC LIMIT 500;

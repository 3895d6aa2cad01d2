-- name: wording_at :one
-- param: mail text, lang text, at int
-- hot
-- row: wording
SELECT w.id, w.lang, w.at, w.subject, w.title, w.greeting, w.lead, w.close, w.button,
       s.name AS author
  FROM mail_wording w JOIN staff s ON s.id = w.staff_id
 WHERE w.mail = :mail AND w.lang = :lang AND w.at <= :at
 ORDER BY w.at DESC, w.id DESC LIMIT 1;

-- name: wording_find :one
-- param: id int
-- row: wording
SELECT w.id, w.lang, w.at, w.subject, w.title, w.greeting, w.lead, w.close, w.button,
       s.name AS author
  FROM mail_wording w JOIN staff s ON s.id = w.staff_id
 WHERE w.id = :id;

-- name: wording_versions :many
-- param: mail text
-- row: wording
SELECT w.id, w.lang, w.at, w.subject, w.title, w.greeting, w.lead, w.close, w.button,
       s.name AS author
  FROM mail_wording w JOIN staff s ON s.id = w.staff_id
 WHERE w.mail = :mail
 ORDER BY w.at DESC, w.id DESC LIMIT 50;

-- name: wording_changed :many
-- Which mails have words of the house's own, by the newest version in each language.
SELECT w.mail, w.lang FROM mail_wording w
 WHERE NOT EXISTS (SELECT 1 FROM mail_wording later
                    WHERE later.mail = w.mail AND later.lang = w.lang
                      AND (later.at > w.at OR (later.at = w.at AND later.id > w.id)))
   AND COALESCE(w.subject, w.title, w.greeting, w.lead, w.close, w.button) IS NOT NULL
 ORDER BY w.mail, w.lang;

-- name: wording_add :one
-- param: mail text, lang text, at int, staff int, subject text?, title text?
-- param: greeting text?, lead text?, close text?, button text?
INSERT INTO mail_wording (mail, lang, at, staff_id, subject, title, greeting, lead, close,
                          button)
VALUES (:mail, :lang, :at, :staff, :subject, :title, :greeting, :lead, :close, :button)
RETURNING id;

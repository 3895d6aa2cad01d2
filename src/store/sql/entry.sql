-- name: entry_add :one
-- param: case_id int, at int, kind int, staff int?, person int?, is_public int
-- param: text text, html text?, change text?, details text?
INSERT INTO entry (case_id, at, kind, staff_id, person_id, is_public, text, html,
                   change, details)
VALUES (:case_id, :at, :kind, :staff, :person, :is_public, :text, :html, :change,
        :details)
RETURNING id;

-- name: entry_search_add :exec
-- param: id int, case_id int, subject text, person int?, customer int?, text text
-- param: facets text, file text
-- What was written, and whose it is: the names, and what a filter asks for (facet.h).
-- @if sqlite
INSERT INTO entry_search (rowid, subject, who, text)
SELECT :id, :subject,
       COALESCE(p.name, '') || ' ' || COALESCE(p.mail, '') || ' ' || COALESCE(cu.name, '')
         || ' ' || :facets || CASE WHEN EXISTS (SELECT 1 FROM entry f JOIN attachment t
              ON t.entry_id = f.id AND t.is_raw = 0 WHERE f.case_id = :case_id)
            THEN ' ' || :file ELSE '' END,
       :text
  FROM (SELECT 1) LEFT JOIN person p ON p.id = :person
  LEFT JOIN customer cu ON cu.id = :customer;
-- @else
INSERT INTO entry_search (entry_id, words)
SELECT :id, setweight(search_words(:subject), 'A') ||
       setweight(search_words(COALESCE(p.name, '') || ' ' || COALESCE(p.mail, '') || ' ' ||
                              COALESCE(cu.name, '')), 'B') ||
       search_words(:text) || search_facets(:facets || ' ' || search_stretch(:id) ||
         CASE WHEN EXISTS (SELECT 1 FROM entry f JOIN attachment t
              ON t.entry_id = f.id AND t.is_raw = 0 WHERE f.case_id = :case_id)
            THEN ' ' || :file ELSE '' END)
  FROM (SELECT 1) AS one LEFT JOIN person p ON p.id = :person
  LEFT JOIN customer cu ON cu.id = :customer;
-- @end

-- name: subject_search_add :exec
-- param: id int, subject text, facets text
-- @if sqlite
INSERT INTO subject_search (rowid, subject, who) VALUES (:id, :subject, :facets);
-- @else
INSERT INTO subject_search (entry_id, words)
VALUES (:id, search_words(:subject) ||
             search_facets(:facets || ' ' || search_stretch(:id)));
-- @end

-- name: entry_facets_move :exec
-- param: case_id int, gone text, came text
-- Of all entries of the case that the search knows.
-- @if sqlite
INSERT INTO entry_search (entry_search, rowid, who)
SELECT m.what, e.id, m.facets
  FROM entry e
  JOIN (SELECT 'delete' AS what, :gone AS facets UNION ALL SELECT NULL, :came) m
 WHERE e.case_id = :case_id AND m.facets <> ''
   AND (e.text <> '' OR e.change LIKE '%"subject":%' OR e.change LIKE '%"person_id":%'
        OR e.change LIKE '%"customer_id":%'
        OR EXISTS (SELECT 1 FROM attachment t WHERE t.entry_id = e.id AND t.is_raw = 0))
 ORDER BY e.id, m.what IS NULL;
-- @else
UPDATE entry_search
   SET words = ts_delete(words, string_to_array(:gone, ' ')) || search_facets(:came)
 WHERE entry_id IN (SELECT id FROM entry WHERE case_id = :case_id);
-- @end

-- name: subject_facets_move :exec
-- param: case_id int, gone text, came text
-- @if sqlite
INSERT INTO subject_search (subject_search, rowid, who)
SELECT m.what, e.id, m.facets
  FROM entry e
  JOIN (SELECT 'delete' AS what, :gone AS facets UNION ALL SELECT NULL, :came) m
 WHERE e.case_id = :case_id AND m.facets <> '' AND e.change LIKE '%"subject":%'
 ORDER BY e.id, m.what IS NULL;
-- @else
UPDATE subject_search
   SET words = ts_delete(words, string_to_array(:gone, ' ')) || search_facets(:came)
 WHERE entry_id IN (SELECT id FROM entry WHERE case_id = :case_id);
-- @end

-- name: file_facets_move :exec
-- param: case_id int, gone text, came text
-- @if sqlite
INSERT INTO file_search (file_search, rowid, who)
SELECT m.what, e.id, m.facets
  FROM entry e
  JOIN (SELECT 'delete' AS what, :gone AS facets UNION ALL SELECT NULL, :came) m
 WHERE e.case_id = :case_id AND m.facets <> ''
   AND EXISTS (SELECT 1 FROM file_text t WHERE t.entry_id = e.id)
 ORDER BY e.id, m.what IS NULL;
-- @else
UPDATE file_search
   SET words = ts_delete(words, string_to_array(:gone, ' ')) || search_facets(:came)
 WHERE entry_id IN (SELECT id FROM entry WHERE case_id = :case_id);
-- @end

-- name: file_text_add :exec
-- param: entry int, n int, text text
INSERT INTO file_text (entry_id, n, text) VALUES (:entry, :n, :text);

-- name: file_text_has :one
-- param: entry int
SELECT 1 AS has FROM file_text WHERE entry_id = :entry LIMIT 1;

-- name: entry_case :one
-- param: id int
SELECT case_id FROM entry WHERE id = :id;

-- name: file_search_add :exec
-- param: entry int, text text, facets text
-- @if sqlite
INSERT INTO file_search (rowid, subject, who, text)
SELECT e.id, c.subject,
       COALESCE(p.name, '') || ' ' || COALESCE(p.mail, '') || ' ' || COALESCE(cu.name, '')
         || ' ' || :facets,
       e.text || ' ' || :text
-- @else
INSERT INTO file_search (entry_id, words)
SELECT e.id, setweight(search_words(c.subject), 'A') ||
       setweight(search_words(COALESCE(p.name, '') || ' ' || COALESCE(p.mail, '') || ' ' ||
                              COALESCE(cu.name, '')), 'B') ||
       search_words(e.text || ' ' || :text) ||
       search_facets(:facets || ' ' || search_stretch(e.id))
-- @end
  FROM entry e
  JOIN case_ c ON c.id = e.case_id
  LEFT JOIN person p ON p.id = c.person_id
  LEFT JOIN customer cu ON cu.id = c.customer_id
 WHERE e.id = :entry;

-- name: entry_marks :many
-- param: case_id int
-- hot
-- Of each entry what the clocks look at; the details only of deadlines that passed, of
-- what was passed on, and of the methods that tell the reporter something.
SELECT id, at, kind, staff_id, person_id, is_public, change,
       CASE WHEN kind IN (17, 18, 19, 20, 27) THEN details END AS details
  FROM entry
 WHERE case_id = :case_id
 ORDER BY id;

-- name: entries_of_case :many
-- param: case_id int, only_public int
-- row: entry
-- hot
SELECT e.id, e.case_id, e.at, e.kind, e.staff_id, e.person_id, e.is_public,
       CAST(COALESCE((SELECT SUM(l.minutes) FROM ledger l WHERE l.entry_id = e.id), 0)
            AS @INT@) AS minutes,
       e.text, e.html, e.change, e.details, COALESCE(s.name, p.name) AS author
  FROM entry e
  LEFT JOIN staff s ON s.id = e.staff_id
  LEFT JOIN person p ON p.id = e.person_id
 WHERE e.case_id = :case_id AND e.is_public >= :only_public
 ORDER BY e.id;

-- name: entry_find :one
-- param: id int
-- row: entry
SELECT e.id, e.case_id, e.at, e.kind, e.staff_id, e.person_id, e.is_public,
       CAST(COALESCE((SELECT SUM(l.minutes) FROM ledger l WHERE l.entry_id = e.id), 0)
            AS @INT@) AS minutes,
       e.text, e.html, e.change, e.details, COALESCE(s.name, p.name) AS author
  FROM entry e
  LEFT JOIN staff s ON s.id = e.staff_id
  LEFT JOIN person p ON p.id = e.person_id
 WHERE e.id = :id;

-- name: attachment_add :exec
-- param: entry int, n int, sha256 text, name text, content_type text, size int
-- param: content_id text?, is_raw int
INSERT INTO attachment (entry_id, n, sha256, name, content_type, size, content_id, is_raw)
VALUES (:entry, :n, :sha256, :name, :content_type, :size, :content_id, :is_raw);

-- name: attachments_of_case :many
-- param: case_id int
-- row: attachment
-- hot
SELECT a.entry_id, a.n, a.sha256, a.name, a.content_type, a.size, a.content_id, a.is_raw
  FROM entry e JOIN attachment a ON a.entry_id = e.id
 WHERE e.case_id = :case_id
 ORDER BY a.entry_id, a.n;

-- name: attachments_of_entry :many
-- param: entry int
-- row: attachment
SELECT a.entry_id, a.n, a.sha256, a.name, a.content_type, a.size, a.content_id, a.is_raw
  FROM attachment a
 WHERE a.entry_id = :entry
 ORDER BY a.n;

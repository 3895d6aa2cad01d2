-- 0024: the search keeps how words begin up to the fifth letter: what one has typed of a word
-- finds the newest as fast as the word does. And it walks the cases with files.

-- @if sqlite
DROP TABLE entry_search;
CREATE VIRTUAL TABLE entry_search USING fts5(
  subject, who, text, content='', prefix='3 4 5', tokenize='snowball danish english');
INSERT INTO entry_search (rowid, subject, who, text)
SELECT e.id, c.subject,
       COALESCE(p.name, '') || ' ' || COALESCE(p.mail, '') || ' ' || COALESCE(cu.name, ''),
       e.text || ' ' || COALESCE((SELECT group_concat(name, ' ') FROM attachment
                                   WHERE entry_id = e.id AND is_raw = 0), '')
  FROM entry e
  JOIN case_ c ON c.id = e.case_id
  LEFT JOIN person p ON p.id = c.person_id
  LEFT JOIN customer cu ON cu.id = c.customer_id
 WHERE e.text <> '' OR e.at = c.opened_at
 ORDER BY e.id;
DROP TABLE file_search;
CREATE VIRTUAL TABLE file_search USING fts5(
  subject, who, text, content='', prefix='3 4 5', tokenize='snowball danish english');
INSERT INTO file_search (rowid, subject, who, text)
SELECT e.id, c.subject,
       COALESCE(p.name, '') || ' ' || COALESCE(p.mail, '') || ' ' || COALESCE(cu.name, ''),
       e.text || ' ' || (SELECT group_concat(text, ' ') FROM file_text WHERE entry_id = e.id)
  FROM entry e
  JOIN case_ c ON c.id = e.case_id
  LEFT JOIN person p ON p.id = c.person_id
  LEFT JOIN customer cu ON cu.id = c.customer_id
 WHERE e.id IN (SELECT entry_id FROM file_text)
 ORDER BY e.id;
-- @end

CREATE INDEX attachment_file ON attachment (entry_id) WHERE is_raw = 0;

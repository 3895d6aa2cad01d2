-- 0039: the search knows of each entry what a filter asks of its case, as words beside those
-- that were written (src/model/facet.h says which: each is two letters of private use, of
-- the kind and the value). So a word and a filter are looked up together. And it knows the
-- subjects apart, since a word that is everywhere may be in few of them.

CREATE TABLE facet_made (
  case_id  @INT@ PRIMARY KEY,
  facets   TEXT NOT NULL
) @STRICT@;

-- @if sqlite
-- In the order of facet.h: customer 3, person 4, channel 5, month 6, era 7; of what is open
-- 1, of what is closed category 8, priority 9, step 10, assignee 11; and 2 if it has a file.
INSERT INTO facet_made (case_id, facets)
SELECT id, (SELECT group_concat(char(57344 + kind * 256 + (value >> 12 & 255),
                                     57344 + (value & 4095)), ' ')
              FROM (SELECT 3 AS kind, COALESCE(c.customer_id, 0) AS value
              UNION ALL SELECT 4, COALESCE(c.person_id, 0)
              UNION ALL SELECT 5, c.channel
              UNION ALL SELECT 6, c.opened_at / 2764800000000
              UNION ALL SELECT 7, c.opened_at / 2764800000000 / 16
              UNION ALL SELECT 1, 1 WHERE c.status <> 7
              UNION ALL SELECT 8, c.category WHERE c.status = 7
              UNION ALL SELECT 9, c.priority WHERE c.status = 7
              UNION ALL SELECT 10, c.step WHERE c.status = 7
              UNION ALL SELECT 11, COALESCE(c.assignee_id, 0) WHERE c.status = 7
              UNION ALL SELECT 2, 1 WHERE EXISTS (
                SELECT 1 FROM entry e JOIN attachment a ON a.entry_id = e.id AND a.is_raw = 0
                 WHERE e.case_id = c.id)))
  FROM case_ c;

CREATE VIRTUAL TABLE subject_search USING fts5(
  subject, who, content='', prefix='3 4 5', tokenize='snowball danish english');
INSERT INTO subject_search (rowid, subject, who)
SELECT (SELECT MIN(e.id) FROM entry e WHERE e.case_id = c.id), c.subject, f.facets
  FROM case_ c
  JOIN facet_made f ON f.case_id = c.id
 WHERE EXISTS (SELECT 1 FROM entry e WHERE e.case_id = c.id)
 ORDER BY 1;

-- All words that were written.
CREATE VIRTUAL TABLE entry_words USING fts5vocab(entry_search, instance);
CREATE VIRTUAL TABLE file_words USING fts5vocab(file_search, instance);

-- To the words that are there already.
INSERT INTO entry_search (rowid, who)
SELECT d.id, f.facets
  FROM entry_search_docsize d
  JOIN entry e ON e.id = d.id
  JOIN facet_made f ON f.case_id = e.case_id
 ORDER BY d.id;
INSERT INTO file_search (rowid, who)
SELECT d.id, f.facets
  FROM file_search_docsize d
  JOIN entry e ON e.id = d.id
  JOIN facet_made f ON f.case_id = e.case_id
 ORDER BY d.id;
-- @else
-- PostgreSQL's index knows nothing of an order: so that the newest are found without all
-- others, it knows stretches of entries, too (12).
CREATE FUNCTION search_stretch(entry_id BIGINT) RETURNS TEXT LANGUAGE sql IMMUTABLE AS $$
  SELECT chr(CAST(57344 + 12 * 256 + (entry_id >> 26 & 255) AS INT)) ||
         chr(CAST(57344 + (entry_id >> 14 & 4095) AS INT))
$$;
CREATE FUNCTION search_facets(facets TEXT) RETURNS TSVECTOR LANGUAGE sql IMMUTABLE AS $$
  SELECT array_to_tsvector(array_remove(string_to_array(facets, ' '), ''))
$$;
INSERT INTO facet_made (case_id, facets)
SELECT id, (SELECT string_agg(chr(CAST(57344 + kind * 256 + (value >> 12 & 255) AS INT)) ||
                              chr(CAST(57344 + (value & 4095) AS INT)), ' ')
              FROM (SELECT 3 AS kind, COALESCE(c.customer_id, 0) AS value
              UNION ALL SELECT 4, COALESCE(c.person_id, 0)
              UNION ALL SELECT 5, c.channel
              UNION ALL SELECT 6, c.opened_at / 2764800000000
              UNION ALL SELECT 7, c.opened_at / 2764800000000 / 16
              UNION ALL SELECT 1, 1 WHERE c.status <> 7
              UNION ALL SELECT 8, c.category WHERE c.status = 7
              UNION ALL SELECT 9, c.priority WHERE c.status = 7
              UNION ALL SELECT 10, c.step WHERE c.status = 7
              UNION ALL SELECT 11, COALESCE(c.assignee_id, 0) WHERE c.status = 7
              UNION ALL SELECT 2, 1 WHERE EXISTS (
                SELECT 1 FROM entry e JOIN attachment a ON a.entry_id = e.id AND a.is_raw = 0
                 WHERE e.case_id = c.id)) AS facet)
  FROM case_ c;

CREATE TABLE subject_search (
  entry_id  BIGINT PRIMARY KEY REFERENCES entry,
  words     TSVECTOR NOT NULL
);
INSERT INTO subject_search (entry_id, words)
SELECT e.id, search_words(c.subject) || search_facets(f.facets || ' ' || search_stretch(e.id))
  FROM case_ c
  JOIN facet_made f ON f.case_id = c.id
  JOIN (SELECT case_id, MIN(id) AS id FROM entry GROUP BY case_id) AS e ON e.case_id = c.id;
CREATE INDEX subject_search_words ON subject_search USING GIN (words);

-- Written anew, as an update of every row would take many times as long.
CREATE TABLE entry_search_made AS
SELECT s.entry_id, s.words || search_facets(f.facets || ' ' || search_stretch(s.entry_id)) AS words
  FROM entry_search s
  JOIN entry e ON e.id = s.entry_id
  JOIN facet_made f ON f.case_id = e.case_id
 ORDER BY s.entry_id;
DROP TABLE entry_search;
ALTER TABLE entry_search_made RENAME TO entry_search;
ALTER TABLE entry_search ALTER COLUMN words SET NOT NULL;
ALTER TABLE entry_search ADD PRIMARY KEY (entry_id);
ALTER TABLE entry_search ADD FOREIGN KEY (entry_id) REFERENCES entry;
CREATE INDEX entry_search_words ON entry_search USING GIN (words);
ANALYZE entry_search;
ANALYZE subject_search;
UPDATE file_search AS s
   SET words = s.words || search_facets(f.facets || ' ' || search_stretch(s.entry_id))
  FROM entry e
  JOIN facet_made f ON f.case_id = e.case_id
 WHERE e.id = s.entry_id;
-- @end

DROP TABLE facet_made;

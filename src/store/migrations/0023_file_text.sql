-- 0023: the search finds a case by what stands in the files that were attached (M13).

-- What was read of a file, for the pieces that the search shows. Written once, after the
-- entry itself, when somebody has read the file.
CREATE TABLE file_text (
  entry_id  @INT@ NOT NULL REFERENCES entry,
  n         @INT@ NOT NULL,
  text      TEXT NOT NULL,
  PRIMARY KEY (entry_id, n)
) @STRICT@;

-- A row an entry with such files: its own words and those of all its files, so that words
-- of the one and of the other together find it.
-- @if sqlite
CREATE VIRTUAL TABLE file_search USING fts5(
  subject, who, text, content='', prefix='3', tokenize='snowball danish english');
-- @else
CREATE TABLE file_search (
  entry_id  BIGINT PRIMARY KEY REFERENCES entry,
  words     TSVECTOR NOT NULL
);
CREATE INDEX file_search_words ON file_search USING GIN (words);
-- @end

-- What is there already is read, too, the newest first.
INSERT INTO job (kind, ref, due_at)
SELECT 13, a.entry_id, -a.entry_id
  FROM attachment a
 WHERE a.is_raw = 0 AND a.content_type NOT LIKE 'image/%'
   AND a.content_type NOT LIKE 'audio/%' AND a.content_type NOT LIKE 'video/%'
 GROUP BY a.entry_id;

-- 0041: of each entry PostgreSQL's search knows larger stretches, too (12, and now 13 and 14 of
-- src/model/facet.h): so what is not among the newest is found without asking for hundreds
-- of small ones. And subjects stand in the order of their entries, as entries do.
-- What is new waits in a list that every search reads to its end (4 MB: 5 ms); a shorter one
-- costs who writes little.

-- @if postgresql
CREATE OR REPLACE FUNCTION search_stretch(entry_id BIGINT) RETURNS TEXT LANGUAGE sql IMMUTABLE AS $$
  SELECT chr(CAST(57344 + 12 * 256 + (entry_id >> 26 & 255) AS INT)) ||
         chr(CAST(57344 + (entry_id >> 14 & 4095) AS INT)) || ' ' ||
         chr(CAST(57344 + 13 * 256 + (entry_id >> 29 & 255) AS INT)) ||
         chr(CAST(57344 + (entry_id >> 17 & 4095) AS INT)) || ' ' ||
         chr(CAST(57344 + 14 * 256 + (entry_id >> 32 & 255) AS INT)) ||
         chr(CAST(57344 + (entry_id >> 20 & 4095) AS INT))
$$;

-- Written anew, as an update of every row would take many times as long.
CREATE TABLE entry_search_made AS
SELECT entry_id, words || search_facets(search_stretch(entry_id)) AS words
  FROM entry_search ORDER BY entry_id;
DROP TABLE entry_search;
ALTER TABLE entry_search_made RENAME TO entry_search;
ALTER TABLE entry_search ALTER COLUMN words SET NOT NULL;
ALTER TABLE entry_search ADD PRIMARY KEY (entry_id);
ALTER TABLE entry_search ADD FOREIGN KEY (entry_id) REFERENCES entry;
CREATE INDEX entry_search_words ON entry_search USING GIN (words)
  WITH (gin_pending_list_limit = 256);
ANALYZE entry_search;

CREATE TABLE subject_search_made AS
SELECT entry_id, words || search_facets(search_stretch(entry_id)) AS words
  FROM subject_search ORDER BY entry_id;
DROP TABLE subject_search;
ALTER TABLE subject_search_made RENAME TO subject_search;
ALTER TABLE subject_search ALTER COLUMN words SET NOT NULL;
ALTER TABLE subject_search ADD PRIMARY KEY (entry_id);
ALTER TABLE subject_search ADD FOREIGN KEY (entry_id) REFERENCES entry;
CREATE INDEX subject_search_words ON subject_search USING GIN (words)
  WITH (gin_pending_list_limit = 256);
ANALYZE subject_search;

UPDATE file_search SET words = words || search_facets(search_stretch(entry_id));
ALTER INDEX file_search_words SET (gin_pending_list_limit = 256);
-- @end

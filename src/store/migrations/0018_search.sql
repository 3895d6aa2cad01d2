-- 0018: the search finds a case by all that belongs to it: what was written, under its
-- subject, with the names of whoever reported it and where, and of what was attached.
-- So words of the one and of the other together find it, too.

-- @if sqlite
DROP TABLE entry_search;
CREATE VIRTUAL TABLE entry_search USING fts5(
  subject, who, text, content='', prefix='3', tokenize='snowball danish english');
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
-- @else
-- As the tokenizer of SQLite does it (word_stem.h): the stems in both languages, and the
-- word itself, with one spelling of å and aa. What stands between words is taken out
-- first: PostgreSQL knows addresses and paths, and would keep them whole. A gap keeps the
-- end of one part from standing beside the beginning of the next.
CREATE FUNCTION search_folded(words TEXT) RETURNS TEXT LANGUAGE sql IMMUTABLE AS $$
  SELECT replace(replace(replace(replace(replace(replace(replace(
    words, 'å', 'aa'), 'æ', 'ae'), 'ä', 'ae'), 'ø', 'oe'), 'ö', 'oe'), 'é', 'e'), 'ü', 'u')
$$;
CREATE FUNCTION search_words(words TEXT) RETURNS TSVECTOR LANGUAGE sql IMMUTABLE AS $$
  SELECT CAST(search_folded(CAST(to_tsvector('danish', apart) AS TEXT)) AS TSVECTOR) || gap ||
         CAST(search_folded(CAST(to_tsvector('english', apart) AS TEXT)) AS TSVECTOR) || gap ||
         to_tsvector('simple', search_folded(lower(apart))) || gap
    FROM (SELECT regexp_replace(words, '[\x01-\x2f\x3a-\x40\x5b-\x60\x7b-\x7f]+', ' ', 'g')
                 AS apart, CAST('''·'':9' AS TSVECTOR) AS gap) AS w
$$;
DELETE FROM entry_search;
INSERT INTO entry_search (entry_id, words)
SELECT e.id, setweight(search_words(c.subject), 'A') ||
       setweight(search_words(COALESCE(p.name, '') || ' ' || COALESCE(p.mail, '') || ' ' ||
                              COALESCE(cu.name, '')), 'B') ||
       search_words(e.text || ' ' ||
                    COALESCE((SELECT string_agg(name, ' ') FROM attachment
                               WHERE entry_id = e.id AND is_raw = 0), ''))
  FROM entry e
  JOIN case_ c ON c.id = e.case_id
  LEFT JOIN person p ON p.id = c.person_id
  LEFT JOIN customer cu ON cu.id = c.customer_id
 WHERE e.text <> '' OR e.at = c.opened_at;
-- @end

-- What the golden test is made of.
CREATE TABLE staff (
  id    @ID@,
  name  TEXT NOT NULL @DANISH@
) @STRICT@;

CREATE TABLE case_ (
  id        @ID@,
  number    @INT@ NOT NULL UNIQUE,
  subject   TEXT NOT NULL,              -- a comment; with @MARKS@ and 'a quote
  owner_id  @INT@ REFERENCES staff,
  opened_at @INSTANT@ NOT NULL,
  raw       @BLOB@
) @STRICT@;

-- @if sqlite
CREATE VIRTUAL TABLE case_text USING fts5(subject, tokenize = 'snowball danish english');
-- @end

-- 0013: the knowledge base (M9): guides, each with all the versions that it ever had.
--
-- A guide is what its newest version says. No version is ever changed: what was sent to
-- somebody can be read as it was.

CREATE TABLE guide (
  id       @ID@,
  version  @INT@ NOT NULL                    -- the newest
) @STRICT@;

CREATE TABLE guide_version (
  guide_id     @INT@ NOT NULL REFERENCES guide,
  version      @INT@ NOT NULL CHECK (version > 0),
  at           @INSTANT@ NOT NULL,
  staff_id     @INT@ REFERENCES staff,
  what         TEXT NOT NULL DEFAULT '',     -- what changed, in the words of who did it
  customer_id  @INT@ REFERENCES customer,    -- NULL: for all
  is_public    @INT@ NOT NULL CHECK (is_public IN (0, 1)),
  active       @INT@ NOT NULL CHECK (active IN (0, 1)),
  title_da     TEXT NOT NULL,                -- '' where there is none in that language
  text_da      TEXT NOT NULL,
  title_en     TEXT NOT NULL,
  text_en      TEXT NOT NULL,
  keywords     TEXT NOT NULL,
  PRIMARY KEY (guide_id, version),
  CHECK (title_da <> '' OR title_en <> '')
) @STRICT@;

-- The texts name them by their id: ![words](picture:7).
CREATE TABLE guide_picture (
  id            @ID@,
  guide_id      @INT@ NOT NULL REFERENCES guide,
  sha256        TEXT NOT NULL CHECK (length(sha256) = 64),
  name          TEXT NOT NULL,
  content_type  TEXT NOT NULL,
  size          @INT@ NOT NULL
) @STRICT@;
CREATE INDEX guide_picture_guide ON guide_picture (guide_id);

-- That an entry gave a guide to the reporter, and whether it worked for him.
CREATE TABLE guide_use (
  entry_id  @INT@ NOT NULL REFERENCES entry,
  guide_id  @INT@ NOT NULL REFERENCES guide,
  version   @INT@ NOT NULL,
  case_id   @INT@ NOT NULL REFERENCES case_,
  worked    @INT@ CHECK (worked IN (0, 1)),  -- NULL: nobody has said
  PRIMARY KEY (entry_id, guide_id)
) @STRICT@;
CREATE INDEX guide_use_guide ON guide_use (guide_id);
CREATE INDEX guide_use_case ON guide_use (case_id);

CREATE VIEW guide_line AS
SELECT g.id, v.version, v.at, v.staff_id, v.what, v.customer_id, v.is_public, v.active,
       v.title_da, v.text_da, v.title_en, v.text_en, v.keywords,
       CASE WHEN v.title_da <> '' THEN v.title_da ELSE v.title_en END AS title,
       s.name AS author, c.name AS customer_name,
       (SELECT COUNT(*) FROM guide_use u WHERE u.guide_id = g.id) AS used,
       (SELECT COUNT(*) FROM guide_use u
         WHERE u.guide_id = g.id AND u.worked = 1) AS worked,
       (SELECT COUNT(*) FROM guide_use u
         WHERE u.guide_id = g.id AND u.worked = 0) AS failed
  FROM guide g
  JOIN guide_version v ON v.guide_id = g.id AND v.version = g.version
  LEFT JOIN staff s ON s.id = v.staff_id
  LEFT JOIN customer c ON c.id = v.customer_id;

-- The words of those that are in use: what stands in a title counts most.
-- @if sqlite
CREATE VIRTUAL TABLE guide_search USING fts5(
  title, keywords, text, tokenize='snowball danish english');
-- @else
CREATE TABLE guide_search (
  guide_id  BIGINT PRIMARY KEY REFERENCES guide,
  words     TSVECTOR NOT NULL
);
CREATE INDEX guide_search_words ON guide_search USING GIN (words);
-- @end

-- 0017: short texts that are put into what is written, and colleagues who are named in it.

CREATE TABLE template (
  id        @ID@,
  version   @INT@ NOT NULL DEFAULT 1,
  staff_id  @INT@ REFERENCES staff,          -- whose own it is; NULL: the house's
  name      TEXT NOT NULL CHECK (name <> ''),
  text_da   TEXT NOT NULL,                   -- '' where there is none in that language
  text_en   TEXT NOT NULL,
  CHECK (text_da <> '' OR text_en <> '')
) @STRICT@;
CREATE INDEX template_staff ON template (staff_id);

-- That an entry names a colleague.
CREATE TABLE mention (
  entry_id  @INT@ NOT NULL REFERENCES entry,
  staff_id  @INT@ NOT NULL REFERENCES staff,
  case_id   @INT@ NOT NULL REFERENCES case_,
  seen_at   @INSTANT@,                       -- NULL: he has not seen it
  PRIMARY KEY (entry_id, staff_id)
) @STRICT@;
CREATE INDEX mention_staff ON mention (staff_id, entry_id);
CREATE INDEX mention_unseen ON mention (staff_id, case_id) WHERE seen_at IS NULL;

-- 0020: how each member of the staff has laid out the lists that he works from.

CREATE TABLE list_layout (
  staff_id  @INT@ NOT NULL REFERENCES staff,
  list      TEXT NOT NULL CHECK (list <> ''),   -- "mine", "view-7"
  columns   @INT@ NOT NULL,                     -- bits: see model/case_list.h
  PRIMARY KEY (staff_id, list)
) @STRICT@;

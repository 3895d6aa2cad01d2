-- 0006_agreement_version.sql - an agreement is changed as it was seen, or not at all (M13).

ALTER TABLE agreement ADD COLUMN version @INT@ NOT NULL DEFAULT 1;

-- A newer revision of a parts list takes the place of the older one, which stays but no longer counts.
-- When a list was read: UTC, YYYY-MM-DDTHH:MM:SSZ; NULL where the workspace is older than that.

ALTER TABLE source ADD COLUMN imported TEXT;
ALTER TABLE source ADD COLUMN replaced_by INTEGER REFERENCES source ON DELETE SET NULL;

CREATE INDEX source_replaced_by ON source (replaced_by) WHERE replaced_by IS NOT NULL;

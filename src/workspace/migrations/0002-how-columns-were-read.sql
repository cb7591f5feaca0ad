-- How sure the reading of a field's columns is and why, and what stands above every column of a sheet.
-- NULL where the workspace is older than that.

ALTER TABLE source_column ADD COLUMN confidence REAL CHECK (confidence BETWEEN 0 AND 1);
ALTER TABLE source_column ADD COLUMN reason TEXT;
ALTER TABLE source_column ADD COLUMN cells TEXT;
ALTER TABLE source_column ADD COLUMN mapping TEXT;

CREATE TABLE source_heading (
  source   INTEGER NOT NULL REFERENCES source ON DELETE CASCADE,
  position INTEGER NOT NULL CHECK (position > 0),
  "column" TEXT NOT NULL,
  heading  TEXT NOT NULL,
  PRIMARY KEY (source, position)
) STRICT, WITHOUT ROWID;

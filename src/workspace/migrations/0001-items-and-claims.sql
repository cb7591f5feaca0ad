-- What was read (sources), what it says (items) and what it claims about origin
-- and rare earth content. Texts are the spreadsheet's own; parsed values stand beside them.

CREATE TABLE source (
  id         INTEGER PRIMARY KEY,
  file       TEXT NOT NULL,
  sheet      TEXT,
  hidden     INTEGER NOT NULL CHECK (hidden IN (0, 1)),
  header_row INTEGER NOT NULL CHECK (header_row >= 0),
  rows_read  INTEGER NOT NULL DEFAULT 0 CHECK (rows_read >= 0)
) STRICT;

CREATE TABLE source_column (
  source  INTEGER NOT NULL REFERENCES source ON DELETE CASCADE,
  field   TEXT NOT NULL,
  columns TEXT NOT NULL,
  heading TEXT,
  PRIMARY KEY (source, field)
) STRICT, WITHOUT ROWID;

-- The cells of a row as a JSON object, column letter to text.
CREATE TABLE source_row (
  source INTEGER NOT NULL REFERENCES source ON DELETE CASCADE,
  row    INTEGER NOT NULL CHECK (row > 0),
  cells  TEXT NOT NULL,
  PRIMARY KEY (source, row)
) STRICT, WITHOUT ROWID;

CREATE TABLE skipped_row (
  source INTEGER NOT NULL REFERENCES source ON DELETE CASCADE,
  row    INTEGER NOT NULL CHECK (row > 0),
  reason TEXT NOT NULL,
  PRIMARY KEY (source, row)
) STRICT, WITHOUT ROWID;

-- Row 0: about the whole sheet.
CREATE TABLE warning (
  id     INTEGER PRIMARY KEY,
  source INTEGER NOT NULL REFERENCES source ON DELETE CASCADE,
  row    INTEGER NOT NULL CHECK (row >= 0),
  text   TEXT NOT NULL
) STRICT;

CREATE TABLE skipped_sheet (
  id     INTEGER PRIMARY KEY,
  file   TEXT NOT NULL,
  sheet  TEXT NOT NULL,
  reason TEXT NOT NULL
) STRICT;

CREATE TABLE item (
  id                   INTEGER PRIMARY KEY,
  source               INTEGER NOT NULL REFERENCES source ON DELETE CASCADE,
  parent               INTEGER REFERENCES item ON DELETE CASCADE,
  row                  INTEGER NOT NULL CHECK (row > 0),
  level                INTEGER NOT NULL CHECK (level >= 0),
  part_number          TEXT,
  description          TEXT,
  reference_designator TEXT,
  quantity             REAL,
  unit                 TEXT,
  manufacturer         TEXT,
  mpn                  TEXT,
  supplier             TEXT,
  material             TEXT,
  cas                  TEXT,
  hs_code              TEXT,
  mass_g               REAL,
  unit_price           REAL,
  currency             TEXT,
  fitted               INTEGER NOT NULL CHECK (fitted IN (0, 1))
) STRICT;

CREATE TABLE origin_claim (
  id       INTEGER PRIMARY KEY,
  item     INTEGER NOT NULL REFERENCES item ON DELETE CASCADE,
  tier     INTEGER NOT NULL CHECK (tier BETWEEN 0 AND 3),
  stage    TEXT,
  supplier TEXT,
  country  TEXT CHECK (length(country) = 2),
  split    INTEGER NOT NULL CHECK (split IN (0, 1)),
  assumed  INTEGER NOT NULL CHECK (assumed IN (0, 1)),
  evidence TEXT NOT NULL,
  stated   TEXT,
  "column" TEXT
) STRICT;

CREATE TABLE content_claim (
  id       INTEGER PRIMARY KEY,
  item     INTEGER NOT NULL REFERENCES item ON DELETE CASCADE,
  element  TEXT NOT NULL,
  low      REAL NOT NULL CHECK (low BETWEEN 0 AND 1),
  high     REAL NOT NULL CHECK (high BETWEEN low AND 1),
  evidence TEXT NOT NULL,
  stated   TEXT,
  "column" TEXT
) STRICT;

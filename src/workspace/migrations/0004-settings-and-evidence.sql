-- How this company wants its audits made, what it pays for rare earths, and how old a claim is
-- and which document it rests on. Dates as YYYY-MM-DD.

CREATE TABLE setting (
  name  TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE element_price (
  element TEXT PRIMARY KEY,
  per_kg  REAL NOT NULL CHECK (per_kg >= 0),
  currency TEXT NOT NULL,
  date    TEXT NOT NULL,
  origin  TEXT NOT NULL
) STRICT, WITHOUT ROWID;

ALTER TABLE origin_claim ADD COLUMN date TEXT;
ALTER TABLE origin_claim ADD COLUMN document TEXT;
ALTER TABLE content_claim ADD COLUMN date TEXT;
ALTER TABLE content_claim ADD COLUMN document TEXT;

-- Of which file a source was read, and audits that were signed off: the whole of each as it was, compressed
-- by zlib, and what it was made from. They are never changed or removed.

ALTER TABLE source ADD COLUMN sha256 TEXT CHECK (length (sha256) = 64);

CREATE TABLE snapshot (
  id                INTEGER PRIMARY KEY,
  name              TEXT NOT NULL UNIQUE CHECK (name <> ''),
  made              TEXT NOT NULL,
  remark            TEXT,
  as_at             TEXT NOT NULL,
  program           TEXT NOT NULL,
  catalogue_version TEXT NOT NULL,
  catalogue_sha256  TEXT NOT NULL,
  settings          TEXT NOT NULL,
  inputs_sha256     TEXT NOT NULL,
  sha256            TEXT NOT NULL CHECK (length (sha256) = 64),
  size              INTEGER NOT NULL CHECK (size > 0),
  audit             BLOB NOT NULL
) STRICT;

CREATE TRIGGER snapshot_stays BEFORE UPDATE ON snapshot
BEGIN
  SELECT RAISE (ABORT, 'a snapshot is never changed');
END;

CREATE TRIGGER snapshot_is_kept BEFORE DELETE ON snapshot
BEGIN
  SELECT RAISE (ABORT, 'a snapshot is never removed');
END;

-- What is known of a part holds wherever it is used; every change is kept so that it can be undone.
--
-- Ids of parts, suppliers and decisions are made from what names them, those of claims, documents, notes and questions
-- from the time, so that two copies of a workspace can be brought together. Times are UTC, YYYY-MM-DDTHH:MM:SSZ.
--
-- The changes in change.changeset name tables and columns by position: a later migration may add tables, and columns at
-- the end, and nothing else.

CREATE TABLE supplier (
  id   INTEGER PRIMARY KEY,
  name TEXT NOT NULL
) STRICT;

-- Every name of a supplier, the main one too. The key is folded, see lds_name_key().
CREATE TABLE supplier_name (
  key      TEXT PRIMARY KEY,
  supplier INTEGER NOT NULL REFERENCES supplier ON DELETE CASCADE,
  name     TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX supplier_name_supplier ON supplier_name (supplier);

CREATE TABLE part (
  id          INTEGER PRIMARY KEY,
  number      TEXT,
  maker       INTEGER REFERENCES supplier,
  description TEXT
) STRICT;

CREATE INDEX part_maker ON part (maker) WHERE maker IS NOT NULL;

-- Every number of a part, the main one too, with the maker who uses it: a supplier, 0 where none is named.
CREATE TABLE part_number (
  maker  INTEGER NOT NULL,
  key    TEXT NOT NULL,
  part   INTEGER NOT NULL REFERENCES part ON DELETE CASCADE,
  number TEXT NOT NULL,
  PRIMARY KEY (maker, key)
) STRICT, WITHOUT ROWID;

CREATE INDEX part_number_part ON part_number (part);

-- NULL: no number tells which part it is, and nothing has been said of it.
ALTER TABLE item ADD COLUMN part INTEGER REFERENCES part ON DELETE SET NULL;

CREATE INDEX item_part ON item (part) WHERE part IS NOT NULL;

-- Parts that share what is known: those listed, and those of a maker whose number begins with the prefix.
CREATE TABLE family (
  id     INTEGER PRIMARY KEY,
  name   TEXT NOT NULL,
  maker  INTEGER NOT NULL,
  prefix TEXT CHECK (prefix <> '')
) STRICT;

CREATE TABLE family_part (
  family INTEGER NOT NULL REFERENCES family ON DELETE CASCADE,
  part   INTEGER NOT NULL REFERENCES part ON DELETE CASCADE,
  PRIMARY KEY (family, part)
) STRICT, WITHOUT ROWID;

CREATE INDEX family_part_part ON family_part (part);

CREATE VIEW family_member (family, part) AS
  SELECT family, part FROM family_part
  UNION
  SELECT family.id, part_number.part FROM family
  JOIN part_number ON part_number.maker = family.maker
   AND part_number.key >= family.prefix AND part_number.key < family.prefix || char(0x10ffff);

-- Bytes are kept once and never changed, so they are not in the changes.
CREATE TABLE document_content (
  sha256 TEXT PRIMARY KEY,
  bytes  BLOB NOT NULL
) STRICT;

CREATE TABLE document (
  id         INTEGER PRIMARY KEY,
  sha256     TEXT NOT NULL REFERENCES document_content,
  name       TEXT NOT NULL,
  media_type TEXT NOT NULL,
  size       INTEGER NOT NULL,
  author     TEXT,
  time       TEXT NOT NULL
) STRICT;

CREATE UNIQUE INDEX document_sha256 ON document (sha256);

CREATE TABLE part_document (
  part     INTEGER NOT NULL REFERENCES part ON DELETE CASCADE,
  document INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
  PRIMARY KEY (part, document)
) STRICT, WITHOUT ROWID;

CREATE INDEX part_document_document ON part_document (document);

CREATE TABLE part_origin (
  id       INTEGER PRIMARY KEY,
  part     INTEGER REFERENCES part ON DELETE CASCADE,
  family   INTEGER REFERENCES family ON DELETE CASCADE,
  tier     INTEGER NOT NULL CHECK (tier BETWEEN 0 AND 3),
  stage    TEXT,
  supplier TEXT,
  country  TEXT CHECK (length(country) = 2),
  split    INTEGER NOT NULL CHECK (split IN (0, 1)),
  assumed  INTEGER NOT NULL CHECK (assumed IN (0, 1)),
  evidence TEXT NOT NULL,
  stated   TEXT,
  date     TEXT,
  document INTEGER REFERENCES document,
  author   TEXT,
  time     TEXT NOT NULL,
  CHECK ((part IS NULL) <> (family IS NULL))
) STRICT;

CREATE INDEX part_origin_part ON part_origin (part);
CREATE INDEX part_origin_family ON part_origin (family);
CREATE INDEX part_origin_document ON part_origin (document);

CREATE TABLE part_content (
  id       INTEGER PRIMARY KEY,
  part     INTEGER REFERENCES part ON DELETE CASCADE,
  family   INTEGER REFERENCES family ON DELETE CASCADE,
  element  TEXT NOT NULL,
  low      REAL NOT NULL CHECK (low BETWEEN 0 AND 1),
  high     REAL NOT NULL CHECK (high BETWEEN low AND 1),
  evidence TEXT NOT NULL,
  stated   TEXT,
  date     TEXT,
  document INTEGER REFERENCES document,
  author   TEXT,
  time     TEXT NOT NULL,
  CHECK ((part IS NULL) <> (family IS NULL))
) STRICT;

CREATE INDEX part_content_part ON part_content (part);
CREATE INDEX part_content_family ON part_content (family);
CREATE INDEX part_content_document ON part_content (document);

-- Each claim with each part that it holds for, itself or as one of a family.
CREATE VIEW part_origin_of AS
  SELECT claim.id AS claim, claim.part, claim.family, tier, stage, supplier, country, split, assumed,
         evidence, stated, date, claim.document, document.name AS document_name, claim.author, claim.time
  FROM part_origin AS claim LEFT JOIN document ON document.id = claim.document
  WHERE claim.part IS NOT NULL
  UNION ALL
  SELECT claim.id, family_member.part, claim.family, tier, stage, supplier, country, split, assumed,
         evidence, stated, date, claim.document, document.name, claim.author, claim.time
  FROM part_origin AS claim JOIN family_member USING (family)
  LEFT JOIN document ON document.id = claim.document;

CREATE VIEW part_content_of AS
  SELECT claim.id AS claim, claim.part, claim.family, element, low, high,
         evidence, stated, date, claim.document, document.name AS document_name, claim.author, claim.time
  FROM part_content AS claim LEFT JOIN document ON document.id = claim.document
  WHERE claim.part IS NOT NULL
  UNION ALL
  SELECT claim.id, family_member.part, claim.family, element, low, high,
         evidence, stated, date, claim.document, document.name, claim.author, claim.time
  FROM part_content AS claim JOIN family_member USING (family)
  LEFT JOIN document ON document.id = claim.document;

CREATE TABLE note (
  id     INTEGER PRIMARY KEY,
  part   INTEGER NOT NULL REFERENCES part ON DELETE CASCADE,
  text   TEXT NOT NULL,
  author TEXT,
  time   TEXT NOT NULL
) STRICT;

CREATE INDEX note_part ON note (part);

CREATE TABLE question (
  id          INTEGER PRIMARY KEY,
  part        INTEGER NOT NULL REFERENCES part ON DELETE CASCADE,
  text        TEXT NOT NULL,
  responsible TEXT,
  due         TEXT,
  answer      TEXT,
  author      TEXT,
  time        TEXT NOT NULL
) STRICT;

CREATE INDEX question_part ON question (part);

-- The finding and the facts behind it are as the audit names them.
CREATE TABLE decision (
  id        INTEGER PRIMARY KEY,
  part      INTEGER REFERENCES part ON DELETE CASCADE,
  item      INTEGER REFERENCES item ON DELETE CASCADE,
  finding   TEXT NOT NULL,
  state     TEXT NOT NULL CHECK (state IN ('open', 'asked', 'mitigating', 'accepted', 'wrong')),
  reason    TEXT,
  until     TEXT,
  facts     TEXT NOT NULL,
  catalogue TEXT NOT NULL,
  author    TEXT,
  time      TEXT NOT NULL,
  CHECK ((part IS NULL) <> (item IS NULL))
) STRICT;

CREATE UNIQUE INDEX decision_part ON decision (part, finding) WHERE part IS NOT NULL;
CREATE UNIQUE INDEX decision_item ON decision (item, finding) WHERE item IS NOT NULL;

-- Removing a line looks for what hangs on it. A parts list is removed so rarely that it may look through all lines.
CREATE INDEX item_parent ON item (parent) WHERE parent IS NOT NULL;
CREATE INDEX item_substitute_for ON item (substitute_for) WHERE substitute_for IS NOT NULL;
CREATE INDEX origin_claim_item ON origin_claim (item);
CREATE INDEX content_claim_item ON content_claim (item);

-- What was changed, by whom and when. Only the state of an edit is ever set again: it can be undone, was undone and can
-- be redone, or was undone before another edit and is only remembered ('dropped').
CREATE TABLE change (
  id        INTEGER PRIMARY KEY,
  kind      TEXT NOT NULL CHECK (kind IN ('edit', 'undo', 'redo')),
  edit      INTEGER REFERENCES change CHECK ((kind = 'edit') = (edit IS NULL)),
  state     TEXT CHECK (state IN ('done', 'undone', 'dropped')) CHECK ((kind = 'edit') = (state IS NOT NULL)),
  title     TEXT NOT NULL,
  author    TEXT,
  time      TEXT NOT NULL,
  file      TEXT,
  changeset BLOB CHECK ((kind = 'edit') = (changeset IS NOT NULL))
) STRICT;

CREATE INDEX change_state ON change (state, id) WHERE state IS NOT NULL;

CREATE TABLE change_part (
  part   INTEGER NOT NULL,
  change INTEGER NOT NULL REFERENCES change,
  PRIMARY KEY (part, change)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER change_stays BEFORE DELETE ON change
BEGIN
  SELECT raise(ABORT, 'history is never removed');
END;

CREATE TRIGGER change_is_not_rewritten
BEFORE UPDATE OF id, kind, edit, title, author, time, file, changeset ON change
BEGIN
  SELECT raise(ABORT, 'history is never rewritten');
END;

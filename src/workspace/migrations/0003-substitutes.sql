-- A line that may be used in place of another one under the same parent. It is in no sum.

ALTER TABLE item ADD COLUMN substitute_for INTEGER REFERENCES item ON DELETE CASCADE;

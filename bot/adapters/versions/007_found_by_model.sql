-- What a model read in a note beside the rules.
ALTER TABLE notes ADD COLUMN found JSON NOT NULL DEFAULT '[]';

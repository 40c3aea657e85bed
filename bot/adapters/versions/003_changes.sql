-- What talk and page do to a draft can be taken back; a draft can be put away, and knows last year's report.
ALTER TABLE drafts ADD COLUMN archived BOOLEAN NOT NULL DEFAULT 0;
ALTER TABLE drafts ADD COLUMN not_applicable JSON NOT NULL DEFAULT '[]';
ALTER TABLE drafts ADD COLUMN last_year JSON;
ALTER TABLE notes ADD COLUMN withdrawn BOOLEAN NOT NULL DEFAULT 0;
CREATE TABLE changes (
    id INTEGER NOT NULL,
    draft_id VARCHAR NOT NULL,
    says VARCHAR NOT NULL,
    before JSON NOT NULL,
    undone BOOLEAN NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY (draft_id) REFERENCES drafts (id)
);
CREATE INDEX ix_changes_draft_id ON changes (draft_id);

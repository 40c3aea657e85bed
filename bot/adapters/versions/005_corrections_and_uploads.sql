-- What a person puts right in a past report, and what reports are found and told apart by.
ALTER TABLE past_reports ADD COLUMN corrections JSON DEFAULT '{}' NOT NULL;
ALTER TABLE past_reports ADD COLUMN file VARCHAR DEFAULT '' NOT NULL;
-- Terms and marks are made when the reports are read again, which a report without rules of reading is.
UPDATE past_reports SET reading = '';
ALTER TABLE passages ADD COLUMN terms BLOB DEFAULT x'' NOT NULL;
DROP INDEX ix_passages_digest;
ALTER TABLE passages DROP COLUMN digest;
CREATE TABLE report_marks (
    mark INTEGER NOT NULL,
    report_id VARCHAR NOT NULL,
    PRIMARY KEY (mark, report_id),
    FOREIGN KEY (report_id) REFERENCES past_reports (id) ON DELETE CASCADE
);
CREATE INDEX ix_report_marks_report_id ON report_marks (report_id);

-- Files that wait to become past reports, and what became of them.
CREATE TABLE uploads (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    owner VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    state VARCHAR NOT NULL,
    file VARCHAR NOT NULL,
    begun BOOLEAN NOT NULL,
    report_id VARCHAR,
    like_id VARCHAR,
    says VARCHAR NOT NULL
);
CREATE INDEX uploads_by_owner ON uploads (owner, id);
CREATE INDEX uploads_by_state ON uploads (state, id);

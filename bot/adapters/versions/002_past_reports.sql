-- Past reports came into the file of the drafts: a file may have been made before they did.
CREATE TABLE IF NOT EXISTS past_reports (
    number INTEGER NOT NULL,
    id VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    owner VARCHAR,
    sample BOOLEAN NOT NULL,
    digest VARCHAR NOT NULL,
    title VARCHAR,
    unit VARCHAR,
    unit_type VARCHAR,
    level VARCHAR,
    year INTEGER,
    genre VARCHAR,
    warnings JSON NOT NULL,
    reading VARCHAR NOT NULL,
    "indexed" VARCHAR NOT NULL,
    text VARCHAR NOT NULL,
    sections JSON NOT NULL,
    PRIMARY KEY (number),
    UNIQUE (id)
);
CREATE INDEX IF NOT EXISTS ix_past_reports_digest ON past_reports (digest);

CREATE TABLE IF NOT EXISTS passages (
    report_id VARCHAR NOT NULL,
    number INTEGER NOT NULL,
    shelf VARCHAR NOT NULL,
    genre VARCHAR NOT NULL,
    role VARCHAR NOT NULL,
    section VARCHAR NOT NULL,
    heading VARCHAR NOT NULL,
    heading_pattern VARCHAR NOT NULL,
    text VARCHAR NOT NULL,
    pattern VARCHAR NOT NULL,
    digest VARCHAR NOT NULL,
    PRIMARY KEY (report_id, number),
    FOREIGN KEY (report_id) REFERENCES past_reports (id) ON DELETE CASCADE
);
CREATE INDEX IF NOT EXISTS ix_passages_shelf ON passages (shelf);
CREATE INDEX IF NOT EXISTS ix_passages_digest ON passages (digest);

CREATE TABLE IF NOT EXISTS report_names (
    report_id VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    PRIMARY KEY (report_id, name),
    FOREIGN KEY (report_id) REFERENCES past_reports (id) ON DELETE CASCADE
);

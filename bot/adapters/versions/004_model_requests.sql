-- What is sent to a model is recorded, and the record can't be changed.
CREATE TABLE model_requests (
    id INTEGER NOT NULL,
    at VARCHAR NOT NULL,
    owner VARCHAR NOT NULL,
    draft_id VARCHAR NOT NULL,
    host VARCHAR NOT NULL,
    outside BOOLEAN NOT NULL,
    model VARCHAR NOT NULL,
    prompt VARCHAR NOT NULL,
    characters INTEGER NOT NULL,
    digest VARCHAR NOT NULL,
    hidden JSON NOT NULL,
    PRIMARY KEY (id)
);
CREATE INDEX ix_model_requests_owner ON model_requests (owner);
CREATE TABLE model_answers (
    request_id INTEGER NOT NULL,
    outcome VARCHAR NOT NULL,
    tries INTEGER NOT NULL,
    characters INTEGER NOT NULL,
    seconds DOUBLE NOT NULL,
    tokens_in INTEGER,
    tokens_out INTEGER,
    PRIMARY KEY (request_id),
    FOREIGN KEY (request_id) REFERENCES model_requests (id)
);
CREATE TRIGGER model_requests_no_update BEFORE UPDATE ON model_requests BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER model_requests_no_delete BEFORE DELETE ON model_requests BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER model_answers_no_update BEFORE UPDATE ON model_answers BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER model_answers_no_delete BEFORE DELETE ON model_answers BEGIN SELECT RAISE(ABORT, 'append-only'); END;

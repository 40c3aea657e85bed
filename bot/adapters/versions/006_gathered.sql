-- What a person decided while gathering: ties to last year's promises, the local guide, departments and what they sent.
ALTER TABLE drafts ADD COLUMN gathered JSON NOT NULL DEFAULT '{}';

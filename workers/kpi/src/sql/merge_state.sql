-- old_{{kind}}, the rows of the state, meets new_{{kind}}: gone_{{kind}} are those that count no longer. Rows of a file that the index does not know
-- come from a run that was ended half-way.
CREATE OR REPLACE TEMP TABLE hit AS
SELECT o.*, f.rank AS rank, f.file IS NULL OR f.gone AS gone
FROM old_{{kind}} o
LEFT JOIN files f ON f.file = o.file
WHERE f.file IS NULL OR f.gone OR o.id IN (SELECT id FROM new_{{kind}});

CREATE OR REPLACE TEMP TABLE met AS
SELECT hit.id AS id, hit.file AS old_file, n.file AS new_file, hit.rank > f.rank AS old_wins
FROM hit
JOIN new_{{kind}} n ON n.id = hit.id
JOIN files f ON f.file = n.file
WHERE NOT hit.gone;

INSERT INTO overlapping SELECT old_file FROM met UNION SELECT new_file FROM met;

DELETE FROM new_{{kind}} WHERE id IN (SELECT id FROM met WHERE old_wins);

CREATE TABLE gone_{{kind}} AS
SELECT * EXCLUDE (rank, gone) FROM hit WHERE gone OR id NOT IN (SELECT id FROM met WHERE old_wins);

CREATE VIEW {{kind}} AS
SELECT o.* FROM old_{{kind}} o ANTI JOIN gone_{{kind}} g ON g.id = o.id
UNION ALL BY NAME
SELECT * FROM new_{{kind}};

-- Of several rows with one id the one in the file of the highest rank stays, in one file the last: the row at place 1.
CREATE OR REPLACE TEMP TABLE ranked AS
SELECT
  new_{{kind}}.rowid AS row_number_in_table,
  new_{{kind}}.id AS id,
  new_{{kind}}.file AS file,
  ROW_NUMBER() OVER (PARTITION BY new_{{kind}}.id ORDER BY files.rank DESC, new_{{kind}}.rowid DESC) AS place
FROM new_{{kind}}
JOIN files ON files.file = new_{{kind}}.file
SEMI JOIN twice ON twice.id = new_{{kind}}.id;

INSERT INTO overlapping
SELECT DISTINCT ranked.file
FROM ranked
SEMI JOIN (SELECT id FROM ranked GROUP BY id HAVING MIN(file) <> MAX(file)) shared ON shared.id = ranked.id;

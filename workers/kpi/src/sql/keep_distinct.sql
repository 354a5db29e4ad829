CREATE TABLE kept AS
SELECT new_{{kind}}.*
FROM new_{{kind}}
ANTI JOIN (SELECT row_number_in_table FROM ranked WHERE place > 1) dropped ON dropped.row_number_in_table = new_{{kind}}.rowid;
DROP TABLE new_{{kind}};
ALTER TABLE kept RENAME TO new_{{kind}};

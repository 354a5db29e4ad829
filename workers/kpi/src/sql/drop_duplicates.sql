-- A part of the rows at a time: DuckDB keeps every block in memory in which a transaction deletes.
DELETE FROM new_{{kind}}
WHERE rowid BETWEEN {{from}} AND {{to}}
  AND rowid IN (SELECT row_number_in_table FROM ranked WHERE place > 1 AND row_number_in_table BETWEEN {{from}} AND {{to}})

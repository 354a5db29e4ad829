DELETE FROM new_{{kind}} WHERE rowid IN (SELECT row_number_in_table FROM ranked WHERE place > 1)

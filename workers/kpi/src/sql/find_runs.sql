-- Where the ids of new_{{kind}} stop to rise from one row to the next: from a start to the next end no id occurs twice.
SELECT id, before IS NULL OR id <= before AS starts, after IS NULL OR after <= id AS ends
FROM (SELECT id, LAG(id) OVER () AS before, LEAD(id) OVER () AS after FROM new_{{kind}})
WHERE before IS NULL OR id <= before OR after IS NULL OR after <= id
LIMIT {{most}}

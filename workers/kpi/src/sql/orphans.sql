SELECT i.id AS item, i.order_id AS order_id, i.product_id AS product_id, i.day AS day, p.id IS NULL AS product_unknown, o.id IS NULL AS order_unknown
FROM items_touched i
LEFT JOIN products p ON p.id = i.product_id
LEFT JOIN orders o ON o.id = i.order_id
WHERE p.id IS NULL OR o.id IS NULL

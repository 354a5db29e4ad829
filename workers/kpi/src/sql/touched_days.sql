-- Which days' KPIs can differ from the last run's. A product that is new, gone or of another category touches every day on which it sold.
CREATE TABLE changed_products AS
SELECT COALESCE(n.id, g.id) AS id
FROM new_products n
FULL JOIN gone_products g ON g.id = n.id
WHERE n.category IS DISTINCT FROM g.category;

CREATE TABLE changed_item_days AS
SELECT day FROM gone_items UNION SELECT day FROM new_items;

CREATE TABLE touched_item_days AS
SELECT day FROM changed_item_days
UNION
SELECT i.day FROM items i SEMI JOIN changed_products c ON c.id = i.product_id;

CREATE TABLE changed_order_days AS
SELECT day FROM gone_orders UNION SELECT day FROM new_orders;

CREATE TABLE touched_order_days AS
SELECT day FROM changed_order_days
UNION
SELECT o.day FROM orders o SEMI JOIN (SELECT order_id FROM gone_items UNION SELECT order_id FROM new_items) c ON c.order_id = o.id;

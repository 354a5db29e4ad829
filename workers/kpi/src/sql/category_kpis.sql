-- Exact parts of the category KPIs; nothing is divided here, because DuckDB and Spark divide decimals differently.
-- In: items_touched(id BIGINT, order_id BIGINT, product_id BIGINT, status STRING, day DATE, sale_price DECIMAL(18,6)), one row an id;
--     products(id BIGINT, category STRING), one row an id. Status is lower case or null; day is the UTC day of created_at.
-- Orders are counted by grouping twice: COUNT(DISTINCT) of both engines takes far more memory.
SELECT
  category,
  day,
  COUNT(*) AS orders,
  CAST(SUM(items) AS BIGINT) AS items,
  CAST(SUM(returned) AS BIGINT) AS returned,
  CAST(SUM(revenue) AS DECIMAL(38, 6)) AS revenue,
  CAST(SUM(net_revenue) AS DECIMAL(38, 6)) AS net_revenue
FROM (
  SELECT
    p.category AS category,
    i.day AS day,
    i.order_id AS order_id,
    COUNT(*) AS items,
    SUM(CASE WHEN i.status = 'returned' THEN 1 ELSE 0 END) AS returned,
    SUM(i.sale_price) AS revenue,
    SUM(CASE WHEN i.status IN ('returned', 'cancelled') THEN CAST(0 AS DECIMAL(18, 6)) ELSE i.sale_price END) AS net_revenue
  FROM items_touched i
  JOIN products p ON p.id = i.product_id
  GROUP BY p.category, i.day, i.order_id
) one_order
GROUP BY category, day
ORDER BY category, day

-- Exact parts of the order KPIs; nothing is divided here, because DuckDB and Spark divide decimals differently.
-- In: orders_touched(id BIGINT, user_id BIGINT, day DATE), one row an id; items as in category_kpis.sql, of any day.
-- Orders left join items, written as two sums that meet on the day: no row is multiplied, so nothing has to be counted distinctly but users.
SELECT
  o.day AS day,
  o.orders AS orders,
  o.customers AS customers,
  COALESCE(i.items, 0) AS items,
  COALESCE(i.returned, 0) AS returned,
  COALESCE(i.revenue, CAST(0 AS DECIMAL(38, 6))) AS revenue,
  COALESCE(i.net_revenue, CAST(0 AS DECIMAL(38, 6))) AS net_revenue
FROM (
  SELECT day, COUNT(*) AS orders, COUNT(DISTINCT user_id) AS customers
  FROM orders_touched
  GROUP BY day
) o
LEFT JOIN (
  SELECT
    orders_touched.day AS day,
    COUNT(*) AS items,
    CAST(SUM(CASE WHEN items.status = 'returned' THEN 1 ELSE 0 END) AS BIGINT) AS returned,
    CAST(SUM(items.sale_price) AS DECIMAL(38, 6)) AS revenue,
    CAST(SUM(CASE WHEN items.status IN ('returned', 'cancelled') THEN CAST(0 AS DECIMAL(18, 6)) ELSE items.sale_price END) AS DECIMAL(38, 6)) AS net_revenue
  FROM items
  JOIN orders_touched ON orders_touched.id = items.order_id
  GROUP BY orders_touched.day
) i ON i.day = o.day
ORDER BY o.day

INSERT INTO new_items
SELECT id_of(id), id_of(order_id), id_of(product_id), status_of(status), day_of(created_at), price_of(sale_price), {{file}}
FROM {{csv}}

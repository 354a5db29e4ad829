INSERT INTO new_orders
SELECT id_of(order_id), optional_id_of(user_id), status_of(status), day_of(created_at), {{file}}
FROM {{csv}}

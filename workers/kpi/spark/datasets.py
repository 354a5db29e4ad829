"""The columns that the KPIs are made of, and how each is read: the same as validate/datasets.ts of the worker."""

from columns import category, identifier, instant, optional_identifier, price, status

COLUMNS = {
    "products": {"id": identifier, "category": category},
    "orders": {"order_id": identifier, "user_id": optional_identifier, "status": status, "created_at": instant},
    "order_items": {
        "id": identifier,
        "order_id": identifier,
        "product_id": identifier,
        "status": status,
        "created_at": instant,
        "sale_price": price,
    },
}

DATASETS = list(COLUMNS)

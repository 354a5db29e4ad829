INSERT INTO new_products
SELECT id_of(id), category_of(category), {{file}}
FROM {{csv}}

"""The KPIs' exact parts and the orphans, by the SQL that DuckDB runs."""

import os
from functools import reduce

from pyspark.sql import functions as F

# In the image beside this file; in the repository where the worker has them.
FOLDERS = [os.path.join(os.path.dirname(os.path.abspath(__file__)), *place) for place in (["sql"], ["..", "src", "sql"])]


def compute(spark, checked, result):
    """The views that the SQL reads have the names and types that category_kpis.sql and order_kpis.sql say."""
    views = make_views(spark, checked)
    distinct = reduce(lambda all, more: all.union(more), (view.selectExpr("COUNT(*) AS rows") for view in views.values()))
    result.write_rows(spark.sql(read_sql("category_kpis")), "category")
    result.write_rows(spark.sql(read_sql("order_kpis")), "orders")
    orphans = spark.sql(read_sql("orphans")).persist()
    result.write_lines(orphans, "orphans")
    result.count(sum(row.rows for row in distinct.collect()), orphans.count())


def make_views(spark, checked):
    day = F.col("created_at").alias("day")
    columns = {
        "products": ("products", ["id", "category"]),
        "orders": ("orders", [F.col("order_id").alias("id"), "user_id", "status", day]),
        "items": ("order_items", ["id", "order_id", "product_id", "status", day, "sale_price"]),
    }
    views = {}
    for name, (dataset, chosen) in columns.items():
        views[name] = last_of_each(checked.tables[dataset], chosen).persist()
        views[name].createOrReplaceTempView(name)
    # Every day counts as touched.
    for name in ("orders", "items"):
        views[name].createOrReplaceTempView(f"{name}_touched")
    return views


def last_of_each(table, chosen):
    """Of several rows with one id the one in the file of the highest number stays, in one file the last."""
    rows = table.filter("refusal IS NULL").select("file", "line", *chosen)
    rows.createOrReplaceTempView("rows_with_duplicates")
    names = ", ".join(name for name in rows.columns if name not in ("file", "line"))
    return rows.sparkSession.sql(
        f"SELECT {names} FROM (SELECT *, ROW_NUMBER() OVER (PARTITION BY id ORDER BY file DESC, line DESC) AS place FROM rows_with_duplicates) WHERE place = 1"
    )


def read_sql(name):
    for folder in FOLDERS:
        path = os.path.join(folder, f"{name}.sql")
        if os.path.exists(path):
            with open(path, encoding="utf-8") as file:
                return file.read()
    raise FileNotFoundError(f"There is no {name}.sql in {', '.join(FOLDERS)}")

"""The peer: the KPIs in Spark's local mode as the public pipeline computes them: types inferred, rows collected at the driver.

Prints the seconds from the first read to the last row, without the start of the JVM.
"""

import sys
import time

from pyspark.sql import SparkSession
from pyspark.sql import functions as f

folder = sys.argv[1]
spark = (
    SparkSession.builder.master("local[*]")
    .config("spark.driver.memory", "4g")
    .config("spark.ui.enabled", "false")
    .config("spark.sql.session.timeZone", "UTC")
    .getOrCreate()
)
spark.sparkContext.setLogLevel("ERROR")
start = time.monotonic()


def read(name):
    return spark.read.csv(f"{folder}/{name}", header=True, inferSchema=True)


items, orders, products = read("order_items"), read("orders"), read("products")
returned = f.sum(f.when(f.col("item.status") == "returned", 1).otherwise(0))
price = f.col("item.sale_price").cast("decimal(18,2)")
category = (
    items.alias("item")
    .join(products.alias("product"), f.col("item.product_id") == f.col("product.id"))
    .groupBy("category", f.to_date("item.created_at").alias("order_date"))
    .agg(
        f.sum(price).alias("daily_revenue"),
        (f.sum(price) / f.countDistinct("item.order_id")).alias("avg_order_value"),
        (returned / f.countDistinct("item.order_id")).alias("avg_return_rate"),
    )
)
daily = (
    orders.alias("order")
    .join(items.alias("item"), f.col("order.order_id") == f.col("item.order_id"), "left")
    .groupBy(f.to_date("order.created_at").alias("order_date"))
    .agg(
        f.countDistinct("order.order_id").alias("total_orders"),
        f.sum(price).alias("total_revenue"),
        f.countDistinct("item.id").alias("total_items_sold"),
        (returned / f.countDistinct("order.order_id")).alias("return_rate"),
        f.countDistinct("order.user_id").alias("unique_customers"),
    )
)
rows = len(category.collect()) + len(daily.collect())
print(f'{{"rows": {rows}, "seconds": {time.monotonic() - start:.3f}}}')

import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { describeSpark } from "../testing/describeSpark.js";
import { EnginePair } from "../testing/EnginePair.js";

const LINES = 1_500;

describeSpark(
  "Spark with its own settings, on a machine far from Greenwich, and with files that are read in many parts",
  (session) => {
    let pair: EnginePair;
    beforeAll(async () => {
      pair = await EnginePair.make(session());
    });
    afterAll(async () => await pair?.end());

    test("counts the same UTC days, numbers the same lines, and lets the same rows win as DuckDB", async () => {
      await pair.put("products/a.csv", "id,category\n1,Toys\n2,Größe\n");
      await pair.put(
        "orders/a.csv",
        "order_id,user_id,status,created_at\n1,1,,2024-03-10T00:00:00\n2,1,,2024-03-10T23:59:59\n3,1,,2024-03-31 02:30:00\n",
      );
      // Each id twice in a file, far apart; times near midnight and in the hours that clocks skip; a flaw now and then.
      const row = (number: number): string => {
        const at = ["2024-03-10T02:30:00", "2024-03-10T23:59:59", "2024-03-31T00:00:00-03:00"][number % 3];
        const price = number % 250 === 7 ? "-1" : `${number}.25`;
        return `${number % 1_000},${1 + (number % 3)},${1 + (number % 2)},,${at},${price}`;
      };
      const rows = Array.from({ length: LINES }, (_, number) => row(number));
      const header = "id,order_id,product_id,status,created_at,sale_price";
      await pair.put("order_items/a.csv", [header, ...rows].join("\n"));
      await pair.put(
        "order_items/b.csv",
        [header, ...rows.slice(0, 400).map((text) => text.replace(".25", ".5"))].join("\r\n"),
      );
      const { quality, rejects, orders } = await pair.run({ rejectThreshold: 0.1 });
      expect(quality).toMatchObject({ rows: LINES + 400 + 5, rejected: 8 });
      expect(rejects.map(({ line }) => line)).toEqual([9, 259, 509, 759, 1009, 1259, 9, 259]);
      expect(orders).toMatchObject([{ order_date: "2024-03-10" }, { order_date: "2024-03-31" }]);
    }, 300_000);
  },
  {
    // Parts of 8 KiB; else as Spark comes.
    settings: ["--conf spark.sql.files.maxPartitionBytes=8192", "--conf spark.sql.files.openCostInBytes=8192"],
    environment: { TZ: "Pacific/Kiritimati" },
  },
);

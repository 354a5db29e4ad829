import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { LocalBed } from "./testing/LocalBed.js";
import { LocalProgram } from "./testing/LocalProgram.js";

describe("the UTC day of a time", () => {
  let bed: LocalBed;
  let program: LocalProgram;
  beforeAll(async () => {
    bed = await LocalBed.make();
    program = await LocalProgram.build("timeZones");
    await bed.put("products/a.csv", "id,category\n1,Toys\n");
    await bed.put(
      "orders/a.csv",
      "order_id,user_id,status,created_at\n1,1,,2024-03-10T00:00:00\n2,1,,2024-03-10T23:59:59\n3,1,,2024-03-31 02:30:00\n",
    );
    // The same instants in other words, and the hours that clocks skip in New York and in Berlin.
    await bed.put(
      "order_items/a.csv",
      `id,order_id,product_id,status,created_at,sale_price
1,1,1,,2024-03-10T02:30:00,1.00
2,2,1,,2024-03-11T04:00:00+14:00,1.00
3,3,1,,2024-03-31T02:30:00,1.00
4,3,1,,2024-03-30T23:30:00-03:00,1.00
`,
    );
  });
  afterAll(async () => await bed.end());

  test.each(["UTC", "America/New_York", "Europe/Berlin", "Asia/Tokyo", "Pacific/Kiritimati", "Pacific/Pago_Pago"])(
    "is the same on a machine in %s",
    async (zone) => {
      const { timeZone, categories, orders } = await program.run(bed, {}, { TZ: zone });
      expect(timeZone).toBe(zone);
      for (const rows of [categories, orders])
        expect(rows.map((row) => row.order_date)).toEqual(["2024-03-10", "2024-03-31"]);
    },
  );
});

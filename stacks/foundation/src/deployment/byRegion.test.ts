import { describe, expect, it } from "@jest/globals";
import { byRegion } from "./byRegion.js";

describe("values by region", () => {
  it("leave out regions that have none", async () => {
    const places = [
      { region: "eu-west-1", vault: "v" },
      { region: "eu-central-1", vault: undefined },
    ];
    const values = byRegion(places, ({ vault }) => vault);
    const read = new Promise((resolve) => values.apply(resolve));
    await expect(read).resolves.toEqual({ "eu-west-1": "v" });
  });
});

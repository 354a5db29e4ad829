import { describe, expect, it } from "@jest/globals";
import { alarmsPage } from "./alarmsPage.js";

describe("the guide to metrics and alarms", () => {
  it("has the alarms that are deployed, else `pnpm --filter @sallyport/stack-compressor reference` was not run", async () => {
    const { found, content } = await alarmsPage();
    expect(found).toBe(content);
  });

  it("tells of each danger to what is moved", async () => {
    const { content } = await alarmsPage();
    const alarms = ["dead-letters", "waiting", "gap", "at-max", "failing", "unconfirmed", "denied-alarm", "rejecting"];
    const missing = alarms.filter((alarm) => !new RegExp(`^\\| \`compressor-dev-\\S*${alarm}`, "m").test(content));
    expect(missing).toEqual([]);
  });
});

import { statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "@jest/globals";
import { temporaryFolders } from "../../../testing/temporaryFolders.js";
import { noCounts } from "./BackfillCounts.js";
import { Checkpoint } from "./Checkpoint.js";

const newFolder = temporaryFolders();
const scope = { rule: "orders", prefix: "in/", since: undefined };
const place = { after: "in/a b", counts: { ...noCounts, sent: 3 } };

describe("the checkpoint of a backfill", () => {
  it("gives back the last place that was kept, to its owner alone, and nothing once it is removed", async () => {
    const path = join(newFolder(), "place.json");
    const checkpoint = new Checkpoint(path, scope);
    expect(await checkpoint.read()).toBeUndefined();
    await checkpoint.write({ ...place, after: "in/a" });
    await checkpoint.write(place);
    expect(await new Checkpoint(path, scope).read()).toEqual(place);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    await checkpoint.remove();
    expect(await checkpoint.read()).toBeUndefined();
  });

  it.each([
    ["another rule", { ...scope, rule: "logs" }],
    ["another prefix", { ...scope, prefix: "" }],
    ["another time", { ...scope, since: "2026-01-01T00:00:00.000Z" }],
  ])("is refused for %s", async (_, other) => {
    const path = join(newFolder(), "place.json");
    await new Checkpoint(path, scope).write(place);
    await expect(new Checkpoint(path, other).read()).rejects.toMatchObject({ exitCode: 64 });
  });

  it.each(["", "{", "[]", "null", '{"scope":{"rule":"orders","prefix":"in/","since":null}}'])(
    "is refused where it is %j",
    async (text) => {
      const path = join(newFolder(), "place.json");
      writeFileSync(path, text);
      await expect(new Checkpoint(path, scope).read()).rejects.toMatchObject({ exitCode: 64 });
    },
  );
});

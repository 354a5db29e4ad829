import { describe, expect, it } from "@jest/globals";
import { catalogPrefix, keptArchivePrefix, catalogColumns as written } from "@sallyport/worker-compressor/catalog";
import { backupLocations } from "../plan/backupLocations.js";
import { catalogColumns } from "./catalogColumns.js";

describe("the table of a backup's catalog", () => {
  it("has the columns that the workers write", () => {
    expect(catalogColumns).toEqual(written.map(({ name, type, meaning }) => ({ name, type, comment: meaning })));
  });

  it("lies where the workers write, as do the archives", () => {
    const prefixes = backupLocations("orders", "eu-central-1", "backup").map(({ prefix }) => prefix);
    expect(prefixes).toEqual([keptArchivePrefix("orders"), catalogPrefix("orders")]);
  });
});

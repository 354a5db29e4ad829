import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { describeWorkerImage, instructionsOf } from "@sallyport/worker-kit/conformance";

const folder = join(import.meta.dirname, "..");

// Folders have to be entered: X gives that to them, and to no file that did not have it.
describeWorkerImage(folder, /(0644|u=rwX,go=rX)/);

describe("the image of the ETL worker", () => {
  test("proves at its build that DuckDB's native package is that of its platform", () => {
    expect(instructionsOf(folder).textsOf("RUN").at(-1)).toBe(`["node", "-e", "require('@duckdb/node-bindings')"]`);
  });

  test("holds the authorities of RDS, so that no task has to fetch them (NET-15)", () => {
    expect(instructionsOf(folder).textsOf("COPY").join(" ")).toContain("dist/bundle/rds-ca.pem");
  });
});

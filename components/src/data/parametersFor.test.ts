import { describe, expect, it } from "@jest/globals";
import { parametersFor } from "./parametersFor.js";

describe("parametersFor", () => {
  it("forces TLS 1.2 or later and logs sign-ins and schema changes, at once", () => {
    const immediate = parametersFor(200).filter(({ applyMethod }) => applyMethod === "immediate");
    expect(Object.fromEntries(immediate.map(({ name, value }) => [name, value]))).toEqual({
      "rds.force_ssl": "1",
      ssl_min_protocol_version: "TLSv1.2",
      log_connections: "1",
      log_disconnections: "1",
      log_statement: "ddl",
    });
  });

  it("lets all others wait for a restart, and does not depend on their order", () => {
    const parameters = parametersFor(50, { work_mem: "8192", autovacuum_naptime: "30" });
    expect(parameters.filter(({ applyMethod }) => applyMethod === "pending-reboot").map(({ name }) => name)).toEqual([
      "autovacuum_naptime",
      "max_connections",
      "work_mem",
    ]);
    expect(parametersFor(50, { autovacuum_naptime: "30", work_mem: "8192" })).toEqual(parameters);
  });
});

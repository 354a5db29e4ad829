import { describe, expect, it } from "@jest/globals";
import { settingsFor } from "./settingsFor.js";

const modules = new Set(["pg_stat_statements", "auto_explain"]);
const now = (value: string) => ({ value, immediate: true });
const atRestart = (value: string) => ({ value, immediate: false });

describe("a server's settings", () => {
  it("force TLS unless the parameter group says otherwise", () => {
    expect(settingsFor({}, modules)).toEqual({ forceSsl: true, parameters: { "rds.force_ssl": "1" } });
    expect(settingsFor({ "rds.force_ssl": now("0") }, modules).forceSsl).toBe(false);
  });

  it("are all in force at a start, and afterwards those alone that need no restart", () => {
    const first = settingsFor({ work_mem: now("8MB"), max_connections: atRestart("40") }, modules);
    expect(first.parameters).toMatchObject({ work_mem: "8MB", max_connections: "40" });
    const changed = { work_mem: now("9MB"), max_connections: atRestart("50"), port: atRestart("1") };
    expect(settingsFor(changed, modules, first).parameters).toEqual({
      "rds.force_ssl": "1",
      work_mem: "9MB",
      max_connections: "40",
    });
  });

  it("leave out what only RDS can read: its formulas and its libraries", () => {
    const { parameters } = settingsFor(
      {
        shared_buffers: now("{DBInstanceClassMemory/32768}"),
        shared_preload_libraries: atRestart("pg_tle, pg_stat_statements"),
      },
      modules,
    );
    expect(parameters).toEqual({ "rds.force_ssl": "1", shared_preload_libraries: "pg_stat_statements" });
  });
});

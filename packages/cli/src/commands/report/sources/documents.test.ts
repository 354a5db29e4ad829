import { join } from "node:path";
import { describe, expect, it } from "@jest/globals";
import { checkDocument, demoDocument, ledgerDocument, reportData } from "@sallyport/report";
import { ledgerOf } from "../../../evidence/ledger/ledgerOf.js";
import { allowedBy } from "../../../evidence/testing/allowedBy.js";
import { statementOf } from "../../../evidence/testing/statementOf.js";
import { temporaryFolders } from "../../../testing/temporaryFolders.js";
import { findRepositoryRoot } from "../../../workspace/findRepositoryRoot.js";
import { reportOf } from "../../check/reportOf.js";
import type { DemoResult } from "../../demo/DemoResult.js";
import { gatherReport } from "./gatherReport.js";

const root = findRepositoryRoot(process.cwd());
const printed = (document: unknown): unknown => JSON.parse(JSON.stringify(document));

describe("what the report reads", () => {
  const temporaryFolder = temporaryFolders();

  it("is what `sallyport evidence` prints", () => {
    const [used, wide] = [statementOf(), statementOf({ sid: "Wide", actions: ["s3:*"] })];
    const moment = { calls: 2, first: "2026-01-01T00:00:00.000Z", last: "2026-01-02T00:00:00.000Z", runs: [] };
    const call = { action: "s3:DeleteObject", resource: "arn:aws:s3:::orders/in/a" };
    const statements = [used, wide];
    const ledger = ledgerOf(
      [
        {
          intended: { stack: "etl", role: "loader", statements },
          grants: { stack: "etl", role: "loader", arn: "arn", boundary: null, trustedBy: [], statements },
          calls: { allowed: [allowedBy(used)], refused: [{ ...call, ...moment, why: "no statement allows it" }] },
          probes: [
            { ...call, kind: "delete", outcome: "allowed" },
            { ...call, kind: "delete", outcome: "not-judged", why: "no TLS" },
          ],
        },
      ],
      [],
    );
    expect(ledgerDocument.parse(printed(ledger))).toMatchObject({
      summary: { used: 1, unexplained: 1, refused: 2 },
      roles: [
        { statements: [{ calls: 1, removal: { verdict: "unnoticed" } }, { calls: 0 }], refusals: [{ calls: 2 }] },
      ],
    });
  });

  it("is what `sallyport check` prints", () => {
    const empty = reportOf([], [], 1);
    expect(checkDocument.parse(printed(empty))).toEqual(empty);
  });

  it("is what `sallyport demo` prints, of whichever pipelines ran", () => {
    const document: DemoResult["document"] = {
      policies: { passed: 1, violations: 0, undetermined: 0 },
      permissions: { granted: 1, used: 1, denied: 0 },
      pipelines: {
        etl: {
          files: [],
          ...{ bytes: 1, rowsIn: 1, loaded: 1, updated: 0, unchanged: 0, rejected: 0, verified: 1, differing: 0 },
          seconds: 1,
        },
        kpi: {
          ...{ files: 1, bytes: 1, items: 1, rows: 1, duplicates: 0, rejected: 0, orphans: 0, days: 1, lateDays: 1 },
          ...{ categoryRows: 1, orderRows: 1, verified: 2, differing: 0, revenue: "1.00", chart: "/kpis.html" },
          ...{ daily: [], categories: [{ category: "Jeans", revenue: 1, netRevenue: 1 }] },
          ...{ seconds: 2, runSeconds: 1, lateRunSeconds: 1 },
        },
      },
    };
    expect(Object.keys(demoDocument.parse(printed(document)).pipelines).sort()).toEqual(["etl", "kpi"]);
  });

  it("has the catalogue and the committed benchmarks without anything having run", async () => {
    const [home, from] = [temporaryFolder(), temporaryFolder()];
    const data = await gatherReport({ root, home, from: join(from, "none"), exports: [] });
    expect(reportData.parse(printed(data))).toMatchObject({ stacks: [] });
    expect(data.controls?.length).toBeGreaterThan(200);
    expect(data.controls?.filter(({ standing, missing }) => standing === "met" && missing !== "")).toEqual([]);
    expect(data.benchmarks?.figures.some(({ goal }) => goal !== undefined)).toBe(true);
    expect([data.demo, data.ledger, data.check]).toEqual([undefined, undefined, undefined]);
  });
});

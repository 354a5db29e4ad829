import { describe, expect, it } from "@jest/globals";
import { ledgerOf, type RoleEvidence } from "../../evidence/ledger/ledgerOf.js";
import { allowedBy } from "../../evidence/testing/allowedBy.js";
import { statementOf } from "../../evidence/testing/statementOf.js";
import { describeLedger } from "./describeLedger.js";

const moment = "2026-01-01T00:00:00.000Z";
const read = statementOf();
const again = statementOf({ sid: "ReadAll", resources: ["arn:aws:s3:::orders/*"] });
const write = statementOf({ sid: "Write", actions: ["s3:PutObject"] });
const statements = [read, again, write];
const refusal = {
  action: "s3:GetObject",
  calls: 2,
  first: moment,
  last: moment,
  runs: [],
  why: "no statement allows it",
};
const allowed = { outcome: "allowed", by: "call" } as const;
const evidence: RoleEvidence = {
  intended: { stack: "etl", role: "loader", statements },
  grants: { stack: "etl", role: "loader", arn: "", boundary: null, trustedBy: [], statements },
  calls: { allowed: [allowedBy(read)], refused: [{ ...refusal, resource: "arn:aws:s3:::other/\u001b[2J" }] },
  probes: [{ kind: "delete", action: "s3:DeleteObject", resource: "arn:aws:s3:::orders/in/a", ...allowed }],
};

describe("a ledger in words", () => {
  const lines = describeLedger(ledgerOf([evidence], [])).split("\n");

  it("has a line for each role, with its numbers", () => {
    expect(lines[1]?.split(/\s+/)).toEqual(["loader", "3", "1", "0", "2", "2", "1", "0", "0", "1", "0"]);
  });

  it("names what somebody should look at: the unused, the refused, the allowed and what nothing would miss", () => {
    expect(lines).toEqual(
      expect.arrayContaining([
        "  loader: access Write: s3:PutObject",
        "  loader: delete: s3:DeleteObject on arn:aws:s3:::orders/in/a (by call)",
        "  loader: access ReadInput",
      ]),
    );
  });

  it("says what share of the probes was judged, and by calls that were sent", () => {
    expect(lines).toContain(
      "1 probes: 0 refused, 0 not judged; 100.0 % judged, 100.0 % by 1 calls that were sent; at least 1 judged of each role",
    );
  });

  it("counts what a named test fails without, and names what is used and in no such record", () => {
    const missing = "Used, and in no record of a named test that fails without them:\n  loader: access ReadInput\n";
    expect(lines.join("\n")).toContain(missing);
    expect(lines).toContain(
      "without each of 0 statements a named test fails; no run uses 2 others, of which that cannot be said",
    );
    const removal = {
      ...{ stack: "etl", role: "loader", policy: "access", statement: "ReadInput" },
      ...{ test: { file: "etl.e2e.test.ts", title: "loads" }, refused: "s3:GetObject" },
    };
    const told = describeLedger(ledgerOf([evidence], [], [removal]));
    expect(told).not.toContain(missing);
    expect(told).toContain("without each of 1 statements a named test fails; no run uses 2 others");
  });

  it("names explanations that are of nothing, and those that this run did without", () => {
    const explained = (statement: string) => ({ stack: "etl", role: "*", statement, reason: "once a year" });
    const told = describeLedger(ledgerOf([evidence], [explained("Gone"), explained("ReadInput")]));
    expect(told).toContain("Explanations of what no role holds:\n  etl: * Gone\n");
    expect(told).toContain("Explanations of what this run used:\n  etl: * ReadInput\n");
  });

  it("shows no control character of a name that somebody else has chosen", () => {
    expect(lines.join("\n")).not.toContain("\u001b");
    expect(lines).toContain("  loader: 2 × s3:GetObject on arn:aws:s3:::other/\\u001b[2J: no statement allows it");
  });

  it("shows twenty lines of a kind, and how many more there are", () => {
    const many = Array.from({ length: 23 }, (_, index) => statementOf({ sid: `S${index}` }));
    const wide = { ...evidence, grants: { ...evidence.grants, statements: many }, calls: { allowed: [], refused: [] } };
    expect(describeLedger(ledgerOf([wide], []))).toContain("  and 3 more (--json has all)");
  });
});

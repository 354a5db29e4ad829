import { describe, expect, it } from "@jest/globals";
import type { RoleStatement } from "../../ledger/RoleGrants.js";
import type { AllowedCall } from "../../ledger/recordedCalls.js";
import { allowedBy } from "../../testing/allowedBy.js";
import { statementOf } from "../../testing/statementOf.js";
import { neededStatements } from "./neededStatements.js";

const read = statementOf();
const write = statementOf({ sid: "Write", actions: ["s3:PutObject"] });
const grants = (...statements: readonly RoleStatement[]) => [
  { stack: "etl", role: "loader", arn: "", boundary: null, trustedBy: [], statements },
];
const recorded = (title: string, ...allowed: readonly AllowedCall[]) => ({
  run: { title, run: async () => {} },
  calls: new Map([["loader", { allowed, refused: [] }]]),
});
const explanation = { stack: "etl", role: "*", statement: "Write", reason: "once a year" };

describe("the statements that runs need", () => {
  it("are those that a run would miss, with its name, the run that would miss most of their calls first", () => {
    const runs = [recorded("one", allowedBy(read)), recorded("many", allowedBy(read, { calls: 5 })), recorded("none")];
    const { needed, superfluous } = neededStatements(grants(read), runs, []);
    expect(needed).toMatchObject([{ name: "loader access ReadInput", runs: [{ title: "many" }, { title: "one" }] }]);
    expect(superfluous).toEqual([]);
  });

  it("have those that a run might miss among them, since only a real run can say it", () => {
    const conditions = { StringEquals: { "aws:sourceaccount": ["000000000000"] } };
    const other = { ...read, sid: "Other", conditions };
    const { needed } = neededStatements(grants(read, other), [recorded("one", allowedBy(read))], []);
    expect(needed.map(({ statement }) => statement.sid)).toEqual(["ReadInput"]);
  });

  it("leave over what no run uses, unless it is explained, and no denial", () => {
    const superfluous = (...explanations: Parameters<typeof neededStatements>[2]) =>
      neededStatements(grants(write, statementOf({ sid: "Never", effect: "Deny" })), [recorded("one")], explanations)
        .superfluous;
    expect(superfluous()).toEqual(["loader access Write"]);
    expect(superfluous(explanation)).toEqual([]);
    expect(superfluous({ ...explanation, stack: "kpi" })).toEqual(["loader access Write"]);
  });

  it("leave over what is used and allows the same as another, whatever explains it", () => {
    const again = { ...write, sid: "WriteAgain" };
    const explained = [explanation, { ...explanation, statement: "WriteAgain" }];
    const { needed, superfluous } = neededStatements(
      grants(write, again),
      [recorded("one", allowedBy(write))],
      explained,
    );
    expect(needed).toEqual([]);
    expect(superfluous).toEqual(["loader access Write"]);
  });
});

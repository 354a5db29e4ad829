import { describe, expect, it } from "@jest/globals";
import { everyRolesProbes } from "../everyRolesProbes.js";
import { neighbourActions } from "../neighbourActions.js";
import { probeCallers } from "./probeCallers.js";

/** Of services for which there are calls: what no call is by itself. */
const withinAnother = new Set(["iam:PassRole", "s3:BypassGovernanceRetention"]);

describe("the calls that can be sent", () => {
  const services = new Set([...probeCallers.keys()].map((action) => action.split(":")[0]));

  it("are all that probes of these services ask for beside a role's own actions", () => {
    const every = everyRolesProbes({ role: "loader", account: "000000000000", region: "eu-west-1" });
    const neighbours = Object.values(neighbourActions).flatMap(({ own, holder = {} }) => [own, holder]);
    const asked = [...every.map(({ action }) => action), ...neighbours.flatMap((actions) => Object.values(actions))];
    const ofThese = asked.filter((action) => services.has(action.split(":")[0]) && !withinAnother.has(action));
    expect(ofThese.length).toBeGreaterThan(40);
    expect(ofThese.filter((action) => !probeCallers.has(action))).toEqual([]);
  });
});

import { writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { IAMClient } from "@aws-sdk/client-iam";
import { beforeAll, describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import type { DeployedStack } from "../../../commands/demo/testing/DeployedStack.js";
import { sandboxStack } from "../../../pulumi/PulumiProject.js";
import { explanations } from "../../ledger/explanations.js";
import type { RoleGrants } from "../../ledger/RoleGrants.js";
import { readRoleGrants } from "../../ledger/readRoleGrants.js";
import { readRemovals } from "../readRemovals.js";
import { confirmRemovals } from "./confirmRemovals.js";
import type { NamedRun } from "./NamedRun.js";
import { type Needs, neededStatements } from "./neededStatements.js";
import type { PipelineUnderTest } from "./PipelineUnderTest.js";
import type { RecordedRun } from "./RecordedRun.js";
import { recordRun } from "./recordRun.js";
import { rolesOfStack } from "./rolesOfStack.js";

const minutes = 60_000;
/** Statements of each stack that are taken out in `npm test`. */
const drawn = 4;
/** `npm run removals` takes out each in turn, and wants what was confirmed in this folder. */
const { SALLYPORT_REMOVALS: folder } = process.env;
const all = folder !== undefined;
const itByTheRecord = all ? it.skip : it;

interface Removals<Pipeline> {
  /** The project's name on the command line. */
  readonly project: string;
  /** Default: the sandbox's own */
  readonly stack?: string;
  readonly runs: readonly NamedRun<Pipeline>[];
  /** Asked once it is deployed. */
  deployed(): { readonly pipeline: Pipeline; readonly place: Pick<DeployedStack, "home" | "root"> };
  /** Declares tests of what the runs have done, before anything is taken away. */
  afterRuns?(): void;
}

/**
 * Declares the tests that a deployed stack's roles need what they hold: the stack's runs by their titles, each refused nothing; that each
 * statement is needed by one of them, by the log; and that such a run without it ends at a call that this statement would have allowed.
 */
export function removalTests<Pipeline>({
  project: name,
  stack = sandboxStack,
  runs,
  deployed,
  afterRuns,
}: Removals<Pipeline>): void {
  describe(`the roles of the stack ${name}, with all that they hold and without`, () => {
    const recorded: RecordedRun<Pipeline>[] = [];
    let place: PipelineUnderTest<Pipeline>;
    let grants: readonly RoleGrants[];
    let needs: Needs<Pipeline>;
    const fileOfTests = () => relative(deployed().place.root, expect.getState().testPath ?? "");

    beforeAll(async () => {
      const {
        pipeline,
        place: { home },
      } = deployed();
      const iam = new IAMClient({});
      const roles = await rolesOfStack({ project: name, stack }, home);
      place = { pipeline, home, iam, roles: new Set(roles) };
      grants = await Promise.all(roles.map((role) => readRoleGrants(iam, name, role)));
    }, minutes);

    it.each(runs)("$title", async (run) => void recorded.push(await recordRun(place, run)), 5 * minutes);

    afterRuns?.();

    it("hold no statement that these runs would not miss, by a replay of the log without it, but what is explained", () => {
      // What these tests exercise must be used in them.
      const explained = explanations.filter(({ exercisedBy }) => exercisedBy !== fileOfTests());
      needs = neededStatements(grants, recorded, explained);
      expect(needs.superfluous).toEqual([]);
      expect(needs.needed.length).toBeGreaterThan(drawn);
    });

    itByTheRecord("hold what the record of all removals names, each with one of these runs, and nothing else", () => {
      const known = readRemovals(deployed().place.root).removals.filter(({ stack }) => stack === name);
      const testOf = new Map(known.map((one) => [`${one.role} ${one.policy} ${one.statement}`, one.test]));
      expect([...testOf.keys()].toSorted()).toEqual(needs.needed.map((one) => one.name).toSorted());
      const titles = runs.map(({ title }) => title);
      for (const { file, title } of testOf.values())
        expect([file, titles]).toEqual([fileOfTests(), expect.arrayContaining([title])]);
    });

    it(
      "let no run pass without a statement that it needs, and every run pass again with all",
      async () => {
        const seed = fc.readConfigureGlobal().seed ?? Date.now() % 2 ** 31;
        const removed = drawFrom(needs.needed, all ? needs.needed.length : drawn, seed);
        const { confirmed, unnoticed } = await confirmRemovals(place, { stack: name, file: fileOfTests() }, removed);
        if (all) writeFileSync(join(folder, `${name}.json`), JSON.stringify(confirmed));
        expect({ seed, unnoticed }).toEqual({ seed, unnoticed: [] });
        for (const run of runs) await recordRun(place, run);
      },
      all ? 180 * minutes : 15 * minutes,
    );
  });
}

/** So many of them, in another order with each seed. */
function drawFrom<One>(from: readonly One[], count: number, seed: number): readonly One[] {
  const some = fc.shuffledSubarray([...from], { minLength: count, maxLength: count });
  return fc.sample(some, { seed, numRuns: 1 })[0] ?? [];
}

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "@jest/globals";
import { componentsByControl } from "../controls/componentsByControl.js";
import { controlEvidence } from "../controls/controlEvidence.js";
import { controlSources } from "../controls/controlSources.js";
import { allControls } from "../controls/index.js";
import { standingOf } from "../controls/standingOf.js";
import { describeControls } from "./describeControls.js";

const repository = join(__dirname, "..", "..", "..");
const sources = controlSources(repository);

describe("the page of the controls", () => {
  it("says what the catalogue says (pnpm --filter @sallyport/policies reference writes it anew)", () => {
    const page = readFileSync(join(repository, "docs", "reference", "controls.md"), "utf8");
    expect(page).toBe(describeControls(sources));
  });

  it("names only tests, files and runbooks that exist", () => {
    const named = Object.values(controlEvidence).flatMap(({ tests = [], files = [], runbook }) => [
      ...tests,
      ...files,
      ...(runbook === undefined ? [] : [runbook]),
    ]);
    expect(named.length).toBeGreaterThan(0);
    expect(named.filter((path) => !existsSync(join(repository, path)))).toEqual([]);
  });

  it("speaks of controls of the catalogue alone, in evidence and in the components' documentation", () => {
    const known = new Set(allControls.map(({ id }) => id));
    expect(
      [...Object.keys(controlEvidence), ...componentsByControl(repository).keys()].filter((id) => !known.has(id)),
    ).toEqual([]);
  });

  it("calls no control met that nothing shows, and none whole of which something is missing", () => {
    const nothing = { ...sources, evidence: {}, rules: [], components: new Map() };
    for (const control of allControls) {
      expect(standingOf(control, nothing)).toBe("not yet");
      if (controlEvidence[control.id]?.missing !== undefined) expect(standingOf(control, sources)).not.toBe("met");
    }
  });

  it("calls nothing met that people have yet to bring into operation, and names the page by which they do", () => {
    const left = Object.entries(controlEvidence).filter(([, { operation }]) => operation !== undefined);
    expect(left.length).toBeGreaterThan(0);
    expect(left.filter(([, { runbook, missing }]) => runbook === undefined || missing !== undefined)).toEqual([]);
    const ids = new Set(left.map(([id]) => id));
    const standings = allControls.filter(({ id }) => ids.has(id)).map((control) => standingOf(control, sources));
    expect(new Set(standings)).toEqual(new Set(["runbook"]));
  });
});

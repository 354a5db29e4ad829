import { describe, expect, it } from "@jest/globals";
import { allControls } from "../controls/index.js";
import { allFrameworks } from "./index.js";
import { soc2ByNist } from "./soc2.js";

describe("the frameworks", () => {
  it("map every NIST id of the catalogue to SOC 2, and no other", () => {
    const used = new Set(allControls.flatMap(({ frameworks }) => frameworks.nist ?? []));
    expect(Object.keys(soc2ByNist).sort()).toEqual([...used].sort());
  });

  it.each(allFrameworks.map((framework) => [framework.id, framework] as const))(
    "give %s requirements that look like its own",
    (id, { requirementsOf }) => {
      const shapes: Readonly<Record<string, RegExp>> = {
        fsbp: /^[A-Z][A-Za-z0-9]+\.\d+$/,
        cis: /^[57]\.0: \d+(\.\d+)+$/,
        "nist-800-53": /^[A-Z]{2}-\d+$/,
        soc2: /^(CC|A|C|PI)\d\.\d$/,
      };
      const requirements = allControls.flatMap((control) => requirementsOf(control));
      expect(requirements.length).toBeGreaterThan(20);
      for (const requirement of requirements) expect(requirement).toMatch(shapes[id] ?? /$^/);
    },
  );
});

import { describe, expect, it } from "@jest/globals";
import { allControls } from "../controls/index.js";
import { csfCategories } from "./csfCategories.js";
import { complianceViews } from "./index.js";

const known = new Set(allControls.map(({ id }) => id));

describe("the frameworks' pages", () => {
  it.each(complianceViews.map((view) => [view.id, view] as const))("map %s to controls that exist", (_id, view) => {
    const unknown = view.requirements.flatMap(({ controls }) => controls.filter((id) => !known.has(id)));
    expect(unknown).toEqual([]);
  });

  it.each(complianceViews.map((view) => [view.id, view] as const))("name each requirement of %s once", (_id, view) => {
    const ids = view.requirements.map(({ id }) => id);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });

  it.each(complianceViews.map((view) => [view.id, view] as const))(
    "say of %s who answers what no control does, and of nothing else",
    (_id, view) => {
      const silent = view.requirements.filter(
        ({ controls, elsewhere }) => (controls.length === 0) !== (elsewhere !== undefined),
      );
      expect(silent).toEqual([]);
    },
  );

  it("put every control of SP 800-53 that the catalogue names into a category of the Cybersecurity Framework", () => {
    const used = new Set(allControls.flatMap(({ frameworks }) => frameworks.nist ?? []));
    expect([...new Set(csfCategories.flatMap(({ nist }) => nist))].sort()).toEqual([...used].sort());
  });

  it("answer every question of the security pillar, every function of the Cybersecurity Framework and every risk of OWASP", () => {
    const areas = (id: string, length: number) => {
      const answered = complianceViews
        .find((view) => view.id === id)
        ?.requirements.filter(({ controls }) => controls.length > 0);
      return new Set(answered?.map((requirement) => requirement.id.slice(0, length))).size;
    };
    expect(areas("well-architected", 5)).toBe(11);
    expect(areas("nist-csf", 2)).toBe(6);
    expect(areas("owasp", 10)).toBe(20);
  });
});

import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { type IdRange, sharedIds } from "./sharedIds.js";

const range = (from: number, to: number): IdRange => ({ from: BigInt(from), to: BigInt(to) });

/** Cuts where ids do not rise, as find_runs.sql does. */
function runsOf(ids: readonly number[]): IdRange[] {
  const runs: IdRange[] = [];
  ids.forEach((id, index) => {
    const before = ids[index - 1];
    const last = runs.at(-1);
    if (last === undefined || before === undefined || id <= before) runs.push(range(id, id));
    else runs[runs.length - 1] = { ...last, to: BigInt(id) };
  });
  return runs;
}

describe("the ids that runs share", () => {
  test("are none of runs apart, in whatever order they come", () => {
    expect(sharedIds([range(20, 29), range(0, 9), range(10, 19)])).toEqual([]);
    expect(sharedIds([])).toEqual([]);
  });

  test("are where runs meet, each part once", () => {
    expect(sharedIds([range(0, 10), range(10, 20)])).toEqual([range(10, 10)]);
    expect(sharedIds([range(0, 100), range(5, 7), range(6, 9), range(50, 50)])).toEqual([range(5, 9), range(50, 50)]);
    expect(sharedIds([range(0, 5), range(0, 5), range(0, 5)])).toEqual([range(0, 5)]);
  });

  test("hold every id that occurs twice, and none that lies in one run alone", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(40), { maxLength: 30 }), (ids) => {
        const runs = runsOf(ids);
        const shared = sharedIds(runs);
        const inside = (id: number): boolean => shared.some(({ from, to }) => from <= id && id <= to);
        const twice = ids.filter((id, index) => ids.indexOf(id) !== index);
        expect(twice.filter((id) => !inside(id))).toEqual([]);
        const covered = (id: number): number => runs.filter(({ from, to }) => from <= id && id <= to).length;
        for (let id = 0; id <= 40; id++) expect(inside(id)).toBe(covered(id) > 1);
      }),
    );
  });
});

import { beforeAll, describe, expect, it } from "@jest/globals";
import { entries } from "../conformance/entries.js";
import { type JudgedMutant, judgedMutants, score } from "./judgedMutants.js";
import { survivors } from "./survivors.js";
import { unsecured } from "./unsecured.js";

describe("a component that is made weaker in one thing", () => {
  let judged: readonly JudgedMutant[];

  beforeAll(async () => {
    const all: JudgedMutant[] = [];
    for (const { name } of entries) all.push(...(await judgedMutants(name)));
    judged = all;
  }, 300_000);

  it("is noticed by a rule, or people have said why not", () => {
    expect(judged.filter(({ fate }) => fate === "unexplained").map(({ mutant }) => mutant.title)).toEqual([]);
  });

  it("is noticed in nine of ten ways that a secured property can be weakened, of many", () => {
    expect(judged.length).toBeGreaterThan(2000);
    expect(score(judged)).toBeGreaterThanOrEqual(0.9);
  });

  it("is explained by no reason that has become void", () => {
    const used = new Set(judged.map(({ review }) => review));
    expect([...survivors, ...unsecured].filter((entry) => !used.has(entry)).map(({ reason }) => reason)).toEqual([]);
  });
});

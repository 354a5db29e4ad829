import { describe, expect, it } from "@jest/globals";
import { ArgumentError } from "../errors/ArgumentError.js";
import { checkDisjointBlocks } from "../network/checkDisjointBlocks.js";
import { entries } from "./entries.js";
import { subject } from "./recordEntry.js";
import { refusals } from "./refusals.js";
import { scene } from "./Scene.js";

const rows = entries.flatMap((entry) =>
  (refusals[entry.name] ?? []).map((refusal) => [entry.name, refusal.argument, refusal.value, refusal, entry] as const),
);

/** What a construction throws. No engine and no mocks are there: it must not come so far as to register anything. */
function thrownBy(construct: () => unknown): unknown {
  try {
    construct();
  } catch (error) {
    return error;
  }
  return "nothing was thrown";
}

describe("an argument that cannot be used", () => {
  it("is tried for every component", () => {
    expect(entries.filter(({ name }) => (refusals[name] ?? []).length === 0).map(({ name }) => name)).toEqual([]);
    expect(Object.keys(refusals).filter((name) => !entries.some((entry) => entry.name === name))).toEqual([]);
  });

  it.each(rows)(
    "is refused at construction, with what to write instead: %s %s",
    (name, argument, value, refusal, entry) => {
      const error = thrownBy(() => entry.make(subject, scene, (args) => ({ ...args, ...refusal.args })));
      expect(error).toBeInstanceOf(ArgumentError);
      expect(error).toMatchObject({ component: `${name} "${subject}"`, argument, value });
      const { message } = error as ArgumentError;
      expect(message).toContain(`${name} "${subject}": ${argument} ${JSON.stringify(value)} is refused: `);
      expect(message.split(" is refused: ")[1]).toContain(refusal.fix);
    },
  );

  it.each(entries.map((entry) => [entry.name, entry] as const))("is a logical name in capitals: %s", (name, entry) => {
    const error = thrownBy(() => entry.make("Orders", scene));
    expect(error).toBeInstanceOf(ArgumentError);
    expect(error).toMatchObject({ component: `${name} "Orders"`, argument: "name", value: "Orders" });
  });

  it("is a network's block that overlaps another's, seen by the program that makes both", () => {
    const error = thrownBy(() =>
      checkDisjointBlocks('Stack "orders"', { first: "10.1.0.0/16", second: "10.1.128.0/20" }),
    );
    expect(error).toMatchObject({ component: 'Stack "orders"', argument: "blocks.second", value: "10.1.128.0/20" });
    expect((error as ArgumentError).message).toContain("it overlaps 10.1.0.0/16 of first");
  });
});

import { describe, expect, it } from "@jest/globals";
import { blocks } from "./blocks.js";
import { readAdvisories } from "./readAdvisories.js";

const answered = (severity: string) => ({
  id: 1,
  severity,
  module_name: "left",
  title: "Runs what it reads",
  patched_versions: ">=1.0.1",
  findings: [],
});
const answer = (...severities: readonly string[]) =>
  JSON.stringify({ advisories: Object.fromEntries(severities.map((each, id) => [id, answered(each)])), metadata: {} });

describe("the registry's advisories", () => {
  it("are read with what mends them", () => {
    expect(readAdvisories(answer("high"))).toEqual([
      { severity: "high", name: "left", title: "Runs what it reads", mended: ">=1.0.1" },
    ]);
    expect(readAdvisories(answer())).toEqual([]);
  });

  it("block from high on, and where nobody said how severe they are", () => {
    const blocking = readAdvisories(answer("info", "low", "moderate", "high", "critical", "unheard-of")).filter(blocks);
    expect(blocking.map(({ severity }) => severity)).toEqual(["high", "critical", "unheard-of"]);
  });

  it.each(["", "not found", "{}", '{"error":{"code":"ERR_PNPM_AUDIT_BAD_RESPONSE"}}', '{"advisories":null}'])(
    "are not none where there was no answer: %p",
    (output) => expect(() => readAdvisories(output)).toThrow("did not say which advisories there are"),
  );
});

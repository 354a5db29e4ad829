import { describe, expect, it } from "@jest/globals";
import { LambdaRuntimeSupported } from "./LambdaRuntimeSupported.js";
import { supportedRuntimes } from "./supportedRuntimes.js";

const judged = (runtime: string, settings: { readonly alsoAllowed?: readonly string[]; readonly daysLeft?: number }) =>
  LambdaRuntimeSupported.evaluate(
    { type: "", urn: "", name: "load", props: { runtime }, inputs: {}, propertyDependencies: {} },
    { alsoAllowed: [], daysLeft: 0, ...settings },
  ).kind;

describe("a runtime", () => {
  it("is told of before its support ends, where the pack asks for it", () => {
    expect(judged("nodejs24.x", {})).toBe("compliant");
    expect(judged("nodejs24.x", { daysLeft: 10_000 })).toBe("violation");
  });

  it("that the rule does not know can be allowed", () => {
    expect(judged("nodejs99.x", {})).toBe("violation");
    expect(judged("nodejs99.x", { alsoAllowed: ["nodejs99.x"] })).toBe("compliant");
  });

  it("has a day on which its support ends", () => {
    for (const end of Object.values(supportedRuntimes)) expect(new Date(end).toISOString()).toContain(end);
  });
});

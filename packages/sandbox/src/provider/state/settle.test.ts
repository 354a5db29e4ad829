import { describe, expect, test } from "@jest/globals";
import { exampleDefinition } from "../testing/exampleDefinition.js";
import { settleInputs, settleOutputs } from "./settle.js";

const definition = exampleDefinition();

describe("settleOutputs", () => {
  test("keeps the program's words for what means the same", () => {
    const inputs = { zones: ["b", "a"], policy: '{"Statement":[{"Action":["s3:Get"]}]}', size: 1 };
    const live = { zones: ["a", "b"], policy: '{"Statement":[{"Action":"s3:Get"}]}', size: 2, arn: "arn" };
    expect(settleOutputs(definition, live, inputs)).toEqual({ ...inputs, size: 2, arn: "arn" });
  });
});

describe("settleInputs", () => {
  const inputs = { name: "n", rules: [{ id: "a" }], tags: { team: "data" } };
  const outputs = { ...inputs, rules: [{ id: "a", days: 30 }], size: 8 };

  test("leaves out what AWS chose and nobody changed since", () => {
    expect(settleInputs(definition, outputs, outputs, inputs)).toEqual(inputs);
  });

  test("shows what was changed, added or removed since", () => {
    const live = { name: "n", rules: [{ id: "a", days: 7 }], size: 9, zones: ["z"] };
    expect(settleInputs(definition, live, outputs, inputs)).toEqual({
      name: "n",
      rules: [{ id: "a", days: 7 }],
      size: 9,
      zones: ["z"],
    });
  });

  test("takes everything on import", () => {
    expect(settleInputs(definition, { ...outputs, arn: "arn" }, {}, {})).toEqual(outputs);
  });
});

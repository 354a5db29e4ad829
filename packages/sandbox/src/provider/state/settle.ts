import { allInputs } from "../allInputs.js";
import type { ResourceDefinition } from "../ResourceDefinition.js";
import type { Shape } from "../Shape.js";
import { isRecord } from "../values/isRecord.js";
import type { Json, Properties } from "../values/Json.js";
import { sameByShape } from "../values/sameByShape.js";
import { sameJson } from "../values/sameJson.js";

/**
 * The state's outputs for a resource as it was read: where it means the same as the inputs, in the inputs' own words
 * (the order of a set, the text of a document), so that nobody sees a change that is none.
 */
export const settleOutputs = (definition: ResourceDefinition, live: Properties, inputs: Properties): Properties => {
  const shapes = allInputs(definition);
  return Object.fromEntries(
    Object.entries(live)
      // The id is no output: it goes beside them.
      .filter(([name, value]) => value !== undefined && name !== "id")
      .map(([name, value]) => {
        const shape = shapes[name];
        const input = inputs[name];
        const same = shape !== undefined && input !== undefined && sameByShape(shape, value, input);
        return [name, same ? input : value];
      }),
  );
};

/**
 * The state's inputs for a resource as it was read. What has not changed since the state was written keeps the
 * program's form, absent where AWS chose a value; what has changed shows as drift.
 */
export const settleInputs = (
  definition: ResourceDefinition,
  live: Properties,
  outputs: Properties,
  inputs: Properties,
): Properties => {
  const imported = Object.keys(inputs).length === 0;
  const settled: Record<string, Json> = {};
  for (const [name, shape] of Object.entries(allInputs(definition))) {
    const value = imported ? stated(shape, live[name]) : drifted(shape, live[name], outputs[name], inputs[name]);
    if (value !== undefined) {
      settled[name] = value;
    }
  }
  return settled;
};

type Part = Json | undefined;

/** On import, without what a program that says nothing gets anyway: it would show as a change. */
const stated = (shape: Shape, live: Part): Part =>
  shape.presence === "optional" && (live === false || live === "" || sameJson(live, undefined)) ? undefined : live;

const drifted = (shape: Shape, live: Part, output: Part, input: Part): Part => {
  if (sameByShape(shape, live, output) || sameByShape(shape, live, input)) {
    return input;
  }
  if (isRecord(live) && isRecord(output) && isRecord(input)) {
    const result: Record<string, Json> = {};
    for (const name of new Set([...Object.keys(live), ...Object.keys(input)])) {
      const part = shape.of ?? shape.fields?.[name];
      const [now, was, wanted] = [live[name] as Part, output[name] as Part, input[name] as Part];
      const value = part === undefined ? now : drifted(part, now, was, wanted);
      if (value !== undefined) {
        result[name] = value;
      }
    }
    return result;
  }
  const { of } = shape;
  if (
    of !== undefined &&
    [live, output, input].every((side) => Array.isArray(side) && side.length === lengthOf(live))
  ) {
    return (live as readonly Json[]).map(
      (item, index) => drifted(of, item, at(output, index), at(input, index)) ?? item,
    );
  }
  return live;
};

const lengthOf = (value: Part): number => (Array.isArray(value) ? value.length : -1);

const at = (value: Part, index: number): Part => (Array.isArray(value) ? (value[index] as Json) : undefined);

import type { ResourceDefinition } from "../ResourceDefinition.js";
import type { Properties } from "../values/Json.js";

/** Puts the outputs that no call returns any more into what was read, from the state. */
export const withAnswers = (
  { answered = [] }: ResourceDefinition,
  live: Properties,
  state: Properties,
): Properties => ({
  ...live,
  ...Object.fromEntries(answered.flatMap((name) => (state[name] === undefined ? [] : [[name, state[name]]]))),
});

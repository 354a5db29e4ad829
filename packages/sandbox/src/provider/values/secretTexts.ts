import { Secret, type Value } from "./Value.js";

/** Every text inside the secret parts of a value, but the empty one. */
export function* secretTexts(value: Value, within = false): Generator<string> {
  if (value instanceof Secret) {
    yield* secretTexts(value.value, true);
  } else if (typeof value === "string") {
    if (within && value !== "") {
      yield value;
    }
  } else if (typeof value === "object" && value !== null) {
    for (const item of Object.values(value)) {
      yield* secretTexts(item, within);
    }
  }
}

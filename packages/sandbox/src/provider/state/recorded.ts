import type { ResourceDefinition } from "../ResourceDefinition.js";
import { isRecord } from "../values/isRecord.js";
import type { Json, Properties } from "../values/Json.js";

/** Puts the inputs that the emulator does not keep or return into what was read, from the last known inputs. */
export const withRecorded = (definition: ResourceDefinition, live: Properties, inputs: Properties): Properties =>
  Object.keys(definition.recordedInputs ?? {}).reduce<Properties>(
    (result, path) => copyAt(result, inputs, path.split(".")) as Properties,
    live,
  );

type Part = Json | Properties | undefined;

const copyAt = (into: Part, from: Part, [step, ...rest]: readonly string[]): Part => {
  if (step === undefined) {
    return from;
  }
  if (step === "*") {
    if (Array.isArray(into) && Array.isArray(from) && into.length === from.length) {
      return into.map((item: Json, index) => copyAt(item, from[index], rest) as Json);
    }
    return isRecord(into) && isRecord(from)
      ? Object.fromEntries(
          Object.entries(into).map(([name, item]) => [name, copyAt(item as Json, from[name] as Json, rest) as Json]),
        )
      : into;
  }
  if (!isRecord(into) || !isRecord(from)) {
    return into;
  }
  const { [step]: old, ...others } = into as Properties;
  const value = copyAt(old, from[step] as Json | undefined, rest) as Json | undefined;
  return value === undefined ? others : { ...others, [step]: value };
};

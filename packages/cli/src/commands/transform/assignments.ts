import { CommandError } from "../../output/CommandError.js";

/** `NAME=VALUE` each, as an object. @throws CommandError */
export function assignments(option: string, values: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    values.map((value) => {
      const equals = value.indexOf("=");
      if (equals < 1) throw new CommandError(`${option} ${value} has no value`, `give ${option} NAME=VALUE`, 64);
      return [value.slice(0, equals), value.slice(equals + 1)];
    }),
  );
}

/** For options that may be repeated. */
export function collect(value: string, before: readonly string[]): readonly string[] {
  return [...before, value];
}

import { Output } from "@pulumi/pulumi";

type Path = readonly (string | number)[];

/** Paths of the single values in arguments, without those that `plain` covers (see ConformanceEntry). */
export function leaves(args: object, plain: readonly string[]): Path[] {
  const patterns = plain.map((pattern) => pattern.split("."));
  const covered = (path: Path) =>
    patterns.some((pattern) => pattern.every((step, at) => step === "*" || step === String(path[at])));
  const walk = (value: unknown, path: Path): Path[] => {
    if (covered(path)) return [];
    if (typeof value !== "object" || value === null || Output.isInstance(value))
      return value === undefined ? [] : [path];
    const steps: [string | number, unknown][] = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
    return steps.flatMap(([step, inner]) => walk(inner, [...path, step]));
  };
  return walk(args, []);
}

/** A copy of arguments with the value at a path changed. */
export function replaced(args: unknown, path: Path, change: (value: unknown) => unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return change(args);
  if (Array.isArray(args)) return args.map((value, at) => (at === step ? replaced(value, rest, change) : value));
  const fields = args as Readonly<Record<string, unknown>>;
  return { ...fields, [step]: replaced(fields[step], rest, change) };
}

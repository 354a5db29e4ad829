/** A property path as its steps: names, and numbers for list elements. */
export type Path = readonly (string | number)[];

/** Writes a path as Pulumi does: `rules[0].status`, `tags["a.b"]`. */
export const showPath = (path: Path): string =>
  path.reduce<string>((shown, step) => {
    if (typeof step === "number") {
      return `${shown}[${step}]`;
    }
    if (!/^[\w-]+$/.test(step)) {
      return `${shown}[${JSON.stringify(step)}]`;
    }
    return shown === "" ? step : `${shown}.${step}`;
  }, "");

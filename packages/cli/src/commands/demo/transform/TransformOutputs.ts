/** What the demo needs of the transform stack's outputs. */
export interface TransformOutputs {
  readonly region: string;
  readonly apiUrl: string;
  readonly resultsBucket: string;
  readonly uploadsBucket: string;
  readonly jobRole: string;
}

const names = [
  "region",
  "apiUrl",
  "resultsBucket",
  "uploadsBucket",
  "jobRole",
] as const satisfies readonly (keyof TransformOutputs)[];

/** @throws Error naming an output that the stack should have and has not */
export function readTransformOutputs(outputs: Readonly<Record<string, unknown>>): TransformOutputs {
  const read = names.map((name) => {
    const value = outputs[name];
    if (typeof value !== "string") throw new Error(`the transform stack has no output ${name}`);
    return [name, value] as const;
  });
  return Object.fromEntries(read) as Record<(typeof names)[number], string>;
}

/** What the demo needs of the KPI stack's outputs. */
export interface KpiOutputs {
  readonly region: string;
  readonly inputBucket: string;
  /** Ends with a delimiter. */
  readonly inputPrefix: string;
  readonly categoryTable: string;
  readonly orderTable: string;
  readonly runsTable: string;
  readonly taskRole: string;
}

const names = [
  "region",
  "inputBucket",
  "inputPrefix",
  "categoryTable",
  "orderTable",
  "runsTable",
  "taskRole",
] as const satisfies readonly (keyof KpiOutputs)[];

/** @throws Error naming an output that the stack should have and has not */
export function readKpiOutputs(outputs: Readonly<Record<string, unknown>>): KpiOutputs {
  const read = names.map((name) => {
    const value = outputs[name];
    if (typeof value !== "string") throw new Error(`the KPI stack has no output ${name}`);
    return [name, value] as const;
  });
  return Object.fromEntries(read) as Record<(typeof names)[number], string>;
}

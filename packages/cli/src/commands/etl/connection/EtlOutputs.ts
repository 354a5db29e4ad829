/** What the commands need of the ETL stack's outputs. */
export interface EtlOutputs {
  readonly region: string;
  readonly inputBucket: string;
  /** Folder of the files in the bucket; ends with a delimiter. */
  readonly inputPrefix: string;
  /** Where events of uploads go. */
  readonly queueUrl: string;
  readonly deadLetterQueueUrl: string;
  readonly databaseHost: string;
  readonly databasePort: number;
  readonly databaseName: string;
  /** Schema of the tables. */
  readonly databaseSchema: string;
  /** User that the worker signs in as, by IAM or by the secret's first value. */
  readonly loaderUser: string;
  /** Secret with the loader's login; undefined where it signs in by IAM. */
  readonly loaderSecretArn?: string;
  /** Name of the worker's task role. */
  readonly taskRole: string;
}

const texts = [
  "region",
  "inputBucket",
  "inputPrefix",
  "queueUrl",
  "deadLetterQueueUrl",
  "databaseHost",
  "databaseName",
  "databaseSchema",
  "loaderUser",
  "taskRole",
] as const satisfies readonly (keyof EtlOutputs)[];

/** @throws Error naming an output that the stack should have and has not */
export function readEtlOutputs(outputs: Readonly<Record<string, unknown>>): EtlOutputs {
  const read = texts.map((name) => {
    const value = outputs[name];
    if (typeof value !== "string") throw new Error(`the ETL stack has no output ${name}`);
    return [name, value] as const;
  });
  const { databasePort, loaderSecretArn } = outputs;
  if (typeof databasePort !== "number") throw new Error("the ETL stack has no output databasePort");
  return {
    ...(Object.fromEntries(read) as Record<(typeof texts)[number], string>),
    databasePort,
    ...(typeof loaderSecretArn === "string" && loaderSecretArn !== "" && { loaderSecretArn }),
  };
}

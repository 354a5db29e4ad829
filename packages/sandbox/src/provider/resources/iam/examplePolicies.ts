/** An identity policy with one statement, for examples. */
export const examplePolicy = (...actions: readonly string[]): string =>
  JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Sid: "Example", Effect: "Allow", Action: actions, Resource: "*" }],
  });

/** A trust policy that lets one AWS service assume the role, for examples. */
export const exampleTrust = (service: string): string =>
  JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Sid: "Trust", Effect: "Allow", Principal: { Service: service }, Action: "sts:AssumeRole" }],
  });

/** A service control policy for examples. */
export const examplePolicy = (action: string): string =>
  JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Sid: "Example", Effect: "Deny", Action: [action], Resource: "*" }],
  });

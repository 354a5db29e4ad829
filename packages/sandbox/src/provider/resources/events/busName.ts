/** The name of an event bus given by name or ARN. */
export const busName = (nameOrArn: string): string =>
  nameOrArn.startsWith("arn:") ? nameOrArn.slice(nameOrArn.indexOf(":event-bus/") + ":event-bus/".length) : nameOrArn;

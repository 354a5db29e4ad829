/** Whether Security Hub says that the region has no hub: it calls that no access. */
export const isWithoutHub = (error: unknown): boolean =>
  error instanceof Error && error.name === "InvalidAccessException" && error.message.includes("not subscribed");

/** The answer to a HEAD request has no body, and so no name of its error: only the status. */
const namesOfStatus: Readonly<Record<number, string>> = {
  403: "AccessDenied",
  404: "NotFound",
  412: "PreconditionFailed",
};

/** The name of an error of AWS, or of any other. */
export function errorName(error: unknown): string {
  if (!(error instanceof Error)) return "";
  const metadata: unknown = "$metadata" in error ? error.$metadata : undefined;
  const status =
    typeof metadata === "object" && metadata !== null && "httpStatusCode" in metadata
      ? Number(metadata.httpStatusCode)
      : 0;
  return error.message === "UnknownError" || error.message === "" ? (namesOfStatus[status] ?? error.name) : error.name;
}

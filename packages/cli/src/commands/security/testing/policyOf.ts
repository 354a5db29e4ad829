/** A policy document of statements. */
export function policyOf(...Statement: readonly object[]): string {
  return JSON.stringify({ Version: "2012-10-17", Statement });
}

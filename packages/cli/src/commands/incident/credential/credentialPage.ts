import { rowsOf } from "../report/gathered.js";
import type { IncidentPage } from "../report/incidentMarkdown.js";
import { eventRows } from "../trail/eventRows.js";
import type { CredentialIncident } from "./CredentialIncident.js";

/** The report of a compromised login. */
export function credentialPage(incident: CredentialIncident, at: string): IncidentPage {
  const { environment, secret, since, checks, reads, readers } = incident;
  return {
    title: `The login of ${environment} is compromised`,
    at,
    facts: [
      `Secret: ${secret}. The trail was read from ${since} on.`,
      "Clients that keep a password for ever fail from the second rotation on: their logs have credential.refused.",
    ],
    sections: [
      {
        title: "1. What was done, and what it proved",
        head: ["step", "outcome", "what", "fix"],
        rows: checks.map(({ name, ok, message, fix = "" }) => [name, ok ? "passed" : "failed", message, fix]),
      },
      { title: "2. Who took the secret", ...eventRows(reads) },
      {
        title: "3. Who may take it, and depends on it",
        head: ["kind", "name", "statement", "conditions"],
        ...rowsOf(readers, ({ kind, name, by, conditions }) => [kind, name, by, conditions.join(", ")]),
      },
    ],
  };
}

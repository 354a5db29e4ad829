import { type CredentialCheck, getCredentialManager } from "@sallyport/credentials";
import type { OperatorPlace } from "../../credentials/operator/OperatorPlace.js";
import { rotateLogin } from "../../credentials/rotate/rotateLogin.js";
import type { AccountClients } from "../../security/AccountClients.js";
import { readIdentities } from "../../security/account/readIdentities.js";
import { readersOf } from "../access/readersOf.js";
import { gathered } from "../report/gathered.js";
import { findTrailLog } from "../trail/findTrailLog.js";
import { groupedEvents } from "../trail/groupedEvents.js";
import { readTrail, secretReads } from "../trail/readTrail.js";
import type { CredentialIncident } from "./CredentialIncident.js";
import { loginsOf, refusedLogin } from "./oldLogins.js";

export interface IncidentOptions {
  readonly region: string;
  /** PEM text of the database's authorities. */
  readonly ca: string | undefined;
  /** How far back the trail is read. */
  readonly hours: number;
  /** Seconds to wait for the end of each rotation. */
  readonly patience: number;
}

/**
 * Takes a login's worth away, then gathers who had it: rotates twice (after one rotation the compromised user is the previous one, and
 * opens), proves it at the server, and reads from the trail and the policies who took the secret and who may.
 */
export async function handleIncident(
  place: OperatorPlace,
  clients: AccountClients,
  { region, ca, hours, patience }: IncidentOptions,
): Promise<CredentialIncident> {
  const since = Date.now() - hours * 3_600_000;
  const { vault, secretName, environment } = place;
  const checks = await takeWorthAway(place, { ca, patience });
  const { arn } = await vault.describe(secretName);
  const [reads, readers] = await Promise.all([
    gathered(async () => {
      const events = await readTrail(clients, await findTrailLog(clients, region), since, secretReads);
      return groupedEvents(events.filter(({ secret }) => secret === secretName || secret === arn));
    }),
    gathered(async () => readersOf(await readIdentities(clients.iam(region)), arn)),
  ]);
  return { environment, secret: secretName, since: new Date(since).toISOString(), checks, reads, readers };
}

async function takeWorthAway(
  place: OperatorPlace,
  { ca, patience }: Pick<IncidentOptions, "ca" | "patience">,
): Promise<readonly CredentialCheck[]> {
  const before = await loginsOf(place.vault, place.secretName);
  const checks: CredentialCheck[] = [];
  for (let rotation = 0; rotation < 2; rotation++) {
    const wish = { testOnly: false, manualTrigger: false, days: undefined, patience };
    checks.push(...(await rotateLogin(place, wish)));
    if (checks.some(({ ok }) => !ok)) return checks;
  }
  const { checks: validated } = await getCredentialManager().validateCredentials("clickhouse", place.environment);
  checks.push(...validated);
  for (const login of before) checks.push(await refusedLogin(login, ca));
  return checks;
}

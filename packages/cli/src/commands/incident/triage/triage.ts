import { securityChecks } from "../../security/checks/index.js";
import { runChecks } from "../../security/runChecks.js";
import type { ValidationScope } from "../../security/ValidationScope.js";
import { workloadErrors } from "../logs/workloadErrors.js";
import { gathered } from "../report/gathered.js";
import { findTrailLog } from "../trail/findTrailLog.js";
import { groupedEvents } from "../trail/groupedEvents.js";
import { deniedCalls, readTrail, secretReads, type TrailQuestion } from "../trail/readTrail.js";
import type { TriageReport } from "./TriageReport.js";

/**
 * Gathers what a triage begins with, in its order: the validator, the errors of workloads, and from the trail what was denied and which
 * secrets were read. It changes nothing, and one part that cannot be gathered leaves the others as they are.
 *
 * @param hours back from now
 */
export async function triage(scope: ValidationScope, hours: number): Promise<TriageReport> {
  const { clients, regions, now, environment = null } = scope;
  const [region = ""] = regions;
  const since = now() - hours * 3_600_000;
  const fromTrail = async (question: TrailQuestion) =>
    groupedEvents(await readTrail(clients, await findTrailLog(clients, region), since, question));
  const [validation, errors, denied, reads] = await Promise.all([
    gathered(() => runChecks(securityChecks, scope)),
    gathered(() => workloadErrors(clients, regions, since)),
    gathered(() => fromTrail(deniedCalls)),
    gathered(() => fromTrail(secretReads)),
  ]);
  return { environment, since: new Date(since).toISOString(), validation, errors, denied, secretReads: reads };
}

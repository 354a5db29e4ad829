import type { GrantLedger, LedgerRole } from "../../evidence/ledger/GrantLedger.js";
import { grid } from "../../output/grid.js";
import { printable } from "../../output/printable.js";

/** Lines of one kind that are shown; `--json` has all. */
const shown = 20;

/** The ledger for a terminal: a line for each role, then what somebody should look at. */
export function describeLedger({ summary, roles, idleExplanations, staleExplanations }: GrantLedger): string {
  const { statements, used, explained, unexplained, missed, refused } = summary;
  const outside = roles
    .flatMap((role) => role.statements)
    .filter(({ calls, missedBy }) => calls === 0 && missedBy === null).length;
  return [
    ...grid([
      [
        "role",
        "statements",
        "used",
        "explained",
        "unexplained",
        "refused",
        "probes",
        "refused",
        "when sent",
        "allowed",
        "not judged",
      ],
      ...roles.map(row),
    ]).split("\n"),
    "",
    `${summary.roles} roles, ${statements} statements: ${used} used, ${explained} explained, ${unexplained} unexplained; ${refused} calls refused`,
    `without each of ${missed} statements a named test fails; no run uses ${outside} others, of which that cannot be said`,
    probesLine(summary),
    ...section("Neither used nor explained", roles, ({ statements: all }) =>
      all
        .filter(({ calls, reason }) => calls === 0 && reason === null)
        .map(({ policy, statement, actions }) => `${policy} ${statement}: ${actions.join(", ")}`),
    ),
    ...section("Refused", roles, ({ refusals }) =>
      refusals.map(({ action, resource, calls, why }) => `${calls} × ${action} on ${resource}: ${why}`),
    ),
    ...section("Probes that were or would be allowed", roles, ({ probes: { allowed } }) =>
      allowed.map(({ kind, action, resource, by }) => `${kind}: ${action} on ${resource} (by ${by})`),
    ),
    ...section("Wildcards for which less was enough", roles, ({ statements: all }) =>
      all.flatMap(({ policy, statement, wildcards }) =>
        wildcards
          .filter(({ verdict }) => verdict === "narrower")
          .map(({ pattern, enough }) => `${policy} ${statement}: ${pattern}, of which ${enough.join(", ")}`),
      ),
    ),
    ...section("Used, and not missed in a replay without them", roles, ({ statements: all }) =>
      all
        .filter(({ calls, removal }) => calls > 0 && removal.verdict !== "noticed")
        .map(
          ({ policy, statement, removal }) =>
            `${policy} ${statement}${removal.verdict === "unsure" ? " (unsure)" : ""}`,
        ),
    ),
    ...section("Used, and in no record of a named test that fails without them", roles, ({ statements: all }) =>
      all
        .filter(({ calls, missedBy }) => calls > 0 && missedBy === null)
        .map(({ policy, statement }) => `${policy} ${statement}`),
    ),
    ...section("Drift", roles, ({ drift }) => [
      ...drift.notIntended.map((statement) => `granted, not in the stack's state: ${statement}`),
      ...drift.notGranted.map((statement) => `in the stack's state, not granted: ${statement}`),
      ...drift.notUsed.map((action) => `granted by a used statement, not called: ${action}`),
    ]),
    ...explanationsOf("Explanations of what no role holds", staleExplanations),
    ...explanationsOf("Explanations of what this run used", idleExplanations),
  ]
    .map((line) => `${printable(line)}\n`)
    .join("");
}

function row({ role, statements, refusals, probes }: LedgerRole): readonly string[] {
  const unused = statements.filter(({ calls }) => calls === 0);
  const explained = unused.filter(({ reason }) => reason !== null).length;
  const refused = refusals.reduce((all, { calls }) => all + calls, 0);
  return [
    role,
    ...[statements.length, statements.length - unused.length, explained, unused.length - explained, refused],
    ...[probes.planned, probes.refused, probes.refusedWhenSent.length, probes.allowed.length, probes.notJudged.length],
  ].map(String);
}

/** How many probes there are, and on what share of them something here has judged. */
function probesLine({ probes, probesRefused, probesSent, notJudged, ...summary }: GrantLedger["summary"]): string {
  const percent = (share: number) => `${(share * 100).toFixed(1)} %`;
  return [
    `${probes} probes: ${probesRefused} refused, ${notJudged} not judged`,
    `${percent(summary.judgedShare)} judged, ${percent(summary.sentShare)} by ${probesSent} calls that were sent`,
    `at least ${summary.fewestJudged} judged of each role`,
  ].join("; ");
}

function explanationsOf(title: string, some: GrantLedger["idleExplanations"]): readonly string[] {
  if (some.length === 0) return [];
  return ["", `${title}:`, ...some.map(({ stack, role, statement }) => `  ${stack}: ${role} ${statement}`)];
}

function section(
  title: string,
  roles: readonly LedgerRole[],
  linesOf: (role: LedgerRole) => readonly string[],
): readonly string[] {
  const lines = roles.flatMap((role) => linesOf(role).map((line) => `  ${role.role}: ${line}`));
  if (lines.length === 0) return [];
  const more = lines.length - shown;
  return ["", `${title}:`, ...lines.slice(0, shown), ...(more > 0 ? [`  and ${more} more (--json has all)`] : [])];
}

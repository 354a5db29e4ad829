import type { AccessIntent } from "./AccessIntent.js";
import { IntentError } from "./IntentError.js";
import type { ResourceKind } from "./resourceKinds.js";
import type { Target } from "./targetOf.js";

type Content = (target: Target, intent: AccessIntent) => readonly string[];

/** The stage that REST APIs are deployed to unless said otherwise (API-03). */
const defaultStage = "prod";

const contents: Readonly<Partial<Record<ResourceKind, Content>>> = {
  bucket: ({ arn }, { prefix = "" }) => [`${arn}/${prefix}*`],
  table: ({ arn }, { index }) => [`${arn}/index/${index ?? refuseWholeTable()}`],
  logGroup: ({ arn }) => [`${arn}:log-stream:*`],
  api: ({ arn }, { stage = defaultStage, routes = [] }) => routes.map((route) => `${arn}/${stage}/${pathOf(route)}`),
  database: ({ arn }, { user = "" }) => [`${arn}/${user}`],
  sparkApplication: ({ arn }) => [`${arn}/jobruns/*`],
  stateMachine: ({ arn }) => [`${arn.replace(":stateMachine:", ":execution:")}:*`],
};

/**
 * ARNs of what is inside a resource, as far as an intent reaches into it: objects of a bucket, an index of a table,
 * streams of a log group, routes of an API, a user of a database.
 *
 * @throws IntentError for a table without the name of an index
 */
export function contentOf(target: Target, intent: AccessIntent): readonly string[] {
  return contents[target.kind]?.(target, intent) ?? [];
}

function refuseWholeTable(): never {
  throw new IntentError("index", "none", "say index: QueryIndex reaches one index, Query the table itself");
}

/** "GET /jobs/{id}" is `GET/jobs/*` in an ARN. */
function pathOf(route: string): string {
  return route.replace(" ", "").replace(/\{[^}]+\}/g, "*");
}

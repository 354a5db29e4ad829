import type { AccessIntent } from "./AccessIntent.js";
import type { ResourceKind } from "./resourceKinds.js";
import type { Target } from "./targetOf.js";

type Content = (target: Target, intent: AccessIntent) => readonly string[];

/** The stage that REST APIs are deployed to unless said otherwise (API-03). */
const defaultStage = "prod";

const contents: Readonly<Partial<Record<ResourceKind, Content>>> = {
  bucket: ({ arn }, { prefix = "" }) => [`${arn}/${prefix}*`],
  logGroup: ({ arn }) => [`${arn}:log-stream:*`],
  api: ({ arn }, { stage = defaultStage, routes = [] }) => routes.map((route) => `${arn}/${stage}/${pathOf(route)}`),
  database: ({ arn }, { user = "" }) => [`${arn}/${user}`],
  sparkApplication: ({ arn }) => [`${arn}/jobruns/*`],
  stateMachine: ({ arn }) => [`${arn.replace(":stateMachine:", ":execution:")}:*`],
};

/**
 * ARNs of what is inside a resource, as far as an intent reaches into it: objects of a bucket, streams of a log group,
 * routes of an API, a user of a database.
 */
export function contentOf(target: Target, intent: AccessIntent): readonly string[] {
  return contents[target.kind]?.(target, intent) ?? [];
}

/** "GET /jobs/{id}" is `GET/jobs/*` in an ARN. */
function pathOf(route: string): string {
  return route.replace(" ", "").replace(/\{[^}]+\}/g, "*");
}

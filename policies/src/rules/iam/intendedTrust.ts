import {
  type AccessContext,
  crossAccountTrustFor,
  sessionTrustFor,
  trustPolicyFor,
  webIdentityTrustFor,
} from "@sallyport/intents";
import { type PolicyStatement, parsePolicy } from "../../documents/parsePolicy.js";
import type { ResourceView } from "../../engine/ResourceView.js";

type Inputs = ResourceView["inputs"];
type Compile = (inputs: Inputs, context: AccessContext) => object;

const byService =
  (service: string): Compile =>
  (_inputs, context) =>
    trustPolicyFor(service, context);

/** Whom a role component's arguments mean to let in. */
const trusts: Readonly<Record<string, Compile>> = {
  "sallyport:index:TaskRole": byService("ecs-tasks.amazonaws.com"),
  "sallyport:index:ExecutionRole": byService("ecs-tasks.amazonaws.com"),
  "sallyport:index:FunctionRole": byService("lambda.amazonaws.com"),
  "sallyport:index:ReplicationRole": ({ sourceBucket }, context) =>
    trustPolicyFor("s3.amazonaws.com", context, [`arn:${context.partition}:s3:::${sourceBucket}`]),
  "sallyport:index:ServiceRole": ({ service, sourceArns }, context) =>
    trustPolicyFor(String(service), context, textsOf(sourceArns)),
  "sallyport:index:CrossAccountRole": ({ trustedRoleArn, externalId, organizationId }) =>
    crossAccountTrustFor({
      trustedRoleArn: String(trustedRoleArn),
      ...(externalId === undefined ? {} : { externalId: String(externalId) }),
      ...(organizationId === undefined ? {} : { organizationId: String(organizationId) }),
    }),
  "sallyport:index:SessionRole": ({ openedBy }, { partition, accountId }) =>
    sessionTrustFor(`arn:${partition}:iam::${accountId}:role/${openedBy}`, accountId),
  "sallyport:index:DeployerRole": ({ providerArn, audience = "sts.amazonaws.com", gitHubRuns, subjects }) =>
    webIdentityTrustFor({
      providerArn: String(providerArn),
      audience: String(audience),
      subjects: [...((gitHubRuns ?? []) as readonly Inputs[]).map(subjectOf), ...(textsOf(subjects) ?? [])],
    }),
};

/**
 * The trust that a role component was told to make; none for any other component.
 *
 * @throws UnknownValueError where an argument that decides is not known yet
 */
export function intendedTrust({ type, inputs }: ResourceView, context: AccessContext): readonly PolicyStatement[] {
  return parsePolicy(trusts[type]?.(inputs, context));
}

function textsOf(value: unknown): readonly string[] | undefined {
  return value === undefined ? undefined : [...(value as readonly string[])];
}

function subjectOf({ repository, environment, branch }: Inputs): string {
  return `repo:${repository}:${environment === undefined ? `ref:refs/heads/${branch}` : `environment:${environment}`}`;
}

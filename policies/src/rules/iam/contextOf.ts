import type { AccessContext } from "@sallyport/intents";
import { parsePolicy } from "../../documents/parsePolicy.js";
import { requiredValues } from "../../documents/requiredValues.js";
import type { ResourceView } from "../../engine/ResourceView.js";

/** Account, partition and, where it is known, region of a component. */
export type Place = Omit<AccessContext, "region"> & { readonly region: string | undefined };

/**
 * Where a component's intents lie, as the component found it out: by its arguments, else from the provider. What the provider answered is
 * seen in a document that the component wrote by it. Undefined where neither tells the account.
 *
 * @param written the role, whose trust names account and region, or the policy of a boundary
 */
export function contextOf(component: ResourceView, written: ResourceView): Place | undefined {
  const { account, region } = component.inputs as {
    readonly account?: { readonly accountId?: unknown; readonly partition?: unknown };
    readonly region?: unknown;
  };
  const seen = placesIn(written);
  const accountId = account?.accountId ?? seen.accountId;
  const where = region ?? written.provider?.region ?? seen.region;
  if (typeof accountId !== "string") return undefined;
  return {
    accountId,
    partition: String(account?.partition ?? seen.partition ?? "aws"),
    region: typeof where === "string" ? where : undefined,
  };
}

function placesIn({ props }: ResourceView): Partial<Record<keyof AccessContext, string | undefined>> {
  const statements = parsePolicy(props.assumeRolePolicy ?? props.policy);
  const [account] = statements.flatMap((statement) => requiredValues(statement, "aws:SourceAccount"));
  const arns = statements.flatMap((statement) => [
    ...requiredValues(statement, "aws:SourceArn"),
    ...statement.principals.filter(({ kind }) => kind === "Federated").map(({ value }) => value),
    ...statement.resources,
  ]);
  const parts = arns.map((arn) => arn.split(":"));
  return {
    accountId: account ?? parts.map((part) => part[4]).find((part) => /^\d{12}$/.test(part ?? "")),
    partition: parts.map((part) => part[1]).find((part) => part !== undefined),
    region: parts.map((part) => part[3]).find((part) => /^[a-z]+-[a-z-]+-\d+$/.test(part ?? "")),
  };
}

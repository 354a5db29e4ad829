import {
  CreateWebACLCommand,
  DeleteWebACLCommand,
  GetWebACLCommand,
  ListTagsForResourceCommand,
  type Rule,
  type Scope,
  TagResourceCommand,
  UntagResourceCommand,
  UpdateWebACLCommand,
  type WebACL,
} from "@aws-sdk/client-wafv2";
import type { Context } from "../../Context.js";
import { planId } from "../../planId.js";
import { defineResource } from "../../ResourceDefinition.js";
import { type InputsOf, shape } from "../../Shape.js";
import { allTags } from "../../tags/allTags.js";
import { applyTagChanges } from "../../tags/applyTagChanges.js";
import { fromTagList } from "../../tags/fromTagList.js";
import { tagState } from "../../tags/tagState.js";
import { toTagList } from "../../tags/toTagList.js";
import { orNoItem } from "./orNoItem.js";

const inputs = {
  defaultAction: shape.required(
    shape.object({
      allow: shape.object({}, ["customRequestHandling"]),
      block: shape.object({}, ["customResponse"]),
    }),
  ),
  description: shape.text(),
  name: shape.autoNamed({ maxLength: 128, prefixFrom: "namePrefix" }),
  namePrefix: shape.text(),
  ruleJson: shape.json(),
  scope: shape.required(shape.text(["CLOUDFRONT", "REGIONAL"])),
  tags: shape.map(shape.text()),
  visibilityConfig: shape.required(
    shape.object({
      cloudwatchMetricsEnabled: shape.required(shape.flag()),
      metricName: shape.required(shape.text()),
      sampledRequestsEnabled: shape.required(shape.flag()),
    }),
  ),
};

type WebAclInputs = InputsOf<typeof inputs>;

const visibility = { cloudwatchMetricsEnabled: true, metricName: "conformance", sampledRequestsEnabled: false };

/** A web ACL of WAF, with its rules as JSON. */
export const WebAcl = defineResource({
  type: "aws:wafv2/webAcl:WebAcl",
  applied: false,
  why: "Kept and returned by the emulator, which looks at no request by it.",
  inputs,
  unsupported: [
    "associationConfig",
    "captchaConfig",
    "challengeConfig",
    "customResponseBodies",
    "dataProtectionConfig",
    "rules",
    "tokenDomains",
  ],
  recordedInputs: {
    description: "The emulator keeps the first one.",
    ruleJson: "WAF gives back the rules in a form of its own.",
  },
  replacedBy: ["name", "namePrefix", "scope"],
  identifiedBy: ["name", "scope"],
  examples: [
    {
      importId: (known) => `${String(known("id"))}/conformance-acl/REGIONAL`,
      base: () => ({
        name: "conformance-acl",
        scope: "REGIONAL",
        description: "in front of the API",
        defaultAction: { allow: {} },
        ruleJson: JSON.stringify([]),
        visibilityConfig: visibility,
        tags: { team: "data" },
      }),
      updated: () => ({
        name: "conformance-acl",
        scope: "REGIONAL",
        description: "in front of the API",
        defaultAction: { block: {} },
        ruleJson: JSON.stringify([]),
        visibilityConfig: { ...visibility, sampledRequestsEnabled: true },
        tags: { stage: "test" },
      }),
      replacing: () => ({
        name: "conformance-acl-renamed",
        scope: "REGIONAL",
        defaultAction: { allow: {} },
        visibilityConfig: visibility,
      }),
    },
  ],
  identity: ({ name, scope }, { urn, partition, region, accountId }) => {
    const id = planId(urn, 32).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
    const place = scope === "REGIONAL" ? "regional" : "global";
    const arn = `arn:${partition}:wafv2:${region}:${accountId}:${place}/webacl/${name}/${id}`;
    return { id, outputs: { arn, applicationIntegrationUrl: "", capacity: 0, lockToken: planId(urn, 32, "lock") } };
  },
  create: async (given, context) => {
    const { Summary } = await context.clients.wafv2(context.region).send(
      new CreateWebACLCommand({
        Name: given.name,
        Scope: given.scope as Scope,
        ...request(given),
        Tags: toTagList(allTags(given, context)) as [],
      }),
    );
    return { id: Summary?.Id ?? "" };
  },
  read: async (id, given, context) => {
    const [Id = id, name = "", scope = ""] = id.split("/");
    const place = { Id, Name: given.name ?? name, Scope: (given.scope ?? scope) as Scope };
    const found = await find(place, context);
    if (found?.WebACL === undefined) {
      return undefined;
    }
    const command = new ListTagsForResourceCommand({ ResourceARN: found.WebACL.ARN });
    const { TagInfoForResource: tagged } = await context.clients.wafv2(context.region).send(command);
    return {
      id: Id,
      name: place.Name,
      scope: place.Scope,
      ...stateOf(found.WebACL),
      description: given.description,
      ruleJson: given.ruleJson,
      lockToken: found.LockToken,
      ...tagState(fromTagList(tagged?.TagList), given, context),
    };
  },
  update: async (id, olds, news, context) => {
    const waf = context.clients.wafv2(context.region);
    const place = { Id: id, Name: news.name, Scope: news.scope as Scope };
    const LockToken = (await find(place, context))?.LockToken;
    await waf.send(new UpdateWebACLCommand({ ...place, ...request(news), LockToken }));
    const ResourceARN = String(olds.arn);
    await applyTagChanges(olds.tagsAll, allTags(news, context), {
      set: (tags) => waf.send(new TagResourceCommand({ ResourceARN, Tags: toTagList(tags) })),
      remove: (TagKeys) => waf.send(new UntagResourceCommand({ ResourceARN, TagKeys })),
    });
  },
  delete: async (id, { name, scope }, context) => {
    const place = { Id: id, Name: name, Scope: scope as Scope };
    const found = await find(place, context);
    if (found !== undefined) {
      const command = new DeleteWebACLCommand({ ...place, LockToken: found.LockToken });
      await context.clients.wafv2(context.region).send(command);
    }
  },
});

interface Place {
  readonly Id: string;
  readonly Name: string;
  readonly Scope: Scope;
}

const find = async (place: Place, context: Context) =>
  orNoItem(context.clients.wafv2(context.region).send(new GetWebACLCommand(place)));

const request = (given: WebAclInputs) => ({
  Description: given.description,
  DefaultAction: given.defaultAction.block === undefined ? { Allow: {} } : { Block: {} },
  Rules: JSON.parse(given.ruleJson ?? "[]") as Rule[],
  VisibilityConfig: {
    CloudWatchMetricsEnabled: given.visibilityConfig.cloudwatchMetricsEnabled,
    MetricName: given.visibilityConfig.metricName,
    SampledRequestsEnabled: given.visibilityConfig.sampledRequestsEnabled,
  },
});

const stateOf = ({ ARN, DefaultAction, VisibilityConfig, Capacity }: WebACL) => ({
  arn: ARN,
  applicationIntegrationUrl: "",
  capacity: Capacity ?? 0,
  defaultAction: { [DefaultAction?.Block === undefined ? "allow" : "block"]: {} },
  visibilityConfig: {
    cloudwatchMetricsEnabled: VisibilityConfig?.CloudWatchMetricsEnabled ?? false,
    metricName: VisibilityConfig?.MetricName ?? "",
    sampledRequestsEnabled: VisibilityConfig?.SampledRequestsEnabled ?? false,
  },
});

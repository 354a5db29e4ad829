import {
  type ConfigRule,
  DeleteConfigRuleCommand,
  DescribeConfigRulesCommand,
  ListTagsForResourceCommand,
  type MaximumExecutionFrequency,
  type Owner,
  PutConfigRuleCommand,
  TagResourceCommand,
  UntagResourceCommand,
} from "@aws-sdk/client-config-service";
import { orAbsent } from "../../orAbsent.js";
import { planId } from "../../planId.js";
import { defineResource } from "../../ResourceDefinition.js";
import { type InputsOf, shape } from "../../Shape.js";
import { allTags } from "../../tags/allTags.js";
import { applyTagChanges } from "../../tags/applyTagChanges.js";
import { fromTagList } from "../../tags/fromTagList.js";
import { tagState } from "../../tags/tagState.js";
import { toTagList } from "../../tags/toTagList.js";
import { recorderExample } from "./recorderExample.js";

const inputs = {
  description: shape.text(),
  inputParameters: shape.json(),
  maximumExecutionFrequency: shape.text(["One_Hour", "Three_Hours", "Six_Hours", "Twelve_Hours", "TwentyFour_Hours"]),
  name: shape.autoNamed({ maxLength: 128 }),
  scope: shape.object({ complianceResourceTypes: shape.set(shape.text()) }, [
    "complianceResourceId",
    "tagKey",
    "tagValue",
  ]),
  source: shape.required(
    shape.object({ owner: shape.required(shape.text(["AWS"])), sourceIdentifier: shape.text() }, [
      "customPolicyDetails",
      "sourceDetails",
    ]),
  ),
  tags: shape.map(shape.text()),
};

const example = {
  name: "conformance-rule",
  source: { owner: "AWS", sourceIdentifier: "S3_BUCKET_SSL_REQUESTS_ONLY" },
  scope: { complianceResourceTypes: ["AWS::S3::Bucket"] },
  tags: { team: "security" },
};

/** A rule of AWS Config, one of those that AWS manages. */
export const Rule = defineResource({
  type: "aws:cfg/rule:Rule",
  applied: false,
  why: "Kept by the emulator, only beside a recorder, as on AWS; nothing is evaluated, so that every rule has no result.",
  inputs,
  unsupported: ["evaluationModes"],
  replacedBy: ["name"],
  identifiedBy: ["name"],
  examples: [
    {
      needs: { recorder: recorderExample },
      base: () => example,
      updated: () => ({
        ...example,
        description: "Rotated within 90 days",
        inputParameters: JSON.stringify({ maxAccessKeyAge: "90" }),
        maximumExecutionFrequency: "TwentyFour_Hours",
        source: { owner: "AWS", sourceIdentifier: "ACCESS_KEYS_ROTATED" },
        tags: { stage: "test" },
      }),
      replacing: () => ({ ...example, name: "conformance-rule-2" }),
    },
  ],
  identity: ({ name }, { partition, region, accountId, urn }) => {
    const ruleId = `config-rule-${planId(urn, 6)}`;
    return {
      id: name,
      outputs: { arn: `arn:${partition}:config:${region}:${accountId}:config-rule/${ruleId}`, ruleId },
    };
  },
  create: async (given, context) => {
    const Tags = toTagList(allTags(given, context));
    await context.clients.config(context.region).send(new PutConfigRuleCommand({ ConfigRule: request(given), Tags }));
    return { id: given.name };
  },
  read: async (id, given, context) => {
    const config = context.clients.config(context.region);
    const command = new DescribeConfigRulesCommand({ ConfigRuleNames: [id] });
    const found = (await orAbsent(config.send(command)))?.ConfigRules?.[0];
    if (found === undefined) return undefined;
    const { Tags } = await config.send(new ListTagsForResourceCommand({ ResourceArn: found.ConfigRuleArn }));
    const types = found.Scope?.ComplianceResourceTypes;
    return {
      name: found.ConfigRuleName,
      description: found.Description,
      inputParameters: found.InputParameters,
      maximumExecutionFrequency: found.MaximumExecutionFrequency,
      ...(types === undefined ? {} : { scope: { complianceResourceTypes: types } }),
      source: { owner: found.Source?.Owner ?? "", sourceIdentifier: found.Source?.SourceIdentifier ?? "" },
      arn: found.ConfigRuleArn,
      ruleId: found.ConfigRuleId,
      ...tagState(fromTagList(Tags), given, context),
    };
  },
  update: async (_id, olds, news, context) => {
    const config = context.clients.config(context.region);
    await config.send(new PutConfigRuleCommand({ ConfigRule: request(news) }));
    const ResourceArn = String(olds.arn);
    await applyTagChanges(olds.tagsAll, allTags(news, context), {
      set: (tags) => config.send(new TagResourceCommand({ ResourceArn, Tags: toTagList(tags) })),
      remove: (TagKeys) => config.send(new UntagResourceCommand({ ResourceArn, TagKeys })),
    });
  },
  delete: async (id, _olds, context) => {
    await context.clients.config(context.region).send(new DeleteConfigRuleCommand({ ConfigRuleName: id }));
  },
});

const request = (given: InputsOf<typeof inputs>): ConfigRule => ({
  ConfigRuleName: given.name,
  Description: given.description,
  InputParameters: given.inputParameters,
  MaximumExecutionFrequency: given.maximumExecutionFrequency as MaximumExecutionFrequency | undefined,
  Scope: given.scope && { ComplianceResourceTypes: [...(given.scope.complianceResourceTypes ?? [])] },
  Source: { Owner: given.source.owner as Owner, SourceIdentifier: given.source.sourceIdentifier },
});

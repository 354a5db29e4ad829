import {
  CreateAnalyzerCommand,
  DeleteAnalyzerCommand,
  GetAnalyzerCommand,
  TagResourceCommand,
  type Type,
  UntagResourceCommand,
} from "@aws-sdk/client-accessanalyzer";
import { orAbsent } from "../../orAbsent.js";
import { defineResource } from "../../ResourceDefinition.js";
import { shape } from "../../Shape.js";
import { allTags } from "../../tags/allTags.js";
import { applyTagChanges } from "../../tags/applyTagChanges.js";
import { tagState } from "../../tags/tagState.js";

/** An analyzer of access from outside the account or organization. */
export const Analyzer = defineResource({
  type: "aws:accessanalyzer/analyzer:Analyzer",
  applied: false,
  why: "Kept by the sandbox; no policy is analyzed, so there are no findings.",
  inputs: {
    analyzerName: shape.required(shape.text()),
    tags: shape.map(shape.text()),
    type: shape.withDefault(shape.text(["ACCOUNT", "ORGANIZATION"]), "ACCOUNT"),
  },
  // For unused and internal access, which are analyzers of other types.
  unsupported: ["configuration"],
  replacedBy: ["analyzerName", "type"],
  identifiedBy: ["analyzerName"],
  examples: [
    {
      base: () => ({ analyzerName: "conformance-analyzer", tags: { team: "security" } }),
      updated: () => ({ analyzerName: "conformance-analyzer", tags: { stage: "test" } }),
      replacing: () => ({ analyzerName: "conformance-analyzer", type: "ORGANIZATION" }),
    },
  ],
  identity: ({ analyzerName }, { partition, region, accountId }) => ({
    id: analyzerName,
    outputs: { arn: `arn:${partition}:access-analyzer:${region}:${accountId}:analyzer/${analyzerName}` },
  }),
  create: async (given, context) => {
    await context.clients.accessAnalyzer(context.region).send(
      new CreateAnalyzerCommand({
        analyzerName: given.analyzerName,
        type: given.type as Type,
        tags: allTags(given, context),
      }),
    );
    return { id: given.analyzerName };
  },
  read: async (id, given, context) => {
    const command = new GetAnalyzerCommand({ analyzerName: id });
    const found = (await orAbsent(context.clients.accessAnalyzer(context.region).send(command)))?.analyzer;
    return (
      found && {
        analyzerName: found.name,
        type: found.type,
        arn: found.arn,
        ...tagState(found.tags ?? {}, given, context),
      }
    );
  },
  update: async (_id, olds, news, context) => {
    const client = context.clients.accessAnalyzer(context.region);
    const resourceArn = String(olds.arn);
    await applyTagChanges(olds.tagsAll, allTags(news, context), {
      set: (tags) => client.send(new TagResourceCommand({ resourceArn, tags })),
      remove: (tagKeys) => client.send(new UntagResourceCommand({ resourceArn, tagKeys })),
    });
  },
  delete: async (id, _olds, context) => {
    await context.clients.accessAnalyzer(context.region).send(new DeleteAnalyzerCommand({ analyzerName: id }));
  },
});

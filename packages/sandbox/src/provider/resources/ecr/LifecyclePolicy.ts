import {
  DeleteLifecyclePolicyCommand,
  GetLifecyclePolicyCommand,
  PutLifecyclePolicyCommand,
} from "@aws-sdk/client-ecr";
import type { Context } from "../../Context.js";
import { orAbsent } from "../../orAbsent.js";
import { defineResource } from "../../ResourceDefinition.js";
import { shape } from "../../Shape.js";
import { exampleLifecycle, neededRepository } from "./exampleDocuments.js";

/** Which images of a repository expire. */
export const LifecyclePolicy = defineResource({
  type: "aws:ecr/lifecyclePolicy:LifecyclePolicy",
  applied: false,
  why: "Kept and returned by the emulator; no image expires.",
  inputs: { repository: shape.required(shape.text()), policy: shape.required(shape.json()) },
  replacedBy: ["repository"],
  identifiedBy: ["repository"],
  examples: [
    {
      needs: { one: neededRepository("conformance/tidied"), other: neededRepository("conformance/tidied-other") },
      base: (made) => ({ repository: made("one", "name"), policy: exampleLifecycle(10) }),
      updated: (made) => ({ repository: made("one", "name"), policy: exampleLifecycle(20) }),
      replacing: (made) => ({ repository: made("other", "name"), policy: exampleLifecycle(10) }),
    },
  ],
  identity: ({ repository }, { accountId }) => ({ id: repository, outputs: { registryId: accountId } }),
  create: async ({ repository, policy }, context) => {
    await put(repository, policy, context);
    return { id: repository };
  },
  read: async (id, _inputs, context) => {
    const command = new GetLifecyclePolicyCommand({ repositoryName: id });
    const found = await orAbsent(context.clients.ecr(context.region).send(command));
    return (
      found && { repository: found.repositoryName, policy: found.lifecyclePolicyText, registryId: found.registryId }
    );
  },
  update: async (id, _olds, { policy }, context) => {
    await put(id, policy, context);
  },
  delete: async (id, _olds, context) => {
    await context.clients.ecr(context.region).send(new DeleteLifecyclePolicyCommand({ repositoryName: id }));
  },
});

const put = async (repositoryName: string, lifecyclePolicyText: string, context: Context): Promise<void> => {
  const command = new PutLifecyclePolicyCommand({ repositoryName, lifecyclePolicyText });
  await context.clients.ecr(context.region).send(command);
};

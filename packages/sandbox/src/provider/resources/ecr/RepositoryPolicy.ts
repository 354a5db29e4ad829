import {
  DeleteRepositoryPolicyCommand,
  GetRepositoryPolicyCommand,
  SetRepositoryPolicyCommand,
} from "@aws-sdk/client-ecr";
import type { Context } from "../../Context.js";
import { orAbsent } from "../../orAbsent.js";
import { defineResource } from "../../ResourceDefinition.js";
import { shape } from "../../Shape.js";
import { examplePullPolicy, neededRepository } from "./exampleDocuments.js";

/** Who may use a repository beside those whom IAM lets in. */
export const RepositoryPolicy = defineResource({
  type: "aws:ecr/repositoryPolicy:RepositoryPolicy",
  applied: true,
  why: "Decides, with the caller's own policies, who may call the repository; nothing pulls images in the sandbox",
  inputs: { repository: shape.required(shape.text()), policy: shape.required(shape.json()) },
  replacedBy: ["repository"],
  identifiedBy: ["repository"],
  examples: [
    {
      needs: { one: neededRepository("conformance/policed"), other: neededRepository("conformance/policed-other") },
      base: (made) => ({ repository: made("one", "name"), policy: examplePullPolicy("resize") }),
      updated: (made) => ({ repository: made("one", "name"), policy: examplePullPolicy("convert") }),
      replacing: (made) => ({ repository: made("other", "name"), policy: examplePullPolicy("resize") }),
    },
  ],
  identity: ({ repository }, { accountId }) => ({ id: repository, outputs: { registryId: accountId } }),
  create: async ({ repository, policy }, context) => {
    await set(repository, policy, context);
    return { id: repository };
  },
  read: async (id, _inputs, context) => {
    const command = new GetRepositoryPolicyCommand({ repositoryName: id });
    const found = await orAbsent(context.clients.ecr(context.region).send(command));
    return found && { repository: found.repositoryName, policy: found.policyText, registryId: found.registryId };
  },
  update: async (id, _olds, { policy }, context) => {
    await set(id, policy, context);
  },
  delete: async (id, _olds, context) => {
    await context.clients.ecr(context.region).send(new DeleteRepositoryPolicyCommand({ repositoryName: id }));
  },
});

const set = async (repositoryName: string, policyText: string, context: Context): Promise<void> => {
  await context.clients.ecr(context.region).send(new SetRepositoryPolicyCommand({ repositoryName, policyText }));
};

import {
  CreateBackupSelectionCommand,
  DeleteBackupSelectionCommand,
  GetBackupSelectionCommand,
} from "@aws-sdk/client-backup";
import { orAbsent } from "../../orAbsent.js";
import { planId } from "../../planId.js";
import { defineResource, type Made } from "../../ResourceDefinition.js";
import { shape } from "../../Shape.js";

const inputs = {
  name: shape.autoNamed({ maxLength: 50 }),
  planId: shape.required(shape.text()),
  iamRoleArn: shape.required(shape.text()),
  resources: shape.set(shape.text()),
  notResources: shape.set(shape.text()),
};

const plan = (name: string) => ({
  type: "aws:backup/plan:Plan",
  inputs: () => ({ name, rules: [{ ruleName: "nightly", targetVaultName: "conformance-selected" }] }),
});
const chosen = (made: Made, need: string, name: string) => ({
  name,
  planId: made(need, "id"),
  iamRoleArn: "arn:aws:iam::000000000000:role/conformance-backup",
  resources: ["arn:aws:rds:eu-west-1:000000000000:db:b", "arn:aws:rds:eu-west-1:000000000000:db:a"],
});

/** What a plan makes recovery points of, and by which role. */
export const Selection = defineResource({
  type: "aws:backup/selection:Selection",
  applied: false,
  why: "Kept by the sandbox; nothing takes the role, since the emulator runs no plan.",
  inputs,
  unsupported: ["conditions", "selectionTags"],
  replacedBy: Object.keys(inputs),
  examples: [
    {
      needs: { plan: plan("conformance-selecting"), other: plan("conformance-selecting-other") },
      importId: (known) => `${known("planId")}|${known("id")}`,
      base: (made) => chosen(made, "plan", "conformance-databases"),
      replacing: (made) => ({
        ...chosen(made, "other", "conformance-tables"),
        notResources: ["arn:aws:dynamodb:eu-west-1:000000000000:table/scratch"],
      }),
    },
  ],
  identity: (_given, { urn }) => ({ id: planId(urn, 32), outputs: {} }),
  create: async (given, context) => {
    const command = new CreateBackupSelectionCommand({
      BackupPlanId: given.planId,
      BackupSelection: {
        SelectionName: given.name,
        IamRoleArn: given.iamRoleArn,
        Resources: [...(given.resources ?? [])],
        NotResources: [...(given.notResources ?? [])],
      },
    });
    const { SelectionId = "" } = await context.clients.backup(context.region).send(command);
    return { id: SelectionId };
  },
  read: async (id, given, context) => {
    const [BackupPlanId, SelectionId] = id.includes("|") ? id.split("|") : [given.planId, id];
    const command = new GetBackupSelectionCommand({ BackupPlanId, SelectionId });
    const found = (await orAbsent(context.clients.backup(context.region).send(command)))?.BackupSelection;
    return (
      found && {
        id: SelectionId ?? id,
        name: found.SelectionName,
        planId: BackupPlanId,
        iamRoleArn: found.IamRoleArn,
        resources: found.Resources?.length ? found.Resources : undefined,
        notResources: found.NotResources?.length ? found.NotResources : undefined,
      }
    );
  },
  delete: async (id, { planId: BackupPlanId }, context) => {
    const command = new DeleteBackupSelectionCommand({ BackupPlanId, SelectionId: id });
    await context.clients.backup(context.region).send(command);
  },
});

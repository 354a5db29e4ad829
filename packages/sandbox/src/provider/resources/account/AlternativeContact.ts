import {
  type AlternateContactType,
  DeleteAlternateContactCommand,
  GetAlternateContactCommand,
  PutAlternateContactCommand,
} from "@aws-sdk/client-account";
import type { Context } from "../../Context.js";
import { orAbsent } from "../../orAbsent.js";
import { defineResource } from "../../ResourceDefinition.js";
import { type InputsOf, shape } from "../../Shape.js";

const inputs = {
  alternateContactType: shape.required(shape.text(["BILLING", "OPERATIONS", "SECURITY"])),
  emailAddress: shape.required(shape.text()),
  name: shape.autoNamed({ maxLength: 64 }),
  phoneNumber: shape.required(shape.text()),
  title: shape.required(shape.text()),
};

const example = {
  alternateContactType: "SECURITY",
  emailAddress: "security@example.com",
  name: "conformance-security",
  phoneNumber: "+15555550100",
  title: "Security team",
};

/** To whom AWS writes beside the account's owner. */
export const AlternativeContact = defineResource({
  type: "aws:account/alternativeContact:AlternativeContact",
  applied: false,
  why: "Kept by the sandbox; nobody writes to it.",
  scope: "global",
  inputs,
  // For the management account of an organization.
  unsupported: ["accountId"],
  replacedBy: ["alternateContactType"],
  identifiedBy: ["alternateContactType"],
  examples: [
    {
      base: () => example,
      updated: () => ({ ...example, emailAddress: "soc@example.com", title: "Operations centre" }),
      replacing: () => ({ ...example, alternateContactType: "OPERATIONS" }),
    },
  ],
  identity: ({ alternateContactType }) => ({ id: alternateContactType, outputs: {} }),
  create: async (given, context) => {
    await put(given, context);
    return { id: given.alternateContactType };
  },
  read: async (id, _given, context) => {
    const command = new GetAlternateContactCommand({ AlternateContactType: id as AlternateContactType });
    const found = (await orAbsent(context.clients.account(context.region).send(command)))?.AlternateContact;
    return (
      found && {
        alternateContactType: found.AlternateContactType,
        emailAddress: found.EmailAddress,
        name: found.Name,
        phoneNumber: found.PhoneNumber,
        title: found.Title,
      }
    );
  },
  update: async (_id, _olds, news, context) => {
    await put(news, context);
  },
  delete: async (id, _olds, context) => {
    const command = new DeleteAlternateContactCommand({ AlternateContactType: id as AlternateContactType });
    await context.clients.account(context.region).send(command);
  },
});

const put = async (given: InputsOf<typeof inputs>, context: Context): Promise<void> => {
  await context.clients.account(context.region).send(
    new PutAlternateContactCommand({
      AlternateContactType: given.alternateContactType as AlternateContactType,
      EmailAddress: given.emailAddress,
      Name: given.name,
      PhoneNumber: given.phoneNumber,
      Title: given.title,
    }),
  );
};

import {
  DeleteSubscriptionFilterCommand,
  DescribeSubscriptionFiltersCommand,
  type Distribution,
  PutSubscriptionFilterCommand,
} from "@aws-sdk/client-cloudwatch-logs";
import { orAbsent } from "../../orAbsent.js";
import { defineResource } from "../../ResourceDefinition.js";
import { type InputsOf, shape } from "../../Shape.js";

const inputs = {
  applyOnTransformedLogs: shape.withDefault(shape.flag(), false),
  destinationArn: shape.required(shape.text()),
  distribution: shape.withDefault(shape.text(["ByLogStream", "Random"]), "ByLogStream"),
  emitSystemFields: shape.list(shape.text()),
  filterPattern: shape.required(shape.text()),
  logGroup: shape.required(shape.text()),
  name: shape.autoNamed({ maxLength: 512 }),
  roleArn: shape.text(),
};

const group = (name: string) => ({ type: "aws:cloudwatch/logGroup:LogGroup", inputs: () => ({ name }) });
const reader = (name: string) => `arn:aws:lambda:eu-west-1:000000000000:function:${name}`;

/** What hands the lines of a log group on to a function or stream. */
export const LogSubscriptionFilter = defineResource({
  type: "aws:cloudwatch/logSubscriptionFilter:LogSubscriptionFilter",
  applied: true,
  why: "A function is called with each batch of lines, whatever its policy says; other destinations get nothing.",
  inputs,
  recordedInputs: {
    applyOnTransformedLogs: "The emulator does not keep it.",
    emitSystemFields: "The emulator does not keep it.",
  },
  replacedBy: ["logGroup", "name"],
  identifiedBy: ["logGroup", "name"],
  examples: [
    {
      needs: { group: group("/conformance-subscription/one"), other: group("/conformance-subscription/other") },
      importId: (known) => `${known("logGroup")}|${known("name")}`,
      base: (made) => ({
        logGroup: made("group", "name"),
        name: "conformance-subscription",
        destinationArn: reader("one"),
        filterPattern: "",
      }),
      updated: (made) => ({
        logGroup: made("group", "name"),
        name: "conformance-subscription",
        destinationArn: reader("two"),
        filterPattern: '{ $.level = "error" }',
        distribution: "Random",
      }),
      replacing: (made) => ({
        logGroup: made("other", "name"),
        name: "conformance-subscription",
        destinationArn: reader("one"),
        filterPattern: "",
      }),
    },
  ],
  identity: ({ name }) => ({ id: name, outputs: {} }),
  create: async (given, context) => {
    await context.clients.logs(context.region).send(put(given));
    return { id: given.name };
  },
  read: async (id, given, context) => {
    // Imported by `<log group>|<name>`.
    const [logGroup = "", name = ""] = given.logGroup === undefined ? id.split("|") : [given.logGroup, id];
    const command = new DescribeSubscriptionFiltersCommand({ logGroupName: logGroup, filterNamePrefix: name });
    const answer = await orAbsent(context.clients.logs(context.region).send(command));
    const found = answer?.subscriptionFilters?.find(({ filterName }) => filterName === name);
    return (
      found && {
        id: name,
        name,
        logGroup,
        destinationArn: found.destinationArn,
        distribution: found.distribution,
        filterPattern: found.filterPattern ?? "",
        roleArn: found.roleArn === "" ? undefined : found.roleArn,
      }
    );
  },
  update: async (_id, _olds, news, context) => {
    await context.clients.logs(context.region).send(put(news));
  },
  delete: async (id, { logGroup }, context) => {
    const command = new DeleteSubscriptionFilterCommand({ logGroupName: logGroup, filterName: id });
    await context.clients.logs(context.region).send(command);
  },
});

const put = (given: InputsOf<typeof inputs>) =>
  new PutSubscriptionFilterCommand({
    logGroupName: given.logGroup,
    filterName: given.name,
    filterPattern: given.filterPattern,
    destinationArn: given.destinationArn,
    distribution: given.distribution as Distribution,
    roleArn: given.roleArn,
    applyOnTransformedLogs: given.applyOnTransformedLogs,
    emitSystemFields: given.emitSystemFields && [...given.emitSystemFields],
  });

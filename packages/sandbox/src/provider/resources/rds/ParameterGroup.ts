import {
  type ApplyMethod,
  CreateDBParameterGroupCommand,
  DeleteDBParameterGroupCommand,
  DescribeDBParameterGroupsCommand,
  DescribeDBParametersCommand,
  ModifyDBParameterGroupCommand,
  type Parameter,
  ResetDBParameterGroupCommand,
} from "@aws-sdk/client-rds";
import type { Context } from "../../Context.js";
import { completeCreate } from "../../completeCreate.js";
import { orAbsent } from "../../orAbsent.js";
import { defineResource } from "../../ResourceDefinition.js";
import { type InputsOf, shape } from "../../Shape.js";
import { rdsArn } from "./rdsArn.js";
import { rdsTags } from "./rdsTags.js";

const inputs = {
  description: shape.withDefault(shape.text(), "Managed by Pulumi"),
  family: shape.required(shape.text()),
  name: shape.autoNamed({ maxLength: 255, lowerCase: true, prefixFrom: "namePrefix" }),
  namePrefix: shape.text(),
  parameters: shape.set(
    shape.object({
      applyMethod: shape.withDefault(shape.text(["immediate", "pending-reboot"]), "immediate"),
      name: shape.required(shape.text()),
      value: shape.required(shape.text()),
    }),
  ),
  skipDestroy: shape.withDefault(shape.flag(), false),
  tags: shape.map(shape.text()),
};

type Parameters = InputsOf<typeof inputs>["parameters"];

/** RDS changes at most this many parameters a call (API reference, ModifyDBParameterGroup). */
const mostPerCall = 20;

/** Settings of a database server. */
export const ParameterGroup = defineResource({
  type: "aws:rds/parameterGroup:ParameterGroup",
  applied: true,
  why: "The servers of instances read it: what applies immediately at once, the rest at their next restart. Names and values are not checked; an instance whose server does not start with them fails. Formulas of RDS are left out.",
  inputs,
  recordedInputs: { skipDestroy: "It says how to delete; RDS does not keep it." },
  replacedBy: ["description", "family", "name", "namePrefix"],
  identifiedBy: ["name"],
  examples: [
    {
      base: () => ({
        name: "conformance-parameters",
        family: "postgres17",
        parameters: [
          { name: "rds.force_ssl", value: "1" },
          { name: "log_statement", value: "ddl" },
        ],
        tags: { team: "data" },
      }),
      updated: () => ({
        name: "conformance-parameters",
        family: "postgres17",
        parameters: [
          { name: "rds.force_ssl", value: "1", applyMethod: "immediate" },
          { name: "shared_preload_libraries", value: "pg_stat_statements", applyMethod: "pending-reboot" },
        ],
        tags: { stage: "test" },
      }),
      replacing: () => ({ name: "conformance-parameters", family: "postgres16" }),
    },
  ],
  identity: ({ name }, context) => ({ id: name, outputs: { arn: rdsArn(context, "pg", name) } }),
  create: async (given, context) => {
    await context.clients.rds(context.region).send(
      new CreateDBParameterGroupCommand({
        DBParameterGroupName: given.name,
        DBParameterGroupFamily: given.family,
        Description: given.description,
        Tags: rdsTags.onCreate(given, context),
      }),
    );
    return await completeCreate(given.name, () => setParameters(given.name, undefined, given.parameters, context));
  },
  read: async (id, given, context) => {
    const rds = context.clients.rds(context.region);
    const command = new DescribeDBParameterGroupsCommand({ DBParameterGroupName: id });
    const [live] = (await orAbsent(rds.send(command)))?.DBParameterGroups ?? [];
    if (live === undefined) {
      return undefined;
    }
    const { Parameters } = await rds.send(
      new DescribeDBParametersCommand({ DBParameterGroupName: id, Source: "user" }),
    );
    const arn = rdsArn(context, "pg", id);
    return {
      name: live.DBParameterGroupName,
      family: live.DBParameterGroupFamily,
      description: live.Description,
      parameters: Parameters?.map(fromLive),
      arn,
      ...(await rdsTags.onRead(arn, given, context)),
    };
  },
  update: async (id, olds, news, context) => {
    await setParameters(id, olds.parameters, news.parameters, context);
    await rdsTags.onUpdate(String(olds.arn), olds.tagsAll, news, context);
  },
  delete: async (id, { skipDestroy }, context) => {
    if (!skipDestroy) {
      await context.clients.rds(context.region).send(new DeleteDBParameterGroupCommand({ DBParameterGroupName: id }));
    }
  },
});

const fromLive = ({ ParameterName = "", ParameterValue = "", ApplyMethod: applyMethod = "immediate" }: Parameter) => ({
  name: ParameterName,
  value: ParameterValue,
  applyMethod,
});

/** Puts back what is no longer named, and sets the rest; RDS refuses to do both in one call. */
const setParameters = async (
  DBParameterGroupName: string,
  before: Parameters,
  after: Parameters,
  context: Context,
): Promise<void> => {
  const rds = context.clients.rds(context.region);
  const toLive = ({ name, value, applyMethod }: NonNullable<Parameters>[number]): Parameter => ({
    ParameterName: name,
    ParameterValue: value,
    ApplyMethod: applyMethod as ApplyMethod,
  });
  const gone = (before ?? []).filter(({ name }) => !after?.some((parameter) => parameter.name === name));
  for (const Parameters of inCalls(gone.map(toLive))) {
    await rds.send(new ResetDBParameterGroupCommand({ DBParameterGroupName, Parameters }));
  }
  for (const Parameters of inCalls((after ?? []).map(toLive))) {
    await rds.send(new ModifyDBParameterGroupCommand({ DBParameterGroupName, Parameters }));
  }
};

const inCalls = (parameters: readonly Parameter[]): Parameter[][] =>
  Array.from({ length: Math.ceil(parameters.length / mostPerCall) }, (_, index) =>
    parameters.slice(index * mostPerCall, (index + 1) * mostPerCall),
  );

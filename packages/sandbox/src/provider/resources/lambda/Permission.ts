import { AddPermissionCommand, GetPolicyCommand, RemovePermissionCommand } from "@aws-sdk/client-lambda";
import type { Context } from "../../Context.js";
import { orAbsent } from "../../orAbsent.js";
import { defineResource } from "../../ResourceDefinition.js";
import { shape } from "../../Shape.js";
import { exampleFunction, exampleFunctionRole } from "./functionExamples.js";

const inputs = {
  action: shape.required(shape.text()),
  function: shape.required(shape.text()),
  principal: shape.required(shape.text()),
  principalOrgId: shape.text(),
  qualifier: shape.text(),
  sourceAccount: shape.text(),
  sourceArn: shape.text(),
  statementId: shape.autoNamed({ maxLength: 100, prefixFrom: "statementIdPrefix" }),
  statementIdPrefix: shape.text(),
};

/** A statement of a function's resource policy. */
export const Permission = defineResource({
  type: "aws:lambda/permission:Permission",
  applied: true,
  why: "Decides, with the caller's own policies, who may invoke; API Gateway, SNS and EventBridge need it too.",
  inputs,
  unsupported: ["eventSourceToken", "functionUrlAuthType", "invokedViaFunctionUrl"],
  replacedBy: Object.keys(inputs),
  identifiedBy: ["function", "statementId"],
  examples: [
    {
      needs: {
        role: exampleFunctionRole("conformance-permitted"),
        function: exampleFunction("conformance-permitted"),
      },
      importId: (known) => `conformance-permitted/${String(known("id"))}`,
      base: (made) => ({
        statementId: "conformance-api",
        function: made("function", "name"),
        action: "lambda:InvokeFunction",
        principal: "apigateway.amazonaws.com",
        sourceArn: "arn:aws:execute-api:eu-west-1:000000000000:a1b2c3d4/prod/GET/jobs",
        sourceAccount: "000000000000",
      }),
      replacing: (made) => ({
        statementId: "conformance-rule",
        function: made("function", "name"),
        action: "lambda:InvokeFunction",
        principal: "events.amazonaws.com",
        sourceArn: "arn:aws:events:eu-west-1:000000000000:rule/conformance",
        sourceAccount: "000000000000",
      }),
    },
  ],
  identity: ({ statementId }) => ({ id: statementId, outputs: {} }),
  create: async (given, context) => {
    await context.clients.lambda(context.region).send(
      new AddPermissionCommand({
        FunctionName: given.function,
        StatementId: given.statementId,
        Action: given.action,
        Principal: given.principal,
        PrincipalOrgID: given.principalOrgId,
        Qualifier: given.qualifier,
        SourceAccount: given.sourceAccount,
        SourceArn: given.sourceArn,
      }),
    );
    return { id: given.statementId };
  },
  read: async (id, given, context) => {
    const [statementId = "", name = ""] = id.split("/").reverse();
    const place = given.function ?? name;
    const statement = await findStatement(place, given.qualifier, statementId, context);
    return (
      statement && { id: statementId, statementId, function: place, qualifier: given.qualifier, ...stateOf(statement) }
    );
  },
  delete: async (id, olds, context) => {
    const command = new RemovePermissionCommand({
      FunctionName: olds.function,
      StatementId: id,
      Qualifier: olds.qualifier,
    });
    await context.clients.lambda(context.region).send(command);
  },
});

interface PolicyStatement {
  readonly Sid: string;
  readonly Action: string;
  readonly Principal: string | Readonly<Record<string, string>>;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

const findStatement = async (
  FunctionName: string,
  Qualifier: string | undefined,
  sid: string,
  context: Context,
): Promise<PolicyStatement | undefined> => {
  const command = new GetPolicyCommand({ FunctionName, Qualifier });
  const answer = await orAbsent(context.clients.lambda(context.region).send(command));
  const document = JSON.parse(answer?.Policy ?? '{"Statement":[]}') as {
    readonly Statement: readonly PolicyStatement[];
  };
  return document.Statement.find(({ Sid }) => Sid === sid);
};

/** Lambda writes the condition keys with `AWS:` in capitals. */
const stateOf = ({ Action, Principal, Condition = {} }: PolicyStatement) => {
  const conditions = Object.values(Condition).flatMap((operator) => Object.entries(operator));
  const condition = (key: string) => conditions.find(([name]) => name.toLowerCase() === key.toLowerCase())?.[1];
  return {
    action: Action,
    principal: typeof Principal === "string" ? Principal : (Principal.Service ?? Principal.AWS),
    principalOrgId: condition("aws:PrincipalOrgID"),
    sourceAccount: condition("aws:SourceAccount"),
    sourceArn: condition("aws:SourceArn"),
  };
};

import {
  DeleteQueryDefinitionCommand,
  DescribeQueryDefinitionsCommand,
  type QueryDefinition as LiveQuery,
  PutQueryDefinitionCommand,
} from "@aws-sdk/client-cloudwatch-logs";
import type { Context } from "../../Context.js";
import { planId } from "../../planId.js";
import { defineResource } from "../../ResourceDefinition.js";
import { type InputsOf, shape } from "../../Shape.js";

const inputs = {
  logGroupNames: shape.list(shape.text()),
  name: shape.autoNamed({ maxLength: 255 }),
  queryString: shape.required(shape.text()),
};

const errors = "fields @timestamp, event | filter level = 'error' | sort @timestamp desc";

/** A saved query of CloudWatch Logs Insights. */
export const QueryDefinition = defineResource({
  type: "aws:cloudwatch/queryDefinition:QueryDefinition",
  applied: false,
  why: "Kept by the sandbox; the emulator runs simple queries, but none of them by its saved name.",
  inputs,
  replacedBy: [],
  examples: [
    {
      importId: (known) => `arn:aws:logs:eu-west-1:000000000000:query-definition:${known("id")}`,
      base: () => ({
        name: "conformance/errors",
        logGroupNames: ["/conformance-queries/b", "/conformance-queries/a"],
        queryString: errors,
      }),
      updated: () => ({ name: "conformance/failures", queryString: `${errors} | limit 20` }),
    },
  ],
  identity: (_given, context) => {
    const queryDefinitionId = uuidOf(context.urn);
    return { id: queryDefinitionId, outputs: { queryDefinitionId } };
  },
  create: async (given, context) => ({ id: await put(given, context) }),
  read: async (id, _given, context) => {
    // Imported by its ARN.
    const queryDefinitionId = id.slice(id.lastIndexOf(":") + 1);
    const found = await find(queryDefinitionId, context);
    return (
      found && {
        id: queryDefinitionId,
        name: found.name,
        queryString: found.queryString,
        logGroupNames: found.logGroupNames?.length ? found.logGroupNames : undefined,
        queryDefinitionId,
      }
    );
  },
  update: async (id, _olds, news, context) => {
    await put(news, context, id);
  },
  delete: async (id, _olds, context) => {
    const command = new DeleteQueryDefinitionCommand({ queryDefinitionId: id });
    await context.clients.logs(context.region).send(command);
  },
});

const put = async (given: InputsOf<typeof inputs>, context: Context, queryDefinitionId?: string): Promise<string> => {
  const answer = await context.clients.logs(context.region).send(
    new PutQueryDefinitionCommand({
      name: given.name,
      queryString: given.queryString,
      logGroupNames: [...(given.logGroupNames ?? [])],
      queryDefinitionId,
    }),
  );
  return answer.queryDefinitionId ?? "";
};

/** There is no call for one saved query. */
const find = async (id: string, context: Context): Promise<LiveQuery | undefined> => {
  const logs = context.clients.logs(context.region);
  let nextToken: string | undefined;
  do {
    const page = await logs.send(new DescribeQueryDefinitionsCommand({ nextToken }));
    const found = page.queryDefinitions?.find(({ queryDefinitionId }) => queryDefinitionId === id);
    if (found !== undefined) {
      return found;
    }
    nextToken = page.nextToken;
  } while (nextToken !== undefined);
  return undefined;
};

const uuidOf = (urn: string): string => planId(urn, 32).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");

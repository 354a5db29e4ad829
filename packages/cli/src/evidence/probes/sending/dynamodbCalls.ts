import {
  DeleteItemCommand,
  DeleteTableCommand,
  DescribeTableCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  PutResourcePolicyCommand,
  QueryCommand,
  ScanCommand,
  UpdateItemCommand,
} from "@aws-sdk/client-dynamodb";
import { type ProbeTarget, probeCaller } from "./ProbeCaller.js";

/** An item that no table has: its key has a name of the probe's own. */
const key = { "sallyport-probe": { S: "probe" } };
/** Whoever calls by the ARN reaches the table of another account too. */
const tableOf = ({ arn }: ProbeTarget) => ({ TableName: arn });

export const dynamodbCalls = probeCaller((settings) => new DynamoDBClient(settings), {
  "dynamodb:GetItem": (table, target) => table.send(new GetItemCommand({ ...tableOf(target), Key: key })),
  "dynamodb:Query": (table, target) =>
    table.send(new QueryCommand({ ...tableOf(target), KeyConditionExpression: "probe = :p", ...values })),
  "dynamodb:Scan": (table, target) => table.send(new ScanCommand({ ...tableOf(target), Limit: 1 })),
  "dynamodb:PutItem": (table, target) => table.send(new PutItemCommand({ ...tableOf(target), Item: key })),
  "dynamodb:UpdateItem": (table, target) => table.send(new UpdateItemCommand({ ...tableOf(target), Key: key })),
  "dynamodb:DeleteItem": (table, target) => table.send(new DeleteItemCommand({ ...tableOf(target), Key: key })),
  "dynamodb:DescribeTable": (table, target) => table.send(new DescribeTableCommand(tableOf(target))),
  "dynamodb:DeleteTable": (table, target) => table.send(new DeleteTableCommand(tableOf(target))),
  "dynamodb:PutResourcePolicy": (table, { arn }) =>
    table.send(new PutResourcePolicyCommand({ ResourceArn: arn, Policy: "{}" })),
});

const values = { ExpressionAttributeValues: { ":p": { S: "probe" } } };

import { type DBInstance, DescribeDBInstancesCommand } from "@aws-sdk/client-rds";
import type { Context } from "../../Context.js";
import { orAbsent } from "../../orAbsent.js";
import { waitUntil } from "../ecs/waitUntil.js";

/** An instance as RDS describes it; undefined when there is none of that name. */
export const findInstance = async (DBInstanceIdentifier: string, context: Context): Promise<DBInstance | undefined> => {
  const command = new DescribeDBInstancesCommand({ DBInstanceIdentifier });
  return (await orAbsent(context.clients.rds(context.region).send(command)))?.DBInstances?.[0];
};

/**
 * Waits until the server of an instance is as its record says.
 *
 * @throws Error when it cannot be, with what the server said, or after two minutes
 */
export const settleInstance = async (identifier: string, context: Context): Promise<void> => {
  const isSettled = async (): Promise<boolean> => {
    const { DBInstanceStatus: status, StatusInfos: [info] = [] } = (await findInstance(identifier, context)) ?? {};
    if (status === "failed") {
      throw new Error(`the database server of ${identifier} failed: ${info?.Message ?? "see the sandbox's log"}`);
    }
    return status === "available" || status === "stopped";
  };
  await waitUntil(isSettled, { goal: `the start of the database server of ${identifier}`, limit: 120_000 }, context);
};

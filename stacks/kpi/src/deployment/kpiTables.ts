import type * as pulumi from "@pulumi/pulumi";
import { AttributeType, HardenedTable } from "@sallyport/components";
import { placed } from "@sallyport/stack-kit";
import type { Deployment } from "./Deployment.js";

/** Names of the three tables. */
export interface KpiTables {
  readonly categoryTable: pulumi.Output<string>;
  readonly orderTable: pulumi.Output<string>;
  /** Table of the lease and of the run records. */
  readonly runsTable: pulumi.Output<string>;
}

/** The tables, with the keys that readers of the KPIs know; the run records remove themselves in time, the lease stays. */
export function kpiTables(parent: pulumi.Resource, deployment: Deployment, keyArn: pulumi.Output<string>): KpiTables {
  const { base, config } = deployment.plan;
  const common = { keyArn, ...placed(deployment) };
  const text = (name: string) => ({ name, type: AttributeType.String });
  const category = new HardenedTable(
    `${base}-category`,
    {
      tableName: config.tables.category,
      partitionKey: text("category"),
      sortKey: text("order_date"),
      ...common,
    },
    { parent },
  );
  const order = new HardenedTable(
    `${base}-order`,
    { tableName: config.tables.order, partitionKey: text("order_date"), ...common },
    { parent },
  );
  const runs = new HardenedTable(
    `${base}-runs`,
    { tableName: config.tables.runs, partitionKey: text("id"), ttlAttribute: "expiresAt", ...common },
    { parent },
  );
  return { categoryTable: category.tableName, orderTable: order.tableName, runsTable: runs.tableName };
}

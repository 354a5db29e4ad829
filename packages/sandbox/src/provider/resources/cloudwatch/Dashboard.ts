import { DeleteDashboardsCommand, GetDashboardCommand, PutDashboardCommand } from "@aws-sdk/client-cloudwatch";
import { orAbsent } from "../../orAbsent.js";
import { defineResource } from "../../ResourceDefinition.js";
import { shape } from "../../Shape.js";

const body = (markdown: string): string =>
  JSON.stringify({ widgets: [{ type: "text", x: 0, y: 0, width: 6, height: 3, properties: { markdown } }] });

/** A dashboard. */
export const Dashboard = defineResource({
  type: "aws:cloudwatch/dashboard:Dashboard",
  applied: false,
  why: "Kept and returned by the emulator; nothing draws it.",
  inputs: { dashboardBody: shape.required(shape.json()), dashboardName: shape.required(shape.text()) },
  replacedBy: ["dashboardName"],
  identifiedBy: ["dashboardName"],
  examples: [
    {
      base: () => ({ dashboardName: "conformance-dashboard", dashboardBody: body("queues") }),
      updated: () => ({ dashboardName: "conformance-dashboard", dashboardBody: body("queues and tasks") }),
      replacing: () => ({ dashboardName: "conformance-dashboard-renamed", dashboardBody: body("queues") }),
    },
  ],
  identity: ({ dashboardName }, { partition, accountId }) => ({
    id: dashboardName,
    outputs: { dashboardArn: `arn:${partition}:cloudwatch::${accountId}:dashboard/${dashboardName}` },
  }),
  create: async (inputs, context) => {
    await context.clients.cloudwatch(context.region).send(put(inputs));
    return { id: inputs.dashboardName };
  },
  read: async (id, _inputs, context) => {
    const command = new GetDashboardCommand({ DashboardName: id });
    const found = await orAbsent(context.clients.cloudwatch(context.region).send(command));
    return (
      found && {
        dashboardName: found.DashboardName,
        dashboardBody: found.DashboardBody,
        dashboardArn: found.DashboardArn,
      }
    );
  },
  update: async (_id, _olds, news, context) => {
    await context.clients.cloudwatch(context.region).send(put(news));
  },
  delete: async (id, _olds, context) => {
    const command = new DeleteDashboardsCommand({ DashboardNames: [id] });
    await context.clients.cloudwatch(context.region).send(command);
  },
});

const put = ({ dashboardName, dashboardBody }: { dashboardName: string; dashboardBody: string }) =>
  new PutDashboardCommand({ DashboardName: dashboardName, DashboardBody: dashboardBody });

import { AssociateWebACLCommand, DisassociateWebACLCommand, GetWebACLForResourceCommand } from "@aws-sdk/client-wafv2";
import { defineResource } from "../../ResourceDefinition.js";
import { shape } from "../../Shape.js";
import { exampleApi } from "../apigateway/restApiExamples.js";
import { orNoItem } from "./orNoItem.js";

const visibilityConfig = { cloudwatchMetricsEnabled: true, metricName: "conformance", sampledRequestsEnabled: false };

/** Puts a web ACL in front of an API's stage. */
export const WebAclAssociation = defineResource({
  type: "aws:wafv2/webAclAssociation:WebAclAssociation",
  applied: false,
  why: "Kept and returned by the emulator, which looks at no request by it.",
  inputs: { resourceArn: shape.required(shape.text()), webAclArn: shape.required(shape.text()) },
  replacedBy: ["resourceArn", "webAclArn"],
  identifiedBy: ["resourceArn"],
  examples: [
    {
      needs: {
        acl: {
          type: "aws:wafv2/webAcl:WebAcl",
          inputs: () => ({
            name: "conformance-front",
            scope: "REGIONAL",
            defaultAction: { allow: {} },
            visibilityConfig,
          }),
        },
        other: {
          type: "aws:wafv2/webAcl:WebAcl",
          inputs: () => ({
            name: "conformance-front-other",
            scope: "REGIONAL",
            defaultAction: { block: {} },
            visibilityConfig,
          }),
        },
        api: exampleApi("conformance-fronted"),
        deployment: {
          type: "aws:apigateway/deployment:Deployment",
          inputs: (made) => ({ restApi: made("api", "id") }),
        },
        stage: {
          type: "aws:apigateway/stage:Stage",
          inputs: (made) => ({ restApi: made("api", "id"), deployment: made("deployment", "id"), stageName: "prod" }),
        },
      },
      importId: (known) => `${String(known("webAclArn"))},${String(known("resourceArn"))}`,
      base: (made) => ({ resourceArn: made("stage", "arn"), webAclArn: made("acl", "arn") }),
      replacing: (made) => ({ resourceArn: made("stage", "arn"), webAclArn: made("other", "arn") }),
    },
  ],
  identity: (given) => ({ id: idOf(given), outputs: {} }),
  create: async ({ resourceArn, webAclArn }, context) => {
    const command = new AssociateWebACLCommand({ ResourceArn: resourceArn, WebACLArn: webAclArn });
    await context.clients.wafv2(context.region).send(command);
    return { id: idOf({ resourceArn, webAclArn }) };
  },
  read: async (id, _given, context) => {
    const resourceArn = id.slice(id.indexOf(",") + 1);
    const command = new GetWebACLForResourceCommand({ ResourceArn: resourceArn });
    const live = await orNoItem(context.clients.wafv2(context.region).send(command));
    return live?.WebACL && { resourceArn, webAclArn: live.WebACL.ARN };
  },
  delete: async (_id, { resourceArn }, context) => {
    const command = new DisassociateWebACLCommand({ ResourceArn: resourceArn });
    await context.clients.wafv2(context.region).send(command);
  },
});

const idOf = ({ resourceArn, webAclArn }: { readonly resourceArn: string; readonly webAclArn: string }): string =>
  `${webAclArn},${resourceArn}`;

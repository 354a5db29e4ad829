import { propText } from "../../describe/propText.js";
import type { StateView } from "../../describe/StateView.js";
import type { DrawnThing } from "./DrawnThing.js";
import { textsUnder } from "./textsUnder.js";
import { worksUnder } from "./worksUnder.js";

/** The types that are drawn: what holds data, works or starts work. Keys, alarms and settings are about these and would hide them. */
const kinds: Readonly<Record<string, DrawnThing["kind"]>> = {
  "aws:apigateway/restApi:RestApi": "api",
  "aws:batch/jobDefinition:JobDefinition": "workload",
  "aws:cloudwatch/eventRule:EventRule": "schedule",
  "aws:dynamodb/table:Table": "table",
  "aws:ecs/taskDefinition:TaskDefinition": "workload",
  "aws:emrserverless/application:Application": "workload",
  "aws:lambda/function:Function": "workload",
  "aws:rds/instance:Instance": "database",
  "aws:s3/bucket:Bucket": "bucket",
  "aws:s3/bucketV2:BucketV2": "bucket",
  "aws:scheduler/schedule:Schedule": "schedule",
  "aws:secretsmanager/secret:Secret": "secret",
  "aws:sfn/stateMachine:StateMachine": "workflow",
  "aws:sns/topic:Topic": "topic",
  "aws:sqs/queue:Queue": "queue",
};

/** Properties that name a role under which something works; the one that starts a task and pulls its image is AWS's, not the program's. */
const roleProperties = /^(?:role|roleArn|taskRoleArn|jobRoleArn)$/;

/** What is drawn of a state; the roles that nothing drawn works under as well, since somebody else does. */
export function thingsOf(state: StateView): readonly DrawnThing[] {
  const services = state.of("aws:ecs/service:Service");
  const things = Object.entries(kinds).flatMap(([type, kind]) =>
    state.of(type).map(({ urn, name, id, props }): DrawnThing => {
      const arn =
        propText(props, "arn") || (kind === "bucket" ? `arn:aws:s3:::${propText(props, "bucket") || id}` : id);
      const running = services.filter((service) => propText(service.props, "taskDefinition") === arn);
      const groups = [props, ...running.map((service) => service.props)].flatMap((all) =>
        textsUnder(all, /securityGroup(?:Id)?s$/i),
      );
      return { id: urn, kind, name, arn, groups, roles: textsUnder(props, roleProperties) };
    }),
  );
  const others = state.of("aws:iam/role:Role").flatMap(({ urn, name, id, props }): readonly DrawnThing[] => {
    const role = propText(props, "name") || id;
    if (things.some((thing) => worksUnder(thing, role))) return [];
    return [{ id: urn, kind: "role", name, arn: propText(props, "arn"), groups: [], roles: [role] }];
  });
  return [...things, ...others];
}

import * as pulumi from "@pulumi/pulumi";
import { Access } from "@sallyport/intents";
import { SparkApplication } from "../analytics/SparkApplication.js";
import { BatchEnvironment } from "../compute/BatchEnvironment.js";
import { ImageRepository } from "../compute/ImageRepository.js";
import { ScheduledTask } from "../compute/ScheduledTask.js";
import { ServicePrincipal } from "../identity/ServicePrincipal.js";
import { ServiceRole } from "../identity/ServiceRole.js";
import { TaskRole } from "../identity/TaskRole.js";
import { HardenedStateMachine } from "../orchestration/HardenedStateMachine.js";

/** Where and among what a region's jobs run. */
interface JobsPlace {
  readonly placed: { readonly account: { readonly accountId: pulumi.Input<string> }; readonly region: string };
  readonly network: {
    readonly subnetIds: pulumi.Input<pulumi.Input<string>[]>;
    readonly securityGroupIds: pulumi.Input<pulumi.Input<string>[]>;
  };
  readonly bucket: { readonly bucketName: pulumi.Input<string>; readonly keyArn: pulumi.Input<string> };
  readonly alarmTopicArn: pulumi.Input<string>;
  readonly permissionsBoundaryArn: pulumi.Input<string>;
}

/** What runs on demand and by the clock, and the repository of its image. */
export function jobs(name: string, place: JobsPlace): void {
  const { placed, network, bucket, alarmTopicArn, permissionsBoundaryArn } = place;
  const images = new ImageRepository(`${name}-images`, {
    repositoryName: "every/job",
    functionNames: [`${name}-function`],
    sparkApplications: true,
    alarmTopicArn,
    ...placed,
  });
  const role = (job: string) =>
    new TaskRole(`${name}-${job}`, {
      access: [{ bucket: bucket.bucketName, key: bucket.keyArn, actions: [Access.Read], label: "Staging" }],
      permissionsBoundaryArn,
      ...placed,
    }).roleArn;
  const common = {
    image: images.repositoryUrl,
    imageRepository: images.repositoryName,
    permissionsBoundaryArn,
    alarmTopicArn,
    ...network,
    ...placed,
  };
  new BatchEnvironment(`${name}-job`, { jobRoleArn: role("job"), ...common });
  new ScheduledTask(`${name}-sweep`, { schedule: "cron(0 3 * * ? *)", taskRoleArn: role("sweep"), ...common });
  const { applicationId, applicationArn, logGroupName } = new SparkApplication(`${name}-spark`, {
    image: pulumi.interpolate`${images.repositoryUrl}:1.0.0`,
    alarmTopicArn,
    ...network,
    ...placed,
  });
  const sparkJob = new ServiceRole(`${name}-spark-job`, {
    service: ServicePrincipal.EmrServerless,
    sourceArns: [applicationArn],
    access: [
      { bucket: bucket.bucketName, key: bucket.keyArn, actions: [Access.Read], label: "Staging" },
      { logGroup: logGroupName, actions: [Access.WriteJobLogs], label: "Spark" },
    ],
    permissionsBoundaryArn,
    ...placed,
  });
  new HardenedStateMachine(`${name}-night`, {
    definition: JSON.stringify({
      StartAt: "Rest",
      States: { Rest: { Type: "Wait", Seconds: 1, End: true } },
      TimeoutSeconds: 60,
    }),
    access: [
      {
        sparkApplication: applicationId,
        actions: [Access.SubmitJob, Access.Inspect, Access.CancelJob],
        label: "Spark",
      },
      { role: sparkJob.roleArn, passedTo: ServicePrincipal.EmrServerless, actions: [Access.PassRole], label: "Job" },
    ],
    alarmTopicArn,
    permissionsBoundaryArn,
    ...placed,
  });
}

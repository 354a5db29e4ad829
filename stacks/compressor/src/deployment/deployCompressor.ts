import * as pulumi from "@pulumi/pulumi";
import { surroundingsOf } from "@sallyport/stack-kit";
import type { CompressorPlan, RulePlan } from "../plan/CompressorPlan.js";
import { regionsOf } from "../plan/regionsOf.js";
import { bucketNameOf } from "./bucketNameOf.js";
import type { CompressorOutputs, RuleOutputs } from "./CompressorOutputs.js";
import type { Deployment } from "./Deployment.js";
import { existingSourceNotifications } from "./existingSourceNotifications.js";
import { RegionNetwork } from "./RegionNetwork.js";
import { type RegionWorkers, regionDashboard } from "./regionDashboard.js";
import { SourceRegion } from "./SourceRegion.js";
import { SourceRule } from "./SourceRule.js";
import { TargetRegion } from "./TargetRegion.js";

/** Deploys a plan: networks, then the target regions, then the source regions that replicate into them. */
export function deployCompressor(plan: CompressorPlan): {
  [Name in keyof CompressorOutputs]: pulumi.Output<CompressorOutputs[Name]>;
} {
  const deployment = deploymentOf(plan);
  const networks = byRegion(plan.networks.map((network) => [network.region, new RegionNetwork(deployment, network)]));
  const targets = byRegion(
    plan.targets.map((target) => [target.region, new TargetRegion(deployment, target, networks(target.region))]),
  );
  const deployed = plan.sources.flatMap((source) => {
    const side = new SourceRegion(deployment, source, targets);
    const network = networks(source.region);
    return source.rules.map((rule) => ({
      plan: rule,
      side,
      deployed: new SourceRule(deployment, rule, { side, network }),
    }));
  });
  existingSourceNotifications(deployment.base, deployed);
  for (const { region } of plan.networks) regionDashboard(deployment, workersIn(region));
  return { rules: pulumi.output(deployed.map(outputsOf)) };

  function workersIn(region: string): RegionWorkers {
    return {
      region,
      sources: deployed
        .filter((one) => one.plan.region === region)
        .map((one) => ({ plan: one.plan, workers: one.deployed.workers })),
      targets: plan.targets
        .filter((target) => target.region === region)
        .map((target) => ({ plan: target, workers: targets(region).workers })),
    };
  }

  function outputsOf({ plan: rule, side, deployed: source }: (typeof deployed)[number]): pulumi.Input<RuleOutputs> {
    const regions = regionsOf(rule);
    return pulumi.output({
      name: rule.name,
      sourceRegion: rule.region,
      sourceBucket: source.bucketName,
      sourcePrefix: rule.prefix,
      sourceSuffix: rule.suffix ?? "",
      mirrorDeletes: rule.mirrorDeletes,
      destinations: destinationsOf(rule),
      backups: regions.flatMap((region) =>
        targets(region)
          .backups.filter((backup) => backup.rule === rule.name)
          .map(({ outputs }) => outputs),
      ),
      stagingBucket: side.outboundBucket,
      queueUrls: [
        { region: rule.region, url: source.queueUrl },
        ...regions.map((region) => ({ region, url: targets(region).queueUrl })),
      ],
      deadLetterQueueUrls: [
        { region: rule.region, url: source.deadLetterQueueUrl },
        ...regions.map((region) => ({ region, url: targets(region).deadLetterQueueUrl })),
      ],
      logGroups: [
        { region: rule.region, name: source.logGroupName },
        ...regions.map((region) => ({ region, name: targets(region).logGroupName })),
      ],
      arrivals: regions.map((region) => {
        const { inboundBucket, ledgerTable } = targets(region);
        return { region, inboundBucket, ledgerTable };
      }),
      ...(source.backfillArn === undefined ? {} : { backfillArn: source.backfillArn }),
      taskRoles: [source.roleName, ...regions.map((region) => targets(region).roleName)],
    });
  }

  function destinationsOf(rule: RulePlan) {
    return rule.destinations.map(({ region, bucket }) => ({
      region,
      bucket: bucketNameOf(deployment, bucket, region),
    }));
  }
}

function deploymentOf({ config }: CompressorPlan): Deployment {
  return { config, base: `compressor-${config.environment}`, ...surroundingsOf("sallyport-compressor", config) };
}

/** A look-up by region. @throws Error when the plan has no such region, which is a defect of the plan */
function byRegion<T>(entries: readonly (readonly [string, T])[]): (region: string) => T {
  const values = new Map(entries);
  return (region) => {
    const value = values.get(region);
    if (value === undefined) throw new Error(`the plan has nothing in ${region}`);
    return value;
  };
}

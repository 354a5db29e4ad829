import * as pulumi from "@pulumi/pulumi";
import { DataRole, EncryptionKey, HardenedBucket, HardenedTable } from "@sallyport/components";
import { bucketArnOf, eventRuleArnOf, foundationIn, logGroupsOf, madeBucketName } from "@sallyport/stack-kit";
import type { SourceRegionPlan } from "../plan/CompressorPlan.js";
import { regionsOf } from "../plan/regionsOf.js";
import { bucketNameOf } from "./bucketNameOf.js";
import type { Deployment } from "./Deployment.js";
import type { TargetRegion } from "./TargetRegion.js";

/** What the rules that start in a region share: the key of the source side, the outbound bucket and the ledger. */
export class SourceRegion extends pulumi.ComponentResource {
  readonly keyArn: pulumi.Output<string>;
  readonly outboundBucket: pulumi.Output<string>;
  readonly ledgerTable: pulumi.Output<string>;
  /** Figures of levels, where a rule chooses its own. */
  readonly levelsTable: pulumi.Output<string> | undefined;

  /** @param targetIn the target side of a region, whose inbound bucket takes the archives */
  constructor(
    deployment: Deployment,
    plan: SourceRegionPlan,
    targetIn: (region: string) => TargetRegion,
    opts?: pulumi.ComponentResourceOptions,
  ) {
    const { base, account, config, tags, foundation } = deployment;
    const { region, rules } = plan;
    const { accessLogs } = foundationIn(foundation, region);
    super("sallyport-compressor:index:SourceRegion", `${base}-source-${region}`, { region }, opts);
    const placed = { account, region, tags, environment: config.environment };

    const key = new EncryptionKey(
      `${base}-outbound-${region}`,
      { alias: `${base}-outbound`, description: "Encrypts what leaves the region", services: keyUsers(), ...placed },
      { parent: this },
    );
    const outbound = new HardenedBucket(
      `${base}-outbound-${region}`,
      {
        bucketName: madeBucketName(placed, `${base}-outbound`),
        dataRole: DataRole.Staging,
        keyArn: key.keyArn,
        accessLogs,
        replication: { targets: replicationTargets(), permissionsBoundaryArn: foundation.permissionsBoundaryArn },
        ...placed,
      },
      { parent: this },
    );
    const ledger = new HardenedTable(
      `${base}-outbound-ledger-${region}`,
      {
        tableName: `${base}-outbound-ledger`,
        partitionKey: { name: "archive", type: "S" },
        ttlAttribute: "expiresAt",
        keyArn: key.keyArn,
        ...placed,
      },
      { parent: this },
    );

    const levels = rules.some(({ level }) => level === "adaptive") ? levelsTable(this) : undefined;

    this.keyArn = key.keyArn;
    this.outboundBucket = outbound.bucketName;
    this.ledgerTable = ledger.tableName;
    this.levelsTable = levels?.tableName;
    this.registerOutputs({ outboundBucket: this.outboundBucket, ledgerTable: this.ledgerTable });

    function levelsTable(parent: pulumi.Resource) {
      return new HardenedTable(
        `${base}-levels-${region}`,
        {
          tableName: `${base}-levels`,
          partitionKey: { name: "rule", type: "S" },
          sortKey: { name: "cell", type: "S" },
          ttlAttribute: "expiresAt",
          keyArn: key.keyArn,
          ...placed,
        },
        { parent },
      );
    }

    /** S3 and EventBridge send to the encrypted queues; the workers' log groups use the key too. */
    function keyUsers() {
      const buckets = rules.map((rule) => bucketArnOf(placed, bucketNameOf(deployment, rule.bucket, region)));
      const routes = rules.map(({ name }) => eventRuleArnOf(placed, `${base}-${name}-confirmed`));
      return [
        { service: "s3.amazonaws.com", sourceArns: buckets },
        { service: "events.amazonaws.com", sourceArns: routes },
        { service: "logs.amazonaws.com", sourceArns: [logGroupsOf(placed, "/sallyport/")] },
      ];
    }

    /** A rule's archives start with its name: each goes to the regions of the rule's destinations, and nowhere else. */
    function replicationTargets() {
      return rules.flatMap((rule) => {
        const regions = regionsOf(rule);
        return regions.map((to) => {
          const { inboundBucket, keyArn } = targetIn(to);
          return { name: `${rule.name}-${to}`, bucket: inboundBucket, region: to, keyArn, prefix: `${rule.name}/` };
        });
      });
    }
  }
}

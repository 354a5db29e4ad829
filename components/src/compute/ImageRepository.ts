import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { AccountArgs } from "../account/AccountArgs.js";
import { type Home, homeOf } from "../account/homeOf.js";
import { ArgumentError } from "../errors/ArgumentError.js";
import { EncryptionKey } from "../keys/EncryptionKey.js";
import { describeComponent } from "../naming/describeComponent.js";
import { knownAfter } from "../naming/knownAfter.js";
import { type Tags, tagsFor } from "../tagging/tagsFor.js";
import { checkWhole } from "./checkWhole.js";
import { eventAlarm } from "./eventAlarm.js";
import { imageLifecycleFor } from "./imageLifecycleFor.js";
import { repositoryPolicyFor } from "./repositoryPolicyFor.js";

export interface ImageRepositoryArgs {
  /** Lower-case words joined by one of . _ - /, such as "sallyport/kpi". Plain. Default: the component's name. */
  readonly repositoryName?: string;
  /** ARN of the key that encrypts the images. Default: a key of its own. It cannot be changed later. */
  readonly keyArn?: pulumi.Input<string>;
  /** Images that are kept, the latest ones, 1–1000, plain. One that still runs must be among them. Default: 100. */
  readonly keepImages?: number;
  /** Days after which an image without tag is removed, 1–365, plain. Default: 7. */
  readonly untaggedDays?: number;
  /** Names of this region's Lambda functions that run images of the repository. The list is plain. Default: none. */
  readonly functionNames?: pulumi.Input<string>[];
  /** EMR Serverless applications of this account and region run images of the repository. Plain. Default: false. */
  readonly sparkApplications?: boolean;
  /** Topic that is told when a pushed image has critical vulnerabilities. Default: no alarm. */
  readonly alarmTopicArn?: pulumi.Input<string>;
  /** "prod" protects the key from deletion by Pulumi; a repository with images refuses to go. Default: not protected. */
  readonly environment?: string;
  /** Default: the provider's account, looked up. */
  readonly account?: AccountArgs;
  /** Default: the provider's region. */
  readonly region?: pulumi.Input<string>;
  /** Tags of all that it makes. Default: none but its own. */
  readonly tags?: Tags;
}

/**
 * A registry for the images of one worker. Build into it with `builtImage` of `@sallyport/components/images`.
 *
 * Defaults: tags that cannot be moved to another image, so that a tag that was reviewed is what runs; scanned when pushed;
 * SSE-KMS with a key of its own; closed to other accounts and to calls without TLS; untagged images gone after 7 days, the
 * last 100 kept.
 *
 * Cost: 0.10 USD per GB and month; the key 1 USD a month unless `keyArn` is given; basic scans nothing.
 *
 * Controls: SUP-01, SUP-14, ENC-16, ENC-19.
 *
 * @example
 * const images = new ImageRepository("kpi-images", {
 *   repositoryName: "sallyport/kpi",
 *   alarmTopicArn: alarms.topicArn,
 * });
 */
export class ImageRepository extends pulumi.ComponentResource {
  /** Name of the repository, once it is closed. */
  readonly repositoryName: pulumi.Output<string>;
  /** ARN of the repository, once it is closed. */
  readonly repositoryArn: pulumi.Output<string>;
  /** What images of the repository are called, without tag: `<account>.dkr.ecr.<region>.amazonaws.com/<name>`. */
  readonly repositoryUrl: pulumi.Output<string>;
  /** ARN of the key that encrypts the images. */
  readonly keyArn: pulumi.Output<string>;

  constructor(name: string, args: ImageRepositoryArgs = {}, opts?: pulumi.ComponentResourceOptions) {
    const component = describeComponent("ImageRepository", name);
    const { untaggedDays = 7, keepImages = 100, region } = args;
    const repositoryName = nameOf(component, args.repositoryName ?? name);
    checkWhole(component, "untaggedDays", untaggedDays, 1, 365);
    checkWhole(component, "keepImages", keepImages, 1, 1000);
    super("sallyport:index:ImageRepository", name, args, opts);
    const home = homeOf(this, args);
    const tags = tagsFor("ImageRepository", name, args.tags);
    const keyArn = pulumi.output(args.keyArn ?? ownKey(this, name, args));

    const repository = new aws.ecr.Repository(
      `${name}-repository`,
      {
        name: repositoryName,
        imageTagMutability: "IMMUTABLE",
        imageScanningConfiguration: { scanOnPush: true },
        encryptionConfigurations: [{ encryptionType: "KMS", kmsKey: keyArn }],
        region,
        tags,
      },
      { parent: this },
    );
    const lifecycle = new aws.ecr.LifecyclePolicy(
      `${name}-lifecycle`,
      {
        repository: repository.name,
        policy: JSON.stringify(imageLifecycleFor({ untaggedDays, keepImages })),
        region,
      },
      { parent: this },
    );
    const policy = new aws.ecr.RepositoryPolicy(
      `${name}-policy`,
      { repository: repository.name, policy: policyIn(home, args), region },
      { parent: this },
    );
    if (args.alarmTopicArn !== undefined) {
      eventAlarm(this, `${name}-critical`, {
        eventPattern: pulumi.jsonStringify(criticalFindings(repositoryName)),
        inputPaths: { digest: "$.detail.image-digest", count: "$.detail.finding-severity-counts.CRITICAL" },
        message: `Image ${repositoryName}@<digest> has <count> critical vulnerabilities`,
        description: `An image of ${repositoryName} was pushed with critical vulnerabilities: read the scan, build it anew`,
        alarmTopicArn: args.alarmTopicArn,
        region,
        tags,
      });
    }

    const { partition, region: place, accountId } = home;
    const suffix = partition.apply((part) => (part === "aws-cn" ? "amazonaws.com.cn" : "amazonaws.com"));
    const settled = [repository, lifecycle, policy];
    this.repositoryName = knownAfter(repositoryName, ...settled);
    this.repositoryArn = knownAfter(
      pulumi.interpolate`arn:${partition}:ecr:${place}:${accountId}:repository/${repositoryName}`,
      ...settled,
    );
    this.repositoryUrl = knownAfter(
      pulumi.interpolate`${accountId}.dkr.ecr.${place}.${suffix}/${repositoryName}`,
      ...settled,
    );
    this.keyArn = keyArn;
    this.registerOutputs({
      repositoryName: this.repositoryName,
      repositoryArn: this.repositoryArn,
      repositoryUrl: this.repositoryUrl,
      keyArn: this.keyArn,
    });
  }
}

function nameOf(component: string, repositoryName: string): string {
  const fits = /^[a-z0-9]+([._/-][a-z0-9]+)*$/.test(repositoryName);
  if (fits && repositoryName.length >= 2 && repositoryName.length <= 256) return repositoryName;
  const fix = 'give 2 to 256 characters, lower-case words joined by one of . _ - /, such as "sallyport/kpi"';
  throw new ArgumentError(component, "repositoryName", repositoryName, fix);
}

/** ECR makes its grants on the key as who makes the repository: the key's policy names no service. */
function ownKey(
  parent: pulumi.Resource,
  name: string,
  { account, environment, region, tags }: ImageRepositoryArgs,
): pulumi.Output<string> {
  const description = `Encrypts the images of ${name}`;
  const key = new EncryptionKey(`${name}-key`, { description, account, environment, region, tags }, { parent });
  return key.keyArn;
}

function policyIn(
  home: Home,
  { functionNames = [], sparkApplications = false }: ImageRepositoryArgs,
): pulumi.Output<string> {
  return pulumi.all([pulumi.output({ ...home }), pulumi.output([...functionNames])]).apply(([where, names]) => {
    const { accountId, partition, region } = where;
    const inService = (service: string, rest: string) => `arn:${partition}:${service}:${region}:${accountId}:${rest}`;
    return JSON.stringify(
      repositoryPolicyFor({
        accountId,
        functionArns: names.map((each) => inService("lambda", `function:${each}`)),
        applicationArns: sparkApplications ? [inService("emr-serverless", "/applications/*")] : [],
      }),
    );
  });
}

function criticalFindings(repositoryName: string) {
  return {
    source: ["aws.ecr"],
    "detail-type": ["ECR Image Scan"],
    detail: {
      "repository-name": [repositoryName],
      "finding-severity-counts": { CRITICAL: [{ numeric: [">", 0] }] },
    },
  };
}

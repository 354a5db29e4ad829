import {
  DescribeImageScanFindingsCommand,
  DescribeRepositoriesCommand,
  type ECRClient,
  type ImageDetail,
  PutImageScanningConfigurationCommand,
  paginateDescribeImages,
  StartImageScanCommand,
} from "@aws-sdk/client-ecr";
import { answerOr } from "../../aws/answerOr.js";
import { CommandError } from "../../output/CommandError.js";
import type { NamedImage } from "./parseImage.js";
import type { ScannedImage } from "./ScannedImage.js";

const DAY = 86_400_000;

export interface ScanOptions {
  /** Waits between two looks. */
  readonly pause: () => Promise<void>;
  /** Looks before it is given up. */
  readonly looks: number;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/**
 * Turns the repository's scan on push on where it is off, starts a scan of the image (the last one pushed where none is named) and waits
 * for its end. An image that was scanned today already is not scanned again: ECR allows one in 24 hours, and its result is read.
 *
 * @throws CommandError where there is no such repository or image
 */
export async function scanImage(ecr: ECRClient, named: NamedImage, options: ScanOptions): Promise<ScannedImage> {
  const scannedOnPush = await scansOnPush(ecr, named.repository);
  if (!scannedOnPush) await turnOn(ecr, named.repository);
  const { digest, pushedAt } = await imageIn(ecr, named);
  const image = { repositoryName: named.repository, imageId: { imageDigest: digest } };
  const known = {
    ...{ repository: named.repository, digest, scannedOnPush },
    ...{ pushedAt: pushedAt.toISOString(), ageDays: Math.floor((options.now() - pushedAt.getTime()) / DAY) },
  };
  await answerOr(undefined, ["LimitExceededException"], async () => await ecr.send(new StartImageScanCommand(image)));
  for (let look = 0; look < options.looks; look++) {
    const { imageScanStatus, imageScanFindings } = await ecr.send(new DescribeImageScanFindingsCommand(image));
    const { status = "UNKNOWN", description } = imageScanStatus ?? {};
    if (!["IN_PROGRESS", "PENDING", "UNKNOWN"].includes(status)) {
      return {
        ...known,
        status: status === "COMPLETE" || !description ? status : `${status}: ${description}`,
        findings: sorted(imageScanFindings?.findingSeverityCounts ?? {}),
      };
    }
    await options.pause();
  }
  return { ...known, status: "IN_PROGRESS", findings: {} };
}

async function scansOnPush(ecr: ECRClient, repository: string): Promise<boolean> {
  const { repositories = [] } = await found(repository, () =>
    ecr.send(new DescribeRepositoriesCommand({ repositoryNames: [repository] })),
  );
  return repositories[0]?.imageScanningConfiguration?.scanOnPush === true;
}

async function turnOn(ecr: ECRClient, repositoryName: string): Promise<void> {
  const imageScanningConfiguration = { scanOnPush: true };
  await ecr.send(new PutImageScanningConfigurationCommand({ repositoryName, imageScanningConfiguration }));
}

/** The named image, or the one pushed last. */
async function imageIn(
  client: ECRClient,
  { repository: repositoryName, digest }: NamedImage,
): Promise<{ readonly digest: string; readonly pushedAt: Date }> {
  const images: ImageDetail[] = [];
  const wanted = digest === undefined ? { repositoryName } : { repositoryName, imageIds: [{ imageDigest: digest }] };
  const none =
    digest === undefined ? `The repository ${repositoryName} has no image` : `${repositoryName} has no ${digest}`;
  await answerOr(undefined, ["ImageNotFoundException"], async () => {
    for await (const { imageDetails = [] } of paginateDescribeImages({ client }, wanted)) images.push(...imageDetails);
  });
  const [newest] = images.sort((one, other) => pushed(other).getTime() - pushed(one).getTime());
  if (newest?.imageDigest) return { digest: newest.imageDigest, pushedAt: pushed(newest) };
  throw new CommandError(none, "Push one, then scan it", 2);
}

function pushed({ imagePushedAt }: ImageDetail): Date {
  return imagePushedAt ?? new Date(0);
}

function sorted(counts: Readonly<Record<string, number | undefined>>): Readonly<Record<string, number>> {
  const known = Object.entries(counts).flatMap(([name, count]) => (count ? [[name, count] as const] : []));
  return Object.fromEntries(known.sort(([one], [other]) => one.localeCompare(other, "en")));
}

async function found<Answer>(repository: string, ask: () => Promise<Answer>): Promise<Answer> {
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof Error) || error.name !== "RepositoryNotFoundException") throw error;
    throw new CommandError(
      `There is no repository ${repository}`,
      "Look at its name, and with `sallyport whoami` at the account and region that you are in",
      2,
      { cause: error },
    );
  }
}

import { DescribeImagesCommand, DescribeRepositoriesCommand } from "@aws-sdk/client-ecr";
import { itemOf, type Problem } from "../../../checked/itemOf.js";
import { brokenRules } from "../brokenRules.js";
import type { PreflightItem } from "../PreflightItem.js";
import type { PreflightScope } from "../PreflightScope.js";
import { plannedImages, type RegistryImage } from "../plannedImages.js";

/** Every image that is about to run is in its repository, which scans what is pushed, and was found without a critical vulnerability. */
export const imageScanning: PreflightItem = {
  name: "image-scanning",
  judge: async (scope) => {
    const images = plannedImages(scope.resources);
    const found = await Promise.all(images.map((image) => problemsOf(scope, image)));
    return itemOf(
      "image-scanning",
      images.length === 0 ? "the stack runs no image" : "images are there, and repositories scan what is pushed",
      [
        ...found.flat(),
        ...brokenRules(scope.resources, ({ types }) => types.every((type) => type.startsWith("aws:ecr/"))),
      ],
    );
  },
};

async function problemsOf(
  { clients, account }: PreflightScope,
  { registry, region, repository, digest, tag }: RegistryImage,
): Promise<readonly Problem[]> {
  const where = `${repository} in ${region}`;
  // Another account's registry is another's to scan; rules say from which one images may come.
  if (registry !== account) return [];
  const ecr = clients.ecr(region);
  try {
    const { repositories: [found] = [] } = await ecr.send(
      new DescribeRepositoriesCommand({ repositoryNames: [repository] }),
    );
    const imageIds = [digest === undefined ? { imageTag: tag } : { imageDigest: digest }];
    const { imageDetails: [image] = [] } = await ecr.send(
      new DescribeImagesCommand({ repositoryName: repository, imageIds }),
    );
    const critical = image?.imageScanFindingsSummary?.findingSeverityCounts?.CRITICAL ?? 0;
    return [
      ...(found?.imageScanningConfiguration?.scanOnPush === true
        ? []
        : [{ message: `${where} does not scan what is pushed`, fix: `sallyport image scan ${repository}` }]),
      ...(critical === 0
        ? []
        : [
            {
              message: `${where}: the image has ${critical} critical vulnerabilities`,
              fix: "Build it on a newer base, and push it",
            },
          ]),
    ];
  } catch (error) {
    const name = error instanceof Error ? error.name : "";
    if (!["RepositoryNotFoundException", "ImageNotFoundException"].includes(name)) throw error;
    const what = name === "ImageNotFoundException" ? `has no image ${digest ?? tag}` : "is not there";
    return [{ message: `${where} ${what}`, fix: "Push the worker's image before the stack is deployed" }];
  }
}

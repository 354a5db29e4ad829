import {
  BatchCheckLayerAvailabilityCommand,
  BatchGetImageCommand,
  ECRClient,
  GetDownloadUrlForLayerCommand,
} from "@aws-sdk/client-ecr";
import { type ProbeTarget, probeCaller } from "./ProbeCaller.js";

const repositoryOf = ({ resource, accountId }: ProbeTarget) => ({
  ...{ registryId: accountId, repositoryName: resource.replace(/^repository\//, "") },
});
const digest = `sha256:${"0".repeat(64)}`;

export const ecrCalls = probeCaller((settings) => new ECRClient(settings), {
  "ecr:BatchGetImage": (ecr, target) =>
    ecr.send(new BatchGetImageCommand({ ...repositoryOf(target), imageIds: [{ imageTag: "probe" }] })),
  "ecr:BatchCheckLayerAvailability": (ecr, target) =>
    ecr.send(new BatchCheckLayerAvailabilityCommand({ ...repositoryOf(target), layerDigests: [digest] })),
  "ecr:GetDownloadUrlForLayer": (ecr, target) =>
    ecr.send(new GetDownloadUrlForLayerCommand({ ...repositoryOf(target), layerDigest: digest })),
});

import type { RecordedResource } from "../../pulumi/stack/RecordedResource.js";
import { ofType } from "./ofType.js";

/** An image in a registry of ECR, as a task or job names it. */
export interface RegistryImage {
  /** Account of the registry. */
  readonly registry: string;
  readonly region: string;
  readonly repository: string;
  readonly tag?: string;
  readonly digest?: string;
}

const address =
  /(\d{12})\.dkr\.ecr\.([a-z0-9-]+)\.amazonaws\.com(?:\.cn)?\/([a-z0-9][a-z0-9._/-]*)(?::([\w.-]+))?(?:@(sha256:[0-9a-f]{64}))?/g;

/** The images that tasks, jobs and functions of a plan name, each once. */
export function plannedImages(resources: readonly RecordedResource[]): readonly RegistryImage[] {
  const running = ofType(
    resources,
    "aws:ecs/taskDefinition:TaskDefinition",
    "aws:batch/jobDefinition:JobDefinition",
    "aws:lambda/function:Function",
    "aws:emrserverless/application:Application",
  );
  const found = running.flatMap(({ props }) => [...JSON.stringify(props).matchAll(address)]);
  const images = found.map(([text, registry = "", region = "", repository = "", tag, digest]) => {
    const version = { ...(tag === undefined ? {} : { tag }), ...(digest === undefined ? {} : { digest }) };
    return [text, { registry, region, repository, ...version }] as const;
  });
  return [...new Map(images).values()];
}

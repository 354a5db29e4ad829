/** The place and stage for which an entry gives its arguments. */
export interface Scene {
  readonly accountId: string;
  readonly partition: string;
  readonly region: string;
  /** "prod" asks for deletion safety, anything else does not. */
  readonly environment: string;
  /** Passed as the component's `tags`. */
  readonly tags: Readonly<Record<string, string>>;
}

/** The scene in which most checks run. */
export const scene: Scene = {
  accountId: "111122223333",
  partition: "aws",
  region: "eu-west-1",
  environment: "dev",
  tags: { owner: "data", environment: "dev", system: "orders", dataClass: "internal", costCentre: "4711" },
};

/** The scene in another stage, as a stack passes it: to the component, and in the tags. */
export function sceneIn(environment: string): Scene {
  return { ...scene, environment, tags: { ...scene.tags, environment } };
}

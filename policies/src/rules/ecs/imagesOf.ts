import { isSet } from "../../documents/isSet.js";
import type { ResourceView } from "../../engine/ResourceView.js";
import { settingsOf, sparkType } from "../analytics/sparkType.js";
import { containersOf, containerTypes } from "./containersOf.js";

export const functionType = "aws:lambda/function:Function";

/** The types that run container images. */
export const imageTypes: readonly string[] = [...containerTypes, functionType, sparkType];

/** The images that a resource runs, and by what in it each is run. */
export function imagesOf(resource: ResourceView): readonly { readonly runBy: string; readonly image: string }[] {
  const { type, name, props } = resource;
  if (type === functionType) return isSet(props, "imageUri") ? [{ runBy: name, image: String(props.imageUri) }] : [];
  if (type === sparkType) {
    // Without one it runs what AWS has at the moment, and jobs bring their code along.
    const { imageUri = "" } = settingsOf(resource, "imageConfiguration");
    return [{ runBy: name, image: String(imageUri) }];
  }
  return containersOf(resource).map((container) => ({ runBy: container.name, image: container.image ?? "" }));
}

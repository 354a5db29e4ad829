export { builtImage } from "./builtImage.js";
export type { ImageBuildArgs, ImageDestination } from "./ImageBuildArgs.js";

export { canLaunchBrowser, launchBrowser } from "./browser/launchBrowser.js";
export { faultsOf } from "./faultsOf.js";
export { lookAtReport } from "./lookAtReport.js";
export { takePictures } from "./takePictures.js";

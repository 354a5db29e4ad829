export { canLaunchBrowser, launchBrowser } from "./browser/launchBrowser.js";
export { lookAtReport, type SeenReport } from "./lookAtReport.js";
export { takePictures } from "./takePictures.js";

export { canLaunchBrowser, launchBrowser } from "./browser/launchBrowser.js";

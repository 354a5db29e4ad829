import type { Platform } from "../Platform.js";
import { handleStateChange } from "./handleStateChange.js";
import type { ObserverEvent } from "./ObserverEvent.js";
import { tellRunningTime } from "./tellRunningTime.js";

/** The observer: EventBridge calls it for each change of a job's state, and every few minutes. */
export async function handleEvent(platform: Platform, event: ObserverEvent): Promise<void> {
  if (event["detail-type"] === "Scheduled Event") await tellRunningTime(platform);
  else await handleStateChange(platform, event);
}

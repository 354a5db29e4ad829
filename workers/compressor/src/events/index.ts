export { archiveKey } from "./archiveKey.js";
export { EVENT_SOURCE, OBJECTS_REQUESTED } from "./eventNames.js";
export { MOST_REQUESTED, objectsRequestBody, type RequestedEntry } from "./objectsRequest.js";
export { type CompressorEvent, parseEvent } from "./parseEvent.js";

/** Type tokens of Lambda, as rules and their examples name them. */
export const functionType = "aws:lambda/function:Function";
export const permissionType = "aws:lambda/permission:Permission";
export const mappingType = "aws:lambda/eventSourceMapping:EventSourceMapping";

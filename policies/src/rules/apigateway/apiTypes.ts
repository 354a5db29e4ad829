/** Type tokens of API Gateway, as rules and their examples name them. */
export const restApiType = "aws:apigateway/restApi:RestApi";
export const importType = "aws:apigateway/restApiPut:RestApiPut";
export const restPolicyType = "aws:apigateway/restApiPolicy:RestApiPolicy";
export const methodType = "aws:apigateway/method:Method";
export const stageType = "aws:apigateway/stage:Stage";
export const settingsType = "aws:apigateway/methodSettings:MethodSettings";
export const domainType = "aws:apigateway/domainName:DomainName";
/** Those of HTTP and WebSocket APIs. */
export const httpApiType = "aws:apigatewayv2/api:Api";
export const routeType = "aws:apigatewayv2/route:Route";
export const httpStageType = "aws:apigatewayv2/stage:Stage";
export const httpDomainType = "aws:apigatewayv2/domainName:DomainName";

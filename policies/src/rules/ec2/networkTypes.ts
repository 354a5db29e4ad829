/** Type tokens of the network, as rules and their examples name them. */
export const vpcType = "aws:ec2/vpc:Vpc";
export const subnetType = "aws:ec2/subnet:Subnet";
export const tableType = "aws:ec2/routeTable:RouteTable";
export const routeType = "aws:ec2/route:Route";
export const associationType = "aws:ec2/routeTableAssociation:RouteTableAssociation";
export const endpointType = "aws:ec2/vpcEndpoint:VpcEndpoint";
export const groupType = "aws:ec2/securityGroup:SecurityGroup";
export const defaultGroupType = "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup";
export const ingressType = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
export const egressType = "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule";
/** The older shape, for both directions. */
export const eitherRuleType = "aws:ec2/securityGroupRule:SecurityGroupRule";
export const isolatedVpcType = "sallyport:index:IsolatedVpc";

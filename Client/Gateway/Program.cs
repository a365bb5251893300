using OrleansHa.Gateway;

var app = GatewayHost.Build(args);
await app.RunAsync();
return 0;

using OrleansHa.Grains.Interfaces.Definition.Shapes;

namespace OrleansHa.Grains.Interfaces.Definition;

/// <summary>One thing that a remediation does.</summary>
[Union]
[Kind("migrate", typeof(MigrateRemedy))]
[Kind("failover", typeof(FailoverRemedy))]
[Kind("mode", typeof(ModeRemedy))]
[Kind("restartSource", typeof(RestartSourceRemedy))]
[Kind("alert", typeof(AlertRemedy))]
public abstract record Remedy;

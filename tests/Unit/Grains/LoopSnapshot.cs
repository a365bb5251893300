using OrleansHa.Grains.Loops.Steps;
using OrleansHa.Grains.Processors;

namespace OrleansHa.Tests.Unit.Grains;

/// <summary>All that a replay starts from.</summary>
internal sealed record LoopSnapshot(byte[] State, Dictionary<string, ProcessorState> Stages, LoopPlan Plan, DateTimeOffset Now, int Step, OuterOutput? Outer);

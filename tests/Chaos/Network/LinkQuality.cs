namespace OrleansHa.Tests.Chaos.Network;

/// <summary>What a switch does to each packet: drops this share of them, and delays each other one by this much, more or less (evenly spread, so that packets overtake each other).</summary>
internal sealed record LinkQuality(double Loss, TimeSpan Delay, TimeSpan Jitter);

namespace OrleansHa.Silo.Custom;

/// <summary>A class that a host has registered.</summary>
internal sealed record CustomRegistration(Type Class);

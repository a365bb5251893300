using System.Runtime.CompilerServices;

namespace OrleansHa.Tests.Conformance.Fixtures;

/// <summary>Grain keys that no other test uses, and that show in messages which test made them.</summary>
internal static class Keys
{
    private static int _last;

    public static string New([CallerMemberName] string test = "") => $"{test}-{Interlocked.Increment(ref _last)}";
}

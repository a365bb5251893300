using OrleansHa.Loopctl.Dev;

namespace OrleansHa.Tests.Support;

/// <summary>Places in this checkout.</summary>
public static class Repository
{
    /// <summary>The directory that holds OrleansHa.sln.</summary>
    public static string Root => DevLayout.Find().Root;

    public static string SqlDirectory => DevLayout.Find().SqlDirectory;

    /// <summary>The built assembly of one of our programs, of the configuration that this test was built in.</summary>
    /// <exception cref="DevException">It is not built.</exception>
    public static string Program(string project, string assembly) => DevLayout.Find().Program(project, assembly);
}

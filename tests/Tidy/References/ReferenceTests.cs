namespace OrleansHa.Tests.Tidy.References;

/// <summary>The house's one-way references.</summary>
public sealed class ReferenceTests
{
    private const string OneWay = "References run one way: see `How the house is laid out` in AGENTS.md";

    [Fact]
    public void Control_ReferencesNothing()
    {
        var control = Single("Grains/Control/");
        Rule.Holds(control.Projects.Concat(control.Packages).Concat(control.Orleans)
            .Select(found => At(control, found, $"Control refers to {found}", "Control is pure functions: hand in what it needs as arguments")));
    }

    [Fact]
    public void GrainsInterfaces_ReferenceTheOrleansSurfaceAlone()
    {
        var project = Single("Grains.Interfaces/");
        Rule.Holds(Beyond(project, project.Projects)
            .Concat(Beyond(project, project.Orleans, "Microsoft.Orleans.Sdk"))
            .Concat(Beyond(project, project.Packages, "YamlDotNet"))); // The definition model is read from YAML.
    }

    [Fact]
    public void Decisions_ReferenceInterfacesAndControlAlone()
    {
        var project = Single("Grains/Decisions/");
        Rule.Holds(Beyond(project, project.Projects, Interfaces, Control).Concat(Beyond(project, project.Packages)).Concat(Beyond(project, project.Orleans)));
    }

    [Fact]
    public void Grains_ReferenceInterfacesControlAndDecisionsAlone()
    {
        var project = Single("Grains/");
        Rule.Holds(Beyond(project, project.Projects, Interfaces, Control, Decisions));
    }

    [Fact]
    public void Silo_ReferencesGrainsAlone()
    {
        var project = Single("Silo/");
        Rule.Holds(Beyond(project, project.Projects, Grains));
    }

    [Fact]
    public void Client_NeverReferencesGrainsOrSilo() =>
        Rule.Holds(Under("Client/").SelectMany(project => Beyond(
            project, project.Projects, project.Path == Loopctl ? [Interfaces, Decisions] : [Interfaces, "Client/OrleansHa.Client/OrleansHa.Client.csproj"])));

    [Fact]
    public void Plants_KnowNothingOfThePlatform() =>
        Rule.Holds(Under("samples/").Where(project => project.Directory.EndsWith("/Plant/", StringComparison.Ordinal))
            .SelectMany(project => Beyond(project, [.. project.Projects, .. project.Orleans])));

    [Fact]
    public void Plugins_KnowTheInterfacesAlone() =>
        Rule.Holds(Under("samples/").Where(project => !project.Directory.EndsWith("/Plant/", StringComparison.Ordinal))
            .SelectMany(project => Beyond(project, [.. project.Projects, .. project.Orleans], Interfaces)));

    [Fact]
    public void Runtime_ReferencesOnlyItself() =>
        Rule.Holds(Under("Runtime/").SelectMany(project => project.Projects
            .Where(target => !target.StartsWith("Runtime/", StringComparison.Ordinal))
            .Select(target => At(project, FileName(target), $"the engine refers to {target}", "The engine knows nothing of loops"))));

    [Fact]
    public void Runtime_LayersPointDownward()
    {
        string[] order = ["CodeGenerator", "Core", "Sdk", "Server", "Client", "Reminders", "AdoNet", "Security", "SystemTextJson", "TestingHost"];
        int Layer(string path) => Array.IndexOf(order, path.Split('/')[1]);
        Rule.Holds(Under("Runtime/").SelectMany(project => project.Projects
            .Where(target => Layer(target) < 0 || Layer(target) >= Layer(project.Path))
            .Select(target => At(project, FileName(target), $"{project.Name} refers to {target}", $"Engine layers are, lowest first: {string.Join(", ", order)}"))));
    }

    [Fact]
    public void Projects_NameTheEngineOnlyThroughOrleansReference() =>
        Rule.Holds(ProjectFile.All.Where(project => !project.Path.StartsWith("Runtime/", StringComparison.Ordinal))
            .SelectMany(project => project.Projects.Where(target => target.StartsWith("Runtime/", StringComparison.Ordinal))
                .Concat(project.Packages.Where(package => package.StartsWith("Microsoft.Orleans", StringComparison.Ordinal)))
                .Select(target => At(project, FileName(target), $"{project.Name} refers to {target} directly", "Name what it needs as <OrleansReference Include=\"Microsoft.Orleans.X\" />"))));

    [Fact]
    public void Runtime_ShowsItsInternalsToItselfAndItsUnitTestsAlone() =>
        Rule.Holds(Under("Runtime/").SelectMany(project => project.Friends
            .Where(friend => !friend.StartsWith("OrleansHa.Runtime.", StringComparison.Ordinal) && friend != "OrleansHa.Tests.RuntimeUnit")
            .Select(friend => At(project, friend, $"{friend} sees the internals of {project.Name}", "Use the public surface, or move the test to tests/RuntimeUnit"))));

    [Fact]
    public void Conformance_SeesNoInternals() =>
        Rule.Holds(ProjectFile.All.SelectMany(project => project.Friends
            .Where(friend => friend.StartsWith("OrleansHa.Tests.Conformance", StringComparison.Ordinal))
            .Select(friend => At(project, friend, $"{friend} sees the internals of {project.Name}", "The conformance suite is the public contract"))));

    [Fact]
    public void Tests_ReferenceNoOtherSuite() =>
        Rule.Holds(Under("tests/").SelectMany(project => project.Projects
            .Where(target => target.StartsWith("tests/", StringComparison.Ordinal)
                && !target.StartsWith("tests/Support/", StringComparison.Ordinal)
                && target.Split('/')[1] != project.Path.Split('/')[1])
            .Select(target => At(project, FileName(target), $"{project.Name} refers to another suite, {target}", "Move what both need to tests/Support"))));

    [Fact]
    public void Projects_AreAllInTheSolution()
    {
        var solution = File.ReadAllText(Checkout.Full("OrleansHa.sln")).Replace('\\', '/');
        Rule.Holds(ProjectFile.All.Where(project => !solution.Contains(project.Path, StringComparison.Ordinal))
            .Select(project => new Violation(project.Path, 0, "it is not in OrleansHa.sln", $"Run: dotnet sln OrleansHa.sln add {project.Path}")));
    }

    [Fact]
    public void Projects_HaveALockFile() =>
        Rule.Holds(ProjectFile.All
            .Where(project => !Checkout.Files.Contains($"eng/locks/runtime/{project.Name}.json"))
            .Select(project => new Violation(project.Path, 0, $"eng/locks/runtime/{project.Name}.json is missing", $"Run `dotnet restore {project.Path}` and commit it")));

    [Fact]
    public void LockFiles_BelongToAProject()
    {
        var names = ProjectFile.All.Select(project => project.Name).ToHashSet();
        Rule.Holds(Checkout.Files.Where(file => file.StartsWith("eng/locks/runtime/", StringComparison.Ordinal))
            .Where(file => !names.Contains(Path.GetFileNameWithoutExtension(file)))
            .Select(file => new Violation(file, 0, "no project of that name", "Delete it")));
    }

    [Fact]
    public void Packages_HaveTheirVersionInOnePlace()
    {
        var central = File.ReadAllText(Checkout.Full("Directory.Packages.props"));
        Rule.Holds(ProjectFile.All.SelectMany(project => project.Packages
            .Where(package => !central.Contains($"Include=\"{package}\"", StringComparison.Ordinal))
            .Select(package => At(project, package, $"{package} has no version", "Pin it in Directory.Packages.props"))));
    }

    private const string Interfaces = "Grains.Interfaces/OrleansHa.Grains.Interfaces.csproj";
    private const string Control = "Grains/Control/OrleansHa.Grains.Control.csproj";
    private const string Decisions = "Grains/Decisions/OrleansHa.Grains.Decisions.csproj";
    private const string Grains = "Grains/OrleansHa.Grains.csproj";
    private const string Loopctl = "Client/Loopctl/OrleansHa.Loopctl.csproj"; // `loopctl test` runs the product's own decisions: ADR 7

    private static ProjectFile Single(string directory) =>
        ProjectFile.All.Single(project => project.Directory == directory);

    private static IEnumerable<ProjectFile> Under(string directory) =>
        ProjectFile.All.Where(project => project.Path.StartsWith(directory, StringComparison.Ordinal));

    private static IEnumerable<Violation> Beyond(ProjectFile project, IEnumerable<string> found, params string[] allowed) =>
        found.Except(allowed).Select(target => At(project, FileName(target), $"{project.Name} refers to {target}", OneWay));

    private static Violation At(ProjectFile project, string text, string problem, string remedy) =>
        new(project.Path, project.LineOf(text), problem, remedy);

    private static string FileName(string path) => path[(path.LastIndexOf('/') + 1)..];
}

using System.Diagnostics;
using OrleansHa.Tests.Support;

namespace OrleansHa.Tests.Unit.Loopctl;

/// <summary>loopctl lint, test, diff and rollback, as their users run them.</summary>
public sealed class DefinitionCommandTests : IAsyncLifetime, IDisposable
{
    private readonly TemporaryDirectory _temporary = new();
    private FakeGateway? _gateway;

    public async Task InitializeAsync() => _gateway = await FakeGateway.StartAsync();

    public async Task DisposeAsync() => await _gateway!.DisposeAsync();

    public void Dispose() => _temporary.Dispose();

    [Fact]
    public async Task Test_Samples_PassAndAreWrittenAsJUnit()
    {
        var junit = Path.Combine(_temporary.Path, "junit.xml");
        var run = await RunAsync("test", Path.Combine(Repository.Root, "samples"), "--junit", junit);

        run.Code.ShouldBe(0, run.Output + run.Errors);
        run.Output.ShouldContain("heats-up-and-settles");
        (await File.ReadAllTextAsync(junit)).ShouldContain("failures=\"0\"");
    }

    [Theory]
    [InlineData(0, "ok", "period: 1s")]
    [InlineData(1, "loop.yaml:5:11: wrong_unit", "period: 1d")]
    [InlineData(78, "syntax", "period: [")]
    public async Task Lint_Definition_EndsWithWhatItFound(int code, string said, string period)
    {
        var text = $$"""
            apiVersion: loops/v1
            kind: FeedbackLoop
            metadata: { name: a }
            spec:
              {{period}}
              signals:
                s: { units: ms, range: [0, 1], sources: [ { name: p, push: {} } ] }
              controller: { type: threshold, limit: 0.5, above: 1, below: 0 }

            """;
        var run = await RunAsync("lint", Write("loop.yaml", text));

        run.Code.ShouldBe(code, run.Output + run.Errors);
        run.Output.ShouldContain(said);
    }

    [Fact]
    public async Task Diff_WouldChange_PrintsPathsAndEndsWithOne()
    {
        var run = await RunAsync("diff", "-f", Write("a.yaml", "metadata: { name: changed }"), "--server", _gateway!.Url);

        run.Code.ShouldBe(1, run.Errors);
        run.Output.ShouldBe("loop changed would change, revision 4\n- spec.period: 1s\n+ spec.period: 2s\n");
        run.Errors.ShouldContain("a.yaml:2:3: warning: too_few_zones");
    }

    [Fact]
    public async Task Rollback_ToARevision_AppliesItsText()
    {
        var run = await RunAsync("rollback", "boiler", "--to", "2", "--server", _gateway!.Url);

        run.Code.ShouldBe(0, run.Errors);
        run.Output.ShouldBe("loop boiler rolled back to revision 2, revision 4\n");
        _gateway.Applied.ShouldBe(["the second"]);
    }

    [Theory]
    [InlineData(78, "test", "/nowhere")]
    [InlineData(78, "lint", "/nowhere.yaml")]
    [InlineData(1, "rollback", "boiler", "--to", "99")]
    public async Task Command_ThatCannotBeDone_EndsWithItsCodeAndSaysWhy(int code, params string[] arguments)
    {
        var run = await RunAsync(arguments[0] == "rollback" ? [.. arguments, "--server", _gateway!.Url] : arguments);

        run.Code.ShouldBe(code);
        run.Errors.ShouldContain("loopctl: ");
    }

    private string Write(string name, string text)
    {
        var file = Path.Combine(_temporary.Path, name);
        File.WriteAllText(file, text);
        return file;
    }

    private async Task<(int Code, string Output, string Errors)> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Repository.Program("OrleansHa.Loopctl", "loopctl"), .. arguments])
        {
            WorkingDirectory = _temporary.Path,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(60));
        return (process.ExitCode, await output, await errors);
    }
}

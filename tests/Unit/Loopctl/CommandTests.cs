using System.Diagnostics;
using System.Text.Json;
using OrleansHa.Tests.Support;

namespace OrleansHa.Tests.Unit.Loopctl;

/// <summary>Runs loopctl as its users do: arguments in, two streams and an exit code out.</summary>
public sealed class CommandTests : IAsyncLifetime, IDisposable
{
    private readonly TemporaryDirectory _temporary = new();
    private FakeGateway? _gateway;

    public async Task InitializeAsync() => _gateway = await FakeGateway.StartAsync();

    public async Task DisposeAsync() => await _gateway!.DisposeAsync();

    public void Dispose() => _temporary.Dispose();

    [Fact]
    public async Task GetLoops_Table_ShowsEveryPage()
    {
        var run = await RunAsync("get", "loops", "--server", _gateway!.Url);

        run.Code.ShouldBe(0, run.Errors);
        var lines = run.Output.TrimEnd().Split('\n');
        lines[0].ShouldStartWith("NAME");
        lines[1].Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .ShouldBe(["boiler", "3", "auto", "7", "812", "b", "Uncertain_SubNormal", "70", "50.25", "120ms"]);
        lines[2].ShouldStartWith("second");
    }

    [Fact]
    public async Task GetLoops_Json_IsWhatTheGatewaySaid()
    {
        var run = await RunAsync("get", "loops", "-o", "json", "--server", _gateway!.Url);

        var items = JsonSerializer.Deserialize<JsonElement>(run.Output);
        items.EnumerateArray().Select(item => item.GetProperty("name").GetString()).ShouldBe(["boiler", "second"]);
    }

    [Fact]
    public async Task GetSilos_Table_ShowsThem()
    {
        var run = await RunAsync("get", "silos", "--server", _gateway!.Url);
        run.Output.ShouldContain("silo-a");
        run.Output.ShouldContain("2026-01-01 00:00:00Z");
    }

    [Fact]
    public async Task DescribeLoop_Table_ShowsSourcesAndOutputs()
    {
        var run = await RunAsync("describe", "loop", "boiler", "--server", _gateway!.Url);

        run.Code.ShouldBe(0, run.Errors);
        run.Output.ShouldContain("owner      silo-b in zone b");
        run.Output.ShouldContain("sensor-2");
        run.Output.ShouldContain("disconnected");
        run.Output.ShouldContain("closed");
    }

    [Fact]
    public async Task DescribeLoop_Unknown_IsANegativeAnswer()
    {
        var run = await RunAsync("describe", "loop", "nowhere", "--server", _gateway!.Url);

        run.Code.ShouldBe(1);
        run.Output.ShouldBeEmpty();
        run.Errors.ShouldContain("there is no such loop");
    }

    [Fact]
    public async Task Apply_RefusedDefinition_SaysFileLineColumnAndRemedy()
    {
        var file = Write("metadata: { name: boiler }\n---\nmetadata: { name: bad }\n");
        var run = await RunAsync("apply", "-f", file, "--server", _gateway!.Url);

        run.Code.ShouldBe(78);
        run.Output.ShouldBe("loop boiler updated, revision 4\n");
        run.Errors.ShouldBe($"{file}:4:3: unknown_key: spec.perod: unknown key `perod`; did you mean `period`?\n");
        _gateway.Applied[1].ShouldStartWith("\n\nmetadata");
    }

    [Fact]
    public async Task Apply_FirstGatewayDead_UsesTheSecond()
    {
        var file = Write("metadata: { name: boiler }");
        var run = await RunAsync("apply", "-f", file, "-o", "json", "--server", "http://127.0.0.1:1", "--server", _gateway!.Url);

        run.Code.ShouldBe(0, run.Errors);
        JsonSerializer.Deserialize<JsonElement>(run.Output)[0].GetProperty("revision").GetInt64().ShouldBe(4);
    }

    [Theory]
    [InlineData(64, "get", "loops", "--colour")]
    [InlineData(64, "wait", "--for", "tea")]
    [InlineData(64, "wait", "--for", "settled")]
    [InlineData(69, "get", "loops", "--server", "http://127.0.0.1:1")]
    [InlineData(69, "get", "loops")]
    [InlineData(124, "wait", "--timeout", "300ms", "--server", "http://127.0.0.1:1")]
    [InlineData(78, "apply", "-f", "/nowhere.yaml", "--server", "http://127.0.0.1:1")]
    public async Task Command_ThatCannotBeDone_EndsWithItsCodeAndSaysWhy(int code, params string[] arguments)
    {
        var run = await RunAsync(arguments);

        run.Code.ShouldBe(code);
        run.Output.ShouldBeEmpty();
        run.Errors.ShouldContain("loopctl: ");
    }

    [Theory]
    [InlineData("--for", "ready")]
    [InlineData("boiler", "--for", "ready")]
    [InlineData("boiler", "--for", "mode=auto")]
    [InlineData("boiler", "--for", "settled", "--tolerance", "1", "--hold", "500ms")]
    public async Task Wait_ForWhatHolds_Ends(params string[] arguments)
    {
        var run = await RunAsync(["wait", .. arguments, "--server", _gateway!.Url]);
        run.Code.ShouldBe(0, run.Errors);
    }

    [Fact]
    public async Task Server_NotGiven_IsTakenFromTheNearestDevJson()
    {
        var deep = Directory.CreateDirectory(Path.Combine(_temporary.Path, "a", "b")).FullName;
        Directory.CreateDirectory(Path.Combine(_temporary.Path, ".loop"));
        await File.WriteAllTextAsync(
            Path.Combine(_temporary.Path, ".loop", "dev.json"),
            $$"""{"gateways":["{{_gateway!.Url}}"],"silos":[],"postgres":null,"plants":[],"pid":1}""");

        var run = await RunInAsync(deep, "get", "silos", "-o", "json");

        run.Code.ShouldBe(0, run.Errors);
    }

    private string Write(string text)
    {
        var file = Path.Combine(_temporary.Path, "loops.yaml");
        File.WriteAllText(file, text);
        return file;
    }

    private Task<(int Code, string Output, string Errors)> RunAsync(params string[] arguments) => RunInAsync(_temporary.Path, arguments);

    private static async Task<(int Code, string Output, string Errors)> RunInAsync(string directory, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Repository.Program("OrleansHa.Loopctl", "loopctl"), .. arguments])
        {
            WorkingDirectory = directory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(30));
        return (process.ExitCode, await output, await errors);
    }
}

using System.Diagnostics;

namespace OrleansHa.Tests.Conformance.Section07Serialization;

/// <summary>
/// orleans-api.md §7: old and new versions of a type read each other. The two versions live in programs of their own
/// (Versions/V1 and Versions/V2), as they would during a rolling restart.
/// </summary>
public sealed class VersionToleranceTests(VersionToleranceTests.Exchange exchange) : IClassFixture<VersionToleranceTests.Exchange>
{
    [Fact]
    public void OldData_ReadByTheNew_LeavesAddedMembersAtTheirDefault() =>
        exchange.OldReadByNew["order"].ShouldBe(
            """Purchase {"Title":"first","Amount":3,"Added":"default","Details":[],"Kept":null,"Tail":"tail","Extra":null}""");

    [Fact]
    public void NewData_ReadByTheOld_SkipsWhatItDoesNotKnow() =>
        exchange.NewReadByOld["order"].ShouldBe("""Order {"Name":"first","Amount":3,"Dropped":null,"Kept":null,"Tail":"tail"}""");

    [Fact]
    public void Reference_IntoASkippedMember_IsStillResolved()
    {
        exchange.OldReadByNew["shared"].ShouldContain("""
            "Kept":{"Text":"shared"}
            """.Trim());
        exchange.NewReadByOld["shared"].ShouldContain("""
            "Kept":{"Text":"shared"}
            """.Trim());
    }

    [Fact]
    public void IntegerWidth_MayChangeWhileValuesFit()
    {
        exchange.OldReadByNew["narrow"].ShouldBe("""Counter {"Value":7}""");
        exchange.NewReadByOld["narrow"].ShouldBe("""Counter {"Value":7}""");
        exchange.NewReadByOld["overflow"].ShouldEndWith("Exception");
    }

    [Fact]
    public void Record_MayGetParametersAtItsEnd()
    {
        exchange.OldReadByNew["record"].ShouldBe("""Reading {"Sensor":"sensor","Value":5,"Unit":null,"Note":null}""");
        exchange.NewReadByOld["record"].ShouldBe("""Reading {"Sensor":"sensor","Value":5}""");
    }

    [Fact]
    public void Hierarchy_MayGetMembersAtEveryLevel()
    {
        exchange.OldReadByNew["shape"].ShouldBe("""Circle {"Radius":2,"Border":0,"Name":"round","Fill":null}""");
        exchange.NewReadByOld["shape"].ShouldBe("""Circle {"Radius":2,"Name":"round"}""");
    }

    [Fact]
    public void Enum_MayGetValues()
    {
        exchange.OldReadByNew["enum"].ShouldBe("""Painted {"Colour":1}""");
        exchange.NewReadByOld["enum"].ShouldBe("""Painted {"Colour":2}""");
    }

    [Fact]
    public void UnknownType_AsTheWholeMessage_IsRefused() =>
        exchange.NewReadByOld["unknown"].ShouldEndWith("Exception");

    /// <summary>Each version's samples as the other one reads them.</summary>
    public sealed class Exchange : IAsyncLifetime
    {
        public IReadOnlyDictionary<string, string> OldReadByNew { get; private set; } = new Dictionary<string, string>();

        public IReadOnlyDictionary<string, string> NewReadByOld { get; private set; } = new Dictionary<string, string>();

        public async Task InitializeAsync()
        {
            var written = await Task.WhenAll(RunAsync("V1", "write", ""), RunAsync("V2", "write", ""));
            var read = await Task.WhenAll(RunAsync("V2", "read", written[0]), RunAsync("V1", "read", written[1]));
            OldReadByNew = Parse(read[0]);
            NewReadByOld = Parse(read[1]);
        }

        public Task DisposeAsync() => Task.CompletedTask;

        private static Dictionary<string, string> Parse(string output) => output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .ToDictionary(line => line.Split(' ')[0], line => line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..].TrimEnd());

        private static async Task<string> RunAsync(string version, string verb, string input)
        {
            var project = $"OrleansHa.Tests.Conformance.{version}";
            var start = new ProcessStartInfo("dotnet", [Repository.Program(project, project), verb])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            using var process = Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start");
            var output = process.StandardOutput.ReadToEndAsync();
            var errors = process.StandardError.ReadToEndAsync();
            await process.StandardInput.WriteAsync(input);
            process.StandardInput.Close();
            await process.WaitForExitAsync().WaitAsync(Bounds.Cluster);
            process.ExitCode.ShouldBe(0, $"{version} {verb}: {await errors}");
            return await output;
        }
    }
}

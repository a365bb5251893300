using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using OrleansHa.Grains.Control;
using OrleansHa.Grains.Interfaces.Definition;
using OrleansHa.Grains.Interfaces.Processors;
using OrleansHa.Grains.Processors.Custom;
using OrleansHa.Silo.Custom;
using OrleansHa.Tests.Support;
using OrleansHa.Tests.Unit.Grains;
using Words = OrleansHa.Grains.Interfaces.Quality;

namespace OrleansHa.Tests.Unit.Silo;

/// <summary>Users' classes, registered and as plug-ins: what they answer, and what is not taken from them.</summary>
public sealed class CustomCodeTests
{
    private const string Sample = "OrleansHa.Samples.CustomStage";

    private static readonly DateTimeOffset At = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Stage_WithMemory_GetsBackWhatItReturned()
    {
        using var code = Code<Summing>();
        var first = await code.RunAsync(Call<Summing>(5));
        var second = await code.RunAsync(Call<Summing>(6) with { State = first.State });

        second.Value.ShouldBe(Measured.Good(11, At));
        code.Find(typeof(Summing).FullName!).ShouldBe(new CustomClass(typeof(Summing).FullName!, IsController: false, HasState: true));
    }

    [Fact]
    public async Task Answer_BetterThanItsInput_IsNoBetter()
    {
        using var code = Code<Summing>();

        (await code.RunAsync(Call<Summing>(5, Words.Uncertain_SubNormal))).Value.Quality.ShouldBe(Quality.Uncertain_SubNormal);
    }

    [Theory]
    [InlineData("throw", "InvalidOperationException: on request")]
    [InlineData("nan", "without a finite value")]
    [InlineData("nothing", "without a finite value")]
    [InlineData("remember", "bytes as JSON")]
    [InlineData("allocate", "bytes in one step")]
    [InlineData("hang", "it took longer than")]
    public async Task Class_ThatMisbehaves_IsAnErrorWithinItsLimit(string how, string expected)
    {
        using var code = Code<Misbehaving>();
        Misbehaving.Gate.Reset();

        var answer = await code.RunAsync(Call<Misbehaving>(5) with { Limit = how == "hang" ? TimeSpan.FromMilliseconds(50) : TimeSpan.FromSeconds(20), Input = Input(5) with { Settings = new() { ["how"] = how } } });

        answer.Error.ShouldNotBeNull().ShouldContain(expected);
        answer.Value.Value.ShouldBeNull();
        answer.State.ShouldBeNull();
        Misbehaving.Gate.Set();
    }

    [Fact]
    public async Task Class_ThatCannotBeMade_FailsItsOwnStage()
    {
        using var code = Code<NeedsSomething>();

        (await code.RunAsync(Call<NeedsSomething>(5))).Error.ShouldNotBeNull().ShouldContain("IDisposable");
    }

    [Fact]
    public void Registration_OfNoStage_IsRefusedAtStart() => Should.Throw<InvalidOperationException>(() => Code<List<int>>()).Message.ShouldContain("ISubProcessor");

    [Fact]
    public async Task Plugin_SampleOfTheRepository_IsLoadedAndRuns()
    {
        using var folder = new TemporaryDirectory();
        Install(folder.Path);
        Directory.CreateDirectory(Path.Combine(folder.Path, "Broken"));
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "Broken", "Broken.dll"), "this is no assembly");
        using var code = Code(new CustomOptions { Plugins = true, PluginFolder = folder.Path });

        code.Classes.ShouldBe([new CustomClass($"{Sample}.Proportional", true, false), new CustomClass($"{Sample}.SpikeFilter", false, true)], ignoreOrder: true);
        var call = new CustomCall($"{Sample}.SpikeFilter", null, Input(20), TimeSpan.FromSeconds(10));
        var first = await code.RunAsync(call);
        var spike = await code.RunAsync(call with { State = first.State, Input = Input(90) });

        first.Value.ShouldBe(Measured.Good(20, At));
        spike.Value.ShouldBe(new Measured(20, Quality.Uncertain, At));
        var controller = await code.RunAsync(new CustomCall($"{Sample}.Proportional", null, Input(50) with { Setpoint = 60, Output = 10 }, TimeSpan.FromSeconds(10)));
        controller.Value.Value.ShouldBe(11);
    }

    [Fact]
    public void Plugins_NotAllowed_AreNotLoaded()
    {
        using var folder = new TemporaryDirectory();
        Install(folder.Path);
        using var code = Code(new CustomOptions { PluginFolder = folder.Path });

        code.Classes.ShouldBeEmpty();
    }

    [Fact]
    public void Apply_ClassThatNobodyKnows_IsRefusedWhereItStands()
    {
        var text = LoopKit.Text("{ type: custom, class: Wilt, setpoint: 3, output: { min: 0, max: 1 } }", "[ { name: a, type: custom, class: Wild } ]");
        var parsed = LoopDefinitionParser.Parse(text);

        var problems = CustomClassCheck.Problems(parsed.Definition.ShouldNotBeNull(), parsed, new FakeCustomCode());

        problems.Select(problem => (problem.Path, problem.Code, problem.Nearest)).ShouldBe(
            [("spec.stages[0].class", "unknown_class", null), ("spec.controller.class", "unknown_class", "Wild")]);
        problems.ShouldAllBe(problem => problem.Line > 1 && problem.Column > 1);
    }

    [Theory]
    [InlineData(nameof(CustomOptions.Workers), 0)]
    [InlineData(nameof(CustomOptions.Workers), 257)]
    [InlineData(nameof(CustomOptions.MaxHung), -1)]
    [InlineData(nameof(CustomOptions.Queue), 0)]
    [InlineData(nameof(CustomOptions.MaxState), 1)]
    public void Options_OutOfRange_AreRefusedByName(string key, int value)
    {
        var options = new CustomOptions();
        typeof(CustomOptions).GetProperty(key)!.SetValue(options, value);

        new CustomOptionsValidator().Validate(null, options).FailureMessage.ShouldNotBeNull().ShouldContain($"CustomOptions.{key} is {value}");
        new CustomOptionsValidator().Validate(null, new CustomOptions()).Succeeded.ShouldBeTrue();
    }

    private static void Install(string folder)
    {
        // Built with this suite, beside it.
        var built = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", Sample, "release"));
        var target = Directory.CreateDirectory(Path.Combine(folder, Sample)).FullName;
        foreach (var file in Directory.GetFiles(built, $"{Sample}.*"))
            File.Copy(file, Path.Combine(target, Path.GetFileName(file)));
    }

    private static CustomCode Code<T>() => Code(new CustomOptions { MaxState = 1024, MaxAllocation = 1024 * 1024 }, typeof(T));

    private static CustomCode Code(CustomOptions options, params Type[] types) => new(
        types.Select(type => new CustomRegistration(type)), new ServiceCollection().BuildServiceProvider(), Options.Create(options), NullLogger<CustomCode>.Instance);

    private static CustomCall Call<T>(double value, Words quality = Words.Good) => new(typeof(T).FullName!, null, Input(value) with { Quality = quality }, TimeSpan.FromSeconds(10));

    private static SubProcessorInput Input(double value) => new() { Loop = "tank", Stage = "own", Seq = 1, Value = value, At = At };

    private sealed class Sum
    {
        public double Total { get; set; }

        public string Note { get; set; } = "";
    }

    private sealed class Summing : ISubProcessor<Sum>
    {
        public (Sum State, SubProcessorAnswer Answer) Process(Sum state, SubProcessorInput input, CancellationToken cancel)
        {
            state.Total += input.Value;
            return (state, new SubProcessorAnswer(state.Total));
        }
    }

    private sealed class Misbehaving : ISubProcessor<Sum>
    {
        public static ManualResetEventSlim Gate { get; } = new();

        public (Sum State, SubProcessorAnswer Answer) Process(Sum state, SubProcessorInput input, CancellationToken cancel)
        {
            var how = input.Settings["how"];
            switch (how)
            {
                case "throw":
                    throw new InvalidOperationException("on request");
                case "remember":
                    return (new Sum { Note = new string('x', 5000) }, new SubProcessorAnswer(1));
                case "allocate":
                    return (new Sum { Total = new byte[4 * 1024 * 1024].Length }, new SubProcessorAnswer(1));
                case "hang":
                    Gate.Wait(CancellationToken.None);
                    break;
            }

            return (state, new SubProcessorAnswer(how == "nan" ? double.NaN : null));
        }
    }

    private sealed class NeedsSomething(IDisposable something) : ISubProcessor
    {
        public SubProcessorAnswer Process(SubProcessorInput input, CancellationToken cancel) => new(something.GetHashCode());
    }
}

using OrleansHa.Grains.Interfaces.Processors;
using OrleansHa.Grains.Processors;
using Quality = OrleansHa.Grains.Interfaces.Quality;

namespace OrleansHa.Tests.Unit.Grains;

public sealed class ProcessorStepTests
{
    [Fact]
    public void Take_TheSameSeqAgain_GivesTheSameAnswerAndMovesNothing()
    {
        var state = Take(Take(new ProcessorState(), 1, 10).State!, 2, 20).State!;
        var answer = state.LastAnswer!;

        var (kept, again) = Take(state, 2, 99);

        kept.ShouldBeNull();
        again.ShouldBe(answer with { Repeated = true });
        answer.Value.ShouldBe(15);
    }

    [Fact]
    public void Take_AnOlderSeq_IsRefused() => Take(Take(new ProcessorState(), 5, 10).State!, 4, 20).Answer.Error!.ShouldContain("older");

    [Fact]
    public void Take_ASeqAfterAGap_GoesOn() => Take(Take(new ProcessorState(), 1, 10).State!, 9, 20).Answer.Value.ShouldBe(15);

    [Fact]
    public void Take_WithoutAValue_KeepsTheAverage()
    {
        var state = Take(new ProcessorState(), 1, 10).State!;

        var (next, answer) = Take(state, 2, null);

        answer.Value.ShouldBeNull();
        Take(next!, 3, 20).Answer.Value.ShouldBe(15);
    }

    [Fact]
    public void Take_StateOfTheVersionBefore_GoesOnFromItsAverage() =>
        Take(new ProcessorState { Type = "ewma", Average = 10, LastAnswer = new ProcessorAnswer { Seq = 1, Value = 10 } }, 2, 20).Answer.Value.ShouldBe(15);

    [Fact]
    public void Take_AnotherTypeThanBefore_StartsAnew()
    {
        var state = Take(new ProcessorState(), 1, 10).State!;
        var request = Request(2, 30) with { Type = "moving_average", Parameters = new() { ["samples"] = 2 } };

        ProcessorStep.Take(state, request).Answer.Value.ShouldBe(30);
    }

    [Theory]
    [InlineData("ewma", "alpha", 0.5)]
    [InlineData("median_window", "samples", 3)]
    [InlineData("moving_average", "samples", 4)]
    [InlineData("deadband", "width", 10)]
    [InlineData("rate_limit", "upPerMinute", 60)]
    [InlineData("anomaly", "samples", 5, "threshold", 3.5, "answer", 0)]
    [InlineData("kalman1d", "processNoise", 0.1, "measurementNoise", 1)]
    [InlineData("derivative", "filterSeconds", 2, "perSeconds", 1)]
    public void Take_EachStageWithAMemory_CarriesItFromStepToStep(string type, params object[] numbers)
    {
        var parameters = Enumerable.Range(0, numbers.Length / 2).ToDictionary(
            i => (string)numbers[2 * i], i => Convert.ToDouble(numbers[(2 * i) + 1], System.Globalization.CultureInfo.InvariantCulture));
        var (kept, fresh) = (new ProcessorState(), new ProcessorAnswer());
        for (var seq = 1; seq <= 12; seq++)
        {
            var request = Request(seq, seq * 7 % 5) with { Type = type, Parameters = parameters, At = DateTimeOffset.UnixEpoch.AddSeconds(seq) };
            var (next, answer) = ProcessorStep.Take(kept, request);
            (_, fresh) = ProcessorStep.Take(new ProcessorState(), request);
            answer.Error.ShouldBeNull();
            (kept, fresh) = (next!, answer with { Value = fresh.Value, Quality = fresh.Quality });
        }

        kept.LastAnswer.ShouldNotBe(fresh, "without its memory the stage would have said something else");
    }

    [Theory]
    [InlineData("kalman", 0.5)]
    [InlineData("ewma", 0)]
    [InlineData("ewma", 1.5)]
    public void Take_UnknownTypeOrWrongParameter_IsRefused(string type, double alpha) =>
        ProcessorStep.Take(new ProcessorState(), Request(1, 1) with { Type = type, Parameters = new() { ["alpha"] = alpha } }).Answer.Error.ShouldNotBeNull();

    private static (ProcessorState? State, ProcessorAnswer Answer) Take(ProcessorState state, long seq, double? value) => ProcessorStep.Take(state, Request(seq, value));

    private static ProcessorRequest Request(long seq, double? value) => new()
    {
        Epoch = 1,
        Seq = seq,
        Value = value,
        Quality = value is null ? Quality.Bad_NoCommunication : Quality.Good,
        At = DateTimeOffset.UnixEpoch,
        Type = "ewma",
        Parameters = new() { ["alpha"] = 0.5 },
    };
}

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
        next!.Average.ShouldBe(10);
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

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OrleansHa.Tests.Tidy.Code;

/// <summary>Calls and constructs that must not be written at all, or not in a certain part of the house.</summary>
public sealed class BannedCodeTests
{
    [Fact]
    public void ThreadSleep_IsNowhere() =>
        Rule.Holds(Calls(SourceFile.All, "Thread.Sleep", "Wait for the event itself; in tests use Eventually"));

    [Fact]
    public void TaskDelay_InTests_IsInSupportAlone() =>
        Rule.Holds(Calls(SourceFile.Under("tests/").Where(file => !file.Is("tests/Support/", "tests/Bench/")), "Task.Delay", "Wait on a condition: Eventually.TrueAsync, or an event of the thing under test"));

    [Fact]
    public void GrainCode_StaysOnItsScheduler()
    {
        var grains = SourceFile.Under("Grains/").ToList();
        Rule.Holds(Calls(grains, "Task.Run", "Grain code stays on its activation's scheduler")
            .Concat(Calls(grains, "Task.Factory.StartNew", "Grain code stays on its activation's scheduler"))
            .Concat(Calls(grains, "ConfigureAwait", "Grain code stays on its activation's scheduler: await without it")));
    }

    [Fact]
    public void GrainCode_NeverBlocks()
    {
        var grains = SourceFile.Under("Grains/").ToList();
        Rule.Holds(Calls(grains, "GetAwaiter", "Await instead of blocking a turn")
            .Concat(Calls(grains, "Wait", "Await instead of blocking a turn"))
            .Concat(Calls(grains, "Task.WaitAll", "Await Task.WhenAll instead of blocking a turn"))
            .Concat(grains.SelectMany(file => file.Nodes<MemberAccessExpressionSyntax>()
                .Where(access => access.Name.Identifier.Text == "Result" && access.Expression is not IdentifierNameSyntax { Identifier.Text: "context" })
                .Select(access => file.At(access, "it reads .Result", "Await instead of blocking a turn")))));
    }

    [Fact]
    public void GrainCode_TakesTimeFromTimeProvider()
    {
        string[] clocks = ["DateTime.Now", "DateTime.UtcNow", "DateTimeOffset.Now", "DateTimeOffset.UtcNow"];
        Rule.Holds(SourceFile.Under("Grains/", "Silo/").SelectMany(file => file.Nodes<MemberAccessExpressionSyntax>()
            .Where(access => clocks.Contains(access.ToString()))
            .Select(access => file.At(access, $"it reads {access}", "Ask the injected TimeProvider"))));
    }

    [Fact]
    public void Engine_TakesClockAndChanceWhereASimulationCanGiveThem()
    {
        // Clients are not simulated; the thread that watches for blocked threads and the end of the process are real by nature.
        string[] outside = ["Environment.TickCount64", "Random.Shared", "DateTime.UtcNow", "DateTimeOffset.UtcNow"];
        const string remedy = "Use World (Runtime/Core/World), TimeLimit, or the TimeProvider of the container";
        var engine = SourceFile.Under("Runtime/Core/", "Runtime/Server/").Where(file => !file.Is("Runtime/Core/World/")).ToList();
        Rule.Holds(engine.SelectMany(file => file.Nodes<MemberAccessExpressionSyntax>()
                .Where(access => outside.Contains(access.ToString()) && access.Parent is not CrefSyntax)
                .Select(access => file.At(access, $"it reads {access}", remedy)))
            .Concat(Calls(engine, "Guid.NewGuid", remedy))
            .Concat(Calls(engine, "CancelAfter", remedy))
            .Concat(engine.SelectMany(file => file.Nodes<InvocationExpressionSyntax>()
                .Where(call => Matches(call.Expression, "Task.Delay") && !TakesAClock(call.ArgumentList))
                .Select(call => file.At(call, "it waits on the system's clock", remedy))))
            .Concat(engine.SelectMany(file => file.Nodes<ObjectCreationExpressionSyntax>()
                .Where(made => made.Type.ToString() == "PeriodicTimer" && made.ArgumentList is { } arguments && !TakesAClock(arguments))
                .Select(made => file.At(made, "it ticks on the system's clock", remedy)))));
    }

    [Fact]
    public void NotImplementedException_IsNowhere() =>
        Rule.Holds(SourceFile.All.SelectMany(file => file.Nodes<IdentifierNameSyntax>()
            .Where(name => name.Identifier.Text == "NotImplementedException")
            .Select(name => file.At(name, "a stub", "Implement it, or leave the member out"))));

    [Fact]
    public void AsyncVoid_IsNowhere() =>
        Rule.Holds(SourceFile.All.SelectMany(file => file.Nodes<MethodDeclarationSyntax>()
            .Where(method => method.Modifiers.Any(SyntaxKind.AsyncKeyword) && method.ReturnType.ToString() == "void")
            .Select(method => file.At(method, $"{method.Identifier.Text} is async void", "Return a Task and await it"))));

    [Fact]
    public void Locks_HoldNoAwait() =>
        Rule.Holds(SourceFile.All.SelectMany(file => file.Nodes<LockStatementSyntax>()
            .SelectMany(held => held.DescendantNodes().OfType<AwaitExpressionSyntax>())
            .Select(await => file.At(await, "it awaits under a lock", "Take what is needed under the lock, then await outside"))));

    [Fact]
    public void ThisQualifier_IsOnlyForExtensionMethods() =>
        Rule.Holds(SourceFile.All.SelectMany(file => file.Nodes<MemberAccessExpressionSyntax>()
            .Where(access => access.Expression is ThisExpressionSyntax && access.Parent is not InvocationExpressionSyntax)
            .Select(access => file.At(access, $"it writes {access}", "Leave out the qualifier"))));

    [Fact]
    public void CatchBlocks_AreNotSilent() =>
        Rule.Holds(SourceFile.All.SelectMany(file => file.Nodes<CatchClauseSyntax>()
            .Where(IsSilent)
            .Select(clause => file.At(clause, "an empty catch", "Catch the types that are expected and say in a comment why nothing is to be done, or log and recover"))));

    /// <summary>Doing nothing is right only for named exception types and with the reason in the block.</summary>
    private static bool IsSilent(CatchClauseSyntax clause)
    {
        if (clause.Block.Statements.Count > 0)
            return false;
        var catchesAll = clause.Declaration is null || (clause.Declaration.Type.ToString() is "Exception" or "System.Exception" && clause.Filter is null);
        var hasReason = clause.Block.DescendantTrivia().Any(trivia => trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) || trivia.IsKind(SyntaxKind.MultiLineCommentTrivia));
        return catchesAll || !hasReason;
    }

    private static bool TakesAClock(ArgumentListSyntax arguments) => arguments.Arguments.Skip(1).Any(argument => argument.ToString().Contains("time", StringComparison.OrdinalIgnoreCase));

    /// <summary>Invocations whose callee ends with <paramref name="callee"/> ("Task.Run"; a bare name means any receiver).</summary>
    private static IEnumerable<Violation> Calls(IEnumerable<SourceFile> files, string callee, string remedy) =>
        files.SelectMany(file => file.Nodes<InvocationExpressionSyntax>()
            .Where(call => Matches(call.Expression, callee))
            .Select(call => file.At(call, $"it calls {callee}", remedy)));

    private static bool Matches(ExpressionSyntax expression, string callee) =>
        expression is MemberAccessExpressionSyntax access &&
        (callee.Contains('.', StringComparison.Ordinal)
            ? access.ToString() == callee || access.ToString().EndsWith("." + callee, StringComparison.Ordinal)
            : access.Name.Identifier.Text == callee);
}

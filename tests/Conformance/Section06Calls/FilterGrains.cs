namespace OrleansHa.Tests.Conformance.Section06Calls;

/// <summary>Filters of this suite leave every other interface alone.</summary>
public interface IFiltered : IGrainWithStringKey
{
    /// <summary>Answers the name; "boom" throws.</summary>
    Task<string> SayAsync(string name);

    /// <summary>Calls another grain of this interface.</summary>
    Task<string> RelayAsync(string otherKey, string name);
}

public sealed class FilteredGrain : Grain, IFiltered, IIncomingGrainCallFilter
{
    public Task<string> SayAsync(string name)
    {
        Journal.Add(this.GetPrimaryKeyString(), "method");
        return name == "boom" ? throw new NotSupportedException("boom") : Task.FromResult(name);
    }

    public Task<string> RelayAsync(string otherKey, string name) => GrainFactory.GetGrain<IFiltered>(otherKey).SayAsync(name);

    public async Task Invoke(IIncomingGrainCallContext context)
    {
        Journal.Add(this.GetPrimaryKeyString(), "grain in");
        await context.Invoke();
        Journal.Add(this.GetPrimaryKeyString(), "grain out");
    }
}

/// <summary>Does what the argument says.</summary>
internal sealed class ScriptedFilter : IIncomingGrainCallFilter
{
    public async Task Invoke(IIncomingGrainCallContext context)
    {
        if (context.Grain is not FilteredGrain || context.MethodName != nameof(IFiltered.SayAsync))
        {
            await context.Invoke();
            return;
        }

        var key = context.TargetId.Key.ToString();
        Journal.Add(key, "second in");
        switch (context.Request.GetArgument(0) as string)
        {
            case "skip":
                context.Result = "skipped";
                break;
            case "break":
                return;
            case "replace":
                await context.Invoke();
                context.Result = $"{context.Result} replaced";
                break;
            case "rewrite":
                context.Request.SetArgument(0, "rewritten");
                await context.Invoke();
                break;
            case "describe":
                context.Result = Describe(context);
                break;
            default:
                await context.Invoke();
                break;
        }

        Journal.Add(key, "second out");
    }

    private static string Describe(IIncomingGrainCallContext context) => string.Join('|',
        context.InterfaceName.Split('.')[^1],
        context.MethodName,
        context.InterfaceMethod.Name,
        context.ImplementationMethod.DeclaringType!.Name,
        context.TargetContext.GrainId == context.TargetId,
        context.Request.GetArgumentCount(),
        context.InterfaceType.ToString()!.EndsWith(nameof(IFiltered), StringComparison.Ordinal));
}

/// <summary>Swallows what the method throws, with or without a result in its place.</summary>
internal sealed class SwallowingFilter : IIncomingGrainCallFilter
{
    public async Task Invoke(IIncomingGrainCallContext context)
    {
        if (context.Grain is not FilteredGrain)
        {
            await context.Invoke();
            return;
        }

        var key = context.TargetId.Key.ToString();
        Journal.Add(key, "first in");
        try
        {
            await context.Invoke();
        }
        catch (NotSupportedException failure)
        {
            Journal.Add(key, $"caught {failure.Message}");
            if (key.StartsWith("mend", StringComparison.Ordinal))
                context.Result = "mended";
        }

        Journal.Add(key, "first out");
    }
}

/// <summary>Sees calls leave: in a silo those of its grains, in the client those of the test.</summary>
internal sealed class LeavingFilter(string where) : IOutgoingGrainCallFilter
{
    public async Task Invoke(IOutgoingGrainCallContext context)
    {
        if (context.InterfaceMethod?.DeclaringType != typeof(IFiltered))
        {
            await context.Invoke();
            return;
        }

        var key = context.TargetId.Key.ToString();
        var source = context.SourceContext?.GrainId.Key.ToString();
        Journal.Add(key, $"{where} sends {context.MethodName}");
        if (where.EndsWith("one", StringComparison.Ordinal))
            Journal.Add(key + "-source", source ?? "none");
        context.Grain.ShouldBeAssignableTo<GrainReference>();
        await context.Invoke();
        Journal.Add(key, $"{where} got {context.Result}");
    }
}

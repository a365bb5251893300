using Orleans.Runtime.Messaging;

namespace Orleans.Runtime;

/// <summary>The running activation, else the process's own context.</summary>
internal sealed class GrainContextAccessor(ProcessContext process) : IGrainContextAccessor
{
    public IGrainContext GrainContext => RuntimeContext.Current ?? process;
}

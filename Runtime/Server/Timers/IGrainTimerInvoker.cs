namespace Orleans.Runtime;

/// <summary>What call filters see of a timer's tick.</summary>
internal interface IGrainTimerInvoker
{
    Task InvokeCallbackAsync();
}

namespace OrleansHa.Tests.RuntimeUnit.Messaging;

public interface IEchoObserver : IGrainObserver
{
    Task<int> Twice(int value);
}

namespace OrleansHa.Tests.RuntimeUnit.Messaging;

public interface IEchoGrain : IGrainWithIntegerKey
{
    Task<string> Echo(string text);

    ValueTask<int> Add(int left, int right);

    ValueTask<string> Silo();

    Task<byte[]> Blob(byte[] bytes);

    Task<string> AskOther(long key, string text);

    Task Fail(string text);

    /// <summary>Completes when the test releases it.</summary>
    Task Block();

    [ResponseTimeout("00:00:00.3")]
    Task BlockBriefly();

    Task<string?> ReadContext(string key);

    Task<int> CallObserver(IEchoObserver observer, int value);

    Task Swallow(CancellationToken cancellationToken);

    [Orleans.Concurrency.OneWay]
    Task Note(string text);

    ValueTask<List<string>> Notes();
}

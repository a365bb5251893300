using Orleans.Serialization;
using Orleans.Serialization.TypeSystem;
using Xunit.Abstractions;
using static OrleansHa.Tests.RuntimeUnit.Serialization.SerializationServices;

namespace OrleansHa.Tests.RuntimeUnit.Serialization;

/// <summary>Damaged values of every built-in type: refused or read as something else, never another exception, never much memory.</summary>
public sealed class BuiltInMutationTests(ITestOutputHelper output)
{
    // The longest sample is about 200 bytes. What is allocated beyond a small multiple of that belongs to types that a changed name composes: they are built once.
    private const long MaxAllocated = 100_000;
    private const int MutationsEach = 250;

    [Fact]
    public void Samples_CoverEveryBuiltInType()
    {
        var covered = BuiltInSamples.All.SelectMany(sample => PartsOf(BuiltInTypes.Declared(sample.GetType()))).ToHashSet();

        // A grain reference needs a cluster; GeneratedCallTests has them.
        covered.Add(typeof(GrainReference));
        BuiltInTypes.Names.Where(type => !covered.Contains(type.Value)).Select(type => type.Key).ShouldBeEmpty();
    }

    [Fact]
    public void Samples_SurviveTheWire()
    {
        foreach (var sample in BuiltInSamples.All)
        {
            Should.NotThrow(
                () =>
                {
                    var read = Wire.Deserialize<object>(Wire.SerializeToArray(sample));
                    BuiltInTypes.Declared(read.GetType()).ShouldBe(BuiltInTypes.Declared(sample.GetType()));
                },
                sample.GetType().ToString());
        }
    }

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    public void DamagedSamples_AreRefusedOrReadWithinBounds(int seed)
    {
        var random = new Random(seed);
        long most = 0;
        var refused = 0;
        var total = 0;
        foreach (var sample in BuiltInSamples.All)
        {
            var original = Wire.SerializeToArray(sample);
            Wire.Deserialize<object>(original);
            for (var i = 0; i < MutationsEach; i++, total++)
            {
                var bytes = Corpus.Mutate(random, original);
                var before = GC.GetAllocatedBytesForCurrentThread();
                if (!TryRead(bytes, seed, i)) refused++;
                var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
                if (allocated > MaxAllocated) Assert.Fail($"seed {seed}, {sample.GetType()}, mutation {i} allocated {allocated} bytes: {Convert.ToHexString(bytes)}");
                most = Math.Max(most, allocated);
            }
        }

        refused.ShouldBeGreaterThan(total / 10, "the mutations do damage");
        output.WriteLine($"{total} damaged messages, {refused} refused, at most {most} bytes allocated for one");
    }

    private static bool TryRead(byte[] bytes, int seed, int mutation)
    {
        try
        {
            Wire.Deserialize<object>(bytes);
            return true;
        }
        catch (SerializerException)
        {
            return false;
        }
        catch (Exception error)
        {
            Assert.Fail($"seed {seed}, mutation {mutation}: {Convert.ToHexString(bytes)} threw {error}");
            throw;
        }
    }

    private static IEnumerable<Type> PartsOf(Type type)
    {
        yield return type;
        if (!type.IsConstructedGenericType) yield break;
        yield return type.GetGenericTypeDefinition();
        foreach (var part in type.GenericTypeArguments.SelectMany(PartsOf)) yield return part;
    }
}

using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;
using OrleansHa.Tests.Support;

namespace OrleansHa.Tests.RuntimeUnit.Serialization;

/// <summary>[assembly: GenerateCodeForDeclaringAssembly] for a library that was built without the generator, seen through its reference assembly.</summary>
public sealed class ForeignAssemblyTests
{
    private const string Library = """
        namespace Lib;
        public interface ILib : IGrainWithStringKey { Task<Thing> M(Rec rec); }
        [GenerateSerializer] public class Thing { [Id(0)] public int A { get; set; } [Id(1)] public string? Fixed { get; init; } [Id(2)] public int Plain; }
        [GenerateSerializer] public record Rec(int X, string Y) { [Id(0)] public int More { get; set; } }
        [GenerateSerializer] public sealed class Derived : Thing { [Id(0)] public List<Rec> Recs { get; } = new(); }
        public class Unmarked { public int A; }
        [GenerateSerializer] internal class Hidden { [Id(0)] public int A; }
        """;

    private const string User = "[assembly: GenerateCodeForDeclaringAssembly(typeof(Lib.Thing))]";

    [Fact]
    public void Library_NamedByAnAssembly_GetsItsCodeThere()
    {
        var (library, reference, _) = CompileLibrary();
        library.Success.ShouldBeTrue(string.Join(Environment.NewLine, library.Diagnostics));
        var generated = Generated.From(Generated.Compile(User).WithAssemblyName("User1").AddReferences(reference), out _);

        generated.Diagnostics.ShouldBeEmpty();
        generated.CompilerErrors.ShouldBeEmpty();
        var manifest = generated.Sources["OrleansManifest.g.cs"];
        manifest.ShouldContain("Lib.ILib");
        manifest.ShouldNotContain("Unmarked");
        manifest.ShouldNotContain("Hidden");
    }

    [Fact]
    public void Library_ThatHasItsOwnCode_IsLeftAlone()
    {
        var library = Generated.Compile(Library).WithAssemblyName("Lib2");
        Generated.From(library, out var driver);
        driver.RunGeneratorsAndUpdateCompilation(library, out var complete, out _);
        using var image = new MemoryStream();
        complete.Emit(image).Success.ShouldBeTrue();
        var generated = Generated.From(Generated.Compile(User).WithAssemblyName("User2").AddReferences(MetadataReference.CreateFromImage(image.ToArray())), out _);
        generated.Sources.ShouldBeEmpty();
    }

    [Fact]
    public void Values_OfTheLibrary_SurviveTheWire()
    {
        var (_, reference, image) = CompileLibrary();
        var user = Generated.Compile(User).WithAssemblyName("User3").AddReferences(reference);
        Generated.From(user, out var driver);
        driver.RunGeneratorsAndUpdateCompilation(user, out var complete, out _);
        using var directory = new TemporaryDirectory();
        var libraryPath = Path.Combine(directory.Path, "Lib.dll");
        var userPath = Path.Combine(directory.Path, "User3.dll");
        File.WriteAllBytes(libraryPath, image);
        complete.Emit(userPath).Success.ShouldBeTrue();
        var types = AssemblyLoadContext.Default.LoadFromAssemblyPath(libraryPath);
        AssemblyLoadContext.Default.LoadFromAssemblyPath(userPath);

        using var services = new ServiceCollection().AddSerializer().BuildServiceProvider();
        var serializer = services.GetRequiredService<Serializer>();
        var record = Activator.CreateInstance(types.GetType("Lib.Rec")!, 5, "y")!;
        record.GetType().GetProperty("More")!.SetValue(record, 6);
        serializer.Deserialize<object>(serializer.SerializeToArray(record)).ShouldBe(record);

        var derived = Activator.CreateInstance(types.GetType("Lib.Derived")!)!;
        derived.GetType().GetProperty("A")!.SetValue(derived, 1);
        derived.GetType().GetProperty("Fixed")!.SetValue(derived, "set once");
        ((System.Collections.IList)derived.GetType().GetProperty("Recs")!.GetValue(derived)!).Add(record);
        System.Text.Json.JsonSerializer.Serialize(serializer.Deserialize<object>(serializer.SerializeToArray(derived)), derived.GetType())
            .ShouldBe("""{"Recs":[{"X":5,"Y":"y","More":6}],"A":1,"Fixed":"set once"}""");
        services.GetRequiredService<DeepCopier>().Copy(record).ShouldBe(record);
    }

    private static (EmitResult Result, MetadataReference Reference, byte[] Image) CompileLibrary()
    {
        var compilation = Generated.Compile(Library).WithAssemblyName("Lib");
        using var image = new MemoryStream();
        using var reference = new MemoryStream();
        var result = compilation.Emit(image, metadataPEStream: reference, options: new EmitOptions(includePrivateMembers: false));
        return (result, MetadataReference.CreateFromImage(reference.ToArray()), image.ToArray());
    }
}

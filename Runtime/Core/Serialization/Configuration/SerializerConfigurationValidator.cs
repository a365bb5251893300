using System.Reflection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Orleans.Serialization.Configuration;

/// <summary>
/// Refuses to start when a grain interface mentions a type that could not be passed, so that the mistake shows before the first call. Runs in
/// Development unless <see cref="TypeManifestOptions.EnableConfigurationAnalysis"/> says otherwise: elsewhere a start should not cost the search.
/// </summary>
internal sealed class SerializerConfigurationValidator(IOptions<TypeManifestOptions> manifest, CodecProvider provider, IServiceProvider services)
    : IConfigurationValidator
{
    public void ValidateConfiguration()
    {
        var isDevelopment = (services.GetService(typeof(IHostEnvironment)) as IHostEnvironment)?.IsDevelopment() ?? false;
        if (!(manifest.Value.EnableConfigurationAnalysis ?? isDevelopment)) return;
        var problems = manifest.Value.Interfaces.SelectMany(FindProblems).Distinct().Order(StringComparer.Ordinal).ToArray();
        if (problems.Length == 0) return;
        throw new OrleansConfigurationException(
            $"Grain interfaces use types that cannot be passed between grains. Mark them [GenerateSerializer] and their members [Id], or set {nameof(TypeManifestOptions)}.{nameof(TypeManifestOptions.EnableConfigurationAnalysis)} to false to start anyway:{Environment.NewLine}{string.Join(Environment.NewLine, problems)}");
    }

    private IEnumerable<string> FindProblems(Type type)
    {
        foreach (var method in type.GetMethods(BindingFlags.Instance | BindingFlags.Public))
        {
            var mentioned = method.GetParameters().Select(parameter => parameter.ParameterType).Append(ResultOf(method.ReturnType)).SelectMany(Concrete);
            foreach (var part in mentioned.Where(part => !provider.CanSerialize(part) || !provider.CanCopy(part)))
                yield return $"{type}.{method.Name}: {part}";
        }
    }

    /// <summary>What of a type can be judged without knowing type arguments.</summary>
    private static IEnumerable<Type> Concrete(Type? type)
    {
        if (type is null || type == typeof(void) || type == typeof(CancellationToken) || type.IsGenericParameter) return [];
        if (!type.ContainsGenericParameters) return [type];
        return (type.HasElementType ? [type.GetElementType()!] : type.GetGenericArguments()).SelectMany(Concrete);
    }

    private static Type? ResultOf(Type returned)
    {
        if (returned == typeof(void) || returned == typeof(Task) || returned == typeof(ValueTask)) return null;
        return returned.IsGenericType ? returned.GetGenericArguments()[0] : returned;
    }
}

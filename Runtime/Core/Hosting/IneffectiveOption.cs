using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Orleans.Hosting;

/// <summary>A documented option that this engine does not follow, and what holds instead.</summary>
/// <param name="Class">The class of the option.</param>
/// <param name="Name">The property.</param>
/// <param name="Instead">What holds instead of it, as the end of a sentence.</param>
internal abstract record IneffectiveOption(Type Class, string Name, string Instead)
{
    /// <param name="name">The property.</param>
    /// <param name="value">Reads it.</param>
    /// <param name="instead">What holds instead.</param>
    /// <param name="standard">The value that stands for not being set, where that follows from other options.</param>
    public static IneffectiveOption Of<T>(string name, Func<T, object?> value, string instead, Func<T, object?>? standard = null)
        where T : class, new() => new In<T>(name, value, instead, standard ?? (_ => value(new T())));

    /// <summary>The value that was set; null when the option stands at its default.</summary>
    public abstract object? SetIn(IServiceProvider services);

    private sealed record In<T>(string Option, Func<T, object?> Value, string What, Func<T, object?> Standard) : IneffectiveOption(typeof(T), Option, What)
        where T : class, new()
    {
        public override object? SetIn(IServiceProvider services)
        {
            var options = services.GetRequiredService<IOptions<T>>().Value;
            var value = Value(options);
            return Equals(value, Standard(options)) ? null : value;
        }
    }
}

namespace OrleansHa.Silo.Custom;

/// <summary>Registers users' classes with a silo's services.</summary>
public static class CustomServiceCollectionExtensions
{
    /// <summary>
    /// Lets definitions name a class as a stage or controller of type <c>custom</c>: one that implements ISubProcessor or
    /// ILoopController, with a memory or without. It is made once, with what its constructor asks of the services.
    /// </summary>
    public static IServiceCollection AddLoopClass<T>(this IServiceCollection services)
        where T : class => services.AddSingleton(new CustomRegistration(typeof(T)));
}

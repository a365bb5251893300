using System.Reflection;
using System.Runtime.Loader;

namespace OrleansHa.Silo.Custom;

/// <summary>Reads plug-ins: NAME/NAME.dll with what it needs beside it, each apart from the others.</summary>
internal static class PluginFolder
{
    /// <summary>64 plug-ins: more in one folder is another folder than the one that was meant.</summary>
    private const int Most = 64;

    public static IEnumerable<CustomProgram> Read(string folder, ILogger logger)
    {
        if (!Directory.Exists(folder))
        {
            CustomLog.NotLoaded(logger, new DirectoryNotFoundException($"The plug-in folder {folder} does not exist."), folder);
            return [];
        }

        return Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal).Take(Most).SelectMany(directory => ReadOne(directory, logger)).ToList();
    }

    private static List<CustomProgram> ReadOne(string directory, ILogger logger)
    {
        var name = Path.GetFileName(directory);
        try
        {
            var file = Path.GetFullPath(Path.Combine(directory, $"{name}.dll"));
            var programs = new Context(file).LoadFromAssemblyPath(file).GetExportedTypes()
                .Select(type => CustomProgram.Of(type, () => Activator.CreateInstance(type)!)).OfType<CustomProgram>().ToList();
            CustomLog.Loaded(logger, name, string.Join(", ", programs.Select(program => program.Class.Name)));
            return programs;
        }
        catch (Exception error)
        {
            // The boundary of a plug-in: loops that need it are refused when they are applied.
            CustomLog.NotLoaded(logger, error, name);
            return [];
        }
    }

    private sealed class Context(string file) : AssemblyLoadContext(Path.GetFileNameWithoutExtension(file))
    {
        private readonly AssemblyDependencyResolver _resolver = new(file);

        protected override Assembly? Load(AssemblyName assemblyName)
        {
            // What the silo has too is shared, above all the interfaces: their types have to be the same on both sides.
            if (assemblyName.Name is { } name && Default.Assemblies.Any(known => known.GetName().Name == name))
                return null;
            return _resolver.ResolveAssemblyToPath(assemblyName) is { } path ? LoadFromAssemblyPath(path) : null;
        }

        protected override nint LoadUnmanagedDll(string unmanagedDllName) =>
            _resolver.ResolveUnmanagedDllToPath(unmanagedDllName) is { } path ? LoadUnmanagedDllFromPath(path) : nint.Zero;
    }
}

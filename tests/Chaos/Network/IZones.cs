using System.Net;

namespace OrleansHa.Tests.Chaos.Network;

/// <summary>Hosts of their own on one machine, numbered from 0.</summary>
internal interface IZones : IAsyncDisposable
{
    /// <summary>The network namespace of a host.</summary>
    string NamespaceOf(int zone);

    IPAddress AddressOf(int zone);

    /// <summary>Makes a port of the test's own loopback reachable from all hosts.</summary>
    /// <returns>Where they reach it.</returns>
    IPEndPoint Expose(int loopbackPort);
}

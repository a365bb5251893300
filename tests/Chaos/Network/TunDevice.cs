using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Text;

namespace OrleansHa.Tests.Chaos.Network;

/// <summary>A network interface whose packets this process reads and writes (Linux TUN: whole IP packets, no Ethernet frame).</summary>
internal sealed class TunDevice : IDisposable
{
    private const int ReadWrite = 2;
    private const int NonBlocking = 2048;
    private const uint SetInterface = 0x400454ca;
    private const short TunWithoutHeader = 0x1001;
    private const short Readable = 1;

    // An Ethernet's packets are 1500 bytes.
    private const int LargestPacket = 2048;

    private readonly int _descriptor;

    /// <summary>Makes the interface; give it an address, or move it to another namespace, with <c>ip</c>. It goes with this object.</summary>
    public TunDevice(string name)
    {
        _descriptor = Open("/dev/net/tun", ReadWrite | NonBlocking);
        if (_descriptor < 0) throw new Win32Exception(Marshal.GetLastPInvokeError(), "/dev/net/tun cannot be opened");
        var request = new byte[40];
        Encoding.ASCII.GetBytes(name, request);
        BitConverter.TryWriteBytes(request.AsSpan(16), TunWithoutHeader);
        if (Control(_descriptor, SetInterface, request) == 0) return;
        var error = Marshal.GetLastPInvokeError();
        _ = Close(_descriptor);
        throw new Win32Exception(error, $"the interface {name} cannot be made");
    }

    /// <summary>The next packet that the kernel sends out of the interface; null when none came within <paramref name="patience"/>.</summary>
    public byte[]? Read(TimeSpan patience)
    {
        var wait = new PollEntry { Descriptor = _descriptor, Events = Readable };
        if (Poll(ref wait, 1, (int)patience.TotalMilliseconds) <= 0) return null;
        var packet = new byte[LargestPacket];
        var length = ReadBytes(_descriptor, packet, packet.Length);
        return length > 0 ? packet[..(int)length] : null;
    }

    /// <summary>Hands a packet to the kernel as if it had come in through the interface. One that does not fit is lost, as packets are.</summary>
    public void Write(byte[] packet) => _ = WriteBytes(_descriptor, packet, packet.Length);

    public void Dispose() => _ = Close(_descriptor);

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);

    [DllImport("libc", EntryPoint = "ioctl", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Control(int descriptor, nuint request, byte[] argument);

    [DllImport("libc", EntryPoint = "poll", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Poll(ref PollEntry entries, nuint count, int milliseconds);

    [DllImport("libc", EntryPoint = "read", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern nint ReadBytes(int descriptor, byte[] buffer, nint count);

    [DllImport("libc", EntryPoint = "write", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern nint WriteBytes(int descriptor, byte[] buffer, nint count);

    [DllImport("libc", EntryPoint = "close")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Close(int descriptor);

    [StructLayout(LayoutKind.Sequential)]
    private struct PollEntry
    {
        public int Descriptor;
        public short Events;
        public short Returned;
    }
}

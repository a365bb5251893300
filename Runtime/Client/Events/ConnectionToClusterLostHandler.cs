namespace Orleans;

/// <summary>Called when the last gateway connection of a client is gone.</summary>
public delegate void ConnectionToClusterLostHandler(object? sender, EventArgs e);

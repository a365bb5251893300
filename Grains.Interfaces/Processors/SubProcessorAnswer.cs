namespace OrleansHa.Grains.Interfaces.Processors;

/// <summary>What a class of yours answers.</summary>
/// <param name="Value">Finite; null or anything else counts as an error.</param>
/// <param name="Quality">What it is worth; never taken for better than its input.</param>
public readonly record struct SubProcessorAnswer(double? Value, Quality Quality = Quality.Good);

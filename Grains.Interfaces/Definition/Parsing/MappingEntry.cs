namespace OrleansHa.Grains.Interfaces.Definition.Parsing;

internal readonly record struct MappingEntry(ScalarNode Key, Node Value);

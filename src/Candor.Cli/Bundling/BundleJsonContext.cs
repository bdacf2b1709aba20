using System.Text.Json.Serialization;

namespace Candor.Cli.Bundling;

/// <summary>The serialisation code of the records of a bundle, generated at build time.</summary>
[JsonSourceGenerationOptions(WriteIndented = true, NewLine = "\n", PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ExhibitList))]
[JsonSerializable(typeof(StepLog))]
[JsonSerializable(typeof(ToolRecord))]
[JsonSerializable(typeof(NotTestedRecord))]
[JsonSerializable(typeof(RunRecord))]
internal sealed partial class BundleJsonContext : JsonSerializerContext;

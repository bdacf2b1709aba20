using Candor.Knowledge.Android;

namespace Candor.Android.Code;

/// <summary>What an instruction can touch that the knowledge names: exactly one of the four.</summary>
internal sealed record ApiTarget(ApiSource? Source, ApiSink? Sink, ApiBoundary? Boundary, ApiCall? Call = null);

namespace Candor.Android.Consent;

/// <summary>A place that tells an SDK that the person agreed.</summary>
/// <param name="Name">The SDK.</param>
/// <param name="Type">The descriptor of the class that is told.</param>
/// <param name="Method">The method that tells it.</param>
/// <param name="Offset">The call.</param>
internal sealed record ToldSdk(string Name, string Type, int Method, int Offset);

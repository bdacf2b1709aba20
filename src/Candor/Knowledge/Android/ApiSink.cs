namespace Candor.Knowledge.Android;

/// <summary>A method by which data leaves the app's memory.</summary>
/// <param name="Method">The method, as <c>Lclass;->name(parameters)return</c>.</param>
/// <param name="Channel">Where it goes, from the closed list of channels.</param>
/// <param name="Provenance">Where the entry comes from.</param>
public sealed record ApiSink(string Method, string Channel, Provenance Provenance)
{
    /// <summary>Whether what its receiver holds leaves too, though it is given something: a request that is told whom to call back.</summary>
    public bool SendsReceiver { get; init; }
}

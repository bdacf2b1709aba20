namespace Candor.Dex;

/// <summary>A method outside the app that no model describes, and to which data may have gone: what it did with it is assumed.</summary>
/// <param name="Method">The method, as the code names it.</param>
/// <param name="Calls">How many calls of the app, at least 1.</param>
public sealed record FlowDefault(string Method, int Calls);

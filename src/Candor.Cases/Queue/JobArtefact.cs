namespace Candor.Cases;

/// <summary>A file that a job made; its content lies in the vault.</summary>
/// <param name="Name">Its name, such as <c>report.html</c>.</param>
/// <param name="Sha256">Its hash.</param>
/// <param name="Size">Its size, in bytes.</param>
public sealed record JobArtefact(string Name, string Sha256, long Size);

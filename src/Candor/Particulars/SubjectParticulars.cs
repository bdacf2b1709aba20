namespace Candor.Particulars;

/// <summary>What no audit knows of a subject.</summary>
/// <param name="Id">Its package id, address or SHA-256.</param>
/// <param name="Developer">Who develops or runs it.</param>
/// <param name="Source">Where it was taken from: a store, an address.</param>
/// <param name="Contact">How its developer is reached.</param>
public sealed record SubjectParticulars(string Id, string? Developer, string? Source, string? Contact);

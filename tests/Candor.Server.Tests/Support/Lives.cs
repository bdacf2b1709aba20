namespace Candor.Server.Tests.Support;

/// <summary>The stories in browsers, one after the other: each starts browsers and audits of its own.</summary>
[CollectionDefinition(Name)]
public sealed class Lives
{
    public const string Name = "lives";
}

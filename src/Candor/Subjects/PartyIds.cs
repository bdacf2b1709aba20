namespace Candor;

/// <summary>The parties that are not companies of the knowledge base.</summary>
public static class PartyIds
{
    /// <summary>The subject itself and who publishes it.</summary>
    public const string First = "first-party";

    /// <summary>Third parties in general: partners, affiliates, service providers.</summary>
    public const string ThirdParties = "third-parties";

    /// <summary>Code or a host whose owner is not known.</summary>
    public const string Unknown = "unknown-party";
}

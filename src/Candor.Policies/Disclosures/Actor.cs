namespace Candor.Policies.Disclosures;

/// <summary>Who acts in a sentence.</summary>
internal enum Actor
{
    We,
    You,
    ThirdParty,
}

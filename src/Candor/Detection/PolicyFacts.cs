using System.Globalization;

namespace Candor.Detection;

/// <summary>What makes a fact about one policy this fact: not its text, or every edit of the policy would make another fact of it.</summary>
internal static class PolicyFacts
{
    /// <summary>The policy by its place among those that were given.</summary>
    public static string Nth(int index) => index == 0 ? "policy" : string.Create(CultureInfo.InvariantCulture, $"policy {index + 1}");
}

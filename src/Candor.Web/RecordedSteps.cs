using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Candor.Web;

/// <summary>
/// What to press, where a page's consent dialog cannot be driven without help: for each choice a short list of steps, read from JSON such as
/// <c>{"refusal": [{"press": "#more"}, {"press": "只用必要的"}]}</c>.
/// </summary>
/// <param name="Before">Steps of every visit, before anything else, such as leaving a splash screen.</param>
/// <param name="Refusal">Steps that refuse.</param>
/// <param name="Acceptance">Steps that accept.</param>
/// <param name="Withdrawal">Steps that withdraw after acceptance.</param>
public sealed record RecordedSteps(
    ImmutableArray<RecordedStep> Before = default,
    ImmutableArray<RecordedStep> Refusal = default,
    ImmutableArray<RecordedStep> Acceptance = default,
    ImmutableArray<RecordedStep> Withdrawal = default)
{
    /// <summary>Reads steps from JSON.</summary>
    /// <exception cref="FormatException">The text is no list of steps; the message says where.</exception>
    public static RecordedSteps Parse(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, StepsJson.Default.RecordedSteps) ?? throw new FormatException("It holds no steps.");
        }
        catch (JsonException e)
        {
            throw new FormatException($"Line {e.LineNumber + 1}: {e.Message}", e);
        }
    }
}

/// <summary>One step: something to press, something to type, or a wait.</summary>
/// <param name="Press">What to press: a CSS selector where it begins with <c>#</c>, <c>.</c> or <c>[</c>, else the text of a button.</param>
/// <param name="Into">Where to type: a CSS selector.</param>
/// <param name="Type">What to type.</param>
/// <param name="Wait">How long to wait, in milliseconds, at most 5,000.</param>
public sealed record RecordedStep(string? Press = null, string? Into = null, string? Type = null, int Wait = 0);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, ReadCommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true)]
[JsonSerializable(typeof(RecordedSteps))]
internal sealed partial class StepsJson : JsonSerializerContext;

using System.Text;
using System.Text.Json;

namespace Candor.Reports.Sarif;

/// <summary>Texts of an app or a policy made fit for a file that other programs show.</summary>
internal static class SarifText
{
    /// <summary>The longest text of a message, in UTF-16 code units.</summary>
    public const int Longest = 4000;

    /// <summary>A text whose control, direction and other invisible characters are made visible, cut at <see cref="Longest"/>.</summary>
    public static string Clean(string text)
    {
        var clean = Html.VisibleText.Of(text, Longest, out var omitted);
        return omitted > 0 ? clean + "…" : clean;
    }

    /// <summary>A property with a text that was cleaned.</summary>
    public static void Write(Utf8JsonWriter json, string name, string text) => json.WriteString(name, Clean(text));

    /// <summary>A message: plain text in which braces do not mean anything.</summary>
    public static void WriteMessage(Utf8JsonWriter json, string name, string text)
    {
        json.WriteStartObject(name);
        json.WriteString("text", Braces(Clean(text)));
        json.WriteEndObject();
    }

    /// <summary>Braces are placeholders in a message, and brackets before parentheses are links: both are doubled or escaped as the standard says.</summary>
    private static string Braces(string text)
    {
        if (text.AsSpan().IndexOfAny("{}[]\\") < 0)
        {
            return text;
        }

        var escaped = new StringBuilder(text.Length + 8);
        foreach (var c in text)
        {
            escaped.Append(c switch
            {
                '{' => "{{",
                '}' => "}}",
                '[' => "\\[",
                ']' => "\\]",
                '\\' => "\\\\",
                _ => c.ToString(),
            });
        }

        return escaped.ToString();
    }
}

namespace Candor.Android.Consent;

/// <summary>Writes which button is meant.</summary>
internal static class ButtonLabels
{
    private const int MaxLength = 60;

    /// <summary>A view: its first label, else its name, else its id.</summary>
    public static string Of(IScreenTexts texts, uint view) => Of(texts.LabelsOf(view), texts.NameOf(view), view);

    /// <summary>A button: its first label, else its name, else its id.</summary>
    public static string Of(IEnumerable<string> labels, string? name, uint id)
    {
        var label = labels.FirstOrDefault(static l => l.Length > 0) ?? name ?? $"0x{id:x8}";
        return label.Length <= MaxLength ? label : label[..MaxLength];
    }
}

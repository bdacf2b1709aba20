namespace Candor.Dex;

/// <summary>
/// What a pass over the code looks for. It is matched against the tables of each file once; the pass then only looks up indexes. Entries of a
/// list may be equal: each gets its own hits.
/// <para>A method matches by name and prototype where the reference names its class, or a class below it that neither has nor inherits a method
/// of the app by that name: <c>Lcom/app/MyManager;->getDeviceId()</c> is TelephonyManager's when MyManager extends it and does not override it.
/// A constructor matches its own class only. The nearest supertype wins. A field matches likewise.</para>
/// </summary>
public sealed record ReferencePatterns
{
    /// <summary>Methods, such as <c>Landroid/telephony/TelephonyManager;->getDeviceId()Ljava/lang/String;</c>.</summary>
    public IReadOnlyList<string> Methods { get; init; } = [];

    /// <summary>Fields, such as <c>Landroid/provider/ContactsContract$Contacts;->CONTENT_URI:Landroid/net/Uri;</c>.</summary>
    public IReadOnlyList<string> Fields { get; init; } = [];

    /// <summary>Beginnings of string constants, such as <c>content://sms</c>.</summary>
    public IReadOnlyList<string> StringPrefixes { get; init; } = [];

    /// <summary>Types of which an object is created, such as <c>Ldalvik/system/DexClassLoader;</c>.</summary>
    public IReadOnlyList<string> NewInstances { get; init; } = [];
}

namespace Candor.Reports.Model;

/// <summary>A method as people read it, from <c>Lpackage/Class;->name(parameters)return</c>.</summary>
/// <param name="Type">The class, with dots; empty where the text has another form.</param>
/// <param name="Name">The method's name; the whole text where it has another form.</param>
internal readonly record struct MethodName(string Type, string Name)
{
    public static MethodName Of(string method)
    {
        var arrow = method.IndexOf(";->", StringComparison.Ordinal);
        var bracket = arrow < 0 ? -1 : method.IndexOf('(', arrow);
        return method.StartsWith('L') && arrow > 1 && bracket > arrow + 3
            ? new(method[1..arrow].Replace('/', '.'), method[(arrow + 3)..bracket])
            : new(string.Empty, method);
    }
}

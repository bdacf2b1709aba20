namespace Candor.Dex;

/// <summary>
/// How well-known methods of the Java library pass truth values on: boxes and unboxes, comparisons, tests for emptiness. A comparison with a
/// constant is a question to the model: what must have held if the value is equal to it.
/// </summary>
public static class JavaValues
{
    /// <summary>What a call of a library method returns.</summary>
    /// <param name="type">The descriptor of the class that the call names.</param>
    /// <param name="name">The name of the method.</param>
    /// <param name="arguments">A value for each register that the call passes, the receiver first.</param>
    /// <param name="whenEqualText">What must have held if a value is equal to a string.</param>
    /// <returns>The value, or null when this is none of the known methods.</returns>
    public static Value? Call(string type, string name, ReadOnlySpan<Value> arguments, Func<Value, string, Guard> whenEqualText)
    {
        switch (type, name)
        {
            case ("Ljava/lang/Boolean;" or "Ljava/lang/Integer;" or "Ljava/lang/Long;", "valueOf" or "booleanValue" or "intValue" or "longValue" or "parseBoolean"):
            case ("Ljava/util/Objects;", "requireNonNull"):
            case ("Ljava/lang/Number;", "intValue" or "longValue"):
                return arguments.Length == 0 ? null : arguments[0];
            case ("Ljava/lang/Boolean;" or "Ljava/lang/Integer;" or "Ljava/lang/Object;" or "Ljava/lang/Long;", "equals"):
            case ("Lkotlin/jvm/internal/Intrinsics;", "areEqual"):
            case ("Ljava/util/Objects;", "equals"):
                return arguments.Length < 2 ? null : AreEqual(arguments[0], arguments[1], whenEqualText);
            case ("Ljava/lang/String;", "equals" or "equalsIgnoreCase" or "contentEquals"):
            case ("Landroid/text/TextUtils;", "equals"):
                return arguments.Length < 2 ? null : AreEqual(arguments[0], arguments[1], whenEqualText);
            case ("Ljava/lang/String;", "isEmpty"):
            case ("Landroid/text/TextUtils;", "isEmpty"):
                return arguments.Length == 0 ? null : arguments[0].Kind == ValueKind.Text
                    ? Value.OfNumber(arguments[0].Text!.Length == 0 ? 1 : 0)
                    : Value.Unknown.With(arguments[0].WhenNonZero, Guard.None);
            case ("Ljava/lang/String;", "startsWith" or "endsWith" or "contains"):
                return arguments.Length < 2 || arguments[1].Kind != ValueKind.Text || arguments[1].Text!.Length == 0
                    ? null
                    : Value.Unknown.With(Guard.None, whenEqualText(arguments[0], arguments[1].Text!));
            case ("Ljava/lang/String;", "charAt"):
                return arguments.Length == 0 || arguments[0].Kind != ValueKind.Modelled ? null : arguments[0].With(Guard.None, Guard.None);
            case ("Ljava/lang/String;", "length"):
                return arguments.Length == 0 ? null : Value.Unknown.With(Guard.None, arguments[0].WhenNonZero);
            default:
                return null;
        }
    }

    private static Value AreEqual(Value left, Value right, Func<Value, string, Guard> whenEqualText)
    {
        (Value constant, Value value) = left.Kind is ValueKind.Text or ValueKind.Number ? (left, right) : (right, left);
        return constant.Kind switch
        {
            ValueKind.Text => Value.Unknown.With(Guard.None, whenEqualText(value, constant.Text!).And(Certain(value.WhenNonZero))),
            ValueKind.Number when constant.Number == 0 => value.Negated(),
            ValueKind.Number when constant.Number == 1 => Value.Unknown.With(Guard.None, Certain(value.WhenNonZero)),
            _ => Value.Unknown,
        };
    }

    private static Guard Certain(Guard guard) => guard.IsImpossible ? Guard.None : guard;
}

using Candor.Android.Code;
using Candor.Android.Practices;
using Candor.Android.Sdks;
using Candor.Dex;

namespace Candor.Android.Conducts;

/// <summary>
/// Finds checks of certificates and host names that check nothing: an empty <c>checkServerTrusted</c>, a <c>verify</c> that always says yes, a page
/// that goes on whatever is wrong with the certificate. Only bodies that cannot do otherwise count; one with a condition is left to a person.
/// </summary>
internal sealed class TrustChecks(AppCode code, Reach reach, CodeOwners owners, EvidenceBag evidence)
{
    private const string Proceed = "Landroid/webkit/SslErrorHandler;->proceed()V";

    public IEnumerable<Conduct> Observe()
    {
        foreach (var (type, method, accepts) in Checks)
        {
            if (!code.Hierarchy.TryFindType(type, out var typeId))
            {
                continue;
            }

            foreach (var classId in code.Hierarchy.GetSubclasses(typeId).ToArray().Where(c => !owners.IsTool(c)))
            {
                foreach (var id in code.Program.FindMethods(classId, method).Where(id => Accepts(id, accepts)))
                {
                    yield return new(
                        ConductKind.TrustsAnyCertificate,
                        IsMade(classId) ? Certainty.Reachable : Certainty.Present,
                        owners.PartyOfClass(classId),
                        LocalizedText.Same(code.Program.Describe(id)),
                        [evidence.Add(new CallSteps(code).Place(id, 0))]);
                }
            }
        }
    }

    private delegate bool Body(InstructionSequence instructions, DexFile file);

    private static IEnumerable<(string Type, string Method, Body Accepts)> Checks =>
    [
        ("Ljavax/net/ssl/X509TrustManager;", "checkServerTrusted", DoesNothing),
        ("Ljavax/net/ssl/HostnameVerifier;", "verify", SaysYes),
        ("Landroid/webkit/WebViewClient;", "onReceivedSslError", GoesOn),
    ];

    private bool Accepts(int method, Body accepts)
    {
        var definition = code.Program.GetMethod(method);
        try
        {
            return definition.HasCode && accepts(definition.GetCode().Instructions, definition.File);
        }
        catch (BadDexException)
        {
            // The call graph has listed it as a problem already.
            return false;
        }
    }

    private static bool DoesNothing(InstructionSequence instructions, DexFile file)
    {
        foreach (var instruction in instructions)
        {
            if (instruction.Opcode is not (Opcode.Nop or Opcode.ReturnVoid))
            {
                return false;
            }
        }

        return true;
    }

    private static bool SaysYes(InstructionSequence instructions, DexFile file)
    {
        var isYes = false;
        foreach (var instruction in instructions)
        {
            switch (instruction.Opcode)
            {
                case Opcode.Nop:
                    break;
                case Opcode.Const4 or Opcode.Const16 when instruction.Literal == 1 && !isYes:
                    isYes = true;
                    break;
                case Opcode.Return when isYes:
                    return true;
                default:
                    return false;
            }
        }

        return false;
    }

    private static bool GoesOn(InstructionSequence instructions, DexFile file)
    {
        var goesOn = false;
        foreach (var instruction in instructions)
        {
            if (instruction.Target is not null)
            {
                return false;
            }

            goesOn |= instruction.IndexKind == IndexKind.Method && file.Describe(new MethodHandle(instruction.Index)) == Proceed;
        }

        return goesOn;
    }

    /// <summary>Whether an object of the class may be made.</summary>
    private bool IsMade(int classId) => code.Program.FindMethods(classId, "<init>").Any(reach.IsReached);
}

using System.CommandLine;
using Candor.Bundles.Signing;
using Candor.Cli.Bundling;

namespace Candor.Cli.Commands;

/// <summary><c>candor key</c>.</summary>
internal static class KeyCommand
{
    public static Command Create()
    {
        var file = new Argument<string?>("FILE") { Description = "The key file; default: your own, in your folder for settings.", Arity = ArgumentArity.ZeroOrOne };
        var make = new Command("new", "Makes a key (P-256, PEM) that signs evidence bundles. A key that is there is never written over.") { file };
        make.SetAction(parsed => New(parsed.GetValue(file) ?? UserKey.Path));
        var show = new Command("show", "Shows the id and the public half of a key: what others need to know your bundles by.") { file };
        show.SetAction(parsed => Show(parsed.GetValue(file) ?? UserKey.Path));
        return new Command("key", "Keys that sign evidence bundles.") { make, show };
    }

    private static int New(string path)
    {
        if (Path.Exists(path))
        {
            throw CommandException.Usage($"'{path}' is there already; a key is never written over.");
        }

        using var key = KeyStore.Create(path);
        Console.Out.WriteLine($"file {path}");
        Print(key.Public);
        return ExitCode.Nothing;
    }

    private static int Show(string path)
    {
        Console.Out.WriteLine($"file {path}");
        Print(UserKey.ReadPublic(path));
        return ExitCode.Nothing;
    }

    private static void Print(VerifyingKey key)
    {
        Console.Out.WriteLine($"id   {key.Id}");
        Console.Out.Write(key.Pem);
    }
}

using Candor.Cases;
using Candor.Server.Work;
using Candor.Servers;

namespace Candor.ScaleOut.Tests.Support;

/// <summary>A command in the place of <c>candor</c>, whose doing is the content of the file that it is given; and the audit that it hands out.</summary>
internal static class FakeCommand
{
    /// <summary>Writes the command into a folder.</summary>
    public static string Write(string folder)
    {
        var template = Path.Combine(folder, "template.json");
        File.WriteAllBytes(template, AuditJson.Write(Sample()));
        var path = Path.Combine(folder, "fake-candor");
        File.WriteAllText(path, $$"""
            #!/bin/sh
            for a in "$@"; do
              case "$a" in --out=*) out=${a#--out=} ;; esac
              subject=$a
            done
            echo 'stage: Looking' >&2
            finish() { cp '{{template}}' "$out/audit.json"; cp "$subject" "$out/echo.txt"; }
            case "$(head -n 1 "$subject" | cut -c1-20)" in
              hog) head -c 1500000000 /dev/zero | tail -c 1400000000 >/dev/null; finish ;;
              hang) (sleep 300; :) & sleep 300 ;;
              slow) echo 'stage: Following data' >&2; sleep 60; finish ;;
              crash) kill -SEGV $$ ;;
              refuse) echo 'candor: The file is no app.' >&2; exit 3 ;;
              broken) echo '{' >"$out/audit.json" ;;
              nothing) ;;
              flood) head -c 30000000 /dev/zero | tr '\0' 'x' >&2; exit 9 ;;
              fill) head -c 200000000 /dev/zero >"$out/large" || exit 9; finish ;;
              links) ln -s /etc/passwd "$out/passwd"; ln -s / "$out/root"; finish ;;
              tell) { env; echo "arguments: $*"; echo "folder: $(pwd)"; echo "input: $(wc -c)"; echo "network: $(readlink /proc/self/ns/net)"; } >"$out/told.txt"; finish ;;
              *) sleep 0.3; finish ;;
            esac
            """);
        ServerProcess.Run("chmod", "+x", path);
        return path;
    }

    /// <summary>A job for it.</summary>
    public static JobRequest Request(StoredBlob subject, string? name = "app.apk") => new(new(subject.Sha256, name, null), [], null, "2026-03-02", "cn", "zh");

    private static Audit Sample() => new(
        Audit.CurrentSchemaVersion,
        new("candor", "0.1.0", new string('0', 64), 1),
        new("2026-03-02", ["cn"], null),
        new(SubjectKind.AndroidApp, "org.example.echo", new("回声", "Echo"), "1.0", 1, null, null, new string('1', 64), 1, null, null, []),
        [], [], [], [], [], [], [], [], [], [], [], [],
        new([], [], [], []),
        new("2026-03-02T09:00:00Z", 1, "host", "candor audit"));
}

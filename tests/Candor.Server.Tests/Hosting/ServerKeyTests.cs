using Candor.Server.Hosting;

namespace Candor.Server.Tests.Hosting;

/// <summary>The key that signs events, open and encrypted.</summary>
public sealed class ServerKeyTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("candor-keys-").FullName;

    private string KeyFile => Path.Combine(_folder, "event-key.pem");

    [Fact]
    public void A_key_that_lay_open_is_encrypted_once_there_is_a_password_and_stays_the_same_key()
    {
        string known;
        using (var open = ServerKey.Open(_folder, password: null))
        {
            known = open.PublicKey;
        }

        Assert.Contains("BEGIN PRIVATE KEY", File.ReadAllText(KeyFile), StringComparison.Ordinal);
        using (var closed = ServerKey.Open(_folder, "correct horse"))
        {
            Assert.Equal(known, closed.PublicKey);
        }

        Assert.Contains("BEGIN ENCRYPTED PRIVATE KEY", File.ReadAllText(KeyFile), StringComparison.Ordinal);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(KeyFile));
        using (var again = ServerKey.Open(_folder, "correct horse"))
        {
            Assert.Equal(known, again.PublicKey);
        }

        Assert.Contains(ServerKey.PasswordFile, Assert.Throws<InvalidOperationException>(() => ServerKey.Open(_folder, password: null)).Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => ServerKey.Open(_folder, "wrong horse"));
        Assert.Equal(["event-key.pem", "event-key.pub.pem"], Directory.GetFiles(_folder).Select(static f => Path.GetFileName(f)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_password_is_what_its_file_holds_without_the_end_of_the_line()
    {
        var file = Path.Combine(_folder, "password");
        File.WriteAllText(file, "correct horse \n");

        Assert.Equal("correct horse ", ServerKey.Password(file));
        Assert.Null(ServerKey.Password(null));
        Assert.Null(ServerKey.Password(""));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}

using System.IO.Compression;
using System.Text;
using Candor.Android.Tests.Packages;
using Candor.Android.Zip;
using Candor.Testing;
using CsCheck;

namespace Candor.Android.Tests.Zip;

public sealed class ZipArchiveReaderTests
{
    private static ZipArchiveReader Open(byte[] bytes) => ZipArchiveReader.Open(new MemoryBytes(bytes));

    [Fact]
    public void Reads_stored_and_deflated_entries()
    {
        using var archive = Open(new ZipBuilder().Add("a", "stored").Add("b", Encoding.UTF8.GetBytes(new string('x', 5000)), method: 8).Build());
        Assert.Equal(["a", "b"], archive.Entries.Select(entry => entry.Name));
        Assert.Empty(archive.Problems);
        Assert.Equal("stored", Encoding.UTF8.GetString(archive.Read(archive.Entries[0]).Bytes));
        var content = archive.Read(archive.Entries[1]);
        Assert.Equal(new string('x', 5000), Encoding.UTF8.GetString(content.Bytes));
        Assert.Empty(content.Problems);
    }

    [Fact]
    public void Reads_what_the_framework_writes()
    {
        Gen.Byte.Array[0, 300].List[0, 8].Draw(contents =>
        {
            using var stream = new MemoryStream();
            using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
            {
                for (var i = 0; i < contents.Count; i++)
                {
                    using var entry = zip.CreateEntry($"dir/{i}", i % 2 == 0 ? CompressionLevel.Optimal : CompressionLevel.NoCompression).Open();
                    entry.Write(contents[i]);
                }
            }
            using var archive = Open(stream.ToArray());
            Assert.Empty(archive.Problems);
            Assert.Equal(contents, archive.Entries.Select(entry => archive.Read(entry).Bytes));
        }, cases: 200);
    }

    [Fact]
    public void Finds_the_end_behind_a_comment_that_looks_like_an_end()
    {
        var builder = new ZipBuilder { Comment = [.. "PK\u0005\u0006"u8, .. new byte[40]] };
        using var archive = Open(builder.Add("a", "1").Build());
        Assert.Equal("a", Assert.Single(archive.Entries).Name);
        Assert.Empty(archive.Problems);
    }

    [Fact]
    public void Ignores_the_encryption_flag_and_reports_it()
    {
        using var archive = Open(new ZipBuilder().Add("a", "text"u8.ToArray(), method: 8, flags: 1).Build());
        Assert.Equal("text"u8, archive.Read(archive.Entries[0]).Bytes);
        Assert.Contains(archive.Problems, problem => problem.Entry == "a" && problem.Message.Contains("encrypted"));
    }

    [Fact]
    public void Reads_an_unknown_method_as_stored_and_reports_it()
    {
        using var archive = Open(new ZipBuilder().Add("AndroidManifest.xml", "text"u8.ToArray(), method: 0x1998, compressedLength: 9999).Build());
        var content = archive.Read(archive.Entries[0]);
        Assert.Equal("text"u8, content.Bytes);
        Assert.Contains(archive.Problems, problem => problem.Message.Contains("method 6552"));
        Assert.Contains(content.Problems, problem => problem.Message.Contains("two lengths"));
    }

    [Fact]
    public void Takes_the_first_of_doubled_names_and_reports_it()
    {
        using var archive = Open(new ZipBuilder().Add("a", "first").Add("a", "second").Build());
        Assert.True(archive.TryFind("a", out var entry));
        Assert.Equal("first"u8, archive.Read(entry).Bytes);
        Assert.Equal(2, archive.Entries.Length);
        Assert.Contains(archive.Problems, problem => problem.Message.Contains("twice"));
    }

    [Fact]
    public void Follows_the_directory_where_the_local_header_differs()
    {
        using var archive = Open(new ZipBuilder().Add("classes.dex", "real"u8.ToArray(), localName: "other-name.txt", localMethod: 8).Build());
        var content = archive.Read(archive.Entries[0]);
        Assert.Equal("real"u8, content.Bytes);
        Assert.Contains(content.Problems, problem => problem.Message.Contains("another name"));
        Assert.Contains(content.Problems, problem => problem.Message.Contains("method 8"));
    }

    [Fact]
    public void Corrects_offsets_of_an_archive_behind_a_prefix_and_names_a_dex_there()
    {
        var plain = new ZipBuilder().Add("a", "content").Build();
        using var archive = Open([.. "dex\n035\0"u8, .. new byte[100], .. plain]);
        Assert.Equal("content"u8, archive.Read(archive.Entries[0]).Bytes);
        Assert.Contains(archive.Problems, problem => problem.Message.Contains("put before the archive"));
        Assert.Contains(archive.Problems, problem => problem.Message.Contains("CVE-2017-13156"));
    }

    [Fact]
    public void Reports_a_prefix_with_correct_offsets()
    {
        using var archive = Open(new ZipBuilder().Prefix(new byte[64]).Add("a", "content").Build());
        Assert.Contains(archive.Problems, problem => problem.Message.Contains("64 bytes stand before"));
    }

    [Theory]
    [MemberData(nameof(Fixture.Every), MemberType = typeof(Fixture))]
    public void Agrees_with_the_framework_on_every_entry_of_a_package(string name)
    {
        var path = Fixture.Path(name);
        using var archive = ZipArchiveReader.Open(FileBytes.Open(path));
        using var peer = ZipFile.OpenRead(path);
        Assert.Equal(peer.Entries.Select(entry => entry.FullName), archive.Entries.Select(entry => entry.Name));
        foreach (var (ours, theirs) in archive.Entries.Zip(peer.Entries))
        {
            using var stream = theirs.Open();
            using var copy = new MemoryStream();
            stream.CopyTo(copy);
            var content = archive.Read(ours);
            Assert.Empty(content.Problems);
            Assert.True(content.Bytes.AsSpan().SequenceEqual(copy.GetBuffer().AsSpan(0, (int)copy.Length)), ours.Name);
        }
    }
}

using System.Text;
using Candor.Android.Packages;
using Candor.Android.Zip;

namespace Candor.Android.Tests.Zip;

public sealed class HostileArchiveTests
{
    private static ZipArchiveReader Open(byte[] bytes, ZipLimits? limits = null) => ZipArchiveReader.Open(new MemoryBytes(bytes), limits);

    private static BadApkException Fails(byte[] bytes) => Assert.Throws<BadApkException>(() => Open(bytes));

    [Fact]
    public void An_empty_file_is_named_so() => Assert.Contains("empty", Fails([]).Message);

    [Fact]
    public void A_text_is_no_archive() => Assert.Contains("not a ZIP", Fails(Encoding.UTF8.GetBytes(new string('a', 100_000))).Message);

    [Fact]
    public void A_file_that_was_cut_off_is_named_so()
    {
        var whole = new ZipBuilder().Add("a", new byte[1000]).Build();
        Assert.Contains("cut off", Fails(whole[..^30]).Message);
    }

    [Fact]
    public void Garbage_behind_the_end_is_reported()
    {
        using var archive = Open([.. new ZipBuilder().Add("a", "1").Build(), .. new byte[100]]);
        Assert.Contains(archive.Problems, problem => problem.Message.Contains("follow the end"));
        Assert.Single(archive.Entries);
    }

    [Theory]
    [InlineData("../../etc/passwd")]
    [InlineData("/absolute")]
    [InlineData("C:\\windows")]
    [InlineData("a\\..\\b")]
    [InlineData("nul\0name")]
    public void A_name_that_leaves_its_folder_is_only_a_name(string name)
    {
        using var archive = Open(new ZipBuilder().Add(name, "1").Build());
        Assert.Equal(name, archive.Entries[0].Name);
        Assert.True(archive.Entries[0].IsUnsafePath);
        Assert.Contains(archive.Problems, problem => problem.Message.Contains("leave its folder"));
        Assert.Equal("1"u8, archive.Read(archive.Entries[0]).Bytes);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(512L << 20)]
    [InlineData(0xfffffffe)]
    public void A_bomb_ends_at_the_ratio_whatever_length_it_claims(long claimed)
    {
        var zeros = ZipBuilder.Deflate(new byte[512 << 20]);
        using var archive = Open(new ZipBuilder().Add("classes.dex", [], method: 8, data: zeros, length: claimed).Build());
        var before = GC.GetTotalAllocatedBytes();
        var error = Assert.Throws<BadApkException>(() => archive.Read(archive.Entries[0]));
        Assert.Contains("bomb", error.Message);
        Assert.Equal("classes.dex", error.Entry);
        Assert.True(GC.GetTotalAllocatedBytes() - before < 512L << 20);
    }

    [Fact]
    public void An_entry_beyond_the_callers_limit_is_refused()
    {
        using var archive = Open(new ZipBuilder().Add("a", Encoding.UTF8.GetBytes(new string('a', 5000)), method: 8).Add("b", new byte[5000]).Build());
        Assert.Equal(5000, archive.Read(archive.Entries[0], 5000).Bytes.Length);
        Assert.Contains("limit of 4999", Assert.Throws<BadApkException>(() => archive.Read(archive.Entries[0], 4999)).Message);
        Assert.Contains("limit of 4999", Assert.Throws<BadApkException>(() => archive.Read(archive.Entries[1], 4999)).Message);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(7000)]
    public void A_false_length_is_reported_and_all_bytes_are_read(long claimed)
    {
        var content = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 1000)));
        using var archive = Open(new ZipBuilder().Add("a", content, method: 8, length: claimed).Build());
        var read = archive.Read(archive.Entries[0]);
        Assert.Equal(content, read.Bytes);
        Assert.Contains(read.Problems, problem => problem.Message.Contains($"{claimed} bytes are promised"));
    }

    [Fact]
    public void Lengths_of_2_to_the_32_read_what_is_there()
    {
        using var archive = Open(new ZipBuilder().Add("a", "123"u8.ToArray(), length: 0xffffffff, compressedLength: 0xffffffff).Build());
        var content = archive.Read(archive.Entries[0]);
        Assert.StartsWith("123", Encoding.Latin1.GetString(content.Bytes));
        Assert.Contains(content.Problems, problem => problem.Message.Contains("promised"));
    }

    [Fact]
    public void A_local_header_outside_the_file_costs_that_entry_only()
    {
        using var archive = Open(new ZipBuilder().Add("a", "1").Add("b", "2"u8.ToArray(), localOffset: 0xfffffff0).Build());
        Assert.Equal("1"u8, archive.Read(archive.Entries[0]).Bytes);
        Assert.Contains("outside the file", Assert.Throws<BadApkException>(() => archive.Read(archive.Entries[1])).Message);
    }

    [Fact]
    public void Broken_deflate_data_is_an_error_of_the_entry()
    {
        using var archive = Open(new ZipBuilder().Add("a", [], method: 8, data: [0xff, 0xff, 0xff, 0xff], length: 100).Build());
        Assert.Equal("a", Assert.Throws<BadApkException>(() => archive.Read(archive.Entries[0])).Entry);
    }

    [Fact]
    public void A_directory_outside_the_file_is_an_error()
    {
        var bytes = new ZipBuilder().Add("a", "1").Build();
        bytes[^6] = bytes[^5] = bytes[^4] = bytes[^3] = 0xff;
        bytes[^10] = 0x7f;
        Assert.Contains("central directory", Fails(bytes).Message);
    }

    [Fact]
    public void A_false_number_of_entries_is_reported_and_all_are_read()
    {
        using var archive = Open(new ZipBuilder { EntryCount = 1 }.Add("a", "1").Add("hidden", "2").Build());
        Assert.Equal(2, archive.Entries.Length);
        Assert.Contains(archive.Problems, problem => problem.Message.Contains("promises 1 entries"));
    }

    [Fact]
    public void Entries_and_names_beyond_the_limits_are_left_out_and_reported()
    {
        var builder = new ZipBuilder().Add(new string('n', 5000), "long");
        for (var i = 0; i < 30; i++)
        {
            builder.Add($"e{i}", "1");
        }
        using var archive = Open(builder.Build(), new ZipLimits { MaxEntries = 10 });
        Assert.Equal(10, archive.Entries.Length);
        Assert.Equal(2, archive.Problems.Length);
    }

    [Fact]
    public void The_same_oddity_a_thousand_times_is_told_twenty_times()
    {
        var builder = new ZipBuilder();
        for (var i = 0; i < 1000; i++)
        {
            builder.Add("same", "1");
        }
        using var archive = Open(builder.Build());
        Assert.Equal(20, archive.Problems.Length);
    }
}
